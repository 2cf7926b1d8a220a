import Laboratory
import Stage
import Terminal
import Testing

@testable import Explorer
@testable import Presets
@testable import Studies
@testable import Views

/// Words in the borders of panels stand whole and apart.
struct BorderTests {
  private static let sizes =
    ListTests.sizes + [Size(columns: 100, rows: 30), Size(columns: 56, rows: 16)]

  /// The texts in a row of a panel's border, as they are between its lines.
  private func words(_ row: Int, of panel: Rect, in grid: Grid) -> [String] {
    let lines: Set<Unicode.Scalar> = [
      "─", "┌", "┐", "└", "┘", "├", "┤", "┬", "┴", "┼", "│", "+", "|", "-",
    ]
    var words: [String] = []
    var word = String.UnicodeScalarView()
    var isInside = false
    for column in panel.column..<panel.endColumn {
      let scalar = grid[column, row].scalar
      let isLine = lines.contains(scalar)
      if isLine {
        if isInside { words.append(String(word)) }
        (word, isInside) = (String.UnicodeScalarView(), false)
      } else {
        word.append(scalar)
        isInside = true
      }
    }
    return words
  }

  private func check(_ state: ExplorerState, _ size: Size) throws {
    guard let panel = state.page.panel(on: size), panel.rows > 2 else { return }
    let grid = state.backdrop(size)
    let titles = state.lockTitles ?? ["parameters · all layers", "all layers"]
    let above = ["more above", "more", "↑"]
    let below = ["more below", "more", "↓"]
    func isWhole(_ word: String, _ known: [String]) -> Bool {
      known.contains { " \(state.glyphs.spell($0)) " == word }
    }
    for word in words(panel.row, of: panel, in: grid) {
      #expect(isWhole(word, titles + above), "“\(word)” at \(size): \(grid.text)")
    }
    for word in words(panel.endRow - 1, of: panel, in: grid) {
      let isGauge = word.hasPrefix(" feedback ") && word.hasSuffix(" ")
      #expect(isWhole(word, below) || isGauge, "“\(word)” at \(size): \(grid.text)")
    }
    let rows = state.parameterRows(in: panel)
    let top = words(panel.row, of: panel, in: grid)
    let bottom = words(panel.endRow - 1, of: panel, in: grid)
    #expect(top.contains { isWhole($0, titles) })
    #expect(top.contains { isWhole($0, above) } == (rows.first > 0))
    #expect(bottom.contains { isWhole($0, below) } == rows.hasMoreBelow)
    #expect(bottom.contains { $0.hasPrefix(" feedback ") } == (state.loop != nil))
  }

  @Test(arguments: shippedPresets.map(\.name))
  func `In the parameters' border no words run into each other`(name: String) throws {
    var state = try explorer(name, at: 20)
    state.loop = FeedbackLoop(of: .network, in: state.timeline.experiment)
    for glyphs in [GlyphSet.braille, .ascii] {
      state.glyphs = glyphs
      // All views but the scope have the panel in one place.
      for view in [View.scope, .network] {
        state.view = view
        for parameter in [state.shownParameters.first, .gamma, state.shownParameters.last] {
          state.parameter = parameter ?? .tauM
          for size in Self.sizes { try check(state, size) }
        }
      }
    }
  }

  @Test(arguments: shippedLessons.names)
  func `Nor in a lesson`(name: String) throws {
    var state = try explorer(lessons: [name])
    state.type("L")
    state.press(.enter)
    for size in Self.sizes {
      var sized = state
      sized.press(.resize(size))
      sized.parameter = sized.shownParameters.last ?? .tauM
      guard let places = sized.page.lessonPlaces(on: size), !places.view.isEmpty else { continue }
      sized.lesson = state.lesson
      try check(sized, size, in: places.view.size)
    }
  }

  /// The view above a lesson.
  private func check(_ state: ExplorerState, _ size: Size, in view: Size) throws {
    guard let panel = state.page.panel(on: view), panel.rows > 2 else { return }
    let text = state.text(size.columns, size.rows)
    let row = text.split(separator: "\n", omittingEmptySubsequences: false)[panel.row]
    let titles = try #require(state.lockTitles)
    #expect(titles.contains { row.contains(" \(state.glyphs.spell($0)) ") }, "\(text)")
    if state.parameterRows(in: panel).first > 0 {
      #expect(["more above", "more", "↑"].contains { row.hasSuffix(" \($0) ┐") }, "\(text)")
    }
  }

  @Test func `The gauge says what its number is of`() throws {
    var state = try explorer("teacher", at: 20)
    state.loop = FeedbackLoop(of: .network, in: state.timeline.experiment)
    #expect(state.text(120, 40).contains("feedback"))
    #expect(state.text(120, 40).contains(" of 1 "))
    #expect(state.text(60, 20).contains(" feedback "))
    state.type("?")
    state.press(.end)
    #expect(state.text(120, 60).contains("feedback loop"))
  }
}
