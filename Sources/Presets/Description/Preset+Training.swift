package import Arithmetic
package import Formats
import LatentEquilibrium
import Samples

extension Preset {
  /// Why the preset cannot be trained in minibatches; nil where it can.
  package func trainingFault(in precision: Precision = .double) -> Fault? {
    guard let task else { return Fault(place: "task", "there is none to be learned from samples") }
    if task.batch > task.training.count {
      return Fault(
        place: "task.batch",
        "\(task.batch) is more than the \(task.training.count) samples to learn from")
    }
    if !phases.isEmpty {
      return Fault(
        place: "phases", "hold in a run alone; to learn from samples it must be left out")
    }
    if family == .microcircuit {
      if precision == .single {
        return Fault(place: "circuit", "a circuit is trained in double precision alone")
      }
      return task.batch == 1
        ? nil
        : Fault(
          place: "task.batch",
          "\(task.batch) is too many: a circuit learns all the time, from one sample; it must be 1")
    }
    if precision == .single, let number = twins.firstIndex(where: { $0.learner?.hasPhases == true })
    {
      return Fault(
        place: "\(place(ofTwin: number)).learner",
        "a network that settles is trained in double precision alone")
    }
    let ofTwins = twins.enumerated().map {
      ("\(place(ofTwin: $0)).scheme", $1.scheme ?? scheme)
    }
    for (key, scheme) in [("scheme", scheme)] + ofTwins
    where !scheme.runsInBatches {
      return Fault(
        place: key,
        "\(scheme.rawValue) does not run in minibatches; it must be synchronous or sweep")
    }
    return nil
  }
}
