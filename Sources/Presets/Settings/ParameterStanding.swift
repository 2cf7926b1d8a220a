extension Preset {
  /// What a parameter stands at; nothing where a preset of this family does not have it.
  ///
  /// - Parameter layer: counts from 0; nil asks for all layers at once.
  package func value(of parameter: Parameter, layer: Int? = nil) -> Parameter.Value {
    guard family.has(parameter) else { return .none }
    return switch parameter.location {
    case .whole(let field): field.value(in: self)
    case .layer: .init(common: layers[chosen(layer)].map { value(of: parameter, in: $0) })
    case .twin(let field, let ofNetwork): value(of: field, or: ofNetwork)
    case .target(let field): target.kind == .none ? .none : field.value(in: target)
    case .task(let field): task.map(field.value) ?? .none
    case .stimulus:
      task == nil ? .init(common: stimulus.stimuli.map { $0.value(of: parameter) }) : .none
    }
  }

  /// What the neurons of a layer have, be it the layer's own or that of all.
  private func value(of parameter: Parameter, in layer: LayerPreset) -> Parameter.Value {
    guard case .layer(let field, let ofAll) = parameter.location else { return .none }
    for values in [field.values(layer), ofAll?.values(self) ?? []] where !values.isEmpty {
      return .init(common: values)
    }
    return parameter.leader.map { value(of: $0, in: layer) } ?? .none
  }

  private func value(of field: Field<TwinPreset>, or ofNetwork: Parameter) -> Parameter.Value {
    guard let twin else { return .none }
    let own = field.value(in: twin)
    if own != .none { return own }
    if let leader = ofNetwork.leader, tiesTauR(),
      let leading = TwinPreset.fields.first(where: { $0.parameter.key == leader.rawValue })?
        .value(in: twin), leading != .none
    {
      return leading
    }
    return value(of: ofNetwork)
  }

  /// Whether `tau_r` follows `tau_m` — Latent Equilibrium — in a layer, counted from 0, or in all.
  package func tiesTauR(layer: Int? = nil) -> Bool {
    tauR == nil && layers[chosen(layer)].allSatisfy { $0.tauR == nil }
  }

  /// The layers meant by a number from 0 or by nil for all.
  func chosen(_ layer: Int?) -> Range<Int> {
    layer.map { $0..<($0 + 1) } ?? layers.indices
  }

  /// The layers, counted from 0, that have a value of their own.
  func layersWithTheirOwn(_ parameter: Parameter) -> [Int] {
    guard case .layer(let field, .some) = parameter.location else { return [] }
    return layers.indices.filter { !field.values(layers[$0]).isEmpty }
  }
}
