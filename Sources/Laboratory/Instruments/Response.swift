import Formats
package import LatentEquilibrium
package import Presets

/// How far the layers of all networks are behind the network without time, measured on a trace,
/// beside what closed forms say.
package struct Response: Equatable, Sendable {
  /// How the lag was found.
  package enum Method: Equatable, Sendable {
    /// The phase of the stimulus's own frequency in Hz.
    case phase(frequency: Double)
    /// The delay at which a layer resembles the ideal most.
    case correlation
    /// The time from the last step of the stimulus to half of its effect. The stimulus steps at
    /// `first`, in ms, and again every `period`; each time it stays for `width`.
    case halfTime(first: Double, width: Double, period: Double)

    /// The method that suits a stimulus.
    package init(for preset: Preset) {
      self = .correlation
      if let carrier = preset.carrier {
        self = .phase(frequency: carrier.frequency)
      } else if case .shared(let stimulus) = preset.stimulus, let edges = stimulus.shape.edges {
        self = .halfTime(first: edges.first, width: edges.width, period: edges.period)
      }
    }
  }

  /// Why there is no figure.
  package enum Absence: String, Sendable {
    /// Nothing changes in what the layer should follow.
    case noContent = "no periodic content"
    /// What changes in the layer can't be told from chance.
    case tooLittle = "too little signal"
    /// What was before has not died away, or less than a period has passed since.
    case settling = "not settled yet"
    /// The stimulus has not stepped since the experiment was changed.
    case noStep = "no step since then"
    /// Errors that the network sees in its own lag excite it for ever.
    case restless = "never settles"
    /// Closed forms are of a sine, and the stimulus is none.
    case noSine = "no single sine"
    /// The sine has less than two steps a period.
    case undersampled = "less than two steps a period"
    /// Errors of a target move the membranes, which closed forms leave out.
    case nudged = "moved by a target"
    /// To follow the errors of its own lag through a large network would take too long.
    case tooLarge = "too large to be worked out"
    /// The sine does not get to the layer.
    case nothingArrives = "no sine arrives"
    /// Closed forms are of layers of neurons.
    case circuit = "none of a circuit"
  }

  /// A delay found by cross correlation.
  package struct Delay: Equatable, Sendable {
    /// In ms.
    package var lag: Double
    /// Its standard error in ms.
    package var uncertainty: Double
    /// The correlation there, from −1 to 1.
    package var peak: Double
  }

  /// The answer of one layer.
  package struct Layer: Equatable, Sendable {
    /// The lag behind the ideal in ms, or the time to half of a step; nil where nothing can be said.
    package var lag: Double?
    /// The standard error of the lag in ms.
    package var lagUncertainty: Double?
    /// The amplitude over the ideal's: of the sine, of the best fit, or the peak after a step.
    package var gain: Double?
    /// The standard error of the gain.
    package var gainUncertainty: Double?
    /// The delay of best correlation, beside the lag of a phase.
    package var correlation: Delay?
    /// The lag in ms that the linearised network has under its scheme.
    package var expectedLag: Double?
    /// The gain of the linearised network under its scheme.
    package var expectedGain: Double?
    /// The lag in ms of the linearised network in continuous time.
    package var continuousLag: Double?
    /// The gain of the linearised network in continuous time.
    package var continuousGain: Double?
    /// Why there is no lag, where there is none.
    package var absence: Absence?
  }

  package let method: Method
  private let layers: [Member: [Layer]]
  private let errors: [Member: Double]
  /// Why there are no closed forms of a network at all.
  private let theoryAbsences: [Member: Absence]

  /// A member's layers, from the first with neurons up to the output; empty where it is not there.
  package func layers(of member: Member) -> [Layer] { layers[member] ?? [] }

  /// The mean distance of a member's outputs from the ideal ones.
  package func error(of member: Member) -> Double? { errors[member] }

  /// The network's layers.
  package var network: [Layer] { layers(of: .network) }
  /// The first twin's layers; empty without a twin.
  package var twin: [Layer] { layers(of: .twin) }
  /// The mean distance of the outputs from the ideal ones.
  package var error: Double? { error(of: .network) }
  package var twinError: Double? { error(of: .twin) }

  /// Why the closed forms of a network's layers are missing, where they are.
  package func theoryAbsence(of member: Member) -> Absence {
    theoryAbsences[member] ?? .nothingArrives
  }

  /// Measures the newest rows of the trace of an experiment.
  ///
  /// - Parameters:
  ///   - since: the time in ms before which the experiment was another one.
  ///   - correlates: whether to look for the best correlation where the phase is known, too.
  ///   - proves: whether to try out how long networks take to settle that errors of their own lag
  ///     move, which takes longer than a picture may.
  package init(
    of trace: Trace, _ experiment: borrowing Experiment, since: Double = 0,
    correlates: Bool = false, proves: Bool = false
  ) {
    let preset = experiment.preset
    let settling = Dictionary(
      uniqueKeysWithValues: preset.members.map {
        ($0, experiment.settlingTimes(of: $0, proves: proves, within: experiment.time - since))
      })
    func closedForms(_ member: Member) -> [Experiment.ClosedForm] {
      settling[member]?.contains(.infinity) == true ? [] : experiment.closedForms(of: member)
    }
    var networks: [Member: Network] = [:]
    for member in preset.members { networks[member] = experiment.likeness(of: member) }
    let instrument = Instrument(
      trace, preset, since: since, correlates: correlates, cycle: experiment.stimulusCycle,
      settled: { settling[$0, default: []].map { since + $0 } },
      network: { [networks] in networks[$0] })
    method = instrument.method
    var absences: [Member: Absence] = [:]
    for member in preset.members {
      absences[member] =
        settling[member]?.contains(.infinity) == true
        ? .restless : experiment.closedFormAbsence(of: member)
    }
    theoryAbsences = absences
    var layers: [Member: [Layer]] = [:]
    var errors: [Member: Double] = [:]
    for member in networks.keys {
      layers[member] = instrument.layers(member, closedForms(member))
      errors[member] = instrument.error(member)
    }
    (self.layers, self.errors) = (layers, errors)
  }

  /// Measures what has happened since the experiment was last changed.
  package init(of timeline: borrowing Timeline, correlates: Bool = false) {
    self.init(
      of: timeline.trace, timeline.experiment, since: timeline.undisturbedSince,
      correlates: correlates)
  }
}

extension Experiment {
  /// A network of layers that has the time constants of a member, for what is known from these alone: a
  /// network of layers itself, and of a circuit a chain of neurons that look ahead as its cells do.
  func likeness(of member: Member) -> Network? {
    guard case .microcircuit(let circuit)? = participant(member.learner)?.model else {
      return network(member)
    }
    let last = circuit.value.cells.count - 1
    let layers = (0...last).map { number in
      let tau = number == last ? circuit.value.tauOfOutput : circuit.value.tauOfHidden
      return LayerDescription(
        tauM: [tau], tauR: [circuit.value.isProspective ? tau : 0], activation: .linear,
        weights: [[1]], biases: [0])
    }
    return Network(NetworkDescription(inputs: 1, layers: layers, dt: preset.dt))
  }

  /// What theory says of one layer.
  package typealias ClosedForm = (scheme: FrequencyResponse?, continuous: FrequencyResponse?)

  /// A network's answers to the sine of the stimulus by closed forms, a pair for each layer; empty
  /// where there is no such sine, where errors of a target move the membranes, or where it would
  /// take too long to follow those that a large network sees in its own lag.
  package func closedForms(of member: Member) -> [ClosedForm] {
    guard let carrier = preset.carrier, let network = network(member),
      closedFormAbsence(of: member) == nil
    else { return [] }
    let small = SmallSignal(network, about: preset.restingStimulus, stimulus: carrier.phasors)
    return Array(
      zip(
        small.responses(frequency: carrier.frequency, .discrete),
        small.responses(frequency: carrier.frequency, .continuous)))
  }

  /// Why there are no closed forms of a network; nil where there are.
  func closedFormAbsence(of member: Member) -> Response.Absence? {
    guard let carrier = preset.carrier else { return .noSine }
    if preset.family == .microcircuit { return .circuit }
    if carrier.frequency >= 500 / preset.dt { return .undersampled }
    if isNudged(member) { return .nudged }
    let work = SmallSignal.workWithErrors(preset.inputs, preset.layers.map(\.neurons))
    return work > Self.mostWork && seesPhantomErrors(member) ? .tooLarge : nil
  }

  /// As many multiplications as a closed form may take between two pictures.
  private static let mostWork = 1_000_000

  /// Whether a target's errors move a network's membranes, which closed forms leave out.
  package func isNudged(_ member: Member) -> Bool {
    preset.hasTarget && network(member)?.isNudgedByTargets == true
  }

  /// How long all networks take to forget, in ms.
  package var settlingTime: Double {
    Member.allCases.reduce(0) { max($0, settlingTimes(of: $1).last ?? 0) }
  }

  /// How long each layer of a network takes to forget, in ms; empty where there is no such network.
  ///
  /// - Parameters:
  ///   - proves: whether to try it out where no rule tells; infinite is for ever.
  ///   - time: how long it had, in ms. What takes longer by the rule need not be tried.
  func settlingTimes(
    of member: Member, proves: Bool = false, within time: Double = .infinity
  ) -> [Double] {
    let times = likeness(of: member)?.settlingTimes(hasTarget: preset.hasTarget) ?? []
    guard proves, !isNudged(member), seesPhantomErrors(member), (times.min() ?? 0) <= time else {
      return times
    }
    return provenSettlingTimes(of: member, about: preset.restingStimulus)
  }
}
