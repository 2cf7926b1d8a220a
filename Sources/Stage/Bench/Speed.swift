import Terminal

/// How much simulated time passes in a second of real time.
package enum Speed: Equatable, Sendable {
  /// Simulated over real time.
  case times(Double)
  /// As fast as it goes.
  case unlimited

  /// What `[` and `]` go through, in 1-2-5 steps.
  package static let ladder: [Speed] =
    [0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10].map(Speed.times)
    + [.unlimited]

  /// Simulated over real time, as a number that may be infinite.
  package var factor: Double {
    switch self {
    case .times(let factor): factor
    case .unlimited: .infinity
    }
  }

  /// The next rung of the ladder, `direction` +1 up or −1 down.
  package func next(_ direction: Int) -> Speed {
    direction > 0
      ? Speed.ladder.first { $0.factor > factor * 1.001 } ?? self
      : Speed.ladder.last { $0.factor < factor * 0.999 } ?? self
  }

  /// "0.05x", or "full speed".
  package var words: String {
    switch self {
    case .times(let factor): Number.significant(factor, digits: 3) + "x"
    case .unlimited: "full speed"
    }
  }
}
