import Laboratory
import Presets

/// What the phase view shows: one signal against another, each of a unit of its own.
struct PhaseSettings: Sendable {
  var horizontal = PhaseSignal.rate
  var vertical = PhaseSignal.ideal
  /// The unit of the horizontal signal, its layer and its number in there counted from 0; nil is the
  /// one that the vertical signal is of.
  var pinned: (layer: Int, neuron: Int)?
}

/// A signal that can stand on an axis of the phase view.
enum PhaseSignal: CaseIterable, Hashable, Sendable {
  case membranePotential, rate, ideal, error, stimulus, target

  /// Its symbol, as an axis and the titles show it.
  var symbol: String {
    switch self {
    case .membranePotential: "u"
    case .rate: "r"
    case .ideal: "ideal r"
    case .error: "e"
    case .stimulus: "stimulus"
    case .target: "target"
    }
  }

  var summary: String {
    switch self {
    case .membranePotential: "u, the membrane potential"
    case .rate: "r, the output"
    case .ideal: "what r would be without time"
    case .error: "e, the error"
    case .stimulus: "the stimulus"
    case .target: "the target of the output"
    }
  }

  /// Whether it is that of a layer.
  var isOfLayer: Bool {
    switch self {
    case .membranePotential, .rate, .ideal, .error: true
    case .stimulus, .target: false
    }
  }

  var next: PhaseSignal {
    let all = PhaseSignal.allCases
    return all[((all.firstIndex(of: self) ?? 0) + 1) % all.count]
  }

  /// The recorded channel.
  ///
  /// - Parameters:
  ///   - neuron: counted over the whole network.
  ///   - number: the input's, or the output's.
  func channel(_ member: Member, _ neuron: Int, number: Int) -> Trace.Channel {
    switch self {
    case .membranePotential: .membranePotential(member, neuron)
    case .rate: .rate(member, neuron)
    case .ideal: .ideal(member, neuron)
    case .error: .error(member, neuron)
    case .stimulus: .stimulus(number)
    case .target: .target(number)
    }
  }
}
