import Formats
package import LatentEquilibrium

/// One layer of a preset; nil stands for the preset's own value.
package struct LayerPreset: Equatable, Sendable {
  package var name: String
  package var neurons: Int
  /// By what it is reached from below.
  package var kind = LayerKind.dense
  /// One value for all neurons, or one for each.
  package var tauM: [Double]?
  package var tauR: [Double]?
  package var activation: Activation?
  package var eta: Double?
  package var etaTau: Double?
  /// The learning rate of W_up, and its bound, in a microcircuit.
  package var etaUp: Double?
  package var upLimit: Double?
  package var weights: WeightPreset
  package var biases: WeightPreset
  /// Weights for the errors handed down, shaped as `weights`; nil follows the preset's `feedback`.
  package var feedbackWeights: WeightPreset?
  /// Those of a microcircuit, in the place of all these.
  package var circuitWeights = CircuitWeightsPreset.none

  /// How many neurons there are.
  static let size = Field(.neurons, \LayerPreset.neurons)

  /// What a layer may have of its own instead of the preset's, in the order of a file.
  static let fields: [Field<LayerPreset>] = [
    Field(.tauM, \.tauM), Field(.tauR, \.tauR), Field(.activation, \.activation),
    Field(.eta, \.eta), Field(.etaTau, \.etaTau), Field(.etaUp, \.etaUp),
    Field(.upLimit, \.upLimit),
  ]
}

extension Parameter {
  package static let neurons = Parameter(
    "layers.neurons", symbol: "neurons", name: "neurons", noun: "a number of neurons",
    .whole(1...4096), ladder: (1...10).map(Double.init), fine: 1, standard: 1, fixed: fixedSizes,
    help: "how many neurons the layer has")
}
