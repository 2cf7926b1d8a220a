import Formats
import Laboratory

/// How far a run is; only where it takes longer than two seconds.
struct ProgressLine {
  private let steps: Int
  private let dt: Double
  private var line: OverwrittenLine

  init(steps: Int, dt: Double, isShown: Bool) {
    self.steps = steps
    self.dt = dt
    line = OverwrittenLine(isShown: isShown, after: .seconds(2))
  }

  /// Shows that so many steps are done, a few times a second.
  mutating func show(_ done: Int) {
    guard line.isDue else { return }
    let rate = Double(done) / line.seconds
    let left = Double(steps - done) / rate
    let percent = Int(clamping: 100 * Double(done) / Double(steps))
    let time = Int(clamping: Double(done) * dt)
    line.show(
      "\(percent) %  \(time) of \(Int(clamping: Double(steps) * dt)) ms  "
        + "\(Int(clamping: rate)) steps/s  \(Int(clamping: left.rounded(.up))) s left")
  }

  /// Takes the line away.
  mutating func clear() { line.clear() }
}
