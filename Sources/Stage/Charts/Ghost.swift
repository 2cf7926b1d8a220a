import Formats
package import Laboratory
package import Presets
import Terminal

/// The traces of a picture, frozen to be compared with later ones.
///
/// Kept as columns of lowest and highest values over time, so that its memory is bounded whatever
/// the step and the window.
package struct Ghost: Sendable {
  /// What it differs in from the ghost before, or from the preset: "τr 5 ms".
  package let label: String
  /// What the traces were made under.
  package let preset: Preset
  /// The first time in it, in ms, and the time of one column.
  private let start: Double
  private let span: Double
  private let count: Int
  /// How the stimulus repeated, if it did.
  private let cycle: StimulusCycle?
  /// The lowest and the highest value of each column.
  private let columns: [Trace.Channel: [SIMD2<Float>]]

  /// As many as there can be.
  package static let most = 8

  /// How many values a ghost keeps at most: half a megabyte.
  private static let budget = 65_536

  /// Freezes channels of a trace.
  ///
  /// - Parameters:
  ///   - cycle: how its stimulus repeats.
  ///   - end: the newest time to keep in ms.
  ///   - window: how much time before it; at least a period is kept.
  package init(
    _ label: String, _ channels: [Trace.Channel], of trace: borrowing Trace, preset: Preset,
    cycle: StimulusCycle?, until end: Double, window: Double
  ) {
    self.label = label
    self.preset = preset
    self.cycle = cycle
    let length = max(window, cycle?.period ?? 0)
    count = min(512, max(64, Ghost.budget / max(1, channels.count)))
    span = length / Double(count)
    // The row at the end itself is the last one kept.
    start = end - length + 1e-6 * span
    let borders = trace.borders(from: start, span: span, columns: count)
    var columns: [Trace.Channel: [SIMD2<Float>]] = [:]
    for channel in channels {
      columns[channel] = trace.extremes(of: channel, between: borders).map {
        SIMD2(Float($0.low), Float($0.high))
      }
    }
    self.columns = columns
  }

  /// What the ghost has of a channel at the columns of pixels of an axis, the middle of each; NaN
  /// where it has nothing.
  ///
  /// Where the stimulus repeated, the ghost's newest period is laid on every period: phase on phase.
  /// Else the times are the experiment's own.
  ///
  /// - Parameter isPeriodic: whether the present stimulus repeats, too.
  package func values(of channel: Trace.Channel, on axis: TimeAxis, isPeriodic: Bool) -> [Double] {
    guard let kept = columns[channel] else { return [] }
    let end = start + Double(count) * span
    return axis.times.enumerated().map { pixel, time in
      var time = time
      if isPeriodic, let cycle {
        time = cycle.start + axis.cycleTime(ofPixel: pixel, at: time)
        time += ((end - axis.pixelSpan - time) / cycle.period).rounded(.down) * cycle.period
      }
      let first = ((time - start) / span).rounded(.down)
      let last = ((time + axis.pixelSpan - start) / span).rounded(.up) - 1
      guard first >= 0, first < Double(count) else { return .nan }
      var low = Float.infinity
      var high = -Float.infinity
      for column in kept[
        Int(clamping: first)...Int(clamping: min(max(first, last), Double(count - 1)))]
      {
        low = min(low, column[0].isNaN ? low : column[0])
        high = max(high, column[1].isNaN ? high : column[1])
      }
      return low <= high ? Double(low + high) / 2 : .nan
    }
  }

  /// Whether its channels mean the same neurons as those of another preset.
  package func fits(_ other: Preset) -> Bool {
    preset.inputs == other.inputs && preset.layers.map(\.neurons) == other.layers.map(\.neurons)
  }
}
