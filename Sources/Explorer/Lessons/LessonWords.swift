import Laboratory
package import Presets
import Stage
package import Studies
import Terminal

// What a lesson says, with its numbers written as the screen writes numbers.
extension ExplorerPage {
  func words(_ text: FilledText) -> String { text.inWords }

  /// An answer with its unit, or the option that it is.
  func words(_ answer: LessonState.Answer, to step: LessonStep) -> String {
    step.inWords(answer, before: preset)
  }

  /// "right: 9.7 ms, and the run shows 9.69 ms".
  func sentence(on verdict: LessonState.Verdict, _ step: LessonStep) -> String {
    step.sentence(on: verdict, before: preset)
  }

  func closing(_ lesson: LessonState) -> String { lesson.closing }

  /// As many decimals as a multiple of a time step needs, at most six.
  func decimals(of step: Double) -> Int {
    (0..<6).first { decimals in
      let scaled = step * (0..<decimals).reduce(1.0) { power, _ in power * 10 }
      return abs(scaled - scaled.rounded()) < 1e-6
    } ?? 6
  }
}

extension FilledText {
  /// The text with its numbers.
  package var inWords: String {
    parts.map { part in
      switch part {
      case .words(let words): words
      case .number(let value, let decimals?): Number.fixed(value, decimals: decimals)
      case .number(let value, nil): Number.significant(value, digits: 3)
      }
    }.joined()
  }
}

extension LessonStep {
  /// An answer with its unit, or the words of the option that it is.
  ///
  /// - Parameter preset: as it stands; options may have its numbers in their words.
  package func inWords(_ answer: LessonState.Answer, before preset: Preset) -> String {
    switch (answer, question?.kind) {
    case (.option(let option), .choice(let options)?) where options.indices.contains(option):
      return options[option].text.filled(from: Measurements(before: preset)).inWords
    case (.value(let value), .number(_, let unit, let tolerance)?):
      return Self.rounded(value, tolerance) + (unit.isEmpty ? "" : " \(unit)")
    case (.value(let value), .time(_, let tolerance)?):
      return Self.rounded(value, tolerance) + " ms"
    case (.value, _), (.option, _): return ""
    }
  }

  /// As finely as it takes to see which side of the tolerance a number is on.
  private static func rounded(_ value: Double, _ tolerance: LessonQuestion.Tolerance) -> String {
    var width = tolerance.width(at: value)
    var decimals = 1
    while width < 1 && width > 0 && decimals < 8 {
      width *= 10
      decimals += 1
    }
    return Number.fixed(value, decimals: decimals)
  }

  /// What became of an answer: "right: …", or what it was and what the run shows.
  package func sentence(on verdict: LessonState.Verdict, before preset: Preset) -> String {
    guard let answer = verdict.answer else { return "It has run." }
    let yours = inWords(answer, before: preset)
    guard let truth = verdict.truth else {
      return "You said \(yours), but the run does not tell what is right."
    }
    let right = inWords(truth, before: preset)
    if case .option = answer {
      return verdict.isRight
        ? "Right: \(right)." : "Not so. You said: \(yours). What happened: \(right)."
    }
    return verdict.isRight
      ? "Right: you said \(yours), and the run shows \(right)."
      : "Not quite: you said \(yours), and the run shows \(right)."
  }
}

extension LessonState {
  /// What there is to say at the end of a lesson.
  package var closing: String {
    let count = lesson.steps.count
    return record.isPassed
      ? "You have passed this lesson: \(count) of \(count) steps answered rightly."
      : "This was the last step: \(record.passed) of \(count) answered rightly. "
        + "Take it again to pass."
  }
}
