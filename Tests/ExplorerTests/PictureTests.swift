import Explorer
import Laboratory
import LatentEquilibrium
import Stage
import Terminal
import Testing

@testable import Presets
@testable import Views

/// What must hold of every picture.
struct PictureTests {
  @Test func `No size is too small or too odd`() throws {
    let measured = {
      var state = try explorer(at: 60)
      state.measure()
      return state
    }
    var help = try measured()
    help.type("?")
    var presets = try measured()
    presets.type("o")
    for state in [try measured(), help, presets] {
      for rows in Array(1...20) + [27, 40, 55, 70] {
        for columns in stride(from: 1 + rows % 19, through: 220, by: 19) {
          let grid = state.picture(Size(columns: columns, rows: rows))
          #expect(grid.size == Size(columns: columns, rows: rows))
        }
      }
    }
  }

  @Test(arguments: shippedPresets.map(\.name), GlyphSet.allCases)
  func `Every preset has a picture in every size`(name: String, glyphs: GlyphSet) throws {
    var state = try explorer(name, at: 120, glyphs: glyphs)
    state.measure()
    for (columns, rows) in [(220, 70), (160, 48), (120, 40), (80, 24), (60, 20), (40, 12), (34, 9)]
    {
      var scope = state
      scope.type("1")
      #expect(scope.text(columns, rows).contains("layer"))
      for text in [state.text(columns, rows), scope.text(columns, rows)] {
        #expect(text.contains("120.0 ms"))
        #expect(text.split(separator: "\n", omittingEmptySubsequences: false).count == rows)
        if glyphs == .ascii { #expect(text.utf8.allSatisfy { $0 == 10 || 32..<127 ~= $0 }) }
      }
    }
    #expect(state.text(33, 9).contains("too small"))
  }

  @Test(arguments: 1...6)
  func `Whatever keys are pressed, there is a picture, and drawn again it is the same`(
    seed: UInt64
  ) throws {
    var random = RandomGenerator(seed: seed, stream: "keys")
    let keys =
      Command.table.flatMap(\.keys).filter { $0 != .control("C") && $0 != .character("q") }
      + "0123456789.-xe".unicodeScalars.map(Key.character)
      + [.backspace, .home, .end, .pageDown, .pageUp, .unknown, .enter]
    var state = try explorer(glyphs: .ascii)
    for press in 0..<500 {
      let key = keys[Int(random.uniform() * Double(keys.count))]
      // A long count would only make many steps.
      if let count = state.count, count > 99 { state.press(.escape) }
      state.press(key)
      if press % 10 == 0 {
        state.run(until: state.timeline.experiment.time + 3 * state.preset.dt)
        state.measure()
        let size = Size(
          columns: 1 + Int(random.uniform() * 160), rows: 1 + Int(random.uniform() * 50))
        #expect(state.picture(size).size == size)
      }
    }
    #expect(!state.isOver)
    #expect(state.text(120, 40) == state.text(120, 40))
    let size = Size(columns: 120, rows: 40)
    let onBackdrop = state.picture(size, on: state.backdrop(size))
    #expect(onBackdrop == state.picture(size))
  }
}
