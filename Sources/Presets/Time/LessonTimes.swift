/// When within a presentation a network sees the target, and when it learns; in steps since what is shown
/// began.
package struct LessonTimes: Equatable, Sendable {
  /// For how many steps it is left to itself, without a target.
  package let free: Int
  /// The first step in which it learns.
  private let first: Int
  /// The last one; nil is all that follow.
  private let last: Int?

  /// One that learns all the while.
  ///
  /// - Parameter muted: for how many steps nothing is learned.
  init(free: Int, muted: Int) { (self.free, first, last) = (free, muted, nil) }

  /// One that learns in one step alone.
  init(free: Int, only step: Int) { (self.free, first, last) = (free, step, step) }

  /// Whether it sees the target and learns in every step.
  package var isAlways: Bool { free == 0 && first == 0 && last == nil }

  /// Whether it learns in a step, so many after what is shown began.
  package func learns(after passed: Int) -> Bool {
    passed >= first && (last.map { passed <= $0 } ?? true)
  }
}
