import Formats

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
    let numbers = numbers.map { JSON.Member($0.key, .number($1)) }
    switch shape {
    case .constant, .step, .pulse, .square, .sine, .triangle, .sawtooth, .chirp, .noise, .random:
      return numbers
    case .sequence(let values, _, let shuffle):
      let rows = JSON.list(values.map { .list($0.map { .number($0) }) })
      return [.init("values", rows)] + numbers + [.init("shuffle", .flag(shuffle))]
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
