/// Which numbers a parameter may be.
package struct Limits: Equatable, Sendable {
  package var lower = -Double.infinity
  /// Whether `lower` itself is forbidden.
  package var excludesLower = false
  package var upper = Double.infinity
  package var isWhole = false

  package static let positive = Limits(lower: 0, excludesLower: true)
  /// A time step in ms.
  package static let timeStep = Limits(lower: 1e-6, upper: 1e3)
  /// A time constant in ms.
  package static let timeConstant = Limits(lower: 1e-6, upper: 1e6)
  /// A time constant in ms, or 0 for none.
  package static let timeConstantOrNone = Limits(lower: 0, upper: 1e6)
  /// How long something lasts, in ms.
  package static let timeSpan = Limits(lower: 1e-6, upper: 1e12)
  /// When something happens in ms, or how long it lasts where 0 is never.
  package static let moment = Limits(lower: 0, upper: 1e12)
  /// A frequency in Hz.
  package static let frequency = Limits(lower: 1e-6, upper: 1e6)
  /// A phase in degrees.
  package static let phase = Limits(lower: -1e6, upper: 1e6)
  /// How strongly something acts: a gain, a rate of learning, a standard deviation.
  package static let strength = Limits(lower: 0, upper: 1e6)
  /// How strongly compartments are joined, per ms; how large a weight may become.
  package static let conductance = Limits(lower: 1e-6, upper: 1e3)
  /// The amplitude of a measuring sine.
  package static let probe = Limits(lower: 1e-9, upper: 1e6)
  /// Simulated time over real time.
  package static let speed = Limits(lower: 1e-9, upper: 1e9)
  /// A weight, a sample, an amplitude: what a signal is made of.
  package static let value = Limits(lower: -1e9, upper: 1e9)

  package static func whole(_ range: ClosedRange<Double>) -> Limits {
    Limits(lower: range.lowerBound, upper: range.upperBound, isWhole: true)
  }

  package func contains(_ value: Double) -> Bool {
    value.isFinite && (excludesLower ? value > lower : value >= lower) && value <= upper
      && (!isWhole || value == value.rounded())
  }

  /// What is allowed, to follow "it must be": "from 0 to 1000 ms", "a whole number from 1 to 8".
  package func inWords(unit: String) -> String {
    let unit = unit.isEmpty ? "" : " " + unit
    let kind = isWhole ? "a whole number " : ""
    let lower = Self.digits(of: lower)
    let upper = Self.digits(of: upper)
    switch (self.lower.isFinite, self.upper.isFinite) {
    case (false, false): return isWhole ? "a whole number" : "a finite number"
    case (true, false):
      return kind + (excludesLower ? "greater than \(lower)\(unit)" : "\(lower)\(unit) or more")
    case (false, true): return kind + "\(upper)\(unit) or less"
    case (true, true):
      return kind
        + (excludesLower
          ? "greater than \(lower) and at most \(upper)\(unit)"
          : "from \(lower) to \(upper)\(unit)")
    }
  }

  /// The digits that a person would write: a million is 1000000 and a billion 1e9.
  package static func digits(of value: Double) -> String {
    let digits = JSON.digits(of: value)
    if value.magnitude >= 1e9, let power = powers.firstIndex(of: value.magnitude) {
      return (value < 0 ? "-1e" : "1e") + "\(power + 9)"
    }
    return digits.replacing("e-0", with: "e-")
  }

  package init(
    lower: Double = -.infinity, excludesLower: Bool = false, upper: Double = .infinity,
    isWhole: Bool = false
  ) {
    (self.lower, self.excludesLower) = (lower, excludesLower)
    (self.upper, self.isWhole) = (upper, isWhole)
  }

  private static let powers = [1e9, 1e10, 1e11, 1e12]
}
