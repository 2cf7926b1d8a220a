import Formats

extension Parameter {
  /// What a parameter stands at in a preset.
  package enum Value: Equatable, Sendable {
    /// It does not apply: a constant stimulus has no frequency.
    case none
    case number(Double)
    case choice(String)
    /// It is not the same everywhere: layers or neurons differ.
    case various

    /// The number, where it is one.
    package var number: Double? {
      if case .number(let number) = self { number } else { nil }
    }

    /// The word, where it is a choice.
    var choice: String? {
      if case .choice(let word) = self { word } else { nil }
    }

    init(_ number: Double?) { self = number.map { .number($0) } ?? .none }

    /// The one value of all, or `various`.
    init(common values: [Value]) {
      let first = values.first ?? .none
      self = values.allSatisfy { $0 == first } ? first : .various
    }

    /// As a preset file has it.
    func json(of parameter: Parameter) -> JSON {
      switch self {
      case .number(let number): .number(number)
      case .choice(let word) where parameter.isFlag: .flag(word == "true")
      case .choice(let word): .text(word)
      case .none, .various: .null
      }
    }
  }

  /// The words of a choice that a file has as true or false.
  static let flags = ["false", "true"]

  /// Whether it is true or false.
  var isFlag: Bool { choices == Self.flags }
}
