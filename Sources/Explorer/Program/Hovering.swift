/// When what is under the mouse is read anew: soon after it was moved, however often, and no oftener than
/// pictures are drawn. While it rests there is nothing to be done.
struct Hovering: Sendable {
  /// What the last line had of it, with the last picture.
  var shown = ""
  private var hasMoved = false
  private var next: ContinuousClock.Instant?

  private static let interval = Duration.microseconds(33_333)

  mutating func move() { hasMoved = true }

  /// Whether it is time to look, which is then done.
  mutating func isDue(at now: ContinuousClock.Instant) -> Bool {
    guard hasMoved, now >= next ?? now else { return false }
    hasMoved = false
    next = now + Hovering.interval
    return true
  }

  /// How long it is until then, in ms; nil where nothing has moved.
  func wait(at now: ContinuousClock.Instant) -> Int? {
    hasMoved ? ((next ?? now) - now).wholeMilliseconds : nil
  }
}
