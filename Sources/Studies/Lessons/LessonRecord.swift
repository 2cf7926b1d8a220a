/// What a student has answered in a lesson, as it is kept.
package struct LessonRecord: Equatable, Sendable {
  /// The step to go on with, counted from 0; as many as there are steps once all are done.
  package var next = 0
  package var steps: [Step] = []

  package struct Step: Equatable, Sendable {
    /// How often it was answered.
    package var answers = 0
    /// Whether one of the answers was right.
    package var isPassed = false
    /// The last answer.
    package var last: LessonState.Answer?

    package init() {}
  }

  package init() {}

  /// Whether every step has been answered rightly.
  package var isPassed: Bool { !steps.isEmpty && steps.allSatisfy(\.isPassed) }

  /// How many steps have been answered rightly.
  package var passed: Int { steps.count { $0.isPassed } }

  /// How many answers there were.
  package var answers: Int { steps.reduce(0) { $0 + $1.answers } }

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
  package func merged(with other: LessonRecord, since base: LessonRecord? = nil) -> LessonRecord {
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
