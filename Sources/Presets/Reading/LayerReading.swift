import Formats
import LatentEquilibrium

extension PresetReader {
  /// The keys of a layer in a network of a family.
  static func layerKeys(of family: ModelFamily) -> [String] {
    let fields = LayerPreset.fields.filter { family.has($0.parameter) }
    return ["neurons", "name"] + fields.map(\.parameter.key)
      + (family == .layered
        ? ["kind", "weights", "biases", "feedback_weights"] : circuitWeightKeys)
  }

  private static func twinLayerKeys(of family: ModelFamily) -> [String] {
    family == .layered ? ["weights", "biases"] : circuitWeightKeys
  }

  private static let mostLayers = 256
  /// 32 MB of Float64: more would not step fast enough to be watched.
  private static let mostWeights = 4_194_304

  /// The layers of a network or a teacher, from the first above the inputs.
  ///
  /// - Parameters:
  ///   - inputs: how many there are; nil where that is itself at fault.
  ///   - shape: in which rows and columns they stand, if in any.
  mutating func layers(
    _ json: JSON, at place: String, inputs: Int?, shape: ImageShape?,
    family: ModelFamily = .layered
  ) -> [LayerPreset] {
    guard case .list(let elements) = json else {
      note(place, "\(json.inWords) is not a list of layers; it must be a list of objects")
      return []
    }
    if elements.isEmpty {
      note(place, "an empty list has no layer; a network needs at least one")
    }
    if elements.count > Self.mostLayers {
      note(place, "\(elements.count) layers are too many; at most \(Self.mostLayers) are allowed")
      return []
    }
    var layers: [LayerPreset] = []
    var below = inputs
    var shape = shape
    var weights = 0
    for (index, element) in elements.enumerated() {
      let here = "\(place)[\(index)]"
      let name = index == elements.count - 1 ? "output" : "hidden"
      let layer =
        isDense(element, at: here, family)
        ? layer(element, at: here, inputs: below, name: name, family)
        : imageLayer(
          element, at: here, below: shape, isKnown: below != nil, name: name,
          isOutput: index == elements.count - 1)
      guard let layer else {
        (below, shape) = (nil, nil)
        continue
      }
      let size = layer.kind.weightShape(neurons: layer.neurons, inputs: below ?? 0)
      weights += size.rows * size.columns
      (below, shape) = (layer.neurons, layer.kind.output)
      layers.append(layer)
    }
    if weights > Self.mostWeights {
      note(place, "\(weights) weights are too many; at most \(Self.mostWeights) are allowed")
    }
    if family == .microcircuit && layers.count == elements.count {
      let weights = circuitWeights(elements, at: place, inputs: inputs, of: layers)
      for index in layers.indices { layers[index].circuitWeights = weights[index] }
    }
    return layers
  }

  private mutating func layer(
    _ json: JSON, at place: String, inputs: Int?, name: String, _ family: ModelFamily
  ) -> LayerPreset? {
    let others = ModelFamily.allCases.filter { $0 != family }.flatMap { Self.layerKeys(of: $0) }
    guard
      let fields = fields(
        json, at: place, keys: Self.layerKeys(of: family), called: "a layer",
        elsewhere: (others, "a layer of a \(family.noun) does not have it; it has"))
    else { return nil }
    let neurons = neurons(fields)
    var layer = LayerPreset(
      name: text(fields, "name") ?? name, neurons: neurons ?? 1, weights: .standard,
      biases: .constant(value: 0))
    readRows(fields, neurons: neurons, into: &layer, of: family)
    if family == .microcircuit { return neurons == nil ? nil : layer }
    let (rows, columns) = (
      neurons.map { CountedNoun($0, "neuron") }, inputs.map { CountedNoun($0, "input") }
    )
    if let weights = weights(fields, "weights", rows: rows, columns: columns) {
      layer.weights = weights
    }
    if let biases = biases(fields, for: rows) { layer.biases = biases }
    layer.feedbackWeights = weights(fields, "feedback_weights", rows: rows, columns: columns)
    return neurons == nil ? nil : layer
  }

  /// Reads what a layer may have of its own instead of the preset's.
  mutating func readRows(
    _ fields: JSONFields, neurons: Int?, into layer: inout LayerPreset, of family: ModelFamily
  ) {
    for row in LayerPreset.fields where family.has(row.parameter) {
      row.set(&layer, values(fields, row, neurons: neurons))
    }
  }

  /// What the layers of the twin start from.
  ///
  /// - Parameters:
  ///   - layers: the network's.
  ///   - inputs: how many there are; nil where that is itself at fault.
  mutating func twinLayers(
    _ json: JSON, at place: String, of layers: [LayerPreset], inputs: Int?, _ family: ModelFamily
  ) -> [TwinLayerPreset] {
    guard case .list(let elements) = json else {
      note(place, "\(json.inWords) is not a list of layers; it must be a list of objects")
      return []
    }
    guard elements.count == layers.count else {
      note(
        place,
        "a list of \(elements.count) for \(CountedNoun(layers.count, "layer").inWords); "
          + "it must have one object for each")
      return []
    }
    let keys = Self.twinLayerKeys(of: family)
    let shared = Self.layerKeys(of: family).filter { !keys.contains($0) }
    let ofCircuits =
      family == .microcircuit
      ? circuitWeights(elements, at: place, inputs: inputs, of: layers) : []
    var below = inputs
    return zip(elements.indices, layers).map { index, layer in
      defer { below = layer.neurons }
      guard
        let fields = fields(
          elements[index], at: "\(place)[\(index)]", keys: keys,
          called: "a layer of the twin",
          elsewhere: (shared, "the twin shares it with the network; it may have its own"))
      else { return TwinLayerPreset() }
      if family == .microcircuit {
        var layer = TwinLayerPreset()
        layer.circuitWeights = ofCircuits[index]
        return layer
      }
      return TwinLayerPreset(
        weights: weights(fields, "weights", of: layer, inputs: below),
        biases: biases(
          fields, for: layer.kind.biasNoun(neurons: layer.neurons)))
    }
  }

  /// The layer's size; left out, it is that of the weights or biases written out, else 1.
  private mutating func neurons(_ fields: JSONFields) -> Int? {
    if fields["neurons"] != nil { return whole(fields, "neurons", .neurons) }
    for key in ["weights", "biases", "w_up"] {
      if case .list(let rows) = fields[key], !rows.isEmpty {
        return number(.number(Double(rows.count)), at: fields.place(of: key), .neurons)
          .map { Int(clamping: $0) }
      }
    }
    return 1
  }

  /// What a layer says of a parameter: nothing, one value for all neurons, or one for each.
  private mutating func values(
    _ fields: JSONFields, _ row: Field<LayerPreset>, neurons: Int?
  ) -> [Parameter.Value] {
    let place = fields.place(of: row.parameter.key)
    guard row.mayDiffer, case .list(let elements)? = fields[row.parameter.key] else {
      return value(fields, row.parameter).map { [$0] } ?? []
    }
    if let neurons, elements.count != neurons {
      note(
        place,
        "a list of \(elements.count) for \(CountedNoun(neurons, "neuron").inWords); "
          + "it must be one number, or one for each neuron")
      return []
    }
    let values = elements.enumerated().compactMap { index, element in
      number(element, at: "\(place)[\(index)]", row.parameter)
    }
    return values.count == elements.count ? values.map { .number($0) } : []
  }

  mutating func weights(
    _ fields: JSONFields, _ key: String, rows: CountedNoun?, columns: CountedNoun?
  ) -> WeightPreset? {
    guard let json = fields[key] else { return nil }
    let place = fields.place(of: key)
    if case .list = json {
      let matrix = matrix(json, at: place, rows: rows, columns: columns, number: "a weight")
      return matrix.map { .explicit($0) }
    }
    return recipe(json, at: place)
  }

  mutating func biases(_ fields: JSONFields, for owners: CountedNoun?) -> WeightPreset? {
    guard let json = fields["biases"] else { return nil }
    let place = fields.place(of: "biases")
    guard case .list(let elements) = json else { return recipe(json, at: place) }
    if let owners, elements.count != owners.count {
      note(
        place,
        "a list of \(elements.count) for \(owners.inWords); it must have one number for each")
      return nil
    }
    return .explicit(numbers(elements, at: place, "a bias").map { [$0] })
  }

  mutating func recipe(_ json: JSON, at place: String) -> WeightPreset? {
    guard case .object = json else {
      note(
        place,
        "\(json.inWords) is not a set of weights; it must be a list of numbers or {\"init\": …}")
      return nil
    }
    guard case .text(let word)? = json["init"], let recipe = WeightPreset.Recipe(rawValue: word)
    else {
      let recipes = WeightPreset.Recipe.allCases.map(\.rawValue).joined(", ", last: " or ")
      if let word = json["init"] {
        note(place + ".init", "\(word.inWords) is not a recipe; it must be \(recipes)")
      } else {
        note(place + ".init", "is missing; it must be \(recipes)")
      }
      return nil
    }
    let keys = ["init"] + recipe.keys
    guard let fields = fields(json, at: place, keys: keys, called: recipe.rawValue) else {
      return nil
    }
    func number(_ key: String, _ standard: Double) -> Double {
      guard let json = fields[key] else { return standard }
      if case .number(let value) = json, Limits.value.contains(value) { return value }
      note(
        fields.place(of: key),
        "\(json.inWords) is not a number for it; it must be \(Limits.value.inWords(unit: ""))")
      return standard
    }
    switch recipe {
    case .normal:
      let std = number("std", 1)
      if std < 0 {
        note(
          place + ".std",
          "\(JSON.digits(of: std)) is not a standard deviation; it must be 0 or more")
      }
      return .normal(mean: number("mean", 0), std: std)
    case .uniform:
      let (low, high) = (number("low", -1), number("high", 1))
      if low > high {
        note(
          place + ".low",
          "\(JSON.digits(of: low)) is above high; it must be at most \(JSON.digits(of: high))")
      }
      return .uniform(low: low, high: high)
    case .xavier: return .xavier(gain: number("gain", 1))
    case .identity: return .identity(value: number("value", 1))
    case .constant: return .constant(value: number("value", 1))
    }
  }
}

extension WeightPreset {
  /// The ways of drawing weights, by the word after `init`.
  package enum Recipe: String, CaseIterable, Sendable {
    case normal, uniform, xavier, identity, constant

    /// The keys beside `init`: mean 0 and std 1; low −1 and high 1; gain 1; value 1; value 1.
    var keys: [String] {
      switch self {
      case .normal: ["mean", "std"]
      case .uniform: ["low", "high"]
      case .xavier: ["gain"]
      case .identity, .constant: ["value"]
      }
    }
  }
}
