package import LatentEquilibrium

/// What stands on the two axes of the phase view.
package struct AxesPreset: Equatable, Sendable {
  package var across: AxisPreset
  package var upwards: AxisPreset

  package init(across: AxisPreset, upwards: AxisPreset) {
    (self.across, self.upwards) = (across, upwards)
  }

  /// Understands `ACROSS,UPWARDS`, such as `w.1.1.1,w.2.1.1`.
  package init?(_ text: String) {
    let names = text.split(separator: ",", omittingEmptySubsequences: false).map {
      String($0.drop { $0 == " " })
    }
    guard names.count == 2, let across = AxisPreset(named: names[0]),
      let upwards = AxisPreset(named: names[1])
    else { return nil }
    self.init(across: across, upwards: upwards)
  }

  /// As a preset writes it.
  package var text: String { "\(across.name),\(upwards.name)" }

  /// Why a network of this preset has no such axes; nil where it has.
  ///
  /// - Parameter inputs: how many there are.
  func fault(in preset: Preset, inputs: Int) -> String? {
    across.fault(in: preset, inputs) ?? upwards.fault(in: preset, inputs)
  }
}

/// A signal on an axis and the unit that it is of; numbers count from 0, and from 1 in its name.
package struct AxisPreset: Equatable, Sendable {
  package enum Signal: String, CaseIterable, Hashable, Sendable {
    case membranePotential = "u"
    case rate = "r"
    case ideal
    case error = "e"
    case prospectivePotential = "p"
    case basalPotential = "v_basal"
    case apicalPotential = "v_apical"
    case interneuronPotential = "ui"
    case interneuronProspectivePotential = "pi"
    case stimulus, target
    case weight = "w"
    case up = "w_up"
    case down = "w_down"
    case toInterneurons = "w_ip"
    case fromInterneurons = "w_pi"

    /// What of a model's units it is; nil for a weight, and for what comes from outside.
    package var ofUnits: LatentEquilibrium.Signal? { .init(rawValue: rawValue) }
    /// Which weights it is one of; nil for none.
    package var weights: Projection.Kind? { .init(rawValue: rawValue) }
    /// Whether it is that of a layer.
    package var isOfLayer: Bool { ofUnits != nil || weights != nil }

    /// Those that a family has, in the order in which they are chosen.
    package static func all(of family: ModelFamily) -> [Signal] {
      allCases.filter { signal in
        signal.ofUnits.map(family.charted.contains)
          ?? signal.weights.map(family.projectionKinds.contains) ?? true
      }
    }
  }

  package var signal: Signal
  package var layer: Int
  /// The neuron of the layer; of the stimulus the input, of the target the output.
  package var unit: Int
  /// From where a weight comes.
  package var input: Int

  package init(_ signal: Signal, layer: Int = 0, unit: Int = 0, input: Int = 0) {
    (self.signal, self.layer, self.unit, self.input) = (signal, layer, unit, input)
  }

  /// Understands `u.2.3`, `stimulus.1` and `w.2.1.4`: the signal, the layer, the neuron, and its input.
  init?(named name: String) {
    let words = name.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
    let numbers = words.dropFirst().compactMap { Int($0) }.filter { (1..<1_000_000).contains($0) }
      .map { $0 - 1 }
    guard let signal = words.first.flatMap(Signal.init), numbers.count == words.count - 1 else {
      return nil
    }
    switch (signal, numbers.count) {
    case (_, 3) where signal.weights != nil:
      self.init(signal, layer: numbers[0], unit: numbers[1], input: numbers[2])
    case (.stimulus, 1), (.target, 1): self.init(signal, unit: numbers[0])
    case (_, 2) where signal.ofUnits != nil:
      self.init(signal, layer: numbers[0], unit: numbers[1])
    default: return nil
    }
  }

  var name: String {
    let place = signal.isOfLayer ? ".\(layer + 1).\(unit + 1)" : ".\(unit + 1)"
    return signal.rawValue + place + (signal.weights != nil ? ".\(input + 1)" : "")
  }

  fileprivate func fault(in preset: Preset, _ inputs: Int) -> String? {
    let (layers, family) = (preset.sizes, preset.family)
    func few(_ number: Int, of count: Int, _ noun: String) -> String? {
      number < count ? nil : "\(name): there is no \(noun) \(number + 1); there are \(count)"
    }
    switch signal {
    case .stimulus: return few(unit, of: inputs, "input")
    case .target: return few(unit, of: layers.last ?? 0, "output")
    default: break
    }
    guard Signal.all(of: family).contains(signal) else {
      return "\(name): a \(family.noun) has no \(signal.rawValue)"
    }
    guard layers.indices.contains(layer) else {
      return "\(name): there is no layer \(layer + 1); this network has \(layers.count)"
    }
    if let units = signal.ofUnits {
      return few(unit, of: family.units(of: units, layers: layers)[layer].count, "neuron")
    }
    let projection = preset.projections.first {
      $0.kind == signal.weights && $0.layer == layer
    }
    guard let projection else { return "\(name): layer \(layer + 1) has no such weights" }
    if let fault = few(unit, of: projection.rows, "neuron") { return fault }
    return input < projection.columns
      ? nil
      : "\(name): there is no input \(input + 1); the layer has \(projection.columns)"
  }
}
