import Glibc
import Laboratory

/// How far a run is, on one line of standard error that is written over again and again.
///
/// It appears only on a terminal, and only when a run takes longer than two seconds.
struct ProgressLine {
  private let steps: Int
  private let dt: Double
  private let isShown: Bool
  private let clock = ContinuousClock()
  private let start: ContinuousClock.Instant
  private var next: ContinuousClock.Instant
  private var hasWritten = false

  init(steps: Int, dt: Double, isShown: Bool) {
    self.steps = steps
    self.dt = dt
    self.isShown = isShown
    start = clock.now
    next = start + .seconds(2)
  }

  /// Shows that so many steps are done, a few times a second.
  mutating func show(_ done: Int) {
    guard isShown, clock.now >= next else { return }
    next = clock.now + .milliseconds(200)
    let seconds = (clock.now - start).inSeconds
    let rate = Double(done) / seconds
    let left = Double(steps - done) / rate
    let percent = Int(100 * Double(done) / Double(steps))
    let time = Int(Double(done) * dt)
    write(
      "\r\u{1B}[K\(percent) %  \(time) of \(Int(Double(steps) * dt)) ms  "
        + "\(Int(rate)) steps/s  \(Int(left.rounded(.up))) s left")
    hasWritten = true
  }

  /// Takes the line away.
  func clear() {
    if hasWritten { write("\r\u{1B}[K") }
  }

  private func write(_ text: String) {
    let bytes = Array(text.utf8)
    _ = Glibc.write(STDERR_FILENO, bytes, bytes.count)
  }
}

extension Duration {
  var inSeconds: Double {
    Double(components.seconds) + Double(components.attoseconds) * 1e-18
  }
}
