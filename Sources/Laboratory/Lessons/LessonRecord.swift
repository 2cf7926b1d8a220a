/// What a student has answered in a lesson, as it is kept.
public struct LessonRecord: Equatable, Sendable {
  /// The step to go on with, counted from 0; as many as there are steps once all are done.
  public var next = 0
  public var steps: [Step] = []

  public struct Step: Equatable, Sendable {
    /// How often it was answered.
    public var answers = 0
    /// Whether one of the answers was right.
    public var isPassed = false
    /// The last answer.
    public var last: LessonState.Answer?

    public init() {}
  }

  public init() {}

  /// Whether every step has been answered rightly.
  public var isPassed: Bool { !steps.isEmpty && steps.allSatisfy(\.isPassed) }

  /// How many steps have been answered rightly.
  public var passed: Int { steps.count { $0.isPassed } }

  /// How many answers there were.
  public var answers: Int { steps.reduce(0) { $0 + $1.answers } }

  /// As many steps as the lesson has, whatever the file says: it may have been rewritten since.
  mutating func fit(_ count: Int) {
    steps = Array(steps.prefix(count))
    while steps.count < count { steps.append(Step()) }
    next = max(0, min(next, count))
  }

  mutating func take(step: Int, _ answer: LessonState.Answer?, isRight: Bool) {
    steps[step].answers += 1
    steps[step].isPassed = steps[step].isPassed || isRight
    steps[step].last = answer
    next = step
  }

  /// What is known from two records of one lesson: this one's place, and no answer and no pass of
  /// either is lost.
  ///
  /// - Parameter base: what both have begun from, so that an answer is counted once; nil where that is
  ///   not known.
  public func merged(with other: LessonRecord, since base: LessonRecord? = nil) -> LessonRecord {
    var merged = self
    for (index, step) in other.steps.enumerated() where steps.indices.contains(index) {
      let mine = steps[index]
      let before = base.map { $0.steps.indices.contains(index) ? $0.steps[index].answers : 0 }
      if mine.last == nil || before == mine.answers { merged.steps[index].last = step.last }
      merged.steps[index].isPassed = mine.isPassed || step.isPassed
      merged.steps[index].answers =
        before.map { step.answers + max(0, mine.answers - $0) } ?? max(mine.answers, step.answers)
    }
    return merged
  }
}
