/// Neurons of one activation that fire at once.
struct FiringGroup: Equatable, Sendable {
  let activation: Activation
  let neurons: Range<Int>
}

/// What a network holds fixed while it steps.
struct NetworkParameters: Equatable, Sendable {
  let layers: [Layer]
  /// All neurons in order. Under `synchronous`, where all fire at once, neighbouring layers of one
  /// activation are one group; under the other schemes each layer is one.
  let firingGroups: [FiringGroup]
  /// How many rates come before the first neuron's: those of the stimulus.
  let inputs: Int
  /// dt·η of every neuron.
  let learningSteps: [Double]
  /// Whether any layer is plastic.
  var learns: Bool
  let neuronCount: Int
  package let weightCount: Int
  let dt: Double
  /// τm of every neuron in ms, with its own share of the substrate's spread.
  let tauM: [Double]
  /// τr of every neuron in ms, likewise.
  let tauR: [Double]
  var beta: Double
  let scheme: Scheme
  let integrator: Integrator
  var substrate: Substrate
  let membrane: Membrane
  /// Fixed feedback weights, laid out as the forward weights; empty where no layer has any.
  let feedbackWeights: [Double]
  /// φ′ of every neuron held where it is, and r = φ′·p: a network made linear. Empty in any other.
  var heldSlopes: [Double] = []
}
