import Formats

extension PresetReader {
  /// One stimulus for all, or a list with one for each.
  ///
  /// - Parameters:
  ///   - count: how many numbers are fed; nil where that is itself at fault.
  ///   - receiver: what they feed: "input" or "output".
  mutating func signals(
    _ json: JSON, at place: String, count: Int?, each receiver: String
  ) -> InputPreset {
    guard case .list(let elements) = json else {
      guard let stimulus = stimulus(json, at: place) else { return .standard }
      checkColumns(of: stimulus, at: place, count: count, each: receiver)
      return .shared(stimulus)
    }
    if let count, elements.count != count {
      note(
        place,
        "a list of \(elements.count) for \(CountedNoun(count, receiver).inWords); "
          + "it must be one stimulus, or one for each \(receiver)")
    }
    return .perInput(
      elements.enumerated().compactMap { index, element in
        let here = "\(place)[\(index)]"
        guard let stimulus = stimulus(element, at: here) else { return nil }
        checkColumns(of: stimulus, at: here, count: 1, each: receiver)
        return stimulus
      })
  }

  /// Notes a sequence or recording with neither one column nor one for each receiver.
  mutating func checkColumns(
    of stimulus: Stimulus, at place: String, count: Int?, each receiver: String
  ) {
    guard let count else { return }
    switch stimulus.shape {
    case .sequence, .csv:
      let columns = stimulus.columns
      if columns != 1 && columns != count {
        let key = stimulus.kind == .sequence ? ".values" : ".columns"
        note(
          place + key,
          "\(columns) columns for \(CountedNoun(count, receiver).inWords); "
            + "it must have one column, or one for each \(receiver)")
      }
    case .sum(let parts):
      for (index, part) in parts.enumerated() {
        checkColumns(of: part, at: "\(place).of[\(index)]", count: count, each: receiver)
      }
    default: break
    }
  }

  /// A stimulus, or nil where it is at fault; `extra` are keys that it may carry besides its own.
  mutating func stimulus(_ json: JSON, at place: String, extra: [String] = []) -> Stimulus? {
    var kind = Stimulus.Kind.sine
    if case .object = json, let word = json["kind"] {
      guard case .text(let text) = word, let known = Stimulus.Kind(rawValue: text) else {
        note(Parameter.stimulusKind.fault(word, at: place + ".kind"))
        return nil
      }
      kind = known
    }
    let keys = ["kind"] + kind.keys + ["amplitude", "offset"]
    let others = Stimulus.Kind.allCases.flatMap(\.keys).filter { !keys.contains($0) }
    let before = faults.count
    guard
      let fields = fields(
        json, at: place, keys: keys + extra.filter { !keys.contains($0) }, called: "a stimulus",
        elsewhere: (others, "a \(kind.rawValue) stimulus does not have it; it has"))
    else { return nil }
    let amplitude = number(fields, "amplitude", .amplitude) ?? 1
    let offset = number(fields, "offset", .offset) ?? 0
    guard let shape = shape(kind, fields), faults.count == before else { return nil }
    return Stimulus(shape: shape, amplitude: amplitude, offset: offset)
  }

  private mutating func shape(_ kind: Stimulus.Kind, _ fields: Fields) -> Stimulus.Shape? {
    switch kind {
    case .constant: return .constant
    case .step: return .step(at: number(fields, "at", .at) ?? 0)
    case .pulse:
      let width = number(fields, "width", .width) ?? 10
      let period = number(fields, "period", .period) ?? 0
      if period > 0 && period < width {
        note(
          fields.place(of: "period"),
          "\(JSON.digits(of: period)) is shorter than the pulse; "
            + "it must be 0 ms (once) or at least \(JSON.digits(of: width)) ms")
      }
      return .pulse(at: number(fields, "at", .at) ?? 0, width: width, period: period)
    case .square:
      return .square(frequency: frequency(fields), phase: number(fields, "phase", .phase) ?? 0)
    case .sine:
      return .sine(frequency: frequency(fields), phase: number(fields, "phase", .phase) ?? 0)
    case .triangle:
      return .triangle(frequency: frequency(fields), phase: number(fields, "phase", .phase) ?? 0)
    case .sawtooth:
      return .sawtooth(frequency: frequency(fields), phase: number(fields, "phase", .phase) ?? 0)
    case .chirp:
      return .chirp(
        from: number(fields, "from", .chirpFrom) ?? 1, to: number(fields, "to", .chirpTo) ?? 100,
        sweep: number(fields, "sweep", .sweep) ?? 2000)
    case .noise:
      return .noise(
        tau: number(fields, "tau", .noiseTau) ?? 10,
        order: whole(fields, "order", .noiseOrder) ?? 1)
    case .random: return .random(hold: number(fields, "hold", .hold) ?? 10)
    case .sequence: return sequence(fields)
    case .csv: return sampledSignal(fields).map { .csv($0) }
    case .sum: return sum(fields)
    }
  }

  private mutating func frequency(_ fields: Fields) -> Double {
    number(fields, "frequency", .frequency) ?? 5
  }

  private mutating func sequence(_ fields: Fields) -> Stimulus.Shape? {
    let place = fields.place(of: "values")
    let hold = number(fields, "hold", .hold) ?? 10
    if fields["hold"] == nil {
      note(fields.place(of: "hold"), "is missing; it must say how many ms each sample stays")
    }
    let shuffle = flag(fields, "shuffle") ?? false
    guard let json = fields["values"] else {
      note(place, "is missing; a sequence needs a list of rows, one for each sample")
      return nil
    }
    guard let values = matrix(json, at: place, rows: nil, columns: nil, number: "a sample") else {
      return nil
    }
    return .sequence(values: values, hold: hold, shuffle: shuffle)
  }

  private mutating func sum(_ fields: Fields) -> Stimulus.Shape? {
    let place = fields.place(of: "of")
    guard let json = fields["of"] else {
      note(place, "is missing; a sum needs a list of stimuli")
      return nil
    }
    guard case .list(let elements) = json, !elements.isEmpty else {
      note(place, "\(json.inWords) is not a list of stimuli; it must have at least one")
      return nil
    }
    let parts = elements.enumerated().compactMap { index, element in
      stimulus(element, at: "\(place)[\(index)]")
    }
    return .sum(parts)
  }
}
