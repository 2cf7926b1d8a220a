package import Formats
import Laboratory
import Presets

extension Lesson {
  /// What goes wrong when every step is run as it is set: an answer that can't be worked out, options
  /// of which none or several are right, a number missing in a text.
  package var faultsOfRuns: [Fault] {
    steps.enumerated().flatMap { number, step in
      step.faultsOfRun.map { Fault(place: "steps[\(number)].\($0.place)", $0.message) }
    }
  }
}

extension LessonStep {
  fileprivate var faultsOfRun: [Fault] {
    let timeline = Timeline(running: preset, lasting: duration)
    if let fault = timeline.fault { return [Fault(place: "run", "\(fault)")] }
    let before = Measurements(before: preset)
    let after = Measurements(after: timeline)
    var faults: [Fault] = []
    func check(_ text: LessonText, _ place: String, in measurements: Measurements) {
      for formula in text.formulas where !formula.value(in: measurements).isFinite {
        faults.append(Fault(place: place, "{\(formula.text)} has no value here"))
      }
    }
    check(text, "text", in: before)
    check(why, "why", in: after)
    guard let question else { return faults }
    check(question.text, "ask", in: before)
    for formula in question.formulas where !formula.value(in: after).isFinite {
      faults.append(Fault(place: "ask", "\(formula.text) has no value after the run"))
    }
    guard case .choice(let options) = question.kind else { return faults }
    for option in options { check(option.text, "ask.options", in: before) }
    let right = options.count { $0.condition.value(in: after) == 1 }
    if right != 1 {
      faults.append(
        Fault(
          place: "ask.options",
          "after the run \(right) of them hold; it must be one, and its formula must give 1"))
    }
    return faults
  }
}
