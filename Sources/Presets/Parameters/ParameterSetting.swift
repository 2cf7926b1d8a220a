package import Formats
import LatentEquilibrium

extension Preset {
  /// The preset with one number changed.
  ///
  /// - Parameter layer: counts from 0; nil sets all layers and clears what they had of their own.
  /// - Throws: what is allowed, where the value is not; and where the preset has no such parameter.
  package func setting(
    _ parameter: Parameter, to value: Double, layer: Int? = nil
  ) throws(Fault) -> Preset {
    guard parameter.limits?.contains(value) == true else {
      throw parameter.fault(.number(value), at: parameter.rawValue)
    }
    guard self.value(of: parameter, layer: layer) != .none || mayTake(parameter) else {
      throw Fault(place: parameter.rawValue, "this preset does not have it")
    }
    if parameter == .inputs || parameter == .neurons {
      throw Fault(place: parameter.rawValue, "sizes are given in the preset file, with the weights")
    }
    if parameter == .trainingSamples || parameter == .testSamples {
      throw Fault(place: parameter.rawValue, "numbers of samples are given in the preset file")
    }
    var preset = self
    preset.set(parameter, to: value, layer: layer)
    try preset.checkOrder(of: parameter)
    if let contradiction = preset.contradiction { throw contradiction }
    return preset
  }

  /// The preset with one choice changed.
  ///
  /// A stimulus of another kind keeps the frequency, amplitude and whatever else both kinds have.
  ///
  /// - Throws: the words allowed, where the choice is none of them.
  package func setting(
    _ parameter: Parameter, to choice: String, layer: Int? = nil
  ) throws(Fault) -> Preset {
    func known<Choice: RawRepresentable<String>>() throws(Fault) -> Choice {
      guard let known = Choice(rawValue: choice) else {
        throw parameter.fault(.text(choice), at: parameter.rawValue)
      }
      return known
    }
    guard parameter.choices.contains(choice) else {
      throw parameter.fault(.text(choice), at: parameter.rawValue)
    }
    var preset = self
    switch parameter {
    case .activation:
      let activation: Activation = try known()
      if layer == nil { preset.activation = activation }
      for index in chosen(layer) {
        preset.layers[index].activation = layer == nil ? nil : activation
      }
    case .scheme: preset.scheme = try known()
    case .integrator: preset.integrator = try known()
    case .errorFrom: preset.errorFrom = try known()
    case .feedback: preset.feedback = try known()
    case .twinErrorFrom:
      guard twin != nil else { throw Fault(place: "twin", "this preset has no twin") }
      preset.twin?.errorFrom = try known()
    case .filterErrors: preset.substrate.filterErrors = choice == "true"
    case .stimulusKind:
      guard task == nil else {
        throw Fault(place: parameter.rawValue, "the task says what is fed into the network")
      }
      let kind: Stimulus.Kind = try known()
      guard Stimulus.Kind.simple.contains(kind) || stimulus.stimuli.allSatisfy({ $0.kind == kind })
      else {
        throw Fault(
          place: parameter.rawValue, "a \(kind.rawValue) needs more than a word; write it in a file"
        )
      }
      preset.stimulus = stimulus.map { $0.setting(kind) }
    default: break
    }
    if let contradiction = preset.contradiction { throw contradiction }
    return preset
  }

  /// The preset with `tau_r` tied to `tau_m`, in one layer or in all.
  ///
  /// Where the preset gave a free `tau_r` to all and one layer is tied, the others keep it as their own.
  package func tyingTauR(layer: Int? = nil) -> Preset {
    var preset = self
    preset.tauR = nil
    for index in layers.indices {
      if chosen(layer).contains(index) {
        preset.layers[index].tauR = nil
      } else if let tauR, layers[index].tauR == nil {
        preset.layers[index].tauR = [tauR]
      }
    }
    return preset
  }

  /// Whether a parameter has no value here and can still be given one.
  private func mayTake(_ parameter: Parameter) -> Bool {
    switch parameter {
    case .window: true
    case .targetUntil: value(of: .targetFrom) != .none
    default: false
    }
  }

  /// Two times that belong together must stay in their order.
  private func checkOrder(of parameter: Parameter) throws(Fault) {
    for case .pulse(_, let width, let period) in stimulus.stimuli.map(\.shape)
    where period > 0 && period < width {
      throw Fault(
        place: parameter.rawValue,
        "a period of \(JSON.digits(of: period)) ms is shorter than the pulse of "
          + "\(JSON.digits(of: width)) ms; it must be longer, or 0 (once)")
    }
    if let until = target.until, until <= target.from {
      throw Fault(
        place: parameter.rawValue,
        "the target would end at \(JSON.digits(of: until)) ms, before it begins at "
          + "\(JSON.digits(of: target.from)) ms")
    }
  }

  private mutating func set(_ parameter: Parameter, to value: Double, layer: Int?) {
    switch parameter {
    case .seed: seed = UInt64(clamping: Int(clamping: value))
    case .dt: dt = value
    case .duration: duration = value
    case .tauM:
      if layer == nil { tauM = value }
      for index in chosen(layer) { layers[index].tauM = layer == nil ? nil : [value] }
    case .tauR:
      if layer == nil { tauR = value }
      for index in chosen(layer) { layers[index].tauR = layer == nil ? nil : [value] }
    case .eta:
      if layer == nil { eta = value }
      for index in chosen(layer) { layers[index].eta = layer == nil ? nil : value }
    case .beta: beta = value
    case .gamma: gamma = value
    case .twinTauM: twin?.tauM = value
    case .twinTauR: twin?.tauR = value
    case .twinBeta: twin?.beta = value
    case .twinGamma: twin?.gamma = value
    case .twinEta: twin?.eta = value
    case .targetFrom: target.from = value
    case .targetUntil: target.until = value
    case .rateNoise: substrate.rateNoise = value
    case .tauSpread: substrate.tauSpread = value
    case .tauSynapse: substrate.tauSynapse = value
    case .speed: view.speed = value
    case .window: view.window = value
    case .frequency, .phase, .at, .width, .period, .chirpFrom, .chirpTo, .sweep, .noiseTau,
      .noiseOrder, .hold, .sampleTime, .amplitude, .offset:
      stimulus = stimulus.map { $0.setting(parameter, to: value) }
    case .presentation, .pause, .epochs, .batch, .on, .off:
      task = task?.setting(parameter, to: value)
    case .trainingSamples, .testSamples:
      preconditionFailure("samples are not changed in a running preset")
    case .inputs, .neurons: preconditionFailure("sizes are not changed in a running preset")
    case .activation, .scheme, .integrator, .errorFrom, .feedback, .twinErrorFrom, .stimulusKind,
      .filterErrors:
      preconditionFailure("\(parameter.rawValue) is a choice and has no limits")
    }
  }
}
