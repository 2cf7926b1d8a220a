import Formats
import LatentEquilibrium

/// What a microcircuit has in its preset, and a network of layers has not.
extension PresetReader {
  /// The keys of a layer's weights.
  static let circuitWeightKeys = ModelFamily.microcircuit.projectionKinds.map(\.rawValue)

  /// The family that a preset names.
  mutating func family(_ top: JSON) -> ModelFamily {
    guard let json = top["model"] else { return .layered }
    if case .text(let word) = json, let family = ModelFamily(rawValue: word) { return family }
    note(
      "model",
      "\(json.inWords) is not a model; it must be "
        + ModelFamily.allCases.map(\.rawValue).joined(", ", last: " or "))
    return .layered
  }

  /// Whatever of a circuit stands at the top.
  ///
  /// - Parameter layers: receive the rates of a list that has one for each.
  mutating func circuit(_ top: JSONFields, into layers: inout [LayerPreset]) -> CircuitPreset {
    var circuit = CircuitPreset()
    var rows = CircuitPreset.fields
    let key = Parameter.etaUp.key
    if case .list(let elements)? = top[key] {
      rows.removeAll { $0.parameter == .etaUp }
      if elements.count != layers.count {
        note(
          key,
          "a list of \(elements.count) for \(CountedNoun(layers.count, "layer").inWords); it must be "
            + "one number, or one for each layer")
      } else {
        for index in layers.indices {
          let rate = number(elements[index], at: "\(key)[\(index)]", .etaUp)
          layers[index].etaUp = layers[index].etaUp ?? rate
        }
      }
    }
    read(top, rows, into: &circuit)
    let conductances = CircuitPreset.fieldsOfConductances
    if let json = top["conductances"],
      let fields = fields(
        json, at: "conductances", keys: conductances.map(\.parameter.key), called: "conductances")
    {
      read(fields, conductances, into: &circuit)
    }
    return circuit
  }

  /// The weights of every layer of a circuit, whose shapes depend on the layers below and above.
  ///
  /// - Parameter inputs: how many there are; nil where that is itself at fault.
  mutating func circuitWeights(
    _ elements: [JSON], at place: String, inputs: Int?, of layers: [LayerPreset]
  ) -> [CircuitWeightsPreset] {
    let noun: (Int) -> CountedNoun = { CountedNoun($0, "cell") }
    return zip(elements.indices, layers).map { index, layer in
      let fields = JSONFields(place: "\(place)[\(index)]", object: elements[index])
      let above = index + 1 < layers.count ? layers[index + 1].neurons : nil
      let below =
        index == 0 ? inputs.map { CountedNoun($0, "input") } : noun(layers[index - 1].neurons)
      var weights = CircuitWeightsPreset()
      for (kind, path) in CircuitWeightsPreset.paths {
        let key = kind.rawValue
        guard fields[key] != nil else { continue }
        guard kind == .up || above != nil else {
          note(
            fields.place(of: key), "the output has no such weights; only hidden layers have them")
          continue
        }
        let (own, above) = (noun(layer.neurons), noun(above ?? 0))
        weights[keyPath: path] =
          switch kind {
          case .toInterneurons: self.weights(fields, key, rows: above, columns: own)
          case .up: self.weights(fields, key, rows: own, columns: below)
          default: self.weights(fields, key, rows: own, columns: above)
          }
      }
      return weights
    }
  }

  /// Learning rates for a time, each longer than the one before.
  mutating func phases(_ json: JSON?, of family: ModelFamily) -> [LearningPhase] {
    guard let json else { return [] }
    guard case .list(let elements) = json else {
      note("phases", "\(json.inWords) is not a list of phases; it must be a list of objects")
      return []
    }
    let rows = LearningPhase.fields.filter { family.has($0.parameter) }
    var last = 0.0
    return elements.enumerated().compactMap { index, element in
      let place = "phases[\(index)]"
      guard
        let fields = fields(
          element, at: place, keys: ["until"] + rows.map(\.parameter.key), called: "a phase")
      else { return nil }
      guard let json = fields["until"] else {
        note("\(place).until", "is missing; a phase ends at some time in ms")
        return nil
      }
      guard case .number(let until) = json, Limits.timeSpan.contains(until), until > last else {
        note(
          "\(place).until",
          "\(json.inWords) is not the end of a phase; it must be greater than "
            + "\(JSON.digits(of: last)) ms")
        return nil
      }
      last = until
      var phase = LearningPhase(until: until)
      read(fields, rows, into: &phase)
      return phase
    }
  }
}
