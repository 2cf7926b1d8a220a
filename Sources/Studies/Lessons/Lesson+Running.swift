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
    for (place, text, isBeforeRun) in texts {
      for version in text.versions {
        for formula in version.parts.compactMap(\.formula)
        where !formula.value(in: isBeforeRun ? before : after).isFinite {
          faults.append(
            Fault(place: place + version.ending, "{\(formula.text)} has no value here"))
        }
      }
    }
    guard let question else { return faults }
    for formula in question.formulas where !formula.value(in: after).isFinite {
      faults.append(Fault(place: "ask", "\(formula.text) has no value after the run"))
    }
    guard case .choice(let options) = question.kind else { return faults }
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
