package import Formats
package import LatentEquilibrium

/// An experiment described: what a preset file says, checked and with every default filled in.
///
/// A value with no behaviour of its own; `Experiment` runs it. Times are in ms, rates per ms.
package struct Preset: Equatable, Sendable {
  package var title: TranslatedText = "Untitled"
  /// What to watch and which number to expect, for a student.
  package var about: TranslatedText = ""
  package var tags: [String] = []
  package var family = ModelFamily.layered
  package var seed = UInt64(Parameter.seed.standard)
  /// The time step in ms.
  package var dt = Parameter.dt.standard
  /// How long a recording lasts, in ms.
  package var duration = Parameter.duration.standard
  /// The membrane time constant of layers that give none.
  package var tauM = Parameter.tauM.standard
  /// The prospective time constant of layers that give none; nil ties it to τm (Latent Equilibrium).
  package var tauR: Double?
  package var activation = Activation.tanh
  /// The nudging strength β of a target.
  package var beta = Parameter.beta.standard
  /// The gain γ of the error on the membrane.
  package var gamma = Parameter.gamma.standard
  /// The learning rate η in 1/ms of layers that give none.
  package var eta = Parameter.eta.standard
  /// The learning rate η_τ of the membrane time constants of layers that give none.
  package var etaTau = Parameter.etaTau.standard
  /// For how long, in ms, nothing is learned after what is shown has changed.
  package var learnAfter = Parameter.learnAfter.standard
  /// Whether biases learn beside the weights.
  package var learnBiases = true
  package var scheme = Scheme.synchronous
  package var integrator = Integrator.euler
  package var errorFrom = ErrorSource.tauM
  package var feedback = Feedback.transpose
  /// What only a microcircuit has.
  package var circuit = CircuitPreset()
  /// Learning rates for a time, the earliest first; then come the preset's own.
  package var phases: [LearningPhase] = []
  /// How many numbers the stimulus has.
  package var inputs = Int(clamping: Parameter.inputs.standard)
  /// In which channels, rows and columns they stand; nil where they are a mere list.
  package var inputShape: ImageShape?
  /// From the first layer with neurons up to the output.
  package var layers: [LayerPreset] = []
  /// The networks to compare with, at most `mostTwins`.
  package var twins: [TwinPreset] = [.leaky]
  package var stimulus = InputPreset.standard
  package var target = TargetPreset.none
  /// What is learned from samples; it stands in the place of stimulus and target.
  package var task: TaskPreset?
  package var substrate = SubstratePreset.ideal
  package var view = ViewPreset.standard

  /// The ways to what of the whole is one number or one choice, in the order of a preset file.
  static let fields: [Field<Preset>] = [
    Field(.seed, \.seed), Field(.dt, \.dt), Field(.duration, \.duration), Field(.tauM, \.tauM),
    Field(.tauR, \.tauR), Field(.activation, \.activation), Field(.beta, \.beta),
    Field(.gamma, \.gamma), Field(.eta, \.eta), Field(.etaTau, \.etaTau),
    Field(.learnAfter, \.learnAfter), Field(.learnBiases, \.learnBiases),
    Field(.scheme, \.scheme),
    Field(.integrator, \.integrator), Field(.errorFrom, \.errorFrom),
    Field(.feedback, \.feedback), Field(.inputs, \.inputs),
  ]
}

extension Parameter {
  package static let seed = Parameter(
    "seed", symbol: "seed", name: "seed", noun: "a seed", .whole(0...9_007_199_254_740_991),
    ladder: (0...20).map(Double.init), fine: 1, standard: 7,
    help: "the same seed gives the same weights and the same noise")
  package static let dt = Parameter(
    "dt", symbol: "dt", name: "time step", noun: "a time step", unit: "ms", .timeStep,
    ladder: rungs(from: -2, to: 0), fine: 0.01, standard: 0.1,
    help: "how much time one step of the simulation covers")
  package static let duration = Parameter(
    "duration", symbol: "T", name: "duration", noun: "a duration", unit: "ms", .timeSpan,
    ladder: rungs(from: 1, to: 5), fine: 10, standard: 1000, help: "how long a recording lasts")
  package static let tauM = Parameter(
    "tau_m", symbol: "τm", name: "membrane time constant", noun: "a time constant", unit: "ms",
    .timeConstant, ladder: rungs(from: 0, to: 2), fine: 0.5, standard: 10,
    help: "how slowly u follows its input")
  package static let tauR = Parameter(
    "tau_r", symbol: "τr", name: "prospective time constant", noun: "a time constant", unit: "ms",
    .timeConstantOrNone, ladder: [0] + rungs(from: 0, to: 2), fine: 0.5,
    help: "how far ahead the rate looks; equal to τm the lag is gone, 0 is a plain leaky neuron")
  package static let activation = Parameter(
    "activation", symbol: "φ", name: "activation", noun: "an activation",
    words: Activation.allCases.map(\.rawValue),
    help: "how the prospective potential becomes a rate")
  package static let beta = Parameter(
    "beta", symbol: "β", name: "nudging strength", noun: "a nudging strength", .strength,
    ladder: [0] + rungs(from: -2, to: 1), fine: 0.01, standard: 0,
    help: "how hard the target pulls at the output")
  package static let gamma = Parameter(
    "gamma", symbol: "γ", name: "error gain", noun: "an error gain", .strength,
    ladder: [0] + rungs(from: -2, to: 0), fine: 0.05, standard: 1,
    help: "how strongly the errors enter the membranes")
  package static let eta = Parameter(
    "eta", symbol: "η", name: "learning rate", noun: "a learning rate", unit: "per ms", .strength,
    ladder: [0] + rungs(from: -4, to: 0), fine: 0.001, standard: 0,
    help: "how fast the weights follow the errors")
  package static let etaTau = Parameter(
    "eta_tau", symbol: "ητ", name: "learning rate of τm", noun: "a learning rate", .strength,
    ladder: [0] + rungs(from: -1, to: 1), fine: 0.05, standard: 0,
    help: "how fast membrane time constants are learned: each τm goes to its τr")
  package static let learnAfter = Parameter(
    "learn_after", symbol: "η after", name: "pause of plasticity", noun: "a time", unit: "ms",
    .moment, ladder: [0] + rungs(from: -1, to: 2), fine: 0.1, standard: 0,
    help: "for how long nothing is learned after a new sample or value is shown")
  package static let learnBiases = Parameter(
    "learn_biases", symbol: "η on b", name: "plasticity of biases", noun: "a choice", words: flags,
    help: "whether biases learn beside the weights")
  package static let scheme = Parameter(
    "scheme", symbol: "scheme", name: "scheme", noun: "a scheme",
    words: Scheme.allCases.map(\.rawValue),
    help: "in which order rates and errors are brought up to date")
  package static let integrator = Parameter(
    "integrator", symbol: "integr.", name: "integrator", noun: "an integrator",
    words: Integrator.allCases.map(\.rawValue),
    help: "how the membrane is advanced by one step")
  package static let errorFrom = Parameter(
    "error_from", symbol: "e from", name: "error source", noun: "an error source",
    words: ErrorSource.allCases.map(\.rawValue),
    help: "with which time constant a neuron computes the error it hands down")
  package static let feedback = Parameter(
    "feedback", symbol: "feedback", name: "feedback weights", noun: "a feedback",
    words: Feedback.allCases.map(\.rawValue), help: "which weights carry the errors down")
  package static let inputs = Parameter(
    "inputs", symbol: "inputs", name: "inputs", noun: "a number of inputs", .whole(1...4096),
    ladder: (1...10).map(Double.init), fine: 1, standard: 1, fixed: fixedSizes,
    help: "how many numbers the stimulus has")

  static let fixedSizes = "sizes are given in the preset file, with the weights"
}
