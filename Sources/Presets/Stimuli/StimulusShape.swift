package import Formats
package import LatentEquilibrium

/// What a stimulus is like in time: one kind, all that is known of it in one file.
///
/// A kind says which word and keys it has in a preset, how it is read and written, what is seen of it,
/// and as what it runs. Whoever needs any of this asks the shape; nobody else lists the kinds, but for
/// `Stimulus.Kind.allCases`.
package protocol StimulusShape: Equatable, Sendable {
  /// The word that a preset uses.
  static var word: String { get }

  /// The numbers it has, in the order of its keys.
  static var fields: [Field<Self>] { get }

  /// The keys beside `kind`, `amplitude` and `offset`, in their order.
  static var keys: [String] { get }

  /// The kind with every default; nil where it needs more than numbers: samples, a file or parts.
  static var standard: Self? { get }

  /// Reads it, its keys having been checked; nil where it is at fault.
  init?(_ fields: JSONFields, _ reader: inout some StimulusChecking)

  /// Its members, with every default written out.
  var members: [JSON.Member] { get }

  /// How many signals it has; 1 can feed any number of inputs.
  var columns: Int { get }

  /// The key that says how many they are; nil where there is always one.
  static var keyOfColumns: String? { get }

  /// The stimuli that it is made of, which have a scale of their own.
  var parts: [Stimulus] { get }

  /// The recording that it plays.
  var recording: SampledSignal? { get }

  /// Why its numbers do not go together.
  var disorder: String? { get }

  /// What is allowed in it but probably not meant, on a grid of steps.
  func warnings(at place: String, _ grid: TimeGrid) -> [Fault]

  /// Its frequency in Hz, where it has one and the same all the time.
  var steadyFrequency: Double? { get }

  /// The sines that it consists of; nil where there is anything but sines, what is made of them, and
  /// constants.
  func tones(amplitude: Double) -> Tones?

  /// What it is without what changes in it; nil is nothing.
  var rest: Double? { get }

  /// When it steps; nil where it does not, or does not stay.
  var edges: StimulusEdges? { get }

  /// How much time shows what there is to see, in ms; nil leaves that to the network.
  ///
  /// - Parameter settling: how long the network takes to settle, in ms.
  func window(settling: Double) -> Double?

  /// As what it runs.
  func source(on grid: TimeGrid) -> StimulusSource
}

/// As what a stimulus runs.
package enum StimulusSource: Sendable {
  /// A plain function of the step.
  case waveform(Waveform)
  /// Low-passed noise; the time constant is in ms.
  case noise(tau: Double, order: Int)
  /// Random numbers, each held for so many steps.
  case heldNoise(steps: Int)
  /// Rows, each held for so many steps.
  case heldRows([[Double]], steps: Int, isShuffled: Bool)
  case recording(SampledSignal)
  case sum([Stimulus])
  /// One after the other, each for so many steps.
  case pieces([(stimulus: Stimulus, steps: Int)])
}

/// The sines in a stimulus, and what they are together.
package struct Tones: Sendable {
  /// In Hz; those of an amplitude of 0 are left out.
  package var frequencies: Set<Double> = []
  /// Whether there are no harmonics.
  package var isSine = true
  /// All together, against a sine of amplitude 1 and phase 0.
  package var phasor = Phasor.zero
}

/// When a stimulus steps, in ms: at `first`, and again every `period`; each time it stays for `width`.
package struct StimulusEdges: Equatable, Sendable {
  package var first: Double
  package var width = Double.infinity
  package var period = Double.infinity
}

extension StimulusShape {
  package static var keys: [String] { fields.map(\.parameter.key) }
  package static var keyOfColumns: String? { nil }
  package var members: [JSON.Member] { Self.fields.compactMap { $0.member(of: self) } }
  package var columns: Int { 1 }
  package var parts: [Stimulus] { [] }
  package var recording: SampledSignal? { nil }
  package var disorder: String? { nil }
  package func warnings(at place: String, _ grid: TimeGrid) -> [Fault] { [] }
  package var steadyFrequency: Double? { nil }
  package func tones(amplitude: Double) -> Tones? { nil }
  package var rest: Double? { nil }
  package var edges: StimulusEdges? { nil }
  package func window(settling: Double) -> Double? { nil }

  func isEqual(to other: any StimulusShape) -> Bool { (other as? Self) == self }

  /// The numbers it has, in the order of its keys.
  var numbers: [(Parameter, Double)] {
    Self.fields.compactMap { field in
      field.value(in: self).number.map { (field.parameter, $0) }
    }
  }

  /// The same with one number changed; as it was where it does not have it.
  func setting(_ parameter: Parameter, to value: Double) -> Self {
    var shape = self
    for field in Self.fields where field.parameter == parameter {
      field.set(&shape, [.number(value)])
    }
    return shape
  }
}

/// A kind that needs nothing but numbers, so that one key press can choose it.
package protocol NumericShape: StimulusShape {
  /// With every default.
  init()
}

extension NumericShape {
  package static var standard: Self? { Self() }

  package init?(_ fields: JSONFields, _ reader: inout some StimulusChecking) {
    self.init()
    reader.read(fields, Self.fields, into: &self)
  }
}
