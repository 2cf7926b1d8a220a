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
    case .table(var choice):
      choice.chosen = chosen
      overlay = .table(choice)
    case .none, .help, .entry, .command, .state: break
    }
  }

  /// A key while a list is open.
  ///
  /// - Parameter opener: what opens it; its key closes it, too.
  mutating func press(_ key: Key, in list: EntryList, opener: Action) {
    if find(with: key) { return }
    look.scroll.list = nil
    switch page.listMove(for: key) {
    case .line(let lines): chooseEntry(list.chosen + lines)
    case .page(let pages): chooseEntry(list.chosen + pages * list.page)
    case .first: chooseEntry(0)
    case .last: chooseEntry(list.count - 1)
    case .take: apply(.confirm)
    case .leave: apply(.back)
    case .quit: apply(.quit)
    case nil:
      if keys.action(for: key) == opener {
        apply(.back)
      } else if key == .character(" ") {
        apply(.confirm)
      }
    }
  }

  /// A key while the help page is open.
  mutating func press(_ key: Key, onHelpScrolled scrolled: Int) {
    if find(with: key) { return }
    let last = page.mostScrolled(on: screen)
    let height = max(1, page.helpRows(on: screen) - 1)
    func scroll(to line: Int) { overlay = .help(scrolled: max(0, min(line, last))) }
    switch page.listMove(for: key) {
    case .line(let lines): scroll(to: scrolled + lines)
    case .page(let pages): scroll(to: scrolled + pages * height)
    case .first: scroll(to: 0)
    case .last: scroll(to: last)
    case .quit: apply(.quit)
    case nil where key == .character(" "): scroll(to: scrolled + height)
    case .take, .leave, nil: apply(.back)
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
      switch (page.textMove(for: key), key) {
      case (.leave, _): self.search = nil
      case (_, .backspace) where search.field.text.isEmpty: self.search = nil
      case (.take, _):
        search.isTyped = search.current == nil && !search.field.text.isEmpty
        self.search = search.field.text.isEmpty ? nil : search
      case (.line, _), (.page, _), (.quit, _), (_, .tab), (_, .backTab): return false
      default:
        search.field.edit(key)
        search.look(through: page.searchedLines)
        self.search = search
        showMatch()
      }
      return true
    }
    switch (page.listMove(for: key), key) {
    case (.leave, _): self.search = nil
    case (_, .character("n")), (_, .character("N")):
      search.goOn(key == .character("n") ? 1 : -1)
      self.search = search
      showMatch()
    case (.take, _) where page.openList(on: screen) == nil:
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
