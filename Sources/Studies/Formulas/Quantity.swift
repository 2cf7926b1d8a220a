package import Presets
import Samples

/// Something that a formula can name: a parameter of the preset, or what is measured in its run.
package enum Quantity: Equatable, Sendable {
  case pi
  /// A number of the preset; of a layer, counted from 0, or of all.
  case parameter(Parameter, layer: Int?)
  /// What a layer, counted from 0, shows.
  case layer(OfLayer, Member, Int)
  /// What a network as a whole shows.
  case network(OfNetwork, Member)

  package enum OfLayer: String, CaseIterable, Sendable {
    /// The lag behind the ideal as measured in ms, and the gain.
    case lag, gain
    /// The lag in ms and the gain of the linearised network for the sine of the stimulus, under its
    /// scheme and in continuous time.
    case expectedLag = "theory.lag"
    case expectedGain = "theory.gain"
    case continuousLag = "continuous.lag"
    case continuousGain = "continuous.gain"
    /// The mean membrane time constant in ms, after the run.
    case tauM = "tau_m"
  }

  package enum OfNetwork: String, CaseIterable, Sendable {
    /// The mean distance of the outputs from the ideal ones.
    case error
    /// `Loss.first`.
    case firstLoss = "first_loss"
    /// `Loss.recent`.
    case recentLoss = "recent_loss"
    /// `Loss.withoutTime`, after the run.
    case staticLoss = "static_loss"
    /// The older name of `recentLoss`.
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
    let ofNetworks = Member.pair.flatMap { member in
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
    if words.count > 2, words[0] == "layers", let layer = NetworkPlace.number(words[1]),
      let parameter = Parameter(rawValue: words.dropFirst(2).joined(separator: ".")),
      parameter.isPerLayer, parameter.limits != nil
    {
      self = .parameter(parameter, layer: layer)
      return
    }
    let number = words.last.flatMap(NetworkPlace.number)
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
    case .layer(let kind, _, _): kind == .lag || kind == .gain || kind == .tauM
    case .network: true
    }
  }

  /// Why this preset has none.
  func fault(in preset: Preset) -> String? {
    switch self {
    case .pi: nil
    case .parameter(let parameter, let layer):
      NetworkPlace.fault(name, layer: layer, in: preset)
        ?? (preset.value(of: parameter, layer: layer).number == nil
          ? "\(name) is not one number in this preset" : nil)
    case .layer(_, let member, let layer):
      NetworkPlace.fault(name, of: member, layer: layer, in: preset)
    case .network(let kind, let member):
      NetworkPlace.fault(name, of: member, layer: nil, in: preset)
        ?? kind.fault(name, in: preset)
    }
  }
}

extension Quantity.OfNetwork {
  fileprivate func fault(_ name: String, in preset: Preset) -> String? {
    switch self {
    case .error, .drift: nil
    case .firstLoss, .recentLoss, .staticLoss, .loss:
      preset.hasTarget ? nil : "\(name) needs a target or a task, and this preset has none"
    case .accuracy:
      preset.task?.test.classNames.isEmpty == false
        ? nil : "\(name) needs a task with classes, and this preset has none"
    }
  }
}
