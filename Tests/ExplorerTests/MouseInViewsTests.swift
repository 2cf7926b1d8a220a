import Formats
import Stage
import Studies
import Terminal
import Testing
import Views

@testable import Explorer
@testable import Presets

/// What the mouse does in the charts of each view.
struct MouseInViewsTests {
  @Test func `A click moves the cursor that is on, and dragging takes it along`() throws {
    var state = try MouseTests.opened(at: 500)
    let plot = state.layout(state.screen).plots[1][1]
    let target = Position(column: plot.column + 7, row: plot.row + 1)
    state.click(target)
    #expect(state.bench.cursor == nil && state.layer == 1, "without a cursor it chooses the layer")
    state.type("c")
    for twinMode in [TwinMode.overlaid, .sideBySide] {
      state.twinMode = twinMode
      state.press(.mouse(MouseEvent(.press, at: target)))
      try expectCursor(of: state, at: target)
      for column in [target.column + 1, target.column + 3, target.column - 3] {
        let next = Position(column: column, row: 0)
        state.drag(to: next)
        try expectCursor(of: state, at: Position(column: column, row: target.row))
      }
      state.press(.mouse(MouseEvent(.release, at: target)))
      #expect(state.scope.expansion == .none)
    }
  }

  @Test func `A click on the errors in Lag puts the cursor there`() throws {
    for size in MouseTests.sizes {
      var state = try MouseTests.opened(size, at: 500)
      state.type("3")
      guard let plot = state.lagLayout(size).plot else {
        #expect(size.rows < 14)
        continue
      }
      let target = Position(column: plot.column + 5, row: plot.row + 1)
      state.click(target)
      try expectCursor(of: state, at: target)
      let read = try #require(state.bench.cursor)
      let time = Number.significant(read, digits: 6)
      let text = state.text(size.columns, size.rows)
      #expect(text.contains("at \(time) ms  ── LE ") || text.contains("at \(time) ms  LE "))
      state.press(.right)
      #expect(state.bench.cursor ?? 0 > read)
      state.press(.escape)
      #expect(state.bench.cursor == nil && state.view == .lag)
      state.turn(.wheelUp, target)
      #expect(state.window == 200)
    }
  }

  /// The cursor is drawn in the column of a position, and nowhere else in its row.
  private func expectCursor(of state: ExplorerState, at position: Position) throws {
    let grid = state.picture(state.screen)
    guard let pane = state.timePane(at: position) else {
      Issue.record("there is no chart")
      return
    }
    let without = {
      var state = state
      state.bench.cursor = nil
      return state.picture(state.screen)
    }()
    // Where a curve is, it covers the cursor.
    let rows = pane.row..<grid.size.rows - 6
    let marked = (pane.column..<pane.endColumn).filter { column in
      rows.contains { grid[column, $0] != without[column, $0] }
    }
    #expect(marked == [position.column])
  }

  @Test func `A row of the table of lags chooses its layer`() throws {
    for size in MouseTests.sizes {
      var state = try MouseTests.opened(size, at: 500)
      state.type("3")
      for (number, words) in [(2, " leaky"), (0, " LE")] {
        let row = state.lagLayout(size).inside.row + 1 + 2 * number + (words == " leaky" ? 1 : 0)
        state.click(Position(column: 9, row: row))
        #expect(state.layer == number)
      }
      state.turn(.wheelDown, Position(column: 9, row: state.lagLayout(size).inside.row + 1))
      #expect(state.layer == 1)
    }
  }

  @Test func `A click in a Bode chart puts the stimulus there, in round numbers`() throws {
    for size in MouseTests.sizes {
      var state = try MouseTests.opened(size)
      state.type("4")
      let layout = state.bodeLayout(size)
      let plots = try #require(layout.plots.first)
      let axes = BodeAxes(for: state.preset)
      let ten = try #require(axes.column(of: 10, columns: plots.gain.columns))
      state.click(Position(column: plots.gain.column + ten, row: plots.gain.row))
      #expect(state.value(.frequency) == 10 && state.parameter == .frequency)
      #expect(state.layer == layout.layers.lowerBound)
      for plot in [plots.gain, plots.phase] {
        state.press(.mouse(MouseEvent(.press, at: plot.origin)))
        for column in 0..<plot.columns {
          state.drag(to: Position(column: plot.column + column, row: plot.row))
          let frequency = try #require(state.value(.frequency))
          #expect(axes.column(of: frequency, columns: plot.columns) == column)
        }
        state.press(.mouse(MouseEvent(.release, at: plot.origin)))
      }
      let value = try #require(state.value(.frequency))
      state.turn(.wheelDown, plots.gain.origin)
      #expect(state.value(.frequency) ?? 0 < value)
      state.type("u")
      #expect(state.value(.frequency) == value)
      // The last one's title, so that what is shown stays as it is.
      let last = try #require(state.bodeLayout(size).plots.last).gain
      let title = Position(column: last.column, row: last.row - 1)
      state.layer = nil
      state.click(title)
      #expect(state.layer == 3 && state.value(.frequency) == value)
      state.click(title)
      #expect(state.bode.showsOneLayer)
    }
    var state = try MouseTests.opened()
    state.change { preset throws(Fault) in try preset.setting(.stimulusKind, to: "step") }
    state.type("4")
    state.click(try #require(state.bodeLayout(state.screen).plots.first).gain.origin)
    #expect(state.message?.text == "this stimulus has no frequency")
  }

  @Test func `A click on an axis in Phase puts another signal on it`() throws {
    for size in MouseTests.sizes {
      var state = try MouseTests.opened(size)
      state.type("7")
      let area = state.phaseAreas(PageLayout(size).body).area
      let plot = state.phasePlot(in: area)
      state.click(Position(column: plot.column + 2, row: plot.endRow))
      #expect(state.phase.horizontal == .ideal && state.phase.vertical == .ideal)
      state.click(Position(column: area.column + 2, row: plot.row + 1))
      #expect(state.phase.horizontal == .ideal && state.phase.vertical == .error)
      state.turn(.wheelDown, plot.origin)
      #expect(state.window == 500)
    }
  }
}
