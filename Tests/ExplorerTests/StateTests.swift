import Formats
import Presets
import Terminal
import Testing

@testable import Explorer
@testable import Stage

/// The state of all parameters, shown as one line and opened from it.
struct StateTests {
  private func token(in state: ExplorerState) throws -> StateToken {
    guard let token = (state.overlay.cover as? StateCover)?.token else {
      Issue.record("no state is shown")
      return StateToken(state.preset)
    }
    return token
  }

  @Test(arguments: [(120, 40), (80, 24), (60, 20), (40, 12)], GlyphSet.allCases)
  func `The whole line is on the screen, with nothing beside it`(
    size: (Int, Int), glyphs: GlyphSet
  ) throws {
    var state = try explorer(glyphs: glyphs)
    state.obey("set tau_m 20")
    state.obey("set layers.2.activation tanh")
    state.type("Y")
    let text = try token(in: state).text
    let lines = state.text(size.0, size.1).split(separator: "\n", omittingEmptySubsequences: false)
    let first = try #require(lines.firstIndex { $0.hasPrefix("lescope1:") })
    let rows = (text.count + size.0 - 1) / size.0
    #expect(lines[first..<first + rows].joined() == text)
    #expect(lines[first - 1].contains("state of all parameters"))
    state.type("Y")
    #expect(state.overlay == .none)
  }

  @Test func `It holds what keys have changed, ties and the view with them`() throws {
    var state = try explorer()
    state.type("e")
    state.type("f")
    state.obey("window 123")
    state.obey("speed 0.5")
    state.type("Y")
    let token = try token(in: state)
    state.press(.escape)
    var other = try explorer("fast-noise")
    other.obey("open \(token.text)")
    #expect(other.message == nil)
    #expect(other.preset.stimulus == state.preset.stimulus)
    #expect(!other.preset.tiesTauR())
    #expect(other.preset.network == state.preset.network)
    #expect(other.window == 123)
    #expect(other.speed == .times(0.5))
    #expect(other.preset.title == state.preset.title)
    other.type("Y")
    #expect(try self.token(in: other) == token)
  }

  @Test func `A broken one is refused in a sentence, and nothing changes`() throws {
    var state = try explorer()
    let before = state.preset
    state.type("Y")
    let text = try token(in: state).text
    state.press(.escape)
    state.obey("open \(text.dropLast(2))")
    #expect(state.message?.isWarning == true)
    #expect(state.message?.text.contains("its checksum does not fit") == true)
    state.obey("open lescope9:abc")
    #expect(state.message?.text.contains("of another version of lescope") == true)
    #expect(state.preset == before)
  }

  @Test func `A line longer than the screen is not shown in part`() throws {
    var preset = try explorer().preset
    preset.layers[0].neurons = 40
    preset.layers[0].weights = .explicit((0..<40).map { [1 / Double($0 + 3)] })
    preset.layers[1].weights = .constant(value: 0.1)
    var state = ExplorerState(preset, glyphs: .ascii)
    state.type("Y")
    #expect(try token(in: state).text.count > 1000)
    let page = state.text(60, 20)
    #expect(page.contains("too long for this screen"))
    #expect(!page.contains("lescope1:"))
  }

  @Test func `A signal of the user's own is read by the world outside`() throws {
    var state = try explorer("recorded-signal")
    state.type("Y")
    let shipped = try token(in: state)
    #expect(!shipped.needsFiles)
    state.press(.escape)
    state.obey("open \(shipped.text)")
    #expect(state.request == nil)
    #expect(state.message == nil)
  }
}
