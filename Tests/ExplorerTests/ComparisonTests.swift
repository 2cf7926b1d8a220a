import Laboratory
import Stage
import Terminal
import Testing

@testable import Explorer
@testable import Presets
@testable import Views

/// The twin's modes and the ghosts.
struct ComparisonTests {
  @Test func `w goes through four modes on a wide screen`() throws {
    var state = try explorer(at: 500)
    #expect(state.twinMode == .overlaid)
    state.type("w")
    #expect(state.twinMode == .sideBySide)
    let split = state.text(120, 40)
    #expect(split.contains("r output · LE"))
    #expect(split.contains("┬ leaky"))
    #expect(!state.text(119, 40).contains("r output · LE"))
    state.type("w")
    #expect(state.text(120, 40).contains("r − ideal"))
    #expect(state.text(120, 40).contains("Δu"))
    state.type("w")
    #expect(state.text(120, 40).contains("twin off"))
    state.type("w")
    #expect(state.twinMode == .overlaid)
  }

  @Test func `Side by side needs a wide screen, and says so`() throws {
    var state = try explorer(at: 10)
    state.screen = Size(columns: 80, rows: 24)
    state.type("w")
    #expect(state.twinMode == .difference)
    #expect(state.message?.text.contains("needs 120 columns") == true)
  }

  @Test func `Difference draws the error of both against the ideal`() throws {
    var state = try explorer(at: 500)
    state.twinMode = .difference
    let grid = state.picture(Size(columns: 120, rows: 40))
    // The leaky output is up to 1.2 off, the network's 0.01: the range is the twin's.
    let layout = state.layout(grid.size)
    let plot = try #require(layout.plots.last?[1])
    let top = (plot.row..<plot.endRow).first { row in
      (plot.column..<plot.endColumn).contains { grid[$0, row].style.ink == .second }
    }
    #expect(try #require(top) <= plot.row + 1)
    let middle = plot.row + (plot.rows - 1) / 2...plot.row + plot.rows / 2
    // Where the twin crosses it the cell is the twin's.
    let seen = (plot.column..<plot.endColumn).count { column in
      middle.contains { grid[column, $0].style.ink == .first }
    }
    #expect(seen >= plot.columns * 3 / 4)
  }

  @Test func `Off hides the twin from the charts`() throws {
    var state = try explorer(at: 500)
    state.twinMode = .off
    let size = Size(columns: 120, rows: 40)
    let grid = state.picture(size)
    for plot in state.layout(size).plots.flatMap(\.self) {
      for row in plot.row..<plot.endRow {
        for column in plot.column..<plot.endColumn {
          #expect(grid[column, row].style.ink != .second)
        }
      }
    }
  }

  @Test func `A ghost is named after what changed`() throws {
    var state = try explorer(at: 200)
    state.type("g")
    #expect(state.message?.text == "ghost 1: as opened")
    state.press(.down)
    state.press(.left)
    state.type("ffg")
    #expect(state.message?.text == "ghost 2: τr 5 ms, f 20 Hz")
    state.press(.tab)
    state.press(.up)
    state.parameter = .tauM
    state.press(.right)
    state.type("g")
    #expect(state.message?.text == "ghost 3: τm 20 ms in layer 1")
    #expect(state.text(120, 40).contains("1 as opened · 2 τr 5 ms, f 20 Hz"))
    #expect(state.text(80, 24).contains("3 τm 20 ms in layer 1"))
    state.type("G")
    #expect(state.bench.ghosts.isEmpty)
    #expect(!state.text(120, 40).contains("1 as opened"))
  }

  @Test func `Eight ghosts are the limit`() throws {
    var state = try explorer(at: 50)
    for _ in 0..<8 { state.type("g") }
    #expect(state.bench.ghosts.count == 8)
    state.type("g")
    #expect(state.bench.ghosts.count == 8)
    #expect(state.message?.text.contains("eight ghosts are the limit") == true)
  }

  @Test(arguments: AxisMode.allCases)
  func `A ghost of what repeats lies on it, whenever and however it is drawn`(
    mode: AxisMode
  ) throws {
    var state = try explorer(at: 1200)
    state.type("g")
    state.run(until: 1871.3)
    state.bench.axis = mode
    let axis = state.timeAxis(state.layout(Size(columns: 200, rows: 60)))
    let ghost = try #require(state.bench.ghosts.first)
    for channel in [Trace.Channel.rate(.network, 3), .membranePotential(.twin, 2)] {
      let kept = ghost.values(of: channel, on: axis, isPeriodic: true)
      let now = axis.extents(of: channel, in: state.timeline.trace)
      var compared = 0
      for (value, extent) in zip(kept, now) where !value.isNaN && !extent.low.isNaN {
        // Both are as fine as a pixel, in which the sine of 5 Hz rises by 2π·5 Hz·1.25 ms.
        #expect(value > extent.low - 0.08 && value < extent.high + 0.08, "\(channel)")
        compared += 1
      }
      #expect(compared > axis.pixels * 8 / 10)
    }
  }

  @Test func `A ghost of noise stays at its time`() throws {
    var state = try explorer("fast-noise", at: 500)
    state.type("g")
    let axis = state.timeAxis(state.layout(Size(columns: 120, rows: 40)))
    let ghost = try #require(state.bench.ghosts.first)
    let channel = Trace.Channel.rate(.network, 0)
    let kept = ghost.values(of: channel, on: axis, isPeriodic: false)
    let now = axis.extents(of: channel, in: state.timeline.trace)
    for (value, extent) in zip(kept, now).dropFirst().dropLast(2) {
      #expect(value > extent.low - 0.2 && value < extent.high + 0.2)
    }
    state.run(until: 1000)
    let later = state.timeAxis(state.layout(Size(columns: 120, rows: 40)))
    #expect(
      ghost.values(of: channel, on: later, isPeriodic: false).allSatisfy { $0.isNaN })
  }

  @Test func `A ghost of other neurons is not drawn`() throws {
    var state = try explorer(at: 100)
    state.type("g")
    let ghost = try #require(state.bench.ghosts.first)
    let axis = state.timeAxis(state.layout(state.screen))
    #expect(ghost.values(of: .rate(.network, 17), on: axis, isPeriodic: true).isEmpty)
    #expect(!ghost.fits(try shippedLibrary.preset("one-neuron-lag")))
  }

  @Test func `Ghosts are named on every screen, also beside a large chart`() throws {
    var state = try explorer(at: 100)
    state.type("g")
    for (columns, rows) in [(120, 40), (80, 24), (60, 20), (40, 12)] {
      #expect(state.text(columns, rows).contains("1 as opened"), "\(columns)x\(rows)")
    }
    state.press(.enter)
    for (columns, rows) in [(120, 40), (80, 24), (60, 20), (40, 12)] {
      #expect(state.text(columns, rows).contains("1 as opened"), "large, \(columns)x\(rows)")
    }
  }
}
