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
  func fault(inputs: Int, layers: [Int]) -> String? {
    across.fault(inputs: inputs, layers: layers) ?? upwards.fault(inputs: inputs, layers: layers)
  }
}

/// A signal on an axis and the unit that it is of; numbers count from 0, and from 1 in its name.
package struct AxisPreset: Equatable, Sendable {
  package enum Signal: String, CaseIterable, Hashable, Sendable {
    case membranePotential = "u"
    case rate = "r"
    case ideal
    case error = "e"
    case stimulus, target
    case weight = "w"

    /// Whether it is that of a layer.
    package var isOfLayer: Bool {
      switch self {
      case .membranePotential, .rate, .ideal, .error, .weight: true
      case .stimulus, .target: false
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
    case (.weight, 3): self.init(signal, layer: numbers[0], unit: numbers[1], input: numbers[2])
    case (.stimulus, 1), (.target, 1): self.init(signal, unit: numbers[0])
    case (_, 2) where signal.isOfLayer && signal != .weight:
      self.init(signal, layer: numbers[0], unit: numbers[1])
    default: return nil
    }
  }

  var name: String {
    let place = signal.isOfLayer ? ".\(layer + 1).\(unit + 1)" : ".\(unit + 1)"
    return signal.rawValue + place + (signal == .weight ? ".\(input + 1)" : "")
  }

  fileprivate func fault(inputs: Int, layers: [Int]) -> String? {
    func few(_ count: Int, _ noun: String) -> String? {
      unit < count ? nil : "\(name): there is no \(noun) \(unit + 1); there are \(count)"
    }
    switch signal {
    case .stimulus: return few(inputs, "input")
    case .target: return few(layers.last ?? 0, "output")
    case .membranePotential, .rate, .ideal, .error, .weight:
      guard layers.indices.contains(layer) else {
        return "\(name): there is no layer \(layer + 1); this network has \(layers.count)"
      }
      let below = layer == 0 ? inputs : layers[layer - 1]
      if let fault = few(layers[layer], "neuron") { return fault }
      return signal == .weight && input >= below
        ? "\(name): there is no input \(input + 1); the layer has \(below)" : nil
    }
  }
}
