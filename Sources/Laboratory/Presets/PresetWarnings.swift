import LatentEquilibrium

extension Preset {
  /// What cannot go together: the equilibrium of a step is found by repeated evaluation, which
  /// leaves no meaning to noise or to a filter within the step.
  var contradiction: Fault? {
    guard scheme == .equilibrium || twin?.scheme == .equilibrium else { return nil }
    let parts = [("rate_noise", substrate.rateNoise), ("tau_synapse", substrate.tauSynapse)]
    guard let (key, value) = parts.first(where: { $0.1 > 0 }) else { return nil }
    return Fault(
      place: "substrate.\(key)",
      "\(JSON.digits(of: value)) does not go with the scheme equilibrium; it must be 0, or the "
        + "scheme synchronous or sweep")
  }

  /// What is allowed but probably not meant, each with its key path.
  public var warnings: [Fault] {
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
    for (place, stimulus) in stimulus.places("stimulus") {
      if let fastest = stimulus.fastestFrequency, fastest * dt > 500 {
        warnings.append(
          Fault(
            place: place,
            "\(JSON.digits(of: fastest)) Hz has less than two steps of \(JSON.digits(of: dt)) ms a "
              + "period; what the network sees is another frequency"))
      }
    }
    if duration < dt {
      warnings.append(Fault(place: "duration", "is shorter than one step; one step is recorded"))
    }
    return warnings
  }
}

extension InputPreset {
  fileprivate func places(_ place: String) -> [(place: String, stimulus: Stimulus)] {
    switch self {
    case .shared(let stimulus): [(place, stimulus)]
    case .perInput(let stimuli): stimuli.enumerated().map { ("\(place)[\($0)]", $1) }
    }
  }
}

extension Stimulus {
  /// The highest frequency of a periodic shape, in Hz.
  fileprivate var fastestFrequency: Double? {
    switch shape {
    case .square(let frequency, _), .sine(let frequency, _), .triangle(let frequency, _),
      .sawtooth(let frequency, _):
      frequency
    case .chirp(let from, let to, _): max(from, to)
    case .sum(let parts): parts.compactMap(\.fastestFrequency).max()
    case .constant, .step, .pulse, .noise, .random, .sequence, .csv: nil
    }
  }
}
