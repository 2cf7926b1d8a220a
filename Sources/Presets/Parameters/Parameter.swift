package import Formats

/// A number or a choice in a preset; its raw value is its key path.
///
/// A row of the one table behind the checks of preset files, `--set` and the panel of the explorer:
/// symbol, name, unit, what is allowed, and how far a key press moves it. Each stands beside the
/// property that it is about, together with the `Field` that leads there; all of them are in
/// `Parameter.allCases`.
package struct Parameter: Sendable {
  package let rawValue: String
  /// What is known about it before any preset is read.
  package let facts: Facts
  /// Why it can be changed in a preset file alone; nil where it can be changed while it runs.
  let fixed: String?

  /// What a parameter can be set to.
  package enum Domain: Equatable, Sendable {
    /// A number within limits; a key press moves it along `ladder`, finely by `fine`.
    case numbers(Limits, ladder: [Double], fine: Double)
    /// One of these words.
    case choices([String])
  }

  /// What is known about a parameter before any preset is read.
  package struct Facts: Equatable, Sendable {
    /// As in the equations: "τm".
    package var symbol: String
    /// "membrane time constant".
    package var name: String
    /// What a value must be, with its article: "a time constant".
    package var noun: String
    /// "ms", or empty for a pure number.
    package var unit: String
    package var domain: Domain
    /// The value of a preset that says nothing; nil where there is none.
    package var standard: Double?
    /// One line for a student.
    package var help: String
  }

  private init(_ rawValue: String, _ facts: Facts, fixed: String? = nil) {
    self.rawValue = rawValue
    self.facts = facts
    self.fixed = fixed
  }

  /// A number.
  ///
  /// - Parameter standard: the number of a preset that says nothing; nil where there is none.
  init(
    _ rawValue: String, symbol: String, name: String, noun: String, unit: String = "",
    _ limits: Limits, ladder: [Double], fine: Double, standard: Double? = nil,
    fixed: String? = nil, help: String
  ) {
    self.init(
      rawValue,
      Facts(
        symbol: symbol, name: name, noun: noun, unit: unit,
        domain: .numbers(limits, ladder: ladder, fine: fine), standard: standard, help: help),
      fixed: fixed)
  }

  /// A choice among words.
  init(
    _ rawValue: String, symbol: String, name: String, noun: String, words: [String], help: String
  ) {
    self.init(
      rawValue,
      Facts(
        symbol: symbol, name: name, noun: noun, unit: "", domain: .choices(words), standard: nil,
        help: help))
  }

  /// The same of the twin, which has no standard of its own: it is that of the network.
  ///
  /// - Parameter symbol: nil puts "twin" before the network's own.
  func asTwin(symbol: String? = nil, help: String) -> Parameter {
    var facts = facts
    facts.symbol = symbol ?? "twin " + facts.symbol
    facts.name = "twin's " + facts.name
    facts.standard = nil
    facts.help = help
    return Parameter("twin." + rawValue, facts)
  }

  package var symbol: String { facts.symbol }
  package var name: String { facts.name }
  package var unit: String { facts.unit }
  package var help: String { facts.help }

  /// The key itself, without the path to it.
  package var key: String { String(rawValue.drop { $0 != "." }.dropFirst()).ifEmpty(rawValue) }

  /// The number of a preset that says nothing; 0 where there is none.
  var standard: Double { facts.standard ?? 0 }

  /// The allowed numbers; nil for a choice.
  package var limits: Limits? {
    if case .numbers(let limits, _, _) = facts.domain { limits } else { nil }
  }

  /// The rungs of the ladder, rising; empty for a choice.
  package var ladder: [Double] {
    if case .numbers(_, let ladder, _) = facts.domain { ladder } else { [] }
  }

  /// How far a fine key press moves the value; 0 for a choice.
  package var fineStep: Double {
    if case .numbers(_, _, let fine) = facts.domain { fine } else { 0 }
  }

  /// The words a choice has; empty for a number.
  package var choices: [String] {
    if case .choices(let words) = facts.domain { words } else { [] }
  }

  /// "it must be from 1e-6 to 1000 ms", for the sentence about a value that is not allowed.
  var remedy: String {
    switch facts.domain {
    case .numbers(let limits, _, _): "it must be " + limits.inWords(unit: unit)
    case .choices(let words): "it must be " + words.joined(", ", last: " or ")
    }
  }

  /// The fault of a value that is not allowed: "-3 is not a time constant; it must be …".
  package func fault(_ value: JSON, at place: String = "") -> Fault {
    Fault(place: place, "\(value.inWords) is not \(facts.noun); \(remedy)")
  }

  /// 1, 2 and 5 times every power of ten from the first to the last, which has only its 1.
  static func rungs(from first: Int, to last: Int) -> [Double] {
    // Parsed from digits, because 5 · 10⁻² is not always the number written 0.05.
    (first..<last).flatMap { power in ["1", "2", "5"].compactMap { Double("\($0)e\(power)") } }
      + ["1e\(last)"].compactMap(Double.init)
  }
}

extension Parameter: Hashable {
  package static func == (one: Parameter, other: Parameter) -> Bool {
    one.rawValue == other.rawValue
  }

  package func hash(into hasher: inout Hasher) { hasher.combine(rawValue) }
}
