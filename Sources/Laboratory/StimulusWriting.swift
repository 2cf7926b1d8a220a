extension InputPreset {
  /// One stimulus, or the list of them.
  var json: JSON {
    switch self {
    case .shared(let stimulus): stimulus.json
    case .perInput(let stimuli): .list(stimuli.map(\.json))
    }
  }
}

extension Stimulus {
  /// The stimulus with every default of its kind written out.
  var json: JSON {
    .object(
      [.init("kind", .text(kind.rawValue))] + shapeMembers
        + [.init("amplitude", .number(amplitude)), .init("offset", .number(offset))])
  }

  private var shapeMembers: [JSON.Member] {
    func numbers(_ values: Double...) -> [JSON.Member] {
      zip(kind.keys, values).map { JSON.Member($0, .number($1)) }
    }
    switch shape {
    case .constant: return []
    case .step(let at): return numbers(at)
    case .pulse(let at, let width, let period): return numbers(at, width, period)
    case .square(let frequency, let phase), .sine(let frequency, let phase),
      .triangle(let frequency, let phase), .sawtooth(let frequency, let phase):
      return numbers(frequency, phase)
    case .chirp(let from, let to, let sweep): return numbers(from, to, sweep)
    case .noise(let tau, let order): return numbers(tau, Double(order))
    case .sequence(let values, let hold, let shuffle):
      return [
        .init("values", .list(values.map { .list($0.map { .number($0) }) })),
        .init("hold", .number(hold)), .init("shuffle", .flag(shuffle)),
      ]
    case .csv(let signal): return signal.members
    case .sum(let parts): return [.init("of", .list(parts.map(\.json)))]
    }
  }
}

extension SampledSignal {
  fileprivate var members: [JSON.Member] {
    var members = [JSON.Member("file", .text(file))]
    if !columns.isEmpty { members.append(.init("columns", .list(columns.map { .text($0) }))) }
    if let timeColumn { members.append(.init("time", .text(timeColumn))) }
    if let dt { members.append(.init("dt", .number(dt))) }
    members.append(.init("repeat", .flag(repeats)))
    return members
  }
}
