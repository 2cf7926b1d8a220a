import Formats
import LatentEquilibrium

extension PresetReader {
  /// The target; `from` and `until` are its times, except that a chirp keeps its own `from`.
  mutating func target(
    _ json: JSON, inputs: Int?, shape: ImageShape?, outputs: Int?
  ) -> TargetPreset {
    if case .list = json {
      let signals = signals(json, at: "target", count: outputs, each: "output")
      return TargetPreset(kind: .signal(signals), from: 0, until: nil)
    }
    guard case .object = json else {
      note("target", "\(json.inWords) is not a target; it must be an object in { }")
      return .none
    }
    switch json["kind"] {
    case nil, .text("none"):
      guard
        let fields = fields(
          json, at: "target", keys: ["kind", "from", "until"], called: "a target of kind none")
      else { return .none }
      return window(.none, fields, ownsFrom: true)
    case .text("teacher"):
      guard
        let fields = fields(
          json, at: "target", keys: ["kind", "layers", "in_time", "from", "until"],
          called: "a teacher")
      else { return .none }
      var target = window(
        .teacher(teacher(fields, inputs: inputs, shape: shape, outputs: outputs)), fields,
        ownsFrom: true)
      target.isInTime = flag(fields, "in_time") ?? false
      return target
    case .text(let word) where Stimulus.Kind(rawValue: word) != nil:
      let ownsFrom = Stimulus.Kind(rawValue: word)?.keys.contains("from") == false
      guard let stimulus = stimulus(json, at: "target", extra: ["from", "until"]) else {
        return .none
      }
      checkColumns(of: stimulus, at: "target", count: outputs, each: "output")
      let fields = JSONFields(place: "target", object: json)
      return window(.signal(.shared(stimulus)), fields, ownsFrom: ownsFrom)
    case let word?:
      let kinds = ["none", "teacher"] + Stimulus.Kind.allCases.map(\.rawValue)
      note(
        "target.kind",
        "\(word.inWords) is not a kind of target; it must be \(kinds.joined(", ", last: " or "))")
      return .none
    }
  }

  private mutating func teacher(
    _ fields: JSONFields, inputs: Int?, shape: ImageShape?, outputs: Int?
  ) -> [LayerPreset] {
    guard let json = fields["layers"] else {
      note("target.layers", "is missing; a teacher needs a list of at least one layer")
      return []
    }
    let before = faults.count
    let layers = layers(json, at: "target.layers", inputs: inputs, shape: shape)
    if let outputs, let last = layers.last, last.neurons != outputs, faults.count == before {
      note(
        "target.layers[\(layers.count - 1)].neurons",
        "\(last.neurons) is not the size of the output; it must be \(outputs)")
    }
    return layers
  }

  private mutating func window(
    _ kind: TargetPreset.Kind, _ fields: JSONFields, ownsFrom: Bool
  ) -> TargetPreset {
    var target = TargetPreset(kind: kind)
    read(fields, (ownsFrom ? [TargetPreset.from] : []) + [TargetPreset.until], into: &target)
    if let until = target.until, until <= target.from {
      note(
        "target.until",
        "\(JSON.digits(of: until)) is not after the beginning; "
          + "it must be greater than \(JSON.digits(of: target.from)) ms")
    }
    return target
  }
}
