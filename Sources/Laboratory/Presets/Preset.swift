public import LatentEquilibrium

/// An experiment described: what a preset file says, checked and with every default filled in.
///
/// A value with no behaviour of its own; `Experiment` runs it. Times are in ms, rates per ms.
public struct Preset: Equatable, Sendable {
  public var title: String
  /// What to watch and which number to expect, for a student.
  public var about: String
  public var tags: [String]
  public var seed: UInt64
  /// The time step in ms.
  public var dt: Double
  /// How long a recording lasts, in ms.
  public var duration: Double
  /// The membrane time constant of layers that give none.
  public var tauM: Double
  /// The prospective time constant of layers that give none; nil ties it to τm (Latent Equilibrium).
  public var tauR: Double?
  public var activation: Activation
  /// The nudging strength β of a target.
  public var beta: Double
  /// The gain γ of the error on the membrane.
  public var gamma: Double
  /// The learning rate η in 1/ms of layers that give none.
  public var eta: Double
  public var scheme: Scheme
  public var integrator: Integrator
  public var errorFrom: ErrorSource
  public var feedback: Feedback
  /// How many numbers the stimulus has.
  public var inputs: Int
  /// From the first layer with neurons up to the output.
  public var layers: [LayerPreset]
  /// The network to compare with; nil is none.
  public var twin: TwinPreset?
  public var stimulus: InputPreset
  public var target: TargetPreset
  /// What is learned from samples; it stands in the place of stimulus and target.
  public var task: TaskPreset?
  public var substrate: SubstratePreset
  public var view: ViewPreset
}

/// One layer of a preset; nil stands for the preset's own value.
public struct LayerPreset: Equatable, Sendable {
  public var name: String
  public var neurons: Int
  /// One value for all neurons, or one for each.
  public var tauM: [Double]?
  public var tauR: [Double]?
  public var activation: Activation?
  public var eta: Double?
  public var weights: WeightPreset
  public var biases: WeightPreset
  /// Weights for the errors handed down, shaped as `weights`; nil follows the preset's `feedback`.
  public var feedbackWeights: WeightPreset?
}

/// Weights written out, or a recipe for drawing them from the seed.
public enum WeightPreset: Equatable, Sendable {
  /// Rows are the layer's neurons, columns its inputs; biases are a single column.
  case explicit([[Double]])
  case normal(mean: Double, std: Double)
  case uniform(low: Double, high: Double)
  /// Uniform within ±gain·√(6/(inputs + neurons)) (Glorot and Bengio 2010).
  case xavier(gain: Double)
  /// `value` where row and column are equal, 0 elsewhere.
  case identity(value: Double)
  case constant(value: Double)
}

/// What the twin has different from the network; nil is the same. A time constant or η given here
/// holds for all layers, also for those that have one of their own.
public struct TwinPreset: Equatable, Sendable {
  public var tauM: Double?
  public var tauR: Double?
  public var beta: Double?
  public var gamma: Double?
  public var eta: Double?
  public var errorFrom: ErrorSource?
  public var scheme: Scheme?
  public var integrator: Integrator?
  public var feedback: Feedback?
  public var activation: Activation?

  /// The paper's baseline without prospectivity: rates and errors both from the lagging membrane.
  public static let leaky = TwinPreset(tauR: 0, errorFrom: .tauR)
}

/// Which stimulus feeds which input.
public enum InputPreset: Equatable, Sendable {
  /// One stimulus for all inputs, or one with as many columns as there are inputs.
  case shared(Stimulus)
  case perInput([Stimulus])
}

/// A signal in time: `offset` + `amplitude`·shape(t).
public struct Stimulus: Equatable, Sendable {
  public var shape: Shape
  public var amplitude: Double
  public var offset: Double

  public indirect enum Shape: Equatable, Sendable {
    case constant
    case step(at: Double)
    case pulse(at: Double, width: Double, period: Double)
    case square(frequency: Double, phase: Double)
    case sine(frequency: Double, phase: Double)
    case triangle(frequency: Double, phase: Double)
    case sawtooth(frequency: Double, phase: Double)
    case chirp(from: Double, to: Double, sweep: Double)
    case noise(tau: Double, order: Int)
    /// A new Gaussian number every `hold` ms.
    case random(hold: Double)
    /// A row a sample, each held for `hold` ms.
    case sequence(values: [[Double]], hold: Double, shuffle: Bool)
    case csv(SampledSignal)
    case sum([Stimulus])
  }
}

/// What the output is nudged towards.
public struct TargetPreset: Equatable, Sendable {
  public var kind: Kind
  /// Outside `from` ≤ t < `until` there is no target.
  public var from: Double
  public var until: Double?

  public enum Kind: Equatable, Sendable {
    case none
    /// A second network, evaluated instantaneously on the same stimulus.
    case teacher([LayerPreset])
    case signal(InputPreset)
  }
}

/// How far the substrate departs from the ideal.
public struct SubstratePreset: Equatable, Sendable {
  /// Standard deviation of the white noise added to every rate in every step.
  public var rateNoise: Double
  /// Relative standard deviation of τm and τr over the neurons.
  public var tauSpread: Double
  /// Synaptic low-pass time constant in ms; 0 is none.
  public var tauSynapse: Double
  /// Whether errors handed down are low-passed as well.
  public var filterErrors: Bool
}

/// How the explorer opens.
public struct ViewPreset: Equatable, Sendable {
  public var open: String
  /// Simulated time over real time.
  public var speed: Double
  /// The width of the time axis in ms; nil chooses one from the stimulus.
  public var window: Double?
}
