import Stage
import Terminal

/// What covers the view, and what is looked for in it.
struct Cover: Sendable {
  var overlay = Overlay.none {
    didSet { if overlay.cover == nil { search = nil } }
  }
  /// Nil where nothing is looked for.
  var search: Search?

  /// Whether what is pressed is typed into a line of text.
  var isTyping: Bool {
    guard let cover = overlay.cover else { return false }
    return type(of: cover).isLine || search?.isTyped == true
  }
}

// What is found in a list or on the help page.
extension Cover {
  /// A key where something can be found.
  ///
  /// - Parameter pinned: the first entry of a list that stands still, which a match moves again.
  /// - Returns: whether it was part of finding something.
  mutating func find(
    with key: Key, _ surroundings: Surroundings, unpinning pinned: inout Int?
  ) -> Bool {
    let keys = surroundings.keys
    guard var search else {
      guard keys.action(for: key) == .find else { return false }
      beginSearch()
      return true
    }
    if search.isTyped {
      switch (keys.textMove(for: key), key) {
      case (.leave, _): self.search = nil
      case (_, .backspace) where search.field.text.isEmpty: self.search = nil
      case (.take, _):
        search.isTyped = search.current == nil && !search.field.text.isEmpty
        self.search = search.field.text.isEmpty ? nil : search
      case (.line, _), (.page, _), (.quit, _), (_, .tab), (_, .backTab): return false
      default:
        search.field.edit(key)
        search.look(through: overlay.cover?.searchedLines(surroundings) ?? [])
        self.search = search
        showMatch(surroundings, unpinning: &pinned)
      }
      return true
    }
    switch (keys.listMove(for: key), key) {
    case (.leave, _): self.search = nil
    case (_, .character("n")), (_, .character("N")):
      search.goOn(key == .character("n") ? 1 : -1)
      self.search = search
      showMatch(surroundings, unpinning: &pinned)
    case (.take, _) where overlay.cover?.list(surroundings, on: surroundings.look.size) == nil:
      search.goOn(1)
      self.search = search
      showMatch(surroundings, unpinning: &pinned)
    default:
      guard keys.action(for: key) == .find else { return false }
      beginSearch()
    }
    return true
  }

  /// Begins to find something in what covers the view, or on the help page where nothing does.
  mutating func beginSearch() {
    if overlay.cover == nil { overlay = .help(scrolled: 0) }
    search = Search(from: overlay.cover?.line ?? 0)
  }

  /// Brings the match into sight.
  private mutating func showMatch(_ surroundings: Surroundings, unpinning pinned: inout Int?) {
    guard let search else { return }
    overlay.cover?.go(to: search.current ?? search.origin, surroundings)
    if overlay.cover?.list(surroundings, on: surroundings.look.size) != nil { pinned = nil }
  }
}
