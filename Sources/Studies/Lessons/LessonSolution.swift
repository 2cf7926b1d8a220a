package import Laboratory
import Presets

/// What a step comes to when it is run as the lesson sets it: the right answer, and why.
package struct LessonSolution: Sendable {
  /// Counted from 0.
  package let number: Int
  package let text: FilledText
  /// Nil where nothing is asked.
  package let question: FilledText?
  /// The choices; empty where a number or a time is asked for.
  package let options: [FilledText]
  /// Nil where nothing is asked, or where the run does not tell.
  package let truth: LessonState.Answer?
  /// The least and the greatest value that is accepted; nil for a choice.
  package let accepted: ClosedRange<Double>?
  package let why: FilledText
  /// Why the run ended early; nil where it did not.
  package let fault: ExperimentFault?
}

extension Lesson {
  /// A step run to its end, and what it shows.
  ///
  /// - Parameter number: the step's, counted from 0.
  package func solution(ofStep number: Int) -> LessonSolution {
    let step = steps[number]
    let timeline = Timeline(running: step.preset, lasting: step.duration)
    let before = Measurements(before: step.preset)
    let after = Measurements(after: timeline)
    let truth = timeline.fault == nil ? step.question?.truth(in: after) : nil
    var options: [FilledText] = []
    if case .choice(let all)? = step.question?.kind {
      options = all.map { $0.text.filled(from: before) }
    }
    return LessonSolution(
      number: number, text: step.text.filled(from: before),
      question: step.question?.text.filled(from: before), options: options, truth: truth,
      accepted: truth.flatMap { step.question?.accepted(around: $0) },
      why: step.why.filled(from: after), fault: timeline.fault)
  }
}

extension LessonQuestion {
  /// The values that are right enough; nil for a choice.
  fileprivate func accepted(around truth: LessonState.Answer) -> ClosedRange<Double>? {
    guard case .value(let right) = truth else { return nil }
    switch kind {
    case .number(_, _, let tolerance), .time(_, let tolerance):
      let width = tolerance.width(at: right)
      return right - width...right + width
    case .choice: return nil
    }
  }
}
