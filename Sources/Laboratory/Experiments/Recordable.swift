package import LatentEquilibrium

/// What can be recorded of an experiment: the signals and the weights of its models, and what it has
/// besides.
package enum Recordable: Hashable, Sendable {
  case signal(Signal)
  /// Every weight, as `le.L.w.POST.PRE`.
  case weights(Projection.Kind)
  case stimulus
  case target
  /// The cost of the output, ½ |target − r|²; no value without a target.
  case loss
  /// The prospective energy of the step, or a part of it.
  case energy(Energy.Part)

  /// What is recorded of a family where nothing else is asked for.
  package static func standard(of family: ModelFamily) -> [Recordable] {
    [.stimulus, .target] + family.recorded.map(Recordable.signal)
  }
}

extension Recordable {
  /// Whether models of a family can have it.
  package func isOf(_ family: ModelFamily) -> Bool {
    switch self {
    case .signal(let signal): family.signals.contains(signal) || signal == .ideal
    case .weights(let kind): family.projectionKinds.contains(kind)
    case .stimulus, .target, .loss: true
    case .energy: family == .layered
    }
  }
}

extension Recordable: RawRepresentable, CaseIterable {
  package static let allCases: [Recordable] =
    Signal.allCases.filter { $0.use != .learned && $0 != .ideal }.map(Recordable.signal)
    + Projection.Kind.allCases.map(Recordable.weights)
    + Signal.allCases.filter { $0.use == .learned }.map(Recordable.signal)
    + [.stimulus, .target, .signal(.ideal), .loss] + Energy.Part.allCases.map(Recordable.energy)

  package init?(rawValue: String) {
    guard let known = Recordable.allCases.first(where: { $0.rawValue == rawValue }) else {
      return nil
    }
    self = known
  }

  /// As columns and options name it.
  package var rawValue: String {
    switch self {
    case .signal(let signal): signal.symbol
    case .weights(let kind): kind.rawValue
    case .stimulus: "stimulus"
    case .target: "target"
    case .loss: "loss"
    case .energy(.total): "energy"
    case .energy(.mismatch): "energy_mismatch"
    case .energy(.nudging): "energy_nudging"
    }
  }
}
