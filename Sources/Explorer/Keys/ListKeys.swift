import Laboratory
import Stage
import Terminal

// All lists over the view are gone through in the same way.
extension ExplorerState {
  /// The list that covers the view on a screen of this size; nil where none does.
  func openList(on size: Size) -> EntryList? {
    switch overlay {
    case .presets(let chosen): presetList(chosen: chosen, on: size)
    case .lessons(let chosen): lessonList(chosen: chosen, on: size)
    case .exports(let chosen): exportList(chosen: chosen, on: size)
    case .none, .help, .entry, .command, .state: nil
    }
  }

  /// Chooses in the list that covers the view: the entry with this number or the nearest there is.
  mutating func chooseEntry(_ index: Int) {
    guard let list = openList(on: screen), list.count > 0 else { return }
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
    let last = mostScrolled(on: screen)
    let page = max(1, helpRows(on: screen) - 1)
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
