import Formats
import Stage

/// Counts pictures and simulated time to tell how fast the program really is.
struct Pacemaker {
  /// Simulated ms since the count began.
  var simulated = 0.0
  private var pictures = 0
  private var start: ContinuousClock.Instant
  private var last = Pace()

  init(_ now: ContinuousClock.Instant) { start = now }

  /// Counts a picture; the figures are new once a second.
  mutating func count(at now: ContinuousClock.Instant) -> Pace {
    pictures += 1
    let seconds = (now - start).inSeconds
    if seconds >= 1 {
      last.speed = simulated / 1000 / seconds
      last.framesPerSecond = Double(pictures) / seconds
      (simulated, pictures, start) = (0, 0, now)
    }
    return last
  }
}

extension Duration {
  var inSeconds: Double {
    Double(components.seconds) + Double(components.attoseconds) * 1e-18
  }

  /// How many ms to wait so that this much has passed; none where it has already.
  var wholeMilliseconds: Int { max(0, Int(clamping: self / .milliseconds(1)) + 1) }
}
