/// Which numbers a parameter may be.
public struct Limits: Equatable, Sendable {
  public var lower = -Double.infinity
  /// Whether `lower` itself is forbidden.
  public var excludesLower = false
  public var upper = Double.infinity
  public var isWhole = false

  public static let any = Limits()
  public static let positive = Limits(lower: 0, excludesLower: true)
  public static let zeroOrMore = Limits(lower: 0)

  public static func whole(_ range: ClosedRange<Double>) -> Limits {
    Limits(lower: range.lowerBound, upper: range.upperBound, isWhole: true)
  }

  public func contains(_ value: Double) -> Bool {
    value.isFinite && (excludesLower ? value > lower : value >= lower) && value <= upper
      && (!isWhole || value == value.rounded())
  }

  /// What is allowed, to follow "it must be": "greater than 0 ms", "a whole number from 1 to 8".
  public func inWords(unit: String) -> String {
    let unit = unit.isEmpty ? "" : " " + unit
    let kind = isWhole ? "a whole number " : ""
    let lower = JSON.digits(of: lower)
    let upper = JSON.digits(of: upper)
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
}
