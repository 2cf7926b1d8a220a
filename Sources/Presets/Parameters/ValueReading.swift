package import Formats

extension JSONChecking {
  /// Reads what an object says of a part into it.
  mutating func read<Part>(
    _ fields: JSONFields, _ rows: [Field<Part>], into part: inout Part
  ) {
    for row in rows {
      if let value = value(fields, row.parameter) { row.set(&part, [value]) }
    }
  }

  /// The number or the choice of a parameter.
  mutating func value(_ fields: JSONFields, _ parameter: Parameter) -> Parameter.Value? {
    guard let json = fields[parameter.key] else { return nil }
    let place = fields.place(of: parameter.key)
    if parameter.limits != nil { return number(json, at: place, parameter).map { .number($0) } }
    if parameter.isFlag { return flag(json, at: place).map { .choice($0 ? "true" : "false") } }
    if case .text(let word) = json, parameter.choices.contains(word) { return .choice(word) }
    note(parameter.fault(json, at: place))
    return nil
  }

  package mutating func number(
    _ fields: JSONFields, _ key: String, _ parameter: Parameter
  ) -> Double? {
    guard let json = fields[key] else { return nil }
    return number(json, at: fields.place(of: key), parameter)
  }

  mutating func number(_ json: JSON, at place: String, _ parameter: Parameter) -> Double? {
    if case .number(let value) = json, parameter.limits?.contains(value) == true { return value }
    note(parameter.fault(json, at: place))
    return nil
  }

  mutating func whole(_ fields: JSONFields, _ key: String, _ parameter: Parameter) -> Int? {
    number(fields, key, parameter).map { Int(clamping: $0) }
  }
}
