import Studies

/// How long the run of a lesson's step takes: its end is told to who has looked away meanwhile.
struct LongRun: Sendable {
  private var beginning: ContinuousClock.Instant?

  /// How long nobody looks away.
  static let patience = Duration.seconds(10)

  /// Looks where the lesson is.
  ///
  /// - Returns: what is to be told, once, where a long run has ended.
  mutating func end(in lesson: LessonState?, at now: ContinuousClock.Instant) -> String? {
    if case .running? = lesson?.phase {
      beginning = beginning ?? now
      return nil
    }
    defer { beginning = nil }
    guard let beginning, now - beginning >= LongRun.patience, let lesson else { return nil }
    switch lesson.phase {
    case .judged: return "lescope: step \(lesson.number + 1) of \(lesson.lesson.title) has run"
    case .diverged: return "lescope: \(lesson.lesson.title): a network has diverged"
    case .asking, .running, .finished: return nil
    }
  }
}
