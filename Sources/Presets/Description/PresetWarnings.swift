package import Formats
import LatentEquilibrium

extension Preset {
  /// What cannot go together.
  var contradiction: Fault? {
    contradictionOfEquilibrium ?? contradictionOfErrors(of: nil)
      ?? twins.indices.lazy.compactMap { contradictionOfErrors(of: $0) }.first
      ?? twins.indices.lazy.compactMap { contradictionOfPhases(of: $0) }.first
  }

  /// Who learns in phases needs samples to settle for, and knows neither noise nor filters.
  private func contradictionOfPhases(of number: Int) -> Fault? {
    guard let rule = twins[number].learner, rule.hasPhases else { return nil }
    let place = "\(place(ofTwin: number)).learner"
    guard let task else {
      return Fault(
        place: place,
        "\(rule.rawValue) learns at the end of a sample; it must be continuous, or the preset have "
          + "a task")
    }
    if TimeGrid(dt: dt).steps(lasting: task.presentation) < 2 {
      return Fault(
        place: place,
        "\(rule.rawValue) needs two steps a sample; it must be continuous, or dt at most half of "
          + "\(JSON.digits(of: task.presentation)) ms")
    }
    let parts = [
      ("rate_noise", substrate.rateNoise), ("tau_synapse", substrate.tauSynapse),
      ("input_noise", substrate.inputNoise), ("lookahead_cutoff", substrate.lookaheadCutoff),
    ]
    if let (key, value) = parts.first(where: { $0.1 > 0 }) {
      return Fault(
        place: "substrate.\(key)",
        "\(JSON.digits(of: value)) does not go with a twin that learns by \(rule.rawValue); it must "
          + "be 0, or the learner continuous")
    }
    if (twins[number].feedback ?? feedback) == .random {
      return Fault(
        place: twins[number].feedback == nil
          ? "feedback" : "\(self.place(ofTwin: number)).feedback",
        "random does not go with a twin that learns by \(rule.rawValue); it must be transpose, or "
          + "the learner continuous")
    }
    return nil
  }

  /// Errors that travel in time go through neurons that look ahead, and have a filter of their own.
  ///
  /// - Parameter number: of a twin, counted from 0; nil is the network.
  private func contradictionOfErrors(of number: Int?) -> Fault? {
    let twin = number.map { twins[$0] }
    let errorFrom = twin?.errorFrom ?? errorFrom
    guard errorFrom == .generalised || errorFrom == .instantaneous else { return nil }
    if substrate.filterErrors && substrate.tauSynapse > 0 {
      return Fault(
        place: "substrate.filter_errors",
        "true does not go with errors that are \(errorFrom.rawValue); it must be false")
    }
    if errorFrom == .instantaneous { return nil }
    let needs = "does not go with errors that are generalised; it must be greater than 0 ms"
    if let number, let own = twin?.tauR {
      return own > 0 ? nil : Fault(place: "\(place(ofTwin: number)).tau_r", "0 \(needs)")
    }
    for layer in layers.indices where tauR(ofLayer: layer).contains(0) {
      let place = layers[layer].tauR == nil ? "tau_r" : "layers[\(layer)].tau_r"
      return Fault(place: place, "0 \(needs)")
    }
    return nil
  }

  /// The equilibrium of a step is found by repeated evaluation, which leaves no meaning to noise or to
  /// a filter within the step.
  private var contradictionOfEquilibrium: Fault? {
    guard scheme == .equilibrium || twins.contains(where: { $0.scheme == .equilibrium }) else {
      return nil
    }
    let parts = [
      ("rate_noise", substrate.rateNoise), ("tau_synapse", substrate.tauSynapse),
      ("lookahead_cutoff", substrate.lookaheadCutoff),
    ]
    guard let (key, value) = parts.first(where: { $0.1 > 0 }) else { return nil }
    return Fault(
      place: "substrate.\(key)",
      "\(JSON.digits(of: value)) does not go with the scheme equilibrium; it must be 0, or the "
        + "scheme synchronous or sweep")
  }

  /// What is allowed but probably not meant, each with its key path.
  package var warnings: [Fault] {
    var warnings: [Fault] = []
    if integrator == .euler {
      for (index, layer) in layers.enumerated() {
        let fastest = (layer.tauM ?? [tauM]).min() ?? tauM
        if dt >= 2 * fastest {
          let place = layer.tauM == nil ? "dt" : "layers[\(index)].tau_m"
          warnings.append(
            Fault(
              place: place,
              "the step of \(JSON.digits(of: dt)) ms is too coarse for a membrane of "
                + "\(JSON.digits(of: fastest)) ms and forward Euler diverges; take dt below "
                + "\(JSON.digits(of: 2 * fastest)) ms, or the exponential integrator"))
          if layer.tauM == nil { break }
        } else if dt > fastest / 10 * (1 + 1e-9) {
          warnings.append(
            Fault(
              place: "dt",
              "a step of \(JSON.digits(of: dt)) ms is coarse for a membrane of "
                + "\(JSON.digits(of: fastest)) ms; the curves change with dt"))
          break
        }
      }
    }
    let grid = TimeGrid(dt: dt)
    for (place, stimulus) in stimulus.places("stimulus") {
      warnings += stimulus.shape.warnings(at: place, grid)
    }
    if case .signal(let signals) = target.kind {
      for (place, stimulus) in signals.places("target") {
        warnings += stimulus.shape.warnings(at: place, grid)
      }
    }
    if let task {
      warnings +=
        grid.warnings(at: "task.presentation", task.presentation)
        + grid.warnings(at: "task.pause", task.pause)
    }
    let learning = layers.dropLast().contains { $0.eta ?? eta > 0 }
    let ofTwins = twins.enumerated().filter { $1.learner?.hasPhases != true }.map { number, twin in
      (
        "\(place(ofTwin: number)).gamma", twin.gamma ?? 1,
        twin.eta.map { $0 > 0 && layers.count > 1 } ?? learning, twin.errorFrom ?? errorFrom
      )
    }
    // Generalised and instantaneous errors are handed down whole, whatever γ is.
    let depending: [ErrorSource] = [.tauM, .tauR]
    for (name, gamma, learns, source) in [("gamma", gamma, learning, errorFrom)] + ofTwins
    where gamma == 0 && hasTarget && learns && depending.contains(source) {
      warnings.append(
        Fault(
          place: name,
          "with γ = 0 no error is handed down, and hidden layers learn nothing from the target"))
    }
    if let task, learns, learnAfter >= task.presentation + task.pause {
      warnings.append(
        Fault(
          place: "learn_after",
          "\(JSON.digits(of: learnAfter)) ms is longer than a sample is shown, and nothing is learned; "
            + "take less than \(JSON.digits(of: task.presentation + task.pause)) ms"))
    }
    if duration < dt {
      warnings.append(Fault(place: "duration", "is shorter than one step; one step is recorded"))
    }
    return warnings
  }
}
