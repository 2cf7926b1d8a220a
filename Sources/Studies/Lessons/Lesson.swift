package import Formats
package import Presets

/// One idea to be learned by predicting: a preset with steps, each of which asks before it runs.
///
/// A value with no behaviour of its own, read from a file that a teacher writes; `LessonState` goes
/// through it. Times are in ms.
package struct Lesson: Equatable, Sendable {
  package var title: String
  /// What it is about, in a sentence or two.
  package var about: String
  package var level: Level
  /// What the model leaves out; empty says nothing.
  package var leavesOut: String
  /// At least one.
  package var steps: [LessonStep]
  /// Those that texts of it name.
  package var languages: Set<Language> = []

  /// How much a student knows already.
  package enum Level: String, CaseIterable, Sendable { case bachelor, master, doctorate }
}

/// One step of a lesson: set, asked, run, compared, and said why.
package struct LessonStep: Equatable, Sendable {
  /// What to know, before the question.
  package var text: LessonText
  /// The lesson's preset with what the step sets; each step begins at rest.
  package var preset: Preset
  /// What the student may change; all else is held.
  package var unlocked: [Parameter]
  /// Nil shows something without a question.
  package var question: LessonQuestion?
  /// How long it runs, in ms.
  package var duration: Double
  /// Why it came as it did.
  package var why: LessonText

  /// All that it says, each with its place in the step, and whether it is read before the run.
  var texts: [(place: String, text: LessonText, isBeforeRun: Bool)] {
    var texts = [("text", text, true), ("why", why, false)]
    guard let question else { return texts }
    switch question.kind {
    case .number: texts.append(("ask.number", question.text, true))
    case .time: texts.append(("ask.time", question.text, true))
    case .choice(let options):
      texts.append(("ask.choice", question.text, true))
      texts += options.enumerated().map { ("ask.options[\($0)].text", $1.text, true) }
    }
    return texts
  }
}

/// What is asked before a step runs; the right answer is worked out from the run.
package struct LessonQuestion: Equatable, Sendable {
  package var text: LessonText
  package var kind: Kind

  package enum Kind: Equatable, Sendable {
    case number(answer: Expression, unit: String, tolerance: Tolerance)
    /// A time in ms from the beginning of the run, which can be marked on the time axis.
    case time(answer: Expression, tolerance: Tolerance)
    /// At least two; the one whose condition holds after the run is right.
    case choice([Option])
  }

  package struct Option: Equatable, Sendable {
    package var text: LessonText
    package var condition: Expression
  }

  /// How far a number may be from the right one.
  package enum Tolerance: Equatable, Sendable {
    /// In the unit of the answer.
    case absolute(Double)
    /// As a share of the right answer: 0.05 for 5 %.
    case relative(Double)

    func allows(_ value: Double, for truth: Double) -> Bool {
      // What a person rounds to the edge is not outside of it.
      abs(value - truth) <= width(at: truth) * (1 + 1e-9)
    }

    /// The largest distance from a right answer.
    package func width(at truth: Double) -> Double {
      switch self {
      case .absolute(let width): width
      case .relative(let share): share * abs(truth)
      }
    }
  }

  /// The unit that it asks about: its layer and its number in there, both counted from 0; nil where
  /// it asks about the whole.
  package var unit: (layer: Int, neuron: Int)? { formulas.lazy.compactMap(\.unit).first }

  /// Every formula in it, those of its texts left out.
  var formulas: [Expression] {
    switch kind {
    case .number(let answer, _, _), .time(let answer, _): [answer]
    case .choice(let options): options.map(\.condition)
    }
  }
}

/// A text with numbers that are worked out: "it lags by {lag.twin.1:1} ms", with one decimal.
package struct LessonText: Equatable, Sendable {
  /// In the language that is read.
  var parts: [Part]
  /// In every language that it is written in, as it was written first.
  var versions: [Version]

  struct Version: Equatable, Sendable {
    /// What its key has at the end: "", or "_de".
    var ending: String
    var parts: [Part]
  }

  enum Part: Equatable, Sendable {
    case words(String)
    /// With so many decimals; nil is three digits that count.
    case number(Expression, decimals: Int?)

    var formula: Expression? { if case .number(let formula, _) = self { formula } else { nil } }
  }

  /// The formulas in it.
  var formulas: [Expression] { parts.compactMap(\.formula) }

  /// Its words without the numbers.
  package var words: String {
    parts.map { if case .words(let words) = $0 { words } else { "" } }.joined()
  }

  /// The text with its numbers worked out.
  package func filled(from measurements: Measurements) -> FilledText {
    FilledText(
      parts: parts.map { part in
        switch part {
        case .words(let words): .words(words)
        case .number(let formula, let decimals):
          .number(formula.value(in: measurements), decimals: decimals)
        }
      })
  }
}

/// A text of a lesson with the values of its numbers, to be written as the screen writes numbers.
package struct FilledText: Equatable, Sendable {
  package var parts: [Part]

  package enum Part: Equatable, Sendable {
    case words(String)
    /// With so many decimals; nil is three digits that count.
    case number(Double, decimals: Int?)
  }

  /// Whether all numbers in it are known.
  package var isWhole: Bool {
    parts.allSatisfy { if case .number(let value, _) = $0 { value.isFinite } else { true } }
  }
}
