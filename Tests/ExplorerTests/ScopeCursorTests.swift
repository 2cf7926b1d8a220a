import Laboratory
import Stage
import Terminal
import Testing

@testable import Explorer
@testable import Presets

/// The cursor that reads all traces at its time.
struct ScopeCursorTests {
  private func paused(at time: Double = 500) throws -> ExplorerState {
    var state = try explorer(at: time)
    state.screen = Size(columns: 80, rows: 24)
    state.measure()
    return state
  }

  @Test func `It begins at the newest time and moves by columns`() throws {
    var state = try paused()
    let column = state.timeAxis(state.layout(state.screen)).columnSpan
    state.type("c")
    #expect(state.bench.cursor == 500)
    state.press(.left)
    var cursor = try #require(state.bench.cursor)
    #expect(abs(cursor - (500 - column)) <= state.preset.dt)
    state.press(.shiftLeft)
    cursor = try #require(state.bench.cursor)
    #expect(abs(cursor - (500 - 11 * column)) <= 2 * state.preset.dt)
    state.press(.right)
    state.press(.shiftRight)
    state.press(.right)
    #expect(state.bench.cursor == 500)
    for _ in 0..<20 { state.press(.shiftLeft) }
    let oldest = state.timeAxis(state.layout(state.screen)).oldest
    #expect(abs(try #require(state.bench.cursor) - oldest) <= 2 * state.preset.dt)
    // Nothing of it changed a parameter.
    #expect(state.preset == state.opened)
  }

  @Test func `c and Escape leave it, and the arrows are the parameters' again`() throws {
    for key in [Key.escape, .character("c")] {
      var state = try paused()
      state.type("c")
      state.press(key)
      #expect(state.bench.cursor == nil)
      state.press(.right)
      #expect(state.value(.tauM) == 20)
    }
  }

  @Test func `It reads every trace at its time`() throws {
    var state = try paused()
    state.type("c")
    state.press(.left)
    let trace = state.timeline.trace
    let row = trace.row(at: try #require(state.bench.cursor) - 1e-6)
    let text = state.text(80, 24)
    #expect(text.contains("at \(Number.significant(trace.time(ofRow: row), digits: 6)) ms"))
    let channels: [Trace.Channel] = [
      .membranePotential(.network, 3), .rate(.network, 3), .ideal(.network, 3),
      .membranePotential(.twin, 3), .rate(.twin, 3), .stimulus(0),
    ]
    for channel in channels {
      let value = Number.significant(trace.value(of: channel, row: row), digits: 4)
      #expect(text.contains(value), "\(channel)")
    }
    #expect(text.contains("│"))
    #expect(!text.contains("lag, gain"))
    state.press(.tab)
    let first = Number.significant(trace.value(of: .rate(.twin, 0), row: row), digits: 4)
    #expect(state.text(80, 24).contains(first))
  }

  @Test func `A small screen reads it out, too`() throws {
    var state = try paused()
    state.type("c")
    let text = state.text(40, 12)
    #expect(text.contains("at 500 ms"))
    #expect(text.contains("── LE") && text.contains("u ") && text.contains("r "))
  }

  @Test func `The signs jump to the extrema of the rate`() throws {
    var state = try paused()
    let trace = state.timeline.trace
    func rate(_ state: ExplorerState) throws -> Double {
      trace.value(of: .rate(.network, 3), row: trace.row(at: try #require(state.bench.cursor)))
    }
    state.type("<")
    // The sine of 5 Hz is at an extremum every 100 ms, last at 450 ms.
    var cursor = try #require(state.bench.cursor)
    #expect(abs(cursor - 450) < 1)
    #expect(try rate(state) > 0.999)
    state.type("<")
    cursor = try #require(state.bench.cursor)
    #expect(abs(cursor - 350) < 1)
    #expect(try rate(state) < -0.999)
    state.type(">>")
    #expect(state.message?.text.contains("no further") == true)
    cursor = try #require(state.bench.cursor)
    #expect(abs(cursor - 450) < 1)
  }

  @Test func `It keeps its time while the picture moves, and stays at the edge`() throws {
    var state = try paused()
    state.type("c")
    state.run(until: 700)
    #expect(state.text(80, 24).contains("at 500 ms"))
    state.run(until: 1200)
    #expect(!state.text(80, 24).contains("at 500 ms"))
    let axis = state.timeAxis(state.layout(state.screen))
    let row = try #require(state.rowAtCursor(on: axis))
    #expect(abs(state.timeline.trace.time(ofRow: row) - axis.oldest) < 2 * state.preset.dt)
    #expect(axis.pixel(of: state.timeline.trace.time(ofRow: row)) == 0)
  }

  @Test func `It is seen wherever time runs`() throws {
    for mode in AxisMode.allCases {
      var state = try paused(at: 1033.7)
      state.bench.axis = mode
      state.type("c")
      for _ in 0..<30 {
        let axis = state.timeAxis(state.layout(state.screen))
        let time = try #require(state.bench.cursor)
        #expect(axis.pixel(of: time) != nil, "\(mode) \(time)")
        state.press(.left)
      }
    }
  }

  @Test func `Extrema are where the values turn for good`() {
    #expect([0.0, 1, 2, 1, 0, 1, 2].extrema == [2, 4])
    #expect([0.0, 1, 1, 1, 0].extrema == [1])
    #expect([2.0, 1, 0, 1, 2].extrema == [2])
    #expect([0.0, 1, 0.9999, 1.5, 3].extrema == [])
    #expect([Double]().extrema == [])
    #expect([1.0, 1, 1].extrema == [])
  }
}
