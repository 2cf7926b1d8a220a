import Formats

extension StimulusChecking {
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
    if let key = type(of: stimulus.shape).keyOfColumns {
      let columns = stimulus.columns
      if columns != 1 && columns != count {
        note(
          "\(place).\(key)",
          "\(columns) columns for \(CountedNoun(count, receiver).inWords); "
            + "it must have one column, or one for each \(receiver)")
      }
    }
    for (index, part) in stimulus.shape.parts.enumerated() {
      checkColumns(of: part, at: "\(place).of[\(index)]", count: count, each: receiver)
    }
  }

  /// What a stimulus that is made of others lists, each with its place; nil where there is no such list.
  ///
  /// - Parameter subject: who must have it: "a sum needs".
  mutating func elements(
    _ fields: JSONFields, _ key: String, called subject: String
  ) -> [(json: JSON, place: String)]? {
    let place = fields.place(of: key)
    guard let json = fields[key] else {
      note(place, "is missing; \(subject) a list of stimuli")
      return nil
    }
    guard case .list(let elements) = json, !elements.isEmpty else {
      note(place, "\(json.inWords) is not a list of stimuli; it must have at least one")
      return nil
    }
    return elements.enumerated().map { ($1, "\(place)[\($0)]") }
  }

  /// A stimulus, or nil where it is at fault; `extra` are keys that it may carry besides its own.
  mutating func stimulus(_ json: JSON, at place: String, extra: [String] = []) -> Stimulus? {
    var kind = Stimulus.standard.kind
    if case .object = json, let word = json["kind"] {
      guard case .text(let text) = word, let known = Stimulus.Kind(rawValue: text) else {
        note(Parameter.stimulusKind.fault(word, at: place + ".kind"))
        return nil
      }
      kind = known
    }
    let keys = ["kind"] + kind.keys + Stimulus.fields.map(\.parameter.key)
    let others = Stimulus.Kind.allCases.flatMap(\.keys).filter { !keys.contains($0) }
    let before = faults.count
    guard
      let fields = fields(
        json, at: place, keys: keys + extra.filter { !keys.contains($0) }, called: "a stimulus",
        elsewhere: (others, "a \(kind.rawValue) stimulus does not have it; it has"))
    else { return nil }
    var stimulus = Stimulus.standard
    read(fields, Stimulus.fields, into: &stimulus)
    guard let shape = kind.shape.init(fields, &self), faults.count == before else { return nil }
    stimulus.shape = shape
    return stimulus
  }
}
