package import LatentEquilibrium

/// An experiment described: what a preset file says, checked and with every default filled in.
///
/// A value with no behaviour of its own; `Experiment` runs it. Times are in ms, rates per ms.
package struct Preset: Equatable, Sendable {
  package var title: String
  /// What to watch and which number to expect, for a student.
  package var about: String
  package var tags: [String]
  package var seed: UInt64
  /// The time step in ms.
  package var dt: Double
  /// How long a recording lasts, in ms.
  package var duration: Double
  /// The membrane time constant of layers that give none.
  package var tauM: Double
  /// The prospective time constant of layers that give none; nil ties it to τm (Latent Equilibrium).
  package var tauR: Double?
  package var activation: Activation
  /// The nudging strength β of a target.
  package var beta: Double
  /// The gain γ of the error on the membrane.
  package var gamma: Double
  /// The learning rate η in 1/ms of layers that give none.
  package var eta: Double
  package var scheme: Scheme
  package var integrator: Integrator
  package var errorFrom: ErrorSource
  package var feedback: Feedback
  /// How many numbers the stimulus has.
  package var inputs: Int
  /// From the first layer with neurons up to the output.
  package var layers: [LayerPreset]
  /// The network to compare with; nil is none.
  package var twin: TwinPreset?
  package var stimulus: InputPreset
  package var target: TargetPreset
  /// What is learned from samples; it stands in the place of stimulus and target.
  package var task: TaskPreset?
  package var substrate: SubstratePreset
  package var view: ViewPreset
}

/// One layer of a preset; nil stands for the preset's own value.
package struct LayerPreset: Equatable, Sendable {
  package var name: String
  package var neurons: Int
  /// One value for all neurons, or one for each.
  package var tauM: [Double]?
  package var tauR: [Double]?
  package var activation: Activation?
  package var eta: Double?
  package var weights: WeightPreset
  package var biases: WeightPreset
  /// Weights for the errors handed down, shaped as `weights`; nil follows the preset's `feedback`.
  package var feedbackWeights: WeightPreset?
}

/// Weights written out, or a recipe for drawing them from the seed.
package enum WeightPreset: Equatable, Sendable {
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
package struct TwinPreset: Equatable, Sendable {
  package var tauM: Double?
  package var tauR: Double?
  package var beta: Double?
  package var gamma: Double?
  package var eta: Double?
  package var errorFrom: ErrorSource?
  package var scheme: Scheme?
  package var integrator: Integrator?
  package var feedback: Feedback?
  package var activation: Activation?

  /// The paper's baseline without prospectivity: rates and errors both from the lagging membrane.
  package static let leaky = TwinPreset(tauR: 0, errorFrom: .tauR)
}

/// Which stimulus feeds which input.
package enum InputPreset: Equatable, Sendable {
  /// One stimulus for all inputs, or one with as many columns as there are inputs.
  case shared(Stimulus)
  case perInput([Stimulus])
}

/// A signal in time: `offset` + `amplitude`·shape(t).
package struct Stimulus: Equatable, Sendable {
  package var shape: Shape
  package var amplitude: Double
  package var offset: Double

  package init(shape: Shape, amplitude: Double, offset: Double) {
    self.shape = shape
    self.amplitude = amplitude
    self.offset = offset
  }

  package indirect enum Shape: Equatable, Sendable {
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
package struct TargetPreset: Equatable, Sendable {
  package var kind: Kind
  /// Outside `from` ≤ t < `until` there is no target.
  package var from: Double
  package var until: Double?

  package init(kind: Kind, from: Double, until: Double? = nil) {
    self.kind = kind
    self.from = from
    self.until = until
  }

  package enum Kind: Equatable, Sendable {
    case none
    /// A second network, evaluated instantaneously on the same stimulus.
    case teacher([LayerPreset])
    case signal(InputPreset)
  }
}

/// How far the substrate departs from the ideal.
package struct SubstratePreset: Equatable, Sendable {
  /// Standard deviation of the white noise added to every rate in every step.
  package var rateNoise: Double
  /// Relative standard deviation of τm and τr over the neurons.
  package var tauSpread: Double
  /// Synaptic low-pass time constant in ms; 0 is none.
  package var tauSynapse: Double
  /// Whether errors handed down are low-passed as well.
  package var filterErrors: Bool
}

/// How the explorer opens.
package struct ViewPreset: Equatable, Sendable {
  package var open: String
  /// Simulated time over real time.
  package var speed: Double
  /// The width of the time axis in ms; nil chooses one from the stimulus.
  package var window: Double?

  package init(open: String, speed: Double, window: Double? = nil) {
    self.open = open
    self.speed = speed
    self.window = window
  }
}
