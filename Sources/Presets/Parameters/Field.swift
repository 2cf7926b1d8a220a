import Formats

/// The way from a parameter to the property that holds it, in a part of a preset.
///
/// Whatever reads, writes, shows or changes parameters goes by these; none of them lists properties.
package struct Field<Part>: Sendable {
  let parameter: Parameter
  /// Whether there may be a value for each neuron.
  let mayDiffer: Bool
  /// What the part itself says: nothing, one value, or one for each neuron.
  let values: @Sendable (Part) -> [Parameter.Value]
  /// Makes the part say it; nothing where it can be left out.
  let set: @Sendable (inout Part, [Parameter.Value]) -> Void

  init(
    _ parameter: Parameter, mayDiffer: Bool = false,
    values: @escaping @Sendable (Part) -> [Parameter.Value],
    set: @escaping @Sendable (inout Part, [Parameter.Value]) -> Void
  ) {
    self.parameter = parameter
    self.mayDiffer = mayDiffer
    self.values = values
    self.set = set
  }

  /// The one value, `various` or `none`.
  func value(in part: Part) -> Parameter.Value { .init(common: values(part)) }

  /// The member of the part's object; nil where the part says nothing.
  func member(of part: Part) -> JSON.Member? {
    let values = values(part).map { $0.json(of: parameter) }
    guard let first = values.first else { return nil }
    return .init(parameter.key, values.count == 1 ? first : .list(values))
  }

  /// The same property seen from what the part is in.
  func within<Whole>(_ path: any WritableKeyPath<Whole, Part> & Sendable) -> Field<Whole> {
    Field<Whole>(parameter, mayDiffer: mayDiffer) { [values] in
      values($0[keyPath: path])
    } set: { [set] in
      set(&$0[keyPath: path], $1)
    }
  }
}

extension Field {
  init(_ parameter: Parameter, _ path: any WritableKeyPath<Part, Double> & Sendable) {
    self.init(parameter) {
      [.number($0[keyPath: path])]
    } set: {
      if let number = $1.first?.number { $0[keyPath: path] = number }
    }
  }

  init(_ parameter: Parameter, _ path: any WritableKeyPath<Part, Double?> & Sendable) {
    self.init(parameter) {
      $0[keyPath: path].map { [.number($0)] } ?? []
    } set: {
      $0[keyPath: path] = $1.first?.number
    }
  }

  /// One number for all neurons, or one for each.
  init(_ parameter: Parameter, _ path: any WritableKeyPath<Part, [Double]?> & Sendable) {
    self.init(parameter, mayDiffer: true) {
      $0[keyPath: path]?.map { .number($0) } ?? []
    } set: {
      $0[keyPath: path] = $1.isEmpty ? nil : $1.compactMap(\.number)
    }
  }

  init(
    _ parameter: Parameter,
    _ path: any WritableKeyPath<Part, some FixedWidthInteger & SendableMetatype> & Sendable
  ) {
    self.init(parameter) {
      [.number(Double($0[keyPath: path]))]
    } set: {
      if let number = $1.first?.number {
        $0[keyPath: path] = .init(clamping: Int(clamping: number))
      }
    }
  }

  init(_ parameter: Parameter, _ path: any WritableKeyPath<Part, Bool> & Sendable) {
    self.init(parameter) {
      [.choice($0[keyPath: path] ? "true" : "false")]
    } set: {
      if let word = $1.first?.choice { $0[keyPath: path] = word == "true" }
    }
  }

  init(_ parameter: Parameter, _ path: any WritableKeyPath<Part, Bool?> & Sendable) {
    self.init(parameter) {
      $0[keyPath: path].map { [.choice($0 ? "true" : "false")] } ?? []
    } set: {
      $0[keyPath: path] = $1.first?.choice.map { $0 == "true" }
    }
  }

  init<Named: RawRepresentable<String> & SendableMetatype>(
    _ parameter: Parameter, _ path: any WritableKeyPath<Part, Named> & Sendable
  ) {
    self.init(parameter) {
      [.choice($0[keyPath: path].rawValue)]
    } set: {
      if let word = $1.first?.choice, let choice = Named(rawValue: word) {
        $0[keyPath: path] = choice
      }
    }
  }

  init<Named: RawRepresentable<String> & SendableMetatype>(
    _ parameter: Parameter, _ path: any WritableKeyPath<Part, Named?> & Sendable
  ) {
    self.init(parameter) {
      $0[keyPath: path].map { [.choice($0.rawValue)] } ?? []
    } set: {
      $0[keyPath: path] = $1.first?.choice.flatMap(Named.init)
    }
  }
}
