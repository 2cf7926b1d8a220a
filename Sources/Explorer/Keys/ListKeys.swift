import Laboratory
import Terminal

// All lists over the view are gone through in the same way.
extension ExplorerState {
  /// The list that covers the view on a screen of this size; nil where none does.
  func openList(on size: Size) -> EntryList? {
    switch overlay {
    case .presets(let chosen): presetList(chosen: chosen, on: size)
    case .lessons(let chosen): lessonList(chosen: chosen, on: size)
    case .exports(let chosen): exportList(chosen: chosen, on: size)
    case .table(let choice): tableList(choice, on: size)
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
    scroll.list = nil
    switch listMove(for: key) {
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
    let last = mostScrolled(on: screen)
    let page = max(1, helpRows(on: screen) - 1)
    func scroll(to line: Int) { overlay = .help(scrolled: max(0, min(line, last))) }
    switch listMove(for: key) {
    case .line(let lines): scroll(to: scrolled + lines)
    case .page(let pages): scroll(to: scrolled + pages * page)
    case .first: scroll(to: 0)
    case .last: scroll(to: last)
    case .quit: apply(.quit)
    case nil where key == .character(" "): scroll(to: scrolled + page)
    case .take, .leave, nil: apply(.back)
    }
  }
}
