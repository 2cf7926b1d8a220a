package import Formats
import LatentEquilibrium
package import Samples

/// Checks the JSON of a preset and fills in every default; it notes all faults, not only the first.
package struct PresetReader: StimulusChecking, TaskChecking {
  static let format = "lescope/1"

  package let folder: Folder
  /// What the JSON was written from, to be changed while it runs; nil for a preset from a file.
  let original: Preset?
  package var list = FaultList()
  /// In which languages a lesson is told, and those that it has.
  package var languages = LanguageChoice.original
  package var languagesMet: Set<Language> = []

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

  package func recording(
    of path: String, columns: [String], timeColumn: String?
  ) -> SampledSignal? {
    original?.recordings.first {
      $0.file == path && $0.columnNames == columns && $0.timeColumn == timeColumn
    }
  }

  var knownTask: TaskPreset? { original?.task }

  /// The keys of a preset of a family.
  private static func keys(of family: ModelFamily) -> [String] {
    let parameters = (Preset.fields.map(\.parameter) + CircuitPreset.fields.map(\.parameter))
      .filter { family.has($0) }
    return ["format", "title", "about", "tags", "model"] + parameters.map(\.key)
      + (family == .microcircuit ? ["conductances"] : ["input_shape", "substrate"])
      + ["phases", "layers", "twin", "stimulus", "target", "task", "view"]
  }

  private mutating func preset(_ json: JSON) -> Preset? {
    let family = family(json)
    let keys = Self.keys(of: family)
    let others = ModelFamily.allCases.flatMap { Self.keys(of: $0) }.filter { !keys.contains($0) }
    guard
      let top = fields(
        json, at: "", keys: keys, told: ["title", "about"], called: "a preset",
        elsewhere: (others, "a \(family.noun) does not have it; its preset has"))
    else { return nil }
    if let format = text(top, "format"), format != Self.format {
      note(
        "format",
        "\(JSON.text(format).inWords) is not a format this program reads; it must be \(Self.format)"
      )
    }
    let task = top["task"].flatMap { $0 == .null ? nil : self.task($0) }
    let shape = inputShape(top) ?? task?.shape
    let inputs = top["inputs"] == nil ? shape?.count : whole(top, "inputs", .inputs)
    check(shape, inputs: inputs ?? task?.inputs)
    let isShapeAtFault = shape == nil && (top["input_shape"] ?? .null) != .null
    let feedsInputs =
      isShapeAtFault
      ? nil : top["inputs"] == nil || inputs != nil ? inputs ?? task?.inputs ?? 1 : nil
    var preset = Preset()
    preset.family = family
    if let title = translatedText(top, "title") { preset.title = title }
    if let about = translatedText(top, "about") { preset.about = about }
    preset.tags = tags(top)
    let ofFamily = Preset.fields.filter { $0.parameter != .inputs && family.has($0.parameter) }
    read(top, ofFamily, into: &preset)
    preset.inputs = inputs ?? task?.inputs ?? preset.inputs
    preset.inputShape = shape
    preset.task = task
    if let layers = top["layers"] {
      preset.layers = self.layers(
        layers, at: "layers", inputs: feedsInputs, shape: shape, family: family)
    } else {
      note("layers", "is missing; a preset needs a list of at least one layer")
    }
    if family == .microcircuit { preset.circuit = circuit(top, into: &preset.layers) }
    preset.phases = phases(top["phases"], of: family)
    preset.twins = twins(top["twin"], of: preset, inputs: feedsInputs)
    if let stimulus = top["stimulus"] {
      preset.stimulus = signals(stimulus, at: "stimulus", count: feedsInputs, each: "input")
    }
    if let target = top["target"] {
      preset.target = self.target(
        target, inputs: feedsInputs, shape: shape, outputs: preset.layers.last?.neurons)
    }
    if let json = top["task"], json != .null {
      for key in ["stimulus", "target"] where top[key] != nil {
        note(
          key, "stands beside task, which shows samples and their answers; only one may be given")
      }
      preset.stimulus = .silent
      preset.target = .none
    }
    if preset.layers.last?.neurons == 1 { preset.task?.answerWithOneOutput() }
    if let task = preset.task { check(task, inputs: inputs, layers: preset.layers) }
    if family == .layered { preset.substrate = substrate(top["substrate"]) }
    preset.view = view(top["view"])
    checkAxes(of: preset, inputs: feedsInputs)
    if original == nil { preset.tieWhereEqual() }
    if let contradiction = preset.contradiction { note(contradiction) }
    return preset
  }

  private mutating func tags(_ top: JSONFields) -> [String] {
    guard let json = top["tags"] else { return [] }
    return texts(
      json, at: "tags", list: "a list of tags; it must be a list of texts",
      element: "a tag; it must be a text in double quotes")
  }

  /// The networks to compare with: one object, or a list of them.
  private mutating func twins(
    _ json: JSON?, of preset: Preset, inputs: Int?
  ) -> [TwinPreset] {
    guard let json else { return [.standard(of: preset.family)] }
    if json == .null { return [] }
    guard case .list(let elements) = json else {
      return twin(json, at: "twin", of: preset, inputs: inputs).map { [$0] } ?? []
    }
    guard (1...Preset.mostTwins).contains(elements.count) else {
      note(
        "twin",
        "a list of \(elements.count); it must have from 1 to \(Preset.mostTwins) twins, and null is none"
      )
      return []
    }
    return elements.enumerated().compactMap { number, element in
      twin(element, at: "twin[\(number)]", of: preset, inputs: inputs)
    }
  }

  private mutating func twin(
    _ json: JSON, at place: String, of preset: Preset, inputs: Int?
  ) -> TwinPreset? {
    let family = preset.family
    let rows = (TwinPreset.fields + (family == .layered ? TwinPreset.fieldsOfFile : []))
      .filter { family.has($0.parameter) }
    let keys = ["name"] + rows.map(\.parameter.key) + ["layers"]
    // What both share is no spelling mistake, and deserves the reason.
    let shared = Self.keys(of: family).filter { !keys.contains($0) }
    guard
      let fields = fields(
        json, at: place, keys: keys, called: "a twin",
        elsewhere: (shared, "the twin shares it with the network; it may have its own"))
    else { return nil }
    var twin = TwinPreset()
    twin.name = text(fields, "name")
    read(fields, rows, into: &twin)
    if let json = fields["layers"] {
      twin.layers = twinLayers(
        json, at: place + ".layers", of: preset.layers, inputs: inputs, family)
    }
    return twin
  }

  private mutating func substrate(_ json: JSON?) -> SubstratePreset {
    var substrate = SubstratePreset.ideal
    let rows = SubstratePreset.fields
    if let json,
      let fields = fields(
        json, at: "substrate", keys: rows.map(\.parameter.key), called: "a substrate")
    {
      read(fields, rows, into: &substrate)
    }
    return substrate
  }

  private mutating func view(_ json: JSON?) -> ViewPreset {
    var view = ViewPreset.standard
    let rows = ViewPreset.fields
    guard let json,
      let fields = fields(
        json, at: "view", keys: ["open"] + rows.map(\.parameter.key) + ["axes"], called: "a view")
    else { return view }
    if let open = text(fields, "open") {
      view.open = open
      if !ViewPreset.names.contains(open) {
        note(
          "view.open",
          "\(JSON.text(open).inWords) is not a view; it must be "
            + ViewPreset.names.joined(", ", last: " or "))
      }
    }
    read(fields, rows, into: &view)
    if let text = text(fields, "axes") {
      view.axes = AxesPreset(text)
      if view.axes == nil {
        note(
          "view.axes",
          "\(JSON.text(text).inWords) are no axes; it must be ACROSS,UPWARDS, each like u.1.2 (layer, "
            + "neuron), w.2.1.3 (layer, neuron, its input), r, ideal, e, stimulus.1 or target.1")
      }
    }
    return view
  }

  private mutating func checkAxes(of preset: Preset, inputs: Int?) {
    guard let axes = preset.view.axes, let inputs, !preset.layers.isEmpty else { return }
    if let fault = axes.fault(in: preset, inputs: inputs) {
      note("view.axes", fault)
    }
  }

  /// Notes what of the network does not fit the task.
  private mutating func check(_ task: TaskPreset, inputs: Int?, layers: [LayerPreset]) {
    if let inputs, inputs != task.inputs {
      note(
        "inputs",
        "\(inputs) for samples of \(CountedNoun(task.inputs, "number").inWords); it must be "
          + "\(task.inputs), or be left out")
    }
    guard let last = layers.last, last.neurons != task.outputs else { return }
    let answers =
      task.training.classNames.isEmpty
      ? CountedNoun(task.outputs, "number").inWords + " to be answered"
      : "\(task.outputs) \(task.outputs == 1 ? "class" : "classes")"
    note(
      "layers[\(layers.count - 1)].neurons",
      "\(last.neurons) for \(answers); it must be \(task.outputs)")
  }
}
