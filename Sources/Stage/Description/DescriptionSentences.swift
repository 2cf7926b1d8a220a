import Formats
import Laboratory
import LatentEquilibrium
import Presets
import Samples
import Terminal

extension Description {
  /// The whole of it in plain ASCII, a sentence or two a line.
  package var sentences: [String] {
    var lines = ["\(title). \(about)"]
    lines.append(
      "At \(Self.number(time)) ms, in steps of \(Self.number(preset.dt)) ms. \(stimulusInWords). "
        + "\(targetInWords).")
    if !changes.isEmpty { lines.append(changes) }
    lines += networks.map(sentence)
    lines.append(methodInWords + ".")
    for network in networks {
      let first = network.layers.first?.response
      if let first, network.layers.allSatisfy({ $0.response.lag == nil }) {
        lines.append("\(network.name): there is no lag to tell\(Self.reason(first)).")
        continue
      }
      for (number, layer) in network.layers.enumerated() {
        lines.append(
          "\(network.name): layer \(number + 1) \(answer(of: layer.response, in: network)).")
      }
    }
    let errors = networks.compactMap { network in
      network.error.map { "\(network.name) \(Self.number($0, digits: 2))" }
    }
    if !errors.isEmpty {
      lines.append(
        "The output is off the ideal, on average, by: \(errors.joined(separator: ", ")).")
    }
    lines.append(numbers)
    lines += warnings.map { "Warning: \($0)." }
    return lines.map(Self.plain)
  }

  /// What there is to know after a step or a change, on one line.
  package var shortSentence: String {
    let last = preset.layers.count - 1
    let lags = networks.compactMap { network in
      network.layers.last?.response.lag.map { "\(network.name) \(Self.lag($0))" }
    }
    let lag =
      lags.isEmpty ? "" : " Layer \(last + 1) \(lagVerb): \(lags.joined(separator: ", "))."
    return Self.plain("At \(Self.number(time)) ms. \(numbers)\(lag)")
  }

  /// "LE is a Latent Equilibrium network of 4 layers (1, 1, 1, 1 units)."
  private func sentence(_ network: NetworkFacts) -> String {
    let sizes = preset.layers.map { layer in
      switch layer.kind {
      case .dense: "\(layer.neurons)"
      case .convolution(let kernels):
        "\(kernels.output.inWords) by kernels of \(kernels.kernelRows)x\(kernels.kernelColumns)"
      case .pooling(let pooling):
        "\(pooling.output.inWords) pooled by \(pooling.size)x\(pooling.size)"
      }
    }.joined(separator: ", ")
    let layers = preset.layers.count
    let shape = "\(layers) layer\(layers > 1 ? "s" : "") (units: \(sizes))"
    return network.differences.isEmpty
      ? "\(network.name) is Latent Equilibrium, \(shape)."
      : "\(network.name) differs from Latent Equilibrium, \(shape): "
        + network.differences.joined(separator: "; ") + "."
  }

  private var stimulusInWords: String {
    if let task = preset.task {
      let names = (0..<preset.inputs).compactMap(preset.name(ofInput:))
      let features =
        names.isEmpty || names.count > 12 ? "" : " of \(names.joined(", ", last: " and "))"
      return "Task: \(task.source.kind.rawValue), a sample\(features) every "
        + "\(Self.number(task.presentation + task.pause)) ms"
    }
    guard case .shared(let stimulus) = preset.stimulus else {
      return "Every input has a stimulus of its own"
    }
    let facts = Parameter.stimulusPanel.filter { $0.limits != nil }.compactMap { parameter in
      preset.value(of: parameter).number.flatMap { value -> String? in
        if value == 0 && (parameter == .phase || parameter == .offset) { return nil }
        let unit = parameter.unit.isEmpty ? "" : " \(parameter.unit)"
        return "\(parameter.name) \(Self.number(value))\(unit)"
      }
    }
    return (["Stimulus: \(stimulus.kind.rawValue)"] + facts).joined(separator: ", ")
  }

  private var targetInWords: String {
    let strength =
      preset.family == .layered
      ? "nudged with β \(Self.number(preset.beta))"
      : "pulled at with g \(Self.number(preset.circuit.conductances.somatic)) per ms"
    if preset.task != nil { return "Its answers are the target, \(strength)" }
    return switch preset.target.kind {
    case .none: "No target"
    case .teacher: "Target: a teacher network, \(strength)"
    case .signal(.shared(let signal)): "Target: \(signal.kind.rawValue), \(strength)"
    case .signal(.perInput): "Target: a signal for each output, \(strength)"
    }
  }

  private var methodInWords: String {
    switch method {
    case .phase(let frequency):
      "Lags are those of the phase at \(Self.number(frequency)) Hz"
    case .correlation: "Lags are those of the best correlation, an estimate"
    case .halfTime: "Times are from the stimulus's last step to half of its effect"
    }
  }

  private var lagVerb: String {
    if case .halfTime = method { "is half way" } else { "follows the ideal" }
  }

  /// "follows the ideal 27.2 ms late, gain 0.61".
  private func answer(of layer: Response.Layer, in network: NetworkFacts) -> String {
    guard let lag = layer.lag else { return "has no lag to tell\(Self.reason(layer))" }
    let gain = layer.gain.map { Self.fixed($0, decimals: 2) }
    if case .halfTime = method {
      return "is half way \(Self.fixed(lag, decimals: 1)) ms after the step"
        + (gain.map { ", peak \($0)" } ?? "")
    }
    let theory =
      layer.expectedLag.map { abs($0) < 0.05 ? "" : " (theory \(Self.fixed($0, decimals: 1)) ms)" }
    let uncertainty = layer.lagUncertainty.flatMap {
      $0 < 0.05 ? nil : " give or take \(Self.fixed($0, decimals: 1)) ms"
    }
    return "follows the ideal \(Self.lag(lag))" + (uncertainty ?? "")
      + (gain.map { ", gain \($0)" } ?? "")
      + (theory ?? "")
  }

  /// The single numbers of the chosen neuron.
  private var numbers: String {
    let error = preset.family == .layered ? "e" : "v_apical"
    let values = networks.compactMap { network -> String? in
      guard network.layers.indices.contains(layer) else { return nil }
      let facts = network.layers[layer]
      return "\(network.name) u \(Self.number(facts.membranePotential)), "
        + "r \(Self.number(facts.rate)), \(error) \(Self.number(facts.error))"
    }
    let ideal = networks.first.flatMap {
      $0.layers.indices.contains(layer) ? $0.layers[layer] : nil
    }
    let meaning = layer == preset.layers.count - 1 ? preset.name(ofOutput: neuron) : nil
    let unit =
      preset.layers[layer].neurons > 1
      ? " unit \(neuron + 1)" + (meaning.map { " (\($0))" } ?? "") : ""
    return "Layer \(layer + 1)\(unit): \(values.joined(separator: "; "))"
      + (ideal.map { "; ideal \(Self.number($0.ideal))" } ?? "") + "."
  }

  private static func reason(_ layer: Response.Layer) -> String {
    layer.absence.map { ": \($0.rawValue)" } ?? ""
  }

  private static func lag(_ lag: Double) -> String {
    abs(lag) < 0.05
      ? "without lag" : "\(fixed(abs(lag), decimals: 1)) ms \(lag > 0 ? "late" : "early")"
  }

  /// What rounding left beside 0 is 0.
  private static func number(_ value: Double, digits: Int = 4) -> String {
    Number.significant(abs(value) < 1e-12 ? 0 : value, digits: digits)
  }

  private static func fixed(_ value: Double, decimals: Int) -> String {
    Number.fixed(value, decimals: decimals)
  }

  /// A line that any device can print or speak: no control character, and nothing beyond ASCII.
  package static func plain(_ text: String) -> String {
    let spelled = GlyphSet.ascii.spell(text).unicodeScalars.map { scalar in
      (0x20..<0x7F).contains(scalar.value) ? scalar : " "
    }
    return String(String.UnicodeScalarView(spelled)).trimmed
  }
}
