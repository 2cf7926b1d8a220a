import LatentEquilibrium

extension Preset {
  /// So many networks can be compared with at most.
  static let mostTwins = Member.allCases.count - 1

  /// The first network to compare with; nil is none. To set nil removes all.
  package var twin: TwinPreset? {
    get { twins.first }
    set {
      guard let newValue else {
        twins = []
        return
      }
      twins.replaceSubrange(0..<min(1, twins.count), with: [newValue])
    }
  }

  /// The networks that there are: the preset's own, then those to compare it with.
  package var members: [Member] { Array(Member.allCases.prefix(1 + twins.count)) }

  /// What a member has different from the network; nil for the network, and for who is not there.
  package func twin(_ member: Member) -> TwinPreset? {
    let place = member.number - 1
    return twins.indices.contains(place) ? twins[place] : nil
  }

  /// The same experiment with one member alone beside the network, as its first twin; with the network
  /// itself there is no twin.
  package func comparing(with member: Member) -> Preset {
    if twins.count < 2, twin(member) == twins.first { return self }
    var preset = self
    preset.twins = twin(member).map { [$0] } ?? []
    return preset
  }

  /// A twin as key paths name it: "twin", or "twin[1]" where there are several.
  package func place(ofTwin number: Int) -> String { twins.count > 1 ? "twin[\(number)]" : "twin" }

  /// What a twin is called: as the preset says, else by how it learns in phases, PC or EP, else "leaky"
  /// where it does not look ahead at all, "original" where that is a circuit, else as its member. A name that is taken gets a number.
  package func twinName(_ member: Member) -> String {
    let names = twins.indices.map { number in
      let member = Member.allCases[number + 1]
      let isLeaky = comparing(with: member).value(of: .twinTauR) == .number(0)
      let isOriginal = family == .microcircuit && twins[number].isProspective == false
      return twins[number].name ?? twins[number].learner?.initials
        ?? (isLeaky ? "leaky" : isOriginal ? "original" : member.rawValue)
    }
    let place = member.number - 1
    guard names.indices.contains(place) else { return "twin" }
    let isTaken = names[..<place].contains(names[place])
    return isTaken ? "\(names[place]) \(place + 1)" : names[place]
  }

  /// What the first twin is called.
  package var twinName: String { twinName(.twin) }
}

extension LearningRule {
  /// As the field calls it for short; nil for what is no rule of its own.
  fileprivate var initials: String? {
    switch self {
    case .continuous: nil
    case .predictiveCoding: "PC"
    case .equilibriumPropagation: "EP"
    }
  }
}

/// A number or a choice of a twin that differs between two presets.
package struct TwinChange: Equatable, Sendable {
  package let parameter: Parameter
  /// The symbol that the network has for the same: "τr", where the twin's own is "twin τr".
  package let symbol: String
  package let now: Parameter.Value
  package let before: Parameter.Value
}

extension Preset {
  /// What a twin of both presets has otherwise than in another: what one of them says itself, and not
  /// what only follows its network. In the order of a preset file.
  package func changes(of member: Member, from other: Preset) -> [TwinChange] {
    guard let twin = twin(member), let before = other.twin(member) else { return [] }
    let fields = TwinPreset.fields + TwinPreset.fieldsOfFile
    return fields.compactMap { field in
      guard field.value(in: twin) != field.value(in: before) else { return nil }
      let (now, past) = (value(of: field, member), other.value(of: field, member))
      guard now != past else { return nil }
      let ofNetwork = Parameter(rawValue: field.parameter.key) ?? field.parameter
      return TwinChange(
        parameter: field.parameter, symbol: ofNetwork.symbol, now: now, before: past)
    }
  }

  /// What a twin stands at: what it says itself, else the network's.
  private func value(of field: Field<TwinPreset>, _ member: Member) -> Parameter.Value {
    let own = twin(member).map(field.value) ?? .none
    return own == .none ? comparing(with: member).value(of: field.parameter) : own
  }
}
