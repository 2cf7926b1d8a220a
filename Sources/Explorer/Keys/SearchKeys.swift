import Laboratory
import Terminal

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
      switch (textMove(for: key), key) {
      case (.leave, _): self.search = nil
      case (_, .backspace) where search.field.text.isEmpty: self.search = nil
      case (.take, _):
        search.isTyped = search.current == nil && !search.field.text.isEmpty
        self.search = search.field.text.isEmpty ? nil : search
      case (.line, _), (.page, _), (.quit, _), (_, .tab), (_, .backTab): return false
      default:
        search.field.edit(key)
        search.look(through: searchedLines)
        self.search = search
        showMatch()
      }
      return true
    }
    switch (listMove(for: key), key) {
    case (.leave, _): self.search = nil
    case (_, .character("n")), (_, .character("N")):
      search.goOn(key == .character("n") ? 1 : -1)
      self.search = search
      showMatch()
    case (.take, _) where openList(on: screen) == nil:
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
    var origin = openList(on: screen)?.chosen ?? 0
    if case .help(let scrolled) = overlay { origin = scrolled }
    search = Search(from: origin)
  }

  /// All lines of what covers the view, each in all the ways it may be spelled.
  private var searchedLines: [[String]] {
    func spelled(_ text: String) -> [String] { [glyphs.spell(text), GlyphSet.ascii.spell(text)] }
    switch overlay {
    case .help: return helpLines(on: screen).map { spelled($0.text) }
    case .presets:
      return library.map { entry in
        [entry.preset.title, entry.name, entry.preset.about].flatMap(spelled)
      }
    case .lessons:
      return lessons.map { entry in
        [entry.lesson.title, entry.name, entry.lesson.about].flatMap(spelled)
      }
    case .exports: return ExportFormat.allCases.map { spelled("\($0.rawValue) \($0.summary)") }
    case .table:
      return TableChoice.choices.indices.map { number in
        let (name, summary) = tableEntry(number)
        return spelled("\(name) \(summary)")
      }
    case .none, .entry, .command, .state: return []
    }
  }

  /// Brings the match into sight.
  private mutating func showMatch() {
    guard let search else { return }
    let line = search.current ?? search.origin
    if case .help(let scrolled) = overlay {
      let rows = helpRows(on: screen)
      let isSeen = scrolled..<scrolled + rows ~= line
      overlay = .help(
        scrolled: isSeen ? scrolled : max(0, min(line - rows / 3, mostScrolled(on: screen))))
    } else {
      scroll.list = nil
      chooseEntry(line)
    }
  }
}
