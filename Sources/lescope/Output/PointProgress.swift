import Formats
import Laboratory
import Studies
import Synchronization

/// How far a sweep is, as a bar, and at the end how fast it was.
final class PointProgress<Sink: SweepSink>: SweepSink {
  private struct State {
    /// Points of this run that are done.
    var done = 0
    var line: OverwrittenLine
  }

  private let sink: Sink
  private let total: Int
  /// Points that were done before.
  private let before: Int
  private let isShown: Bool
  /// What the points are called.
  private let noun: String
  private let state: Mutex<State>

  /// - Parameters:
  ///   - sink: where the rows go on to.
  ///   - total: the number of points.
  ///   - before: how many of them an earlier run has done.
  ///   - tells: whether the terminal itself is told of it.
  ///   - noun: what they are called.
  init(
    into sink: Sink, total: Int, before: Int, isShown: Bool, tells: Bool, noun: String = "points"
  ) {
    self.sink = sink
    self.total = total
    self.before = before
    (self.isShown, self.noun) = (isShown, noun)
    state = Mutex(State(line: OverwrittenLine(isShown: isShown, tells: tells)))
  }

  deinit { state.withLock { $0.line.clear() } }

  func take(_ rows: [UInt8], of point: Int) throws(Fault) {
    try sink.take(rows, of: point)
    state.withLock { state in
      state.done += 1
      guard state.line.isDue else { return }
      state.line.show(
        words(state), percent: 100 * (before + state.done) / max(1, total))
    }
  }

  /// Takes the line away, and says how fast it was.
  func close(cores: Int) {
    guard isShown else { return }
    state.withLock { state in
      let seconds = state.line.seconds
      let old = before > 0 ? ", \(before) done before" : ""
      state.line.finish("the sweep is done: \(before + state.done) points")
      Streams.note([
        "\(state.done) \(noun) in \(Self.digits(seconds)) s: "
          + "\(Self.digits(Double(state.done) / max(seconds, 1e-9))) \(noun)/s on "
          + "\(cores) core\(cores == 1 ? "" : "s")\(old)"
      ])
    }
  }

  private func words(_ state: State) -> String {
    let done = before + state.done
    let rate = Double(state.done) / state.line.seconds
    let left = Int(clamping: (Double(total - done) / rate).rounded(.up))
    return
      "\(OverwrittenLine.bar(done, of: total)) \(done) of \(total) \(noun)  \(Self.digits(rate))/s  \(left) s left"
  }

  /// Three digits where that many are before the point, one after it otherwise.
  private static func digits(_ value: Double) -> String {
    value >= 100 ? "\(Int(clamping: value.rounded()))" : "\((value * 10).rounded() / 10)"
  }
}
