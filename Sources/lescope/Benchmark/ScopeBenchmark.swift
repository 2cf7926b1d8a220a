import Explorer
import Laboratory
package import Presets
import Stage
package import Studies
import Terminal

/// What one picture of the running scope costs.
package struct ScopeBenchmark: Sendable {
  package let columns: Int
  package let rows: Int
  /// How time runs: "roll" or "sweep".
  package let axis: String
  /// Drawing one picture, in ns.
  package let time: Stopwatch
  /// What changes from one picture to the next, in bytes to a terminal: the mean.
  package let bytes: Double

  /// Measures a preset at its own speed, 30 pictures a second, once its charts are full.
  ///
  /// - Parameter sweeps: whether the time axis is swept instead of rolling.
  package init(_ preset: Preset, columns: Int, rows: Int, sweeps: Bool = false) {
    self.columns = columns
    self.rows = rows
    let mode: AxisMode = sweeps ? .sweep : .roll
    axis = mode.rawValue
    let size = Size(columns: columns, rows: rows)
    var state = ExplorerState(preset, glyphs: .braille)
    state.bench.axis = mode
    state.run(until: 2 * state.window)
    state.measure()
    let backdrop = state.backdrop(size)
    var last = state.picture(size, on: backdrop)
    var sum = 0
    let pictures = 90
    for _ in 0..<pictures {
      state.run(until: state.timeline.experiment.time + 1000 / 30 * preset.view.speed)
      state.adaptAxes(to: size)
      let picture = state.picture(size, on: backdrop)
      sum += picture.bytesOfChange(from: last)
      last = picture
    }
    bytes = Double(sum) / Double(pictures)
    time = Stopwatch(blocks: 21) { turns in
      for _ in 0..<turns {
        state.adaptAxes(to: size)
        _ = state.picture(size, on: backdrop)
      }
    }
  }
}
