extension Stimulus {
  /// The numbers that belong to the shape, in the order of its keys.
  package var numbers: [(Parameter, Double)] { shape.numbers }

  /// What a parameter stands at, as far as the stimulus has it.
  func value(of parameter: Parameter) -> Parameter.Value {
    if parameter == .stimulusKind { return .choice(kind.rawValue) }
    if let field = Self.fields.first(where: { $0.parameter == parameter }) {
      return field.value(in: self)
    }
    return .init(numbers.first { $0.0 == parameter }?.1)
  }

  /// The stimulus with one number changed; the same where its shape does not have it.
  package func setting(_ parameter: Parameter, to value: Double) -> Stimulus {
    var stimulus = self
    for field in Self.fields where field.parameter == parameter {
      field.set(&stimulus, [.number(value)])
    }
    stimulus.shape = shape.setting(parameter, to: value)
    return stimulus
  }

  /// The stimulus with another shape, which keeps what both shapes have.
  ///
  /// The same where the kind needs more than numbers: samples, a file or parts.
  func setting(_ kind: Kind) -> Stimulus {
    guard kind != self.kind, var shape = kind.standard else { return self }
    for (parameter, value) in numbers { shape = shape.setting(parameter, to: value) }
    var stimulus = self
    stimulus.shape = shape
    return stimulus
  }
}
