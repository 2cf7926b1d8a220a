import Formats
package import LatentEquilibrium
package import Presets

/// The sine that a network's frequency response is measured with.
package struct Probe: Equatable, Sendable {
  /// The largest amplitude among the inputs.
  package let amplitude: Double
  /// The sine of every input.
  package let phasors: [Phasor]
  /// The constant stimulus that it is added to, one value an input.
  package let offset: [Double]

  /// As large as this, the answer of a smooth nonlinear neuron is linear to 10⁻⁴.
  private static let small = 0.01

  /// The probe for a preset: about the constant part of its stimulus, on all inputs as the
  /// stimulus's own sine is, or where it has none on all alike.
  ///
  /// - Parameter amplitude: nil is that of the stimulus where all neurons are linear, and a small one
  ///   where they are not.
  package init(for preset: Preset, amplitude: Double? = nil) {
    let phasors =
      preset.carrier?.phasors ?? Array(repeating: Phasor(1), count: preset.inputs)
    let most = phasors.reduce(0) { max($0, $1.length) }
    let amplitude = amplitude ?? (preset.isLinear ? most : Probe.small)
    self.amplitude = amplitude
    self.phasors = phasors.map { (amplitude / most) * $0 }
    offset = preset.restingStimulus
  }
}

extension Preset {
  /// Whether every neuron of both networks is linear.
  package var isLinear: Bool {
    family == .layered
      && ([network] + [twinNetwork].compactMap(\.self))
        .allSatisfy { $0.layers.allSatisfy { $0.activation == .linear } }
  }

  /// The preset with a probe for its stimulus: without target, the weights held, one twin at most.
  ///
  /// - Parameter frequency: in Hz.
  func probed(with probe: Probe, frequency: Double) -> Preset {
    var preset = comparing(with: .twin)
    preset.target = TargetPreset(kind: .none, from: 0, until: nil)
    preset.eta = 0
    preset.twin?.eta = nil
    for layer in layers.indices { preset.layers[layer].eta = nil }
    let stimuli = zip(probe.phasors, probe.offset).map { phasor, offset in
      Stimulus(
        shape: Stimulus.Sine(frequency: frequency, phase: phasor.angle / Double.pi * 180),
        amplitude: phasor.length, offset: offset)
    }
    let isShared = stimuli.dropFirst().allSatisfy { $0 == stimuli.first }
    preset.stimulus = isShared ? .shared(stimuli[0]) : .perInput(stimuli)
    return preset
  }
}

extension Experiment {
  /// A network's answers to a probe by closed forms.
  ///
  /// - Parameter errors: whether those that the network sees in its own lag are followed.
  /// - Returns: nil where there is no such network.
  package func smallSignal(
    of member: Member, _ probe: Probe, errors: Bool = true
  ) -> SmallSignal? {
    network(member).map {
      SmallSignal($0, about: probe.offset, stimulus: probe.phasors, errors: errors)
    }
  }

  /// Whether errors move a network's membranes even without a target: those it sees in its own lag.
  package func seesPhantomErrors(_ member: Member) -> Bool {
    network(member)?.seesPhantomErrors ?? false
  }

  /// Whether a network has errors at all: those of a target, or of a lag of its own.
  package func hasErrors(_ member: Member) -> Bool {
    guard let network = network(member) else { return false }
    return preset.hasTarget && (preset.value(of: .beta).number ?? 0) != 0
      || network.takesLagForErrors
  }

  /// How long each layer of a network takes to forget, in ms, without a target: where it is moved by
  /// errors that it sees in its own lag, found by trying, and infinite where these never let it rest.
  func provenSettlingTimes(of member: Member, about offset: [Double]) -> [Double] {
    guard var proof = SettlingProof(of: member, in: self, about: offset) else { return [] }
    while !proof.isOver { proof.advance() }
    return proof.times
  }
}

/// How long each layer of a network takes to forget without a target, found by trying where no rule
/// tells.
struct SettlingProof: Sendable {
  private let known: [Double]
  private var trial: ForgettingTrial?

  /// How many times longer than without these errors a network may take.
  private static let patience = 30.0

  /// - Returns: nil where there is no such network.
  init?(of member: Member, in experiment: Experiment, about offset: [Double]) {
    guard let network = experiment.network(member) else { return nil }
    known = network.settlingTimes(hasTarget: false)
    guard experiment.seesPhantomErrors(member), let longest = known.max() else { return }
    trial = ForgettingTrial(of: network, about: offset, longest: Self.patience * longest)
  }

  var isOver: Bool { trial?.isOver ?? true }

  /// Makes one step of the trial, if there is one.
  mutating func advance() { trial?.advance() }

  /// In ms, once it is over; infinite where errors never let the network rest.
  var times: [Double] {
    guard let trial else { return known }
    return known.map { max($0, trial.time ?? .infinity) }
  }
}
