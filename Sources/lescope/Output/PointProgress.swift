import Glibc
import Laboratory
import Synchronization

/// How far a sweep is, as a bar on one line of standard error that is written over again and again.
///
/// It appears only on a terminal, and only when a sweep takes longer than half a second.
final class PointProgress<Sink: SweepSink>: SweepSink {
  private struct State {
    /// Points of this run that are done.
    var done = 0
    var next: ContinuousClock.Instant
    var hasWritten = false
  }

  private let sink: Sink
  private let total: Int
  /// Points that were done before.
  private let before: Int
  private let isShown: Bool
  private let start: ContinuousClock.Instant
  private let state: Mutex<State>

  /// - Parameters:
  ///   - sink: where the rows go on to.
  ///   - total: the number of points.
  ///   - before: how many of them an earlier run has done.
  init(into sink: Sink, total: Int, before: Int, isShown: Bool) {
    self.sink = sink
    self.total = total
    self.before = before
    self.isShown = isShown
    start = .now
    state = Mutex(State(next: start + .milliseconds(500)))
  }

  func take(_ rows: [UInt8], of point: Int) throws(Fault) {
    try sink.take(rows, of: point)
    guard isShown else { return }
    state.withLock { state in
      state.done += 1
      guard .now >= state.next else { return }
      state.next = .now + .milliseconds(200)
      state.hasWritten = true
      write("\r\u{1B}[K" + line(state.done))
    }
  }

  /// Takes the line away, and says how fast it was.
  func close(cores: Int) {
    guard isShown else { return }
    state.withLock { state in
      let seconds = (ContinuousClock.now - start).inSeconds
      let old = before > 0 ? ", \(before) done before" : ""
      write(
        (state.hasWritten ? "\r\u{1B}[K" : "")
          + "\(state.done) points in \(Self.digits(seconds)) s: "
          + "\(Self.digits(Double(state.done) / max(seconds, 1e-9))) points/s on "
          + "\(cores) core\(cores == 1 ? "" : "s")\(old)\n")
    }
  }

  private func line(_ done: Int) -> String {
    let cells = 20
    let filled = cells * (before + done) / max(1, total)
    let bar = String(repeating: "#", count: filled) + String(repeating: "-", count: cells - filled)
    let rate = Double(done) / (ContinuousClock.now - start).inSeconds
    let left = Int((Double(total - before - done) / rate).rounded(.up))
    return "[\(bar)] \(before + done) of \(total) points  \(Self.digits(rate))/s  \(left) s left"
  }

  /// Three digits where that many are before the point, one after it otherwise.
  private static func digits(_ value: Double) -> String {
    value >= 100 ? "\(Int(value.rounded()))" : "\((value * 10).rounded() / 10)"
  }

  private func write(_ text: String) {
    let bytes = Array(text.utf8)
    _ = Glibc.write(STDERR_FILENO, bytes, bytes.count)
  }
}
