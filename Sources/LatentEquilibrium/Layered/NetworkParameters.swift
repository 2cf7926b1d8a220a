import Arithmetic

/// Neurons of one activation that fire at once.
struct FiringGroup: Equatable, Sendable {
  let activation: Activation
  let neurons: Range<Int>
  /// The number of the layer that pools, of which these are the places; nil where they are neurons.
  let pooled: Int?
}

/// What a network holds fixed while it steps.
struct NetworkParameters: Equatable, Sendable {
  let layers: [Layer]
  /// The weights of all layers; where one is a convolution, its place is by its number only.
  let wiring: Wiring
  /// Whether every layer has all of its weights to itself.
  let isDense: Bool
  /// All neurons in order. Under `synchronous`, where all fire at once, neighbouring layers of one
  /// activation are one group; under the other schemes each layer is one.
  let firingGroups: [FiringGroup]
  /// How many rates come before the first neuron's: those of the stimulus.
  let inputs: Int
  /// dt·η of every layer.
  let weightSteps: [Double]
  /// dt·η of every neuron, for its bias.
  let learningSteps: [Double]
  /// Whether any bias is that of several neurons.
  let sharesBiases: Bool
  /// Whether any layer is plastic.
  var learns: Bool
  let neuronCount: Int
  package let weightCount: Int
  let dt: Double
  /// τm of every neuron in ms: as given, or what has been learned since.
  var tauM: [Double]
  /// τm of every neuron as it was given, with its own share of the substrate's spread.
  let givenTauM: [Double]
  /// τr of every neuron in ms, likewise.
  let tauR: [Double]
  /// dt·η_τ of every neuron; empty where no time constant is learned.
  let timeConstantSteps: [Double]
  var beta: Double
  let scheme: Scheme
  let integrator: Integrator
  let errorFrom: ErrorSource
  var substrate: Substrate
  var membrane: Membrane
  /// The coefficients of errors that travel in time; without any where they act at once.
  var errorMembrane: ErrorMembrane
  /// Fixed feedback weights, laid out as the forward weights; empty where no layer has any.
  let feedbackWeights: [Double]
  /// φ′ of every neuron held where it is, and r = φ′·p: a network made linear. Empty in any other.
  var heldSlopes: [Double] = []
  /// From which of the units below each place of a layer that pools takes its rate, where slopes are held:
  /// one entry a unit of the network. Empty where none pools.
  var heldSources: [Int] = []

  /// Whether nothing comes between what a step reads of a neuron and what it writes: errors are handed down
  /// as they are and received as they come, neurons look ahead perfectly, and learn no time constants.
  var advancesInOnePass: Bool {
    membrane.handsErrorsDown && membrane.looksAheadPerfectly && timeConstantSteps.isEmpty
      && !(substrate.filtersErrors && substrate.tauSynapse > 0)
  }
}
