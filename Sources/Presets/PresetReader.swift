package import Formats
import LatentEquilibrium

/// Checks the JSON of a preset and fills in every default; it notes all faults, not only the first.
package struct PresetReader {
  static let format = "lescope/1"

  /// Where the files named in the preset are.
  package let folder: Folder
  /// What the JSON was written from, to be changed while it runs; nil for a preset from a file.
  let original: Preset?
  private var list = FaultList()

  package var faults: [Fault] { list.faults }

  /// Whether there are more faults than anyone would read.
  var isFull: Bool { list.isFull }

  package init(folder: Folder, original: Preset? = nil) {
    self.folder = folder
    self.original = original
  }

  /// - Throws: every fault, each with its key path.
  static func read(
    _ json: JSON, folder: Folder, original: Preset? = nil
  ) throws(PresetError) -> Preset {
    var reader = PresetReader(folder: folder, original: original)
    let preset = reader.preset(json)
    guard let preset, reader.faults.isEmpty else { throw PresetError(reader.faults) }
    return preset
  }

  package mutating func note(_ fault: @autoclosure () -> Fault) { list.note(fault()) }

  package mutating func note(
    _ place: @autoclosure () -> String, _ message: @autoclosure () -> String
  ) {
    list.note(Fault(place: place(), message()))
  }

  private static let keys = [
    "format", "title", "about", "tags", "seed", "dt", "duration", "tau_m", "tau_r", "activation",
    "beta", "gamma", "eta", "scheme", "integrator", "error_from", "feedback", "inputs", "layers",
    "twin", "stimulus", "target", "task", "substrate", "view",
  ]

  private mutating func preset(_ json: JSON) -> Preset? {
    guard let top = fields(json, at: "", keys: Self.keys, called: "a preset") else { return nil }
    if let format = text(top, "format"), format != Self.format {
      note(
        "format",
        "\(JSON.text(format).inWords) is not a format this program reads; it must be \(Self.format)"
      )
    }
    let task = top["task"].flatMap { $0 == .null ? nil : self.task($0) }
    let inputs = whole(top, "inputs", .inputs)
    let feedsInputs = top["inputs"] == nil || inputs != nil ? inputs ?? task?.inputs ?? 1 : nil
    var preset = Preset(
      title: text(top, "title") ?? "Untitled", about: text(top, "about") ?? "", tags: tags(top),
      seed: number(top, "seed", .seed).map { UInt64(clamping: Int(clamping: $0)) } ?? 7,
      dt: number(top, "dt", .dt) ?? 0.1, duration: number(top, "duration", .duration) ?? 1000,
      tauM: number(top, "tau_m", .tauM) ?? 10, tauR: number(top, "tau_r", .tauR),
      activation: choice(top, "activation", .activation) ?? .tanh,
      beta: number(top, "beta", .beta) ?? 0, gamma: number(top, "gamma", .gamma) ?? 1,
      eta: number(top, "eta", .eta) ?? 0,
      scheme: choice(top, "scheme", .scheme) ?? .synchronous,
      integrator: choice(top, "integrator", .integrator) ?? .euler,
      errorFrom: choice(top, "error_from", .errorFrom) ?? .tauM,
      feedback: choice(top, "feedback", .feedback) ?? .transpose,
      inputs: inputs ?? task?.inputs ?? 1, layers: [], twin: .leaky, stimulus: .standard,
      target: .none, task: task, substrate: .ideal, view: .standard)
    if let layers = top["layers"] {
      preset.layers = self.layers(layers, at: "layers", inputs: feedsInputs)
    } else {
      note("layers", "is missing; a preset needs a list of at least one layer")
    }
    preset.twin = twin(top["twin"])
    if let stimulus = top["stimulus"] {
      preset.stimulus = signals(stimulus, at: "stimulus", count: feedsInputs, each: "input")
    }
    if let target = top["target"] {
      preset.target = self.target(target, inputs: feedsInputs, outputs: preset.layers.last?.neurons)
    }
    if let json = top["task"], json != .null {
      for key in ["stimulus", "target"] where top[key] != nil {
        note(
          key, "stands beside task, which shows samples and their answers; only one may be given")
      }
      preset.stimulus = .silent
      preset.target = .none
    }
    if let task { check(task, inputs: inputs, layers: preset.layers) }
    preset.substrate = substrate(top["substrate"])
    preset.view = view(top["view"])
    if original == nil { preset.tieWhereEqual() }
    if let contradiction = preset.contradiction { note(contradiction) }
    return preset
  }

  private mutating func tags(_ top: Fields) -> [String] {
    guard let json = top["tags"] else { return [] }
    guard case .list(let elements) = json else {
      note("tags", "\(json.inWords) is not a list of tags; it must be a list of texts")
      return []
    }
    return elements.enumerated().compactMap { index, element in
      if case .text(let tag) = element { return tag }
      note("tags[\(index)]", "\(element.inWords) is not a tag; it must be a text in double quotes")
      return nil
    }
  }

  private mutating func twin(_ json: JSON?) -> TwinPreset? {
    guard let json else { return .leaky }
    if json == .null { return nil }
    let keys = [
      "tau_m", "tau_r", "beta", "gamma", "eta", "error_from", "scheme", "integrator", "feedback",
      "activation",
    ]
    // What both share is no spelling mistake, and deserves the reason.
    let shared = Self.keys.filter { !keys.contains($0) }
    guard
      let fields = fields(
        json, at: "twin", keys: keys, called: "a twin",
        elsewhere: (shared, "the twin shares it with the network; it may have its own"))
    else { return nil }
    return TwinPreset(
      tauM: number(fields, "tau_m", .twinTauM), tauR: number(fields, "tau_r", .twinTauR),
      beta: number(fields, "beta", .twinBeta), gamma: number(fields, "gamma", .twinGamma),
      eta: number(fields, "eta", .twinEta), errorFrom: choice(fields, "error_from", .errorFrom),
      scheme: choice(fields, "scheme", .scheme),
      integrator: choice(fields, "integrator", .integrator),
      feedback: choice(fields, "feedback", .feedback),
      activation: choice(fields, "activation", .activation))
  }

  private mutating func substrate(_ json: JSON?) -> SubstratePreset {
    let keys = ["rate_noise", "tau_spread", "tau_synapse", "filter_errors"]
    guard let json,
      let fields = fields(json, at: "substrate", keys: keys, called: "a substrate")
    else { return .ideal }
    return SubstratePreset(
      rateNoise: number(fields, "rate_noise", .rateNoise) ?? 0,
      tauSpread: number(fields, "tau_spread", .tauSpread) ?? 0,
      tauSynapse: number(fields, "tau_synapse", .tauSynapse) ?? 0,
      filterErrors: flag(fields, "filter_errors") ?? false)
  }

  private mutating func view(_ json: JSON?) -> ViewPreset {
    guard let json,
      let fields = fields(json, at: "view", keys: ["open", "speed", "window"], called: "a view")
    else { return .standard }
    let open = text(fields, "open")
    if let open, !ViewPreset.names.contains(open) {
      note(
        "view.open",
        "\(JSON.text(open).inWords) is not a view; it must be "
          + ViewPreset.names.joined(", ", last: " or "))
    }
    return ViewPreset(
      open: open ?? ViewPreset.standard.open,
      speed: number(fields, "speed", .speed) ?? ViewPreset.standard.speed,
      window: number(fields, "window", .window))
  }
}

extension InputPreset {
  /// What feeds the network when a preset has no stimulus: a sine of 5 Hz.
  package static let standard = InputPreset.shared(.standard)

  /// Nothing: what stands where a task shows its samples.
  package static let silent = InputPreset.shared(
    Stimulus(shape: .constant, amplitude: 0, offset: 0))
}

extension Stimulus {
  /// A sine of 5 Hz.
  package static let standard = Stimulus(
    shape: .sine(frequency: 5, phase: 0), amplitude: 1, offset: 0)
}

extension TargetPreset {
  package static let none = TargetPreset(kind: .none, from: 0, until: nil)
}

extension SubstratePreset {
  /// No noise, no spread, immediate synapses.
  package static let ideal = SubstratePreset(
    rateNoise: 0, tauSpread: 0, tauSynapse: 0, filterErrors: false)
}

extension ViewPreset {
  /// The views by the names that a preset and `--view` use.
  package static let names = ["scope", "network", "lag", "bode", "learning", "phase"]

  package static let standard = ViewPreset(open: "scope", speed: 0.05, window: nil)
}
