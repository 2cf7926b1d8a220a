import Laboratory
import Presets
import Stage
import Terminal
import Views

/// The key table, scrolled down by so many lines.
struct HelpCover: ExplorerCover {
  var scrolled: Int

  func draw(_ surroundings: Surroundings, _ search: Search?, on grid: inout Grid) {
    let glyphs = surroundings.glyphs
    let close = "\(Key.escape.name(in: glyphs)) closes this"
    let find = surroundings.keys.name(of: .find, in: glyphs)
    surroundings.help(on: grid.size).draw(
      scrolled: scrolled,
      titles: ["keys · \(find) finds, \(close)", "keys · \(close)", "keys"], search: search,
      on: &grid)
  }

  mutating func press(_ key: Key, _ surroundings: Surroundings) -> [CoverReply] {
    let page = surroundings.help(on: surroundings.look.size)
    let height = max(1, page.rows - 1)
    func bounded(_ line: Int) -> Int { max(0, min(line, page.mostScrolled)) }
    switch surroundings.keys.listMove(for: key) {
    case .line(let lines): scrolled = bounded(scrolled + lines)
    case .page(let pages): scrolled = bounded(scrolled + pages * height)
    case .first: scrolled = 0
    case .last: scrolled = page.mostScrolled
    case .quit: return [.act(.quit)]
    case nil where key == .character(" "): scrolled = bounded(scrolled + height)
    case .take, .leave, nil: return [.act(.back)]
    }
    return []
  }

  func panel(_ surroundings: Surroundings, on size: Size) -> Rect? {
    surroundings.help(on: size).panel
  }

  mutating func turn(_ direction: Int, _ surroundings: Surroundings, on size: Size) {
    scrolled = max(
      0, min(scrolled + 3 * direction, surroundings.help(on: size).mostScrolled))
  }

  static let canBeSearched = true

  var line: Int { scrolled }

  mutating func go(to line: Int, _ surroundings: Surroundings) {
    let page = surroundings.help(on: surroundings.look.size)
    let isSeen = scrolled..<scrolled + page.rows ~= line
    if !isSeen { scrolled = max(0, min(line - page.rows / 3, page.mostScrolled)) }
  }

  func searchedLines(_ surroundings: Surroundings) -> [[String]] {
    surroundings.help(on: surroundings.look.size).lines.map { surroundings.spelled($0.text) }
  }
}

extension Overlay {
  /// The keys, scrolled down by so many lines.
  static func help(scrolled: Int) -> Overlay { Overlay(cover: HelpCover(scrolled: scrolled)) }
}

extension Surroundings {
  /// All of the help, as a screen of this size has it.
  func help(on size: Size) -> TextPage {
    var page = TextPage(over: size, columns: 72)
    page.head("What to watch")
    page.write(whatToWatch, in: glyphs)
    for group in Command.Group.allCases {
      page.space()
      page.head(group.rawValue)
      for command in keys.commands where command.group == group {
        page.explain(command.keyNames(in: glyphs), command.summary, indent: 16, in: glyphs)
      }
    }
    page.space()
    page.write(
      "After : any command by its name (:step 10), and", isHeading: true, in: glyphs)
    for verb in Verb.allCases {
      page.explain("\(verb) \(verb.usage)", verb.summary, indent: 21, in: glyphs)
    }
    page.space()
    page.head("Mouse")
    for row in MouseTable.rows { page.explain(row.place, row.summary, indent: 17, in: glyphs) }
    page.space()
    page.head("Parameters")
    for parameter in shownParameters {
      page.explain(parameter.symbol, parameter.help, indent: 16, in: glyphs)
    }
    if loop != nil {
      page.explain(
        "feedback loop",
        "β/βc, which stands below the parameters: the nudging strength over the one from which on "
          + "errors and rates feed one another and grow, by way of the output. βc is that of the very "
          + "step the network makes, at its present weights and slopes: it depends on the scheme, τr, γ "
          + "and where errors come from.", indent: 16, in: glyphs)
    }
    return page
  }
}
