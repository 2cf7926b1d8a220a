import Laboratory
import Stage
import Terminal
import Testing

@testable import Explorer

/// Roll, sweep and trigger.
struct TimeAxisTests {
  private let size = Size(columns: 80, rows: 24)

  /// The rows of the charts, without their axes and the panel.
  private func charts(_ state: ExplorerState) -> [String] {
    state.text(size.columns, size.rows).split(separator: "\n", omittingEmptySubsequences: false)
      .dropFirst(4).dropLast(5).map { String($0.prefix(52)) }
  }

  private func axis(_ mode: AxisMode, at time: Double) throws -> TimeAxis {
    var state = try explorer(at: time)
    state.bench.axis = mode
    return state.timeAxis(state.layout(size))
  }

  @Test func `m goes round, and the axis says which it is`() throws {
    var state = try explorer(at: 50)
    #expect(state.text(80, 24).contains("ms·roll"))
    state.type("m")
    #expect(state.text(80, 24).contains("ms·sweep"))
    state.type("m")
    #expect(state.text(80, 24).contains("ms·trigger"))
    state.type("m")
    #expect(state.text(80, 24).contains("ms·roll"))
  }

  @Test func `Without a period there is no trigger, and it says so`() throws {
    var state = try explorer("fast-noise", at: 50)
    state.type("mm")
    #expect(state.bench.axis == .roll)
    #expect(state.message?.text.contains("no period") == true)
    // A trigger that loses its period rolls until it has one again.
    var other = try explorer(at: 50)
    other.type("mm")
    while other.preset.stimulusCycle != nil { other.type("t") }
    #expect(other.text(80, 24).contains("ms·roll"))
  }

  @Test func `A sweep writes from left to right, two blank cells ahead`() throws {
    // 1.25 sweeps of 400 ms.
    let axis = try axis(.sweep, at: 500)
    let now = try #require(axis.pixel(of: 500))
    #expect(now == axis.pixels / 4)
    #expect(try #require(axis.pixel(of: 400)) == 0)
    let blanks = axis.times.indices.filter { axis.times[$0].isNaN }
    #expect(blanks.count == 4 + 1 - now % 2)
    #expect(blanks.first == now + 1)
    // Behind the gap stands the sweep before.
    let old = try #require(blanks.last) + 1
    #expect(abs(axis.times[old] - (Double(old) * axis.pixelSpan)) < 1e-9)
    #expect(axis.oldest == axis.times[old])
  }

  @Test func `A sweep leaves all but its edge as it is`() throws {
    var state = try explorer(at: 900)
    state.type("m")
    let before = state.picture(size)
    state.run(until: 908)
    let after = state.picture(size)
    let changed = (3..<19).flatMap { row in
      (6..<26).filter { before[$0, row] != after[$0, row] }
    }
    #expect(!changed.isEmpty)
    // Whose a cell is depends on the columns around it, so that two more beside the edge may change.
    #expect(Set(changed).count <= 6)
  }

  @Test func `What repeats stands still under a trigger`() throws {
    var state = try explorer(at: 1400)
    state.type("mm")
    let before = charts(state)
    for time in [1437.0, 1555.5, 1801.3] {
      state.run(until: time)
      #expect(charts(state) == before)
    }
    state.type("m")
    state.run(until: 1840)
    #expect(charts(state) != before)
  }

  @Test func `A trigger shows whole periods, from the beginning of one`() throws {
    var state = try explorer(at: 1000)
    state.type("mm")
    state.window = 330
    let axis = state.timeAxis(state.layout(size))
    #expect(axis.labels == AxisRange(0, 400))
    let start = try #require(axis.times.first)
    let trace = state.timeline.trace
    let row = trace.row(at: start - 1e-6)
    #expect(abs(trace.value(of: .stimulus(0), row: row)) < 1e-9)
    #expect(trace.value(of: .stimulus(0), row: row + 1) > 0)
  }
}
