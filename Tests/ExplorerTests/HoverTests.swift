import Laboratory
import Presets
import Terminal
import Testing

@testable import Explorer
@testable import Stage
@testable import Views

/// When what is under the mouse is read, and when something else is to be said.
struct HoverTests {
  private static let size = Size(columns: 120, rows: 40)
  private static let place = Position(column: 30, row: 12)

  /// The scope with the mouse over the chart of the first layer.
  private func pointed() throws -> ExplorerState {
    var state = try ReadoutTests.opened("lag-adds-up", .scope, Self.size, at: 430)
    state.press(.motion(Self.place))
    return state
  }

  private func lastLine(_ state: ExplorerState) -> String {
    let rows = state.picture(Self.size).text.split(separator: "\n")
    return String(rows[Self.size.rows - 1])
  }

  @Test func `The last line reads it until the mouse leaves`() throws {
    var state = try pointed()
    #expect(lastLine(state).contains(/^ layer 1 u at [\d.]+ ms: LE -?[\d.]+, leaky -?[\d.]+ *$/))
    state.press(.motion(Position(column: 100, row: 12)))
    #expect(lastLine(state).hasPrefix(" τm — membrane time constant"))
    state.press(.motion(Position(column: 999, row: 999)))
    #expect(lastLine(state).hasPrefix(" τm — membrane time constant"))
  }

  @Test func `Looking is no action`() throws {
    var state = try pointed()
    state.say("something was said")
    state.begin(steps: 0)
    state.stepsLeft = 7
    state.count = 3
    let before = state
    state.press(.motion(Position(column: 20, row: 20)))
    #expect(state.message == before.message && state.stepsLeft == 7 && state.count == 3)
    #expect(
      state.preset == before.preset
        && state.timeline.experiment.age == before.timeline.experiment.age)
    #expect(state.layer == before.layer && state.bench.cursor == nil)
  }

  @Test func `A key or a button takes it away until the mouse moves again`() throws {
    for key in [
      Key.right, .character("w"), .mouse(MouseEvent(.press, at: Self.place)),
      .mouse(MouseEvent(.wheelUp, at: Self.place)), .resize(Self.size),
    ] {
      var state = try pointed()
      state.press(key)
      #expect(state.readoutInWords.isEmpty && !lastLine(state).contains(" at "), "\(key)")
      state.press(.motion(Self.place))
      #expect(!state.readoutInWords.isEmpty && lastLine(state).contains(" at "), "\(key)")
    }
  }

  @Test func `Warnings, counts and what covers the view come first`() throws {
    var state = try pointed()
    state.say("a message")
    #expect(!state.readoutInWords.isEmpty)
    state.warn("a warning")
    #expect(state.readoutInWords.isEmpty && lastLine(state).contains("a warning"))
    for keys in ["o", "?", ":", "x", "12"] {
      var covered = try pointed()
      covered.type(keys)
      let last = lastLine(covered)
      covered.press(.motion(Self.place))
      #expect(covered.readoutInWords.isEmpty && lastLine(covered) == last, "\(keys)")
    }
  }

  @Test func `In a lesson that asks, nothing answers`() throws {
    var state = try taking("one-lag")
    state.press(.resize(Self.size))
    #expect(state.isAsked)
    for view in View.allCases {
      state.view = view
      for row in 0..<Self.size.rows {
        for column in stride(from: 0, to: 90, by: 5) {
          state.press(.motion(Position(column: column, row: row)))
          let words = state.readoutInWords
          #expect(!words.contains("gain") && !words.contains("lag"), "\(view.rawValue): \(words)")
          #expect(view != .bode || words.isEmpty)
        }
      }
      let copied = state.page.numbers
      #expect(!copied.contains("theory") && !copied.contains("measured"), "\(view.rawValue)")
      #expect(!copied.contains("lag behind the ideal"))
    }
  }

  @Test func `Of a thousand moves the last is drawn, and none is recorded`() throws {
    let moves = (0..<1000).map { Key.motion(Position(column: 10 + $0 % 30, row: 10 + $0 % 7)) }
    let keys = moves + [.motion(Self.place), .character("u")] + moves + [.character("q")]
    var screen = MemoryScreen(size: Self.size, keys: keys)
    var state = try explorer(at: 430)
    state.isRunning = false
    var explorer = Explorer(state)
    let status = explorer.run(on: &screen)
    #expect(status == 0 && screen.pictures.count <= 4, "\(screen.pictures.count)")
    let events = explorer.session.session.entries.map(\.event)
    #expect(events == [.key(.character("u")), .key(.character("q"))])
  }

  @Test func `What is not read anew is not drawn anew`() throws {
    // In the panel of parameters, where there is nothing to be read.
    let moves = (0..<50).map { Key.motion(Position(column: 100, row: $0 % 30)) }
    var screen = MemoryScreen(size: Self.size, keys: moves + [.hangUp])
    var state = try explorer(at: 430)
    state.isRunning = false
    var explorer = Explorer(state)
    _ = explorer.run(on: &screen)
    #expect(screen.pictures.count == 1)
  }

  @Test func `It is looked at once at most in the time of a picture`() {
    var hovering = Hovering()
    let start = ContinuousClock.now
    let isDueAtRest = hovering.isDue(at: start)
    #expect(hovering.wait(at: start) == nil && !isDueAtRest)
    hovering.move()
    let isDue = hovering.isDue(at: start)
    let isDueAgain = hovering.isDue(at: start)
    #expect(isDue && !isDueAgain)
    hovering.move()
    hovering.move()
    let soon = start + .milliseconds(10)
    let isDueSoon = hovering.isDue(at: soon)
    #expect(!isDueSoon)
    #expect((20...30).contains(hovering.wait(at: soon) ?? 0))
    let isDueLater = hovering.isDue(at: start + .milliseconds(34))
    #expect(isDueLater)
    #expect(hovering.wait(at: start + .milliseconds(40)) == nil)
  }

  @Test func `A figure is told whole or not at all`() throws {
    let readout = try #require(
      Readout(
        "layer 2 r at 1284.3 ms", "1284.3 ms",
        figures: [
          ShownNumber("LE", 0.421_34), ShownNumber("leaky", .nan), ShownNumber("ideal", -1e-17),
        ]))
    #expect(readout.words(in: 80, .braille) == "layer 2 r at 1284.3 ms: LE 0.4213, ideal 0")
    #expect(readout.words(in: 41, .braille) == "1284.3 ms: LE 0.4213, ideal 0")
    #expect(readout.words(in: 20, .braille) == "1284.3 ms: LE 0.4213")
    #expect(readout.words(in: 18, .braille) == "LE 0.4213, ideal 0")
    #expect(readout.words(in: 9, .braille) == "LE 0.4213")
    #expect(readout.words(in: 8, .braille) == "")
    #expect(Readout("nowhere", figures: [ShownNumber("LE", .nan)]) == nil)
  }
}
