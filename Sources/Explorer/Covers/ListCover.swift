import Stage
import Terminal

/// A list to choose from, over the view. All are gone through in the same way.
protocol ListCover: ExplorerCover {
  /// The entry that is chosen, counted from 0.
  var chosen: Int { get set }

  /// What opens it; its key closes it, too.
  static var opener: Action { get }
  /// How many columns it takes at most.
  static var columns: Int { get }
  /// How many lines there are for what the chosen entry is about.
  static var aboutRows: Int { get }

  func count(_ surroundings: Surroundings) -> Int

  /// In several wordings, the longest first.
  func titles(_ surroundings: Surroundings) -> [String]

  /// What stands for an entry, and at the end of its line.
  func entry(
    _ number: Int, in list: EntryList, _ surroundings: Surroundings
  ) -> (name: String, mark: String)

  /// What the chosen entry is about; it is asked for only where there is one.
  func about(_ surroundings: Surroundings) -> String

  /// What an entry can be found by.
  func texts(_ number: Int, _ surroundings: Surroundings) -> [String]

  /// What taking the chosen entry means; it is asked for only where there is one.
  func take(_ surroundings: Surroundings) -> [CoverReply]
}

extension ListCover {
  func list(_ surroundings: Surroundings, on size: Size) -> EntryList? {
    all(surroundings, on: size)
  }

  private func all(_ surroundings: Surroundings, on size: Size) -> EntryList {
    EntryList(
      over: size, columns: Self.columns, count: count(surroundings), chosen: chosen,
      aboutRows: Self.aboutRows, pinned: surroundings.look.scroll.list)
  }

  private func hasChosen(_ surroundings: Surroundings) -> Bool {
    (0..<count(surroundings)).contains(chosen)
  }

  func panel(_ surroundings: Surroundings, on size: Size) -> Rect? {
    all(surroundings, on: size).panel
  }

  func draw(_ surroundings: Surroundings, _ search: Search?, on grid: inout Grid) {
    let list = all(surroundings, on: grid.size)
    list.draw(
      titles: titles(surroundings), about: hasChosen(surroundings) ? about(surroundings) : "",
      search: search, in: surroundings.glyphs, on: &grid
    ) { entry($0, in: list, surroundings) }
  }

  mutating func press(_ key: Key, _ surroundings: Surroundings) -> [CoverReply] {
    let page = all(surroundings, on: surroundings.look.size).page
    switch surroundings.keys.listMove(for: key) {
    case .line(let lines): go(to: chosen + lines, surroundings)
    case .page(let pages): go(to: chosen + pages * page, surroundings)
    case .first: go(to: 0, surroundings)
    case .last: go(to: count(surroundings) - 1, surroundings)
    case .take: return [.act(.confirm)]
    case .leave: return [.act(.back)]
    case .quit: return [.act(.quit)]
    case nil where surroundings.keys.action(for: key) == Self.opener: return [.act(.back)]
    case nil where key == .character(" "): return [.act(.confirm)]
    case nil: break
    }
    return []
  }

  func confirm(_ surroundings: Surroundings) -> [CoverReply] {
    hasChosen(surroundings) ? take(surroundings) : []
  }

  mutating func turn(_ direction: Int, _ surroundings: Surroundings, on size: Size) {
    go(to: chosen + direction, surroundings)
  }

  static var canBeSearched: Bool { true }

  var line: Int { chosen }

  mutating func go(to line: Int, _ surroundings: Surroundings) {
    let count = count(surroundings)
    guard count > 0 else { return }
    chosen = max(0, min(line, count - 1))
  }

  func searchedLines(_ surroundings: Surroundings) -> [[String]] {
    (0..<count(surroundings)).map { number in
      texts(number, surroundings).flatMap(surroundings.spelled)
    }
  }
}
