package import Formats
import LatentEquilibrium
package import Samples

extension Preset {
  /// Reads a preset from JSON, checks all of it and fills in the defaults.
  ///
  /// - Parameters:
  ///   - json: an object as `presets/README.md` describes it.
  ///   - folder: where the files it names are.
  /// - Throws: every fault, each with its key path.
  package init(json: JSON, in folder: Folder) throws(PresetError) {
    self = try PresetReader.read(json, folder: folder)
  }

  /// The preset with every default written out; reading it gives a preset that runs the same.
  ///
  /// A `tau_r` tied to `tau_m` is written as the number it equals, and tied again by the reader. Only
  /// where a twin changes `tau_m` beneath a tie does no number say the same; it is left out then.
  package var json: JSON {
    var members: [JSON.Member] = [.init("format", .text(PresetReader.format))]
    members += title.members("title") + about.members("about")
    members.append(.init("tags", .list(tags.map { .text($0) })))
    if family != .layered { members.append(.init("model", .text(family.rawValue))) }
    let written = twinMovesTies ? self : withTiesAsNumbers
    members += Self.fields.filter { family.has($0.parameter) }.compactMap {
      $0.member(of: written)
    }
    if let inputShape { members.append(.init("input_shape", inputShape.json)) }
    if family == .microcircuit { members += circuit.members }
    if !phases.isEmpty { members.append(.init("phases", .list(phases.map(\.json)))) }
    members.append(.init("layers", .list(written.layers.map { $0.json(of: family) })))
    members.append(
      .init(
        "twin",
        twins.count > 1
          ? .list(twins.map { $0.json(beside: layers) }) : twin?.json(beside: layers) ?? .null))
    if let task {
      members.append(.init("task", task.json))
    } else {
      members += [.init("stimulus", stimulus.json), .init("target", target.json)]
    }
    if family == .layered { members.append(.init("substrate", substrate.json)) }
    members.append(.init("view", view.json))
    return .object(members)
  }

  private var twinMovesTies: Bool {
    tauR == nil && twins.contains { $0.tauM != nil && $0.tauR == nil }
  }

  /// The preset with a number wherever `tau_r` is tied.
  private var withTiesAsNumbers: Preset {
    guard tauR == nil else { return self }
    var preset = self
    preset.tauR = tauM
    for index in layers.indices where layers[index].tauR == nil {
      preset.layers[index].tauR = layers[index].tauM
    }
    return preset
  }
}

extension LayerPreset {
  /// The layer with what it does not inherit.
  fileprivate func json(of family: ModelFamily) -> JSON {
    if case .pooling = kind { return .object([.init("name", .text(name))] + kind.members) }
    var members = kind == .dense ? [Self.size].compactMap { $0.member(of: self) } : kind.members
    members.append(.init("name", .text(name)))
    members += Self.fields.filter { family.has($0.parameter) }.compactMap { $0.member(of: self) }
    if family == .microcircuit { return .object(members + circuitWeights.members) }
    members.append(.init("weights", weights.json(kind)))
    members.append(.init("biases", biases.biasesJSON))
    if let feedbackWeights {
      members.append(.init("feedback_weights", feedbackWeights.json(kind)))
    }
    return .object(members)
  }
}

extension ImageShape {
  fileprivate var json: JSON {
    .list([channels, rows, columns].map { .number(Double($0)) })
  }
}

extension CircuitPreset {
  fileprivate var members: [JSON.Member] {
    Self.fields.compactMap { $0.member(of: self) } + [
      .init(
        "conductances", .object(Self.fieldsOfConductances.compactMap { $0.member(of: self) }))
    ]
  }
}

extension CircuitWeightsPreset {
  /// Those that are given.
  fileprivate var members: [JSON.Member] {
    Self.paths.compactMap { kind, path in
      self[keyPath: path].map { .init(kind.rawValue, $0.json) }
    }
  }
}

extension LearningPhase {
  fileprivate var json: JSON {
    .object(
      [.init("until", .number(until))] + Self.fields.compactMap { $0.member(of: self) })
  }
}

extension WeightPreset {
  fileprivate var json: JSON { json(.dense) }

  fileprivate func json(_ kind: LayerKind) -> JSON {
    func recipe(_ recipe: Recipe, _ numbers: Double...) -> JSON {
      let members = zip(recipe.keys, numbers).map { JSON.Member($0, .number($1)) }
      return .object([.init("init", .text(recipe.rawValue))] + members)
    }
    return switch self {
    case .explicit(let rows): kind.lists(of: rows)
    case .normal(let mean, let std): recipe(.normal, mean, std)
    case .uniform(let low, let high): recipe(.uniform, low, high)
    case .xavier(let gain): recipe(.xavier, gain)
    case .identity(let value): recipe(.identity, value)
    case .constant(let value): recipe(.constant, value)
    }
  }

  fileprivate var biasesJSON: JSON {
    if case .explicit(let rows) = self { return .list(rows.map { .number($0[0]) }) }
    return json
  }
}

extension TwinPreset {
  /// - Parameter network: the layers of the network.
  fileprivate func json(beside network: [LayerPreset]) -> JSON {
    var members = name.map { [JSON.Member("name", .text($0))] } ?? []
    members += (Self.fields + Self.fieldsOfFile).compactMap { $0.member(of: self) }
    if !layers.isEmpty {
      let own = zip(layers, network).map { $0.json($1.kind) }
      members.append(.init("layers", .list(own)))
    }
    return .object(members)
  }
}

extension TwinLayerPreset {
  fileprivate func json(_ kind: LayerKind) -> JSON {
    .object(
      [
        weights.map { .init("weights", $0.json(kind)) },
        biases.map { .init("biases", $0.biasesJSON) },
      ].compactMap(\.self) + circuitWeights.members)
  }
}

extension TargetPreset {
  fileprivate var json: JSON {
    switch kind {
    case .none:
      return .object([.init("kind", .text("none"))] + (isAlways ? [] : times))
    case .teacher(let layers):
      let layers = JSON.list(layers.map { $0.json(of: .layered) })
      let inTime: [JSON.Member] = isInTime ? [.init("in_time", .flag(true))] : []
      return .object([.init("kind", .text("teacher")), .init("layers", layers)] + inTime + times)
    case .signal(.perInput(let signals)): return .list(signals.map(\.json))
    case .signal(.shared(let signal)):
      // A chirp's own `from` is a frequency; within a sum the two do not meet.
      let ownsFrom = !signal.kind.keys.contains("from")
      let carrier = ownsFrom || from == 0 ? signal : Stimulus(shape: Stimulus.Sum([signal]))
      guard case .object(let members) = carrier.json else { return carrier.json }
      let isPlain = !carrier.kind.keys.contains("from")
      return .object(members + (isPlain ? times : times.filter { $0.key != "from" }))
    }
  }

  private var isAlways: Bool { from == 0 && until == nil }

  private var times: [JSON.Member] {
    [Self.from, Self.until].compactMap { $0.member(of: self) }
  }
}

extension SubstratePreset {
  fileprivate var json: JSON { .object(Self.fields.compactMap { $0.member(of: self) }) }
}

extension ViewPreset {
  fileprivate var json: JSON {
    let members = [.init("open", .text(open))] + Self.fields.compactMap { $0.member(of: self) }
    return .object(members + (axes.map { [.init("axes", .text($0.text))] } ?? []))
  }
}

extension LayerKind {
  /// The keys of a layer in a preset file that say what kind it is of; none for a dense one.
  fileprivate var members: [JSON.Member] {
    func number(_ value: Int) -> JSON { .number(Double(value)) }
    return switch self {
    case .dense: []
    case .convolution(let convolution):
      [
        .init("kind", .text(PresetReader.LayerWord.convolution.rawValue)),
        .init("channels", number(convolution.output.channels)),
        .init(
          "kernel", .list([number(convolution.kernelRows), number(convolution.kernelColumns)])),
      ]
    case .pooling(let pooling):
      [
        .init("kind", .text(PresetReader.LayerWord.pooling.rawValue)),
        .init("size", number(pooling.size)),
      ]
    }
  }

  /// Weights written out, in lists as a preset file has them.
  fileprivate func lists(of rows: [[Double]]) -> JSON {
    func list(_ numbers: some Sequence<Double>) -> JSON { .list(numbers.map { .number($0) }) }
    guard case .convolution(let convolution) = self else { return .list(rows.map { list($0) }) }
    let (height, width) = (convolution.kernelRows, convolution.kernelColumns)
    return .list(
      rows.map { kernel in
        .list(
          (0..<convolution.input.channels).map { channel in
            .list(
              (0..<height).map { row in
                list(
                  kernel[(channel * height + row) * width..<(channel * height + row + 1) * width])
              })
          })
      })
  }
}
