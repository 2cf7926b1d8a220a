package import Formats

/// Checks the JSON of a preset and fills in every default; it notes all faults, not only the first.
package struct PresetReader: StimulusChecking, TaskChecking {
  static let format = "lescope/1"

  package let folder: Folder
  /// What the JSON was written from, to be changed while it runs; nil for a preset from a file.
  let original: Preset?
  package var list = FaultList()

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

  private static let keys =
    ["format", "title", "about", "tags"] + Preset.fields.map(\.parameter.key) + [
      "layers", "twin", "stimulus", "target", "task", "substrate", "view",
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
    var preset = Preset()
    if let title = text(top, "title") { preset.title = title }
    if let about = text(top, "about") { preset.about = about }
    preset.tags = tags(top)
    read(top, Preset.fields.filter { $0.parameter != .inputs }, into: &preset)
    preset.inputs = inputs ?? task?.inputs ?? preset.inputs
    preset.task = task
    if let layers = top["layers"] {
      preset.layers = self.layers(layers, at: "layers", inputs: feedsInputs)
    } else {
      note("layers", "is missing; a preset needs a list of at least one layer")
    }
    preset.twins = twins(top["twin"], of: preset.layers, inputs: feedsInputs)
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
    _ json: JSON?, of layers: [LayerPreset], inputs: Int?
  ) -> [TwinPreset] {
    guard let json else { return [.leaky] }
    if json == .null { return [] }
    guard case .list(let elements) = json else {
      return twin(json, at: "twin", of: layers, inputs: inputs).map { [$0] } ?? []
    }
    guard (1...Preset.mostTwins).contains(elements.count) else {
      note(
        "twin",
        "a list of \(elements.count); it must have from 1 to \(Preset.mostTwins) twins, and null is none"
      )
      return []
    }
    return elements.enumerated().compactMap { number, element in
      twin(element, at: "twin[\(number)]", of: layers, inputs: inputs)
    }
  }

  private mutating func twin(
    _ json: JSON, at place: String, of layers: [LayerPreset], inputs: Int?
  ) -> TwinPreset? {
    let rows = TwinPreset.fields + TwinPreset.fieldsOfFile
    let keys = ["name"] + rows.map(\.parameter.key) + ["layers"]
    // What both share is no spelling mistake, and deserves the reason.
    let shared = Self.keys.filter { !keys.contains($0) }
    guard
      let fields = fields(
        json, at: place, keys: keys, called: "a twin",
        elsewhere: (shared, "the twin shares it with the network; it may have its own"))
    else { return nil }
    var twin = TwinPreset()
    twin.name = text(fields, "name")
    read(fields, rows, into: &twin)
    if let json = fields["layers"] {
      twin.layers = twinLayers(json, at: place + ".layers", of: layers, inputs: inputs)
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
    if let fault = axes.fault(inputs: inputs, layers: preset.layers.map(\.neurons)) {
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
