package import Formats

extension Preset {
  /// The preset with one number changed.
  ///
  /// - Parameter layer: counts from 0; nil sets all layers and clears what they had of their own.
  /// - Throws: what is allowed, where the value is not; and where the preset has no such parameter.
  package func setting(
    _ parameter: Parameter, to value: Double, layer: Int? = nil
  ) throws(Fault) -> Preset {
    guard parameter.limits?.contains(value) == true else {
      throw parameter.fault(.number(value), at: parameter.rawValue)
    }
    guard
      self.value(of: parameter, layer: layer) != .none
        || (family.has(parameter) && mayTake(parameter))
    else {
      throw Fault(place: parameter.rawValue, "this preset does not have it")
    }
    if let reason = parameter.fixed { throw Fault(place: parameter.rawValue, reason) }
    var preset = self
    preset.set(parameter, to: .number(value), layer: layer)
    try preset.checkOrder(of: parameter)
    if let contradiction = preset.contradiction { throw contradiction }
    return preset
  }

  /// The preset with one choice changed.
  ///
  /// A stimulus of another kind keeps the frequency, amplitude and whatever else both kinds have.
  ///
  /// - Throws: the words allowed, where the choice is none of them.
  package func setting(
    _ parameter: Parameter, to choice: String, layer: Int? = nil
  ) throws(Fault) -> Preset {
    guard parameter.choices.contains(choice) else {
      throw parameter.fault(.text(choice), at: parameter.rawValue)
    }
    var preset = self
    guard family.has(parameter) else {
      throw Fault(place: parameter.rawValue, "this preset does not have it")
    }
    if case .twin = parameter.location, twin == nil {
      throw Fault(place: "twin", "this preset has no twin")
    }
    if parameter == .stimulusKind {
      preset.stimulus = try stimulus(ofKind: choice)
    } else {
      preset.set(parameter, to: .choice(choice), layer: layer)
    }
    if let contradiction = preset.contradiction { throw contradiction }
    return preset
  }

  /// The preset with one number or choice changed, a twin's being that of one member.
  ///
  /// - Throws: as `setting(_:to:layer:)`.
  package func setting(
    _ parameter: Parameter, to value: Parameter.Value, layer: Int? = nil, ofTwin member: Member
  ) throws(Fault) -> Preset {
    let alone = comparing(with: member == .network ? .twin : member)
    var changed = alone
    switch value {
    case .number(let number): changed = try alone.setting(parameter, to: number, layer: layer)
    case .choice(let word): changed = try alone.setting(parameter, to: word, layer: layer)
    case .none, .various: return self
    }
    let twin = changed.twin
    changed.twins = twins
    if let twin, member.number > 0 { changed.twins[member.number - 1] = twin }
    if let contradiction = changed.contradiction { throw contradiction }
    return changed
  }

  /// The preset with `tau_r` tied to `tau_m`, in one layer or in all.
  ///
  /// Where the preset gave a free `tau_r` to all and one layer is tied, the others keep it as their own.
  package func tyingTauR(layer: Int? = nil) -> Preset {
    var preset = self
    preset.tauR = nil
    for index in layers.indices {
      if chosen(layer).contains(index) {
        preset.layers[index].tauR = nil
      } else if let tauR, layers[index].tauR == nil {
        preset.layers[index].tauR = [tauR]
      }
    }
    return preset
  }

  /// The stimulus with another kind in place of its own.
  private func stimulus(ofKind word: String) throws(Fault) -> InputPreset {
    let parameter = Parameter.stimulusKind
    guard task == nil else {
      throw Fault(place: parameter.rawValue, "the task says what is fed into the network")
    }
    guard let kind = Stimulus.Kind(rawValue: word) else {
      throw parameter.fault(.text(word), at: parameter.rawValue)
    }
    guard kind.standard != nil || stimulus.stimuli.allSatisfy({ $0.kind == kind }) else {
      throw Fault(
        place: parameter.rawValue, "a \(word) needs more than a word; write it in a file")
    }
    return stimulus.map { $0.setting(kind) }
  }

  /// Whether a parameter has no value here and can still be given one.
  private func mayTake(_ parameter: Parameter) -> Bool {
    switch parameter.location {
    case .whole: true
    case .target: target.kind != .none
    case .layer, .twin, .task, .stimulus: false
    }
  }

  /// Two times that belong together must stay in their order.
  private func checkOrder(of parameter: Parameter) throws(Fault) {
    if let disorder = stimulus.stimuli.lazy.compactMap(\.shape.disorder).first {
      throw Fault(place: parameter.rawValue, disorder)
    }
    if let until = target.until, until <= target.from {
      throw Fault(
        place: parameter.rawValue,
        "the target would end at \(JSON.digits(of: until)) ms, before it begins at "
          + "\(JSON.digits(of: target.from)) ms")
    }
  }

  /// - Precondition: the parameter may have the value.
  mutating func set(_ parameter: Parameter, to value: Parameter.Value, layer: Int?) {
    switch parameter.location {
    case .whole(let field): field.set(&self, [value])
    case .layer(let field, let ofAll):
      if layer == nil { ofAll?.set(&self, [value]) }
      for index in chosen(layer) { field.set(&layers[index], layer == nil ? [] : [value]) }
    case .twin(let field, _):
      if var changed = twin {
        field.set(&changed, [value])
        twin = changed
      }
    case .target(let field): field.set(&target, [value])
    case .task(let field):
      if var changed = task {
        task = nil
        field.set(&changed, [value])
        task = changed
      }
    case .stimulus:
      if let number = value.number {
        stimulus = stimulus.map { $0.setting(parameter, to: number) }
      }
    }
  }
}
