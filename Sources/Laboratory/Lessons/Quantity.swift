/// Something that a formula can name: a parameter of the preset, or what is measured in its run.
enum Quantity: Equatable, Sendable {
  case pi
  /// A number of the preset; of a layer, counted from 0, or of all.
  case parameter(Parameter, layer: Int?)
  /// What a layer, counted from 0, shows.
  case layer(OfLayer, Member, Int)
  /// What a network as a whole shows.
  case network(OfNetwork, Member)

  enum OfLayer: String, CaseIterable, Sendable {
    /// The lag behind the ideal as measured in ms, and the gain.
    case lag, gain
    /// The lag in ms and the gain of the linearised network for the sine of the stimulus, under its
    /// scheme and in continuous time.
    case expectedLag = "theory.lag"
    case expectedGain = "theory.gain"
    case continuousLag = "continuous.lag"
    case continuousGain = "continuous.gain"
  }

  enum OfNetwork: String, CaseIterable, Sendable {
    /// The mean distance of the outputs from the ideal ones.
    case error
    /// The mean cost ½|target − r|² over the first and the last tenth of the run.
    case firstLoss = "first_loss"
    case loss
    /// How far the weights have moved from where they began, against their size there.
    case drift
    /// The share of the task's test samples that are answered with their class, after the run.
    case accuracy
  }

  /// The forms that names have, for sentences.
  static let names =
    ["pi"] + OfLayer.allCases.map { "\($0.rawValue).le.1" }
    + OfNetwork.allCases.map { "\($0.rawValue).twin" }

  /// The names that a misspelt one may have been: with its own number, of both networks.
  static func names(like word: String) -> [String] {
    let number = word.split(separator: ".").last.flatMap { Int(String($0)) } ?? 1
    let ofNetworks = Member.allCases.flatMap { member in
      OfLayer.allCases.map { "\($0.rawValue).\(member.rawValue).\(number)" }
        + OfNetwork.allCases.map { "\($0.rawValue).\(member.rawValue)" }
    }
    return ["pi"] + ofNetworks + Parameter.allCases.map(\.rawValue)
  }

  init?(named name: String) {
    if name == "pi" {
      self = .pi
      return
    }
    if let parameter = Parameter(rawValue: name), parameter.limits != nil {
      self = .parameter(parameter, layer: nil)
      return
    }
    var words = name.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
    if words.count > 2, words[0] == "layers", let layer = Place.number(words[1]),
      let parameter = Parameter(rawValue: words.dropFirst(2).joined(separator: ".")),
      parameter.isPerLayer, parameter.limits != nil
    {
      self = .parameter(parameter, layer: layer)
      return
    }
    let number = words.last.flatMap(Place.number)
    if number != nil { words.removeLast() }
    guard let member = words.popLast().flatMap(Member.init) else { return nil }
    let word = words.joined(separator: ".")
    if let number, let kind = OfLayer(rawValue: word) {
      self = .layer(kind, member, number)
    } else if number == nil, let kind = OfNetwork(rawValue: word) {
      self = .network(kind, member)
    } else {
      return nil
    }
  }

  var name: String {
    switch self {
    case .pi: "pi"
    case .parameter(let parameter, nil): parameter.rawValue
    case .parameter(let parameter, let layer?): "layers.\(layer + 1).\(parameter.rawValue)"
    case .layer(let kind, let member, let layer):
      "\(kind.rawValue).\(member.rawValue).\(layer + 1)"
    case .network(let kind, let member): "\(kind.rawValue).\(member.rawValue)"
    }
  }

  /// Whether only a run can tell.
  var isMeasured: Bool {
    switch self {
    case .pi, .parameter: false
    case .layer(let kind, _, _): kind == .lag || kind == .gain
    case .network: true
    }
  }

  /// Why this preset has none.
  func fault(in preset: Preset) -> String? {
    switch self {
    case .pi: nil
    case .parameter(let parameter, let layer):
      Place.fault(name, layer: layer, in: preset)
        ?? (preset.value(of: parameter, layer: layer).number == nil
          ? "\(name) is not one number in this preset" : nil)
    case .layer(_, let member, let layer):
      Place.fault(name, of: member, layer: layer, in: preset)
    case .network(let kind, let member):
      Place.fault(name, of: member, layer: nil, in: preset)
        ?? kind.fault(name, in: preset)
    }
  }
}

extension Quantity.OfNetwork {
  fileprivate func fault(_ name: String, in preset: Preset) -> String? {
    switch self {
    case .error, .drift: nil
    case .firstLoss, .loss:
      preset.hasTarget ? nil : "\(name) needs a target or a task, and this preset has none"
    case .accuracy:
      preset.task?.test.classNames.isEmpty == false
        ? nil : "\(name) needs a task with classes, and this preset has none"
    }
  }
}

/// What changes with time: "r.twin.4", "u.le.2.3" for its third neuron, "stimulus", "target.2".
enum TraceSignal: Equatable, Sendable {
  case stimulus(Int)
  case target(Int)
  /// A neuron's signal; layer and neuron count from 0.
  case neuron(OfNeuron, Member, layer: Int, Int)

  enum OfNeuron: String, CaseIterable, Sendable { case u, r, e, ideal }

  init?(named name: String) {
    let words = name.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
    let numbers = words.drop { Place.number($0) == nil }.compactMap(Place.number)
    switch words.first {
    case "stimulus" where words.count == 1 + numbers.count && numbers.count < 2:
      self = .stimulus(numbers.first ?? 0)
    case "target" where words.count == 1 + numbers.count && numbers.count < 2:
      self = .target(numbers.first ?? 0)
    default:
      let ends = words.dropFirst(2).compactMap(Place.number)
      guard let kind = words.first.flatMap(OfNeuron.init), words.count > 2,
        let member = Member(rawValue: words[1]), ends.count == words.count - 2, ends.count < 3
      else { return nil }
      self = .neuron(kind, member, layer: ends[0], ends.count > 1 ? ends[1] : 0)
    }
  }

  var name: String {
    switch self {
    case .stimulus(let number): "stimulus.\(number + 1)"
    case .target(let number): "target.\(number + 1)"
    case .neuron(let kind, let member, let layer, let number):
      "\(kind.rawValue).\(member.rawValue).\(layer + 1).\(number + 1)"
    }
  }

  /// Where it is in a trace of the preset.
  func channel(in preset: Preset) -> Trace.Channel {
    switch self {
    case .stimulus(let number): return .stimulus(number)
    case .target(let number): return .target(number)
    case .neuron(let kind, let member, let layer, let number):
      let place = preset.layers[..<layer].reduce(number) { $0 + $1.neurons }
      return switch kind {
      case .u: .membranePotential(member, place)
      case .r: .rate(member, place)
      case .e: .error(member, place)
      case .ideal: .ideal(member, place)
      }
    }
  }

  func fault(in preset: Preset) -> String? {
    switch self {
    case .stimulus(let number):
      number < preset.inputs ? nil : "\(name): this preset has \(preset.inputs) inputs"
    case .target(let number):
      number < preset.layers.last?.neurons ?? 0 ? nil : "\(name): there is no such output"
    case .neuron(_, let member, let layer, let number):
      Place.fault(name, of: member, layer: layer, in: preset)
        ?? (number < preset.layers[layer].neurons
          ? nil : "\(name): layer \(layer + 1) has \(preset.layers[layer].neurons) neurons")
    }
  }
}

/// What can be read off a signal.
enum SignalReading: String, CaseIterable, Sendable {
  /// Its value at a time in ms.
  case at
  /// The time of its first maximum in ms.
  case firstPeak = "first_peak"
  case highest, lowest
  /// Half the span between its highest and its lowest value in the second half of the run.
  case amplitude
  /// The mean of its square.
  case power

  var needsPlace: Bool { self == .at }
}

/// Places in a network as names count them.
private enum Place {
  /// "1" is 0.
  static func number(_ word: String) -> Int? {
    guard let number = Int(word), number >= 1, number < 1_000_000 else { return nil }
    return number - 1
  }

  static func fault(
    _ name: String, of member: Member = .network, layer: Int?, in preset: Preset
  ) -> String? {
    if member == .twin && preset.twin == nil { return "\(name): this preset has no twin" }
    guard let layer, layer >= preset.layers.count else { return nil }
    return "\(name): there is no layer \(layer + 1); this network has \(preset.layers.count)"
  }
}
