import Formats

/// What the output is nudged towards.
package struct TargetPreset: Equatable, Sendable {
  package var kind: Kind
  /// Outside `from` ≤ t < `until` there is no target.
  package var from: Double
  package var until: Double?
  /// Whether a teacher has time constants of its own, and so lags of its own.
  package var isInTime = false

  package init(
    kind: Kind, from: Double = Parameter.targetFrom.standard, until: Double? = nil,
    isInTime: Bool = false
  ) {
    self.kind = kind
    self.isInTime = isInTime
    self.from = from
    self.until = until
  }

  package enum Kind: Equatable, Sendable {
    case none
    /// A second network on the same stimulus, evaluated instantaneously or stepped beside the first.
    case teacher([LayerPreset])
    case signal(InputPreset)
  }

  package static let none = TargetPreset(kind: .none)

  /// The ways to its times.
  static let from = Field(.targetFrom, \TargetPreset.from)
  static let until = Field(.targetUntil, \TargetPreset.until)
}

extension Parameter {
  package static let targetFrom = Parameter(
    "target.from", symbol: "from", name: "target from", noun: "a time", unit: "ms", .moment,
    ladder: [0] + rungs(from: 0, to: 4), fine: 1, standard: 0,
    help: "when the target begins to pull")
  package static let targetUntil = Parameter(
    "target.until", symbol: "until", name: "target until", noun: "a time", unit: "ms", .timeSpan,
    ladder: rungs(from: 0, to: 4), fine: 1, help: "when the target stops pulling")
}
