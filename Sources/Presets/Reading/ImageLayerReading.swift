import Formats
import LatentEquilibrium

/// Layers whose neurons stand in channels, rows and columns.
extension PresetReader {
  /// The kinds of layers by the word that a preset has for them.
  enum LayerWord: String, CaseIterable {
    case dense, convolution
    case pooling = "max_pool"
  }

  private static let mostNeurons = 65_536

  /// In which channels, rows and columns the inputs stand; nil where that is left out or at fault.
  mutating func inputShape(_ top: JSONFields) -> ImageShape? {
    guard let json = top["input_shape"], json != .null else { return nil }
    guard let sizes = json.sizes(3), sizes.reduce(1, *) <= 4096 else {
      note(
        "input_shape",
        "\(json.shown) is not a shape; it must be [channels, rows, columns], such as [1, 28, 28], of at "
          + "most 4096 inputs")
      return nil
    }
    return ImageShape(channels: sizes[0], rows: sizes[1], columns: sizes[2])
  }

  mutating func check(_ shape: ImageShape?, inputs: Int?) {
    guard let shape, let inputs, shape.count != inputs else { return }
    note(
      "input_shape",
      "\(shape.inWords) are \(shape.count) numbers for \(CountedNoun(inputs, "input").inWords); it must "
        + "have as many")
  }

  /// By what a layer is reached, as far as its kind has been named rightly; dense where nothing is said.
  mutating func isDense(_ json: JSON, at place: String, _ family: ModelFamily) -> Bool {
    guard family == .layered, let word = json["kind"] else { return true }
    if case .text(let text) = word, let kind = LayerWord(rawValue: text) { return kind == .dense }
    note(
      "\(place).kind",
      "\(word.inWords) is not a kind of layer; it must be "
        + LayerWord.allCases.map(\.rawValue).joined(", ", last: " or "))
    return true
  }

  /// A convolution, or a layer that pools.
  ///
  /// - Parameters:
  ///   - below: the shape of what it sees; nil where that is a mere list, or at fault.
  ///   - isKnown: whether it is not at fault.
  mutating func imageLayer(
    _ json: JSON, at place: String, below: ImageShape?, isKnown: Bool, name: String, isOutput: Bool
  ) -> LayerPreset? {
    let pools = json["kind"] == .text(LayerWord.pooling.rawValue)
    let weights = ["weights", "biases", "feedback_weights"]
    let own = LayerPreset.fields.filter { ModelFamily.layered.has($0.parameter) }
      .map(\.parameter.key)
    let keys =
      ["kind", "name"] + (pools ? ["size"] : ["channels", "kernel"] + own + weights)
    let elsewhere = (["neurons", "size", "channels", "kernel"] + own + weights)
      .filter { !keys.contains($0) }
    let noun = pools ? "a max_pool" : "a convolution"
    guard
      let fields = fields(
        json, at: place, keys: keys, called: noun, elsewhere: (elsewhere, "\(noun) has only"))
    else { return nil }
    guard let below else {
      if isKnown {
        note(
          "\(place).kind",
          "\(noun) needs rows and columns below it; it must follow input_shape, a convolution or a "
            + "max_pool")
      }
      return nil
    }
    let name = text(fields, "name") ?? name
    return pools
      ? pooling(fields, below, name: name, isOutput: isOutput)
      : convolution(fields, below, name: name)
  }

  private mutating func pooling(
    _ fields: JSONFields, _ below: ImageShape, name: String, isOutput: Bool
  ) -> LayerPreset? {
    let most = min(below.rows, below.columns)
    guard let size = size(fields, "size", 1...most) else { return nil }
    if isOutput {
      note(
        fields.place(of: "kind"), "a max_pool has no neurons; the output must be a layer that has")
      return nil
    }
    let pooling = Pooling(below, size: size)
    var layer = LayerPreset(
      name: name, neurons: pooling.output.count, weights: .standard, biases: .constant(value: 0))
    layer.kind = .pooling(pooling)
    return layer
  }

  private mutating func convolution(
    _ fields: JSONFields, _ below: ImageShape, name: String
  ) -> LayerPreset? {
    let channels = size(fields, "channels", 1...4096)
    let place = fields.place(of: "kernel")
    let kernel = fields["kernel"]?.sizes(2)
    guard let kernel, kernel[0] <= below.rows, kernel[1] <= below.columns else {
      note(
        place,
        (fields["kernel"].map { "\($0.shown) is not a kernel" } ?? "is missing")
          + "; it must be [rows, columns], at most [\(below.rows), \(below.columns)]")
      return nil
    }
    guard let channels else { return nil }
    let convolution = Convolution(
      below, channels: channels, kernelRows: kernel[0], kernelColumns: kernel[1])
    guard convolution.output.count <= Self.mostNeurons else {
      note(
        fields.place(of: "channels"),
        "\(convolution.output.inWords) are \(convolution.output.count) neurons; there may be at most "
          + "\(Self.mostNeurons)")
      return nil
    }
    var layer = LayerPreset(
      name: name, neurons: convolution.output.count, weights: .standard,
      biases: .constant(value: 0))
    layer.kind = .convolution(convolution)
    readRows(fields, neurons: layer.neurons, into: &layer, of: .layered)
    if let weights = weights(fields, "weights", of: layer, inputs: below.count) {
      layer.weights = weights
    }
    if let biases = biases(fields, for: CountedNoun(channels, "channel")) {
      layer.biases = biases
    }
    layer.feedbackWeights = weights(fields, "feedback_weights", of: layer, inputs: below.count)
    return layer
  }

  /// The weights onto a layer: a matrix, or of a convolution kernels, [channel][channel below][row][column].
  ///
  /// - Parameter inputs: how many numbers are below; nil where that is itself at fault.
  mutating func weights(
    _ fields: JSONFields, _ key: String, of layer: LayerPreset, inputs: Int?
  ) -> WeightPreset? {
    guard case .convolution(let convolution) = layer.kind, case .list(let kernels)? = fields[key]
    else {
      return weights(
        fields, key, rows: CountedNoun(layer.neurons, "neuron"),
        columns: inputs.map { CountedNoun($0, "input") })
    }
    let place = fields.place(of: key)
    let channels = CountedNoun(convolution.output.channels, "channel")
    guard kernels.count == channels.count else {
      note(
        place,
        "a list of \(kernels.count) for \(channels.inWords); it must have one kernel for each")
      return nil
    }
    let below = CountedNoun(convolution.input.channels, "channel")
    let before = faults.count
    let rows = kernels.enumerated().map { number, kernel -> [Double] in
      let here = "\(place)[\(number)]"
      guard case .list(let sections) = kernel, sections.count == below.count else {
        note(
          here, "is not a kernel; it must have one matrix for each of the \(below.inWords) below")
        return []
      }
      return sections.enumerated().flatMap { number, section in
        matrix(
          section, at: "\(here)[\(number)]",
          rows: CountedNoun(convolution.kernelRows, "kernel row"),
          columns: CountedNoun(convolution.kernelColumns, "kernel column"),
          number: "a weight")?.flatMap(\.self) ?? []
      }
    }
    return faults.count == before ? .explicit(rows) : nil
  }

  private mutating func size(
    _ fields: JSONFields, _ key: String, _ range: ClosedRange<Int>
  ) -> Int? {
    let json = fields[key]
    if let json, let sizes = JSON.list([json]).sizes(1), range.contains(sizes[0]) {
      return sizes[0]
    }
    note(
      fields.place(of: key),
      (json.map { "\($0.inWords) is not one" } ?? "is missing")
        + "; it must be a whole number from \(range.lowerBound) to \(range.upperBound)")
    return nil
  }
}

extension JSON {
  /// As it is written, where that is short.
  var shown: String { compact.count > 40 ? inWords : compact }

  /// The numbers of a list of so many whole numbers from 1 on; nil for anything else.
  func sizes(_ count: Int) -> [Int]? {
    guard case .list(let elements) = self, elements.count == count else { return nil }
    let sizes = elements.compactMap { element -> Int? in
      guard case .number(let number) = element, (1...4096).contains(number),
        number == number.rounded()
      else { return nil }
      return Int(number)
    }
    return sizes.count == count ? sizes : nil
  }
}

extension ImageShape {
  /// "8 channels of 6x6".
  package var inWords: String {
    (channels == 1 ? "" : "\(channels) channels of ") + "\(rows)x\(columns)"
  }
}

extension LayerKind {
  /// Whom its biases belong to.
  func biasNoun(neurons: Int) -> CountedNoun {
    if case .convolution(let convolution) = self {
      CountedNoun(convolution.output.channels, "channel")
    } else {
      CountedNoun(neurons, "neuron")
    }
  }
}
