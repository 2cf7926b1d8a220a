import Laboratory
import Stage
import Terminal

// All lists over the view are gone through in the same way.
extension ExplorerState {
  /// Chooses in the list that covers the view: the entry with this number or the nearest there is.
  mutating func chooseEntry(_ index: Int) {
    guard let list = page.openList(on: screen), list.count > 0 else { return }
    let chosen = max(0, min(index, list.count - 1))
    switch overlay {
    case .presets: overlay = .presets(chosen: chosen)
    case .lessons: overlay = .lessons(chosen: chosen)
    case .exports: overlay = .exports(chosen: chosen)
    case .none, .help, .entry, .command, .state: break
    }
  }

  /// A key while a list is open.
  ///
  /// - Parameter opener: what opens it; its key closes it, too.
  mutating func press(_ key: Key, in list: EntryList, opener: Action) {
    if find(with: key) { return }
    look.scroll.list = nil
    switch (key, keys.action(for: key)) {
    case (.up, _), (_, .chooseParameter(-1)): chooseEntry(list.chosen - 1)
    case (.down, _), (_, .chooseParameter(1)): chooseEntry(list.chosen + 1)
    case (.pageUp, _): chooseEntry(list.chosen - list.page)
    case (.pageDown, _): chooseEntry(list.chosen + list.page)
    case (.home, _): chooseEntry(0)
    case (.end, _): chooseEntry(list.count - 1)
    case (.enter, _), (.character(" "), _): apply(.confirm)
    case (.escape, _), (_, opener): apply(.back)
    case (_, .quit): apply(.quit)
    default: break
    }
  }

  /// A key while the help page is open.
  mutating func press(_ key: Key, onHelpScrolled scrolled: Int) {
    if find(with: key) { return }
    let last = page.mostScrolled(on: screen)
    let page = max(1, page.helpRows(on: screen) - 1)
    func scroll(to line: Int) { overlay = .help(scrolled: max(0, min(line, last))) }
    switch (key, keys.action(for: key)) {
    case (.up, _), (_, .chooseParameter(-1)): scroll(to: scrolled - 1)
    case (.down, _), (_, .chooseParameter(1)): scroll(to: scrolled + 1)
    case (.pageUp, _): scroll(to: scrolled - page)
    case (.pageDown, _), (.character(" "), _): scroll(to: scrolled + page)
    case (.home, _): scroll(to: 0)
    case (.end, _): scroll(to: last)
    case (_, .quit): apply(.quit)
    default: apply(.back)
    }
  }
}

// What is found in a list or on the help page.
extension ExplorerState {
  /// A key where something can be found.
  ///
  /// - Returns: whether it was part of finding something.
  mutating func find(with key: Key) -> Bool {
    guard var search else {
      guard keys.action(for: key) == .find else { return false }
      beginSearch()
      return true
    }
    if search.isTyped {
      switch key {
      case .escape: self.search = nil
      case .backspace where search.field.text.isEmpty: self.search = nil
      case .enter:
        search.isTyped = search.current == nil && !search.field.text.isEmpty
        self.search = search.field.text.isEmpty ? nil : search
      case .up, .down, .pageUp, .pageDown, .tab, .backTab: return false
      case .control("C"): return false
      default:
        search.field.edit(key)
        search.look(through: page.searchedLines)
        self.search = search
        showMatch()
      }
      return true
    }
    switch key {
    case .escape: self.search = nil
    case .character("n"), .character("N"):
      search.goOn(key == .character("n") ? 1 : -1)
      self.search = search
      showMatch()
    case .enter where page.openList(on: screen) == nil:
      search.goOn(1)
      self.search = search
      showMatch()
    default:
      guard keys.action(for: key) == .find else { return false }
      beginSearch()
    }
    return true
  }

  /// Begins to find something in what covers the view, or on the help page where nothing does.
  mutating func beginSearch() {
    if case .none = overlay { overlay = .help(scrolled: 0) }
    var origin = page.openList(on: screen)?.chosen ?? 0
    if case .help(let scrolled) = overlay { origin = scrolled }
    search = Search(from: origin)
  }

  /// Brings the match into sight.
  private mutating func showMatch() {
    guard let search else { return }
    let line = search.current ?? search.origin
    if case .help(let scrolled) = overlay {
      let rows = page.helpRows(on: screen)
      let isSeen = scrolled..<scrolled + rows ~= line
      overlay = .help(
        scrolled: isSeen ? scrolled : max(0, min(line - rows / 3, page.mostScrolled(on: screen))))
    } else {
      look.scroll.list = nil
      chooseEntry(line)
    }
  }
}
