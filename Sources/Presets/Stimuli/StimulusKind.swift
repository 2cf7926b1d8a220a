extension Stimulus {
  /// The shapes a stimulus can have, by the word that a preset uses.
  package enum Kind: String, CaseIterable, Sendable {
    case constant, step, pulse, square, sine, triangle, sawtooth, chirp, noise, random, sequence,
      csv,
      sum

    /// The keys that the shape has beside `kind`, `amplitude` and `offset`, in their order.
    package var keys: [String] {
      switch self {
      case .constant: []
      case .step: ["at"]
      case .pulse: ["at", "width", "period"]
      case .square, .sine, .triangle, .sawtooth: ["frequency", "phase"]
      case .chirp: ["from", "to", "sweep"]
      case .noise: ["tau", "order"]
      case .random: ["hold"]
      case .sequence: ["values", "hold", "shuffle"]
      case .csv: ["file", "columns", "time", "dt", "repeat"]
      case .sum: ["of"]
      }
    }

    /// The kinds that need nothing but numbers, so that one key press can choose them.
    package static let simple: [Kind] = [
      .constant, .step, .pulse, .square, .sine, .triangle, .sawtooth, .chirp, .noise, .random,
    ]
  }

  package var kind: Kind {
    switch shape {
    case .constant: .constant
    case .step: .step
    case .pulse: .pulse
    case .square: .square
    case .sine: .sine
    case .triangle: .triangle
    case .sawtooth: .sawtooth
    case .chirp: .chirp
    case .noise: .noise
    case .random: .random
    case .sequence: .sequence
    case .csv: .csv
    case .sum: .sum
    }
  }

  /// How many signals the stimulus has; 1 can feed any number of inputs.
  package var columns: Int {
    switch shape {
    case .sequence(let values, _, _): values.first?.count ?? 1
    case .csv(let signal): signal.rows.first?.count ?? 1
    case .sum(let parts): parts.map(\.columns).max() ?? 1
    default: 1
    }
  }
}
