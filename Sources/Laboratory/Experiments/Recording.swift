import LatentEquilibrium

/// How an experiment is written down as comma separated values: which signals, in which columns.
///
/// Wide has one column a signal, `le.L.u.N` for potential u of neuron N in layer L; tidy has one
/// row a value. Layers, neurons, inputs and outputs count from 1. Row k is the state after step k;
/// `stimulus` and `target` are what was applied during that step.
public struct Recording: Sendable {
  /// What can be recorded.
  public enum Signal: String, CaseIterable, Sendable {
    /// Membrane potential u.
    case membranePotential = "u"
    /// Rate r = φ(p).
    case rate = "r"
    /// Prospective potential p = u + τr·u′.
    case prospectivePotential = "p"
    /// Synaptic input i = W·r_below + b.
    case synapticInput = "i"
    /// The error stored at the end of the step, which enters the membrane in the next.
    case error = "e"
    /// Every weight, as `le.L.w.POST.PRE`.
    case weight = "w"
    case bias = "b"
    case stimulus
    case target
    /// The rate without time for the present stimulus, with the weights before the step.
    case ideal
    /// The cost of the output, ½ |target − r|²; no value without a target.
    case loss
    /// The prospective energy of the step.
    case energy
  }

  public enum Layout: String, CaseIterable, Sendable {
    case wide, tidy
  }

  /// What is recorded where nothing else is asked for.
  public static let standardSignals: [Signal] = [
    .stimulus, .target, .membranePotential, .rate, .error,
  ]

  private let preset: Preset
  private let signals: [Signal]
  private let layout: Layout
  var columns: [Column]

  /// One value of every row.
  struct Column {
    var source: Source
    var member: Member?
    /// The tidy layout's name of the layer, the neuron and the signal; empty where it has none.
    var layer: String
    var neuron: String
    var signal: Signal

    /// The wide layout's name of the column.
    var name: String {
      [member?.rawValue ?? "", member == nil ? "" : layer, signal.rawValue, neuron]
        .filter { !$0.isEmpty }.joined(separator: ".")
    }
  }

  /// Where a value is found in the experiment; numbers count from 0, neurons over the network.
  enum Source {
    case stimulus(Int)
    case target(Int)
    case membranePotential(Int)
    case rate(Int)
    case prospectivePotential(Int)
    case synapticInput(Int)
    case error(Int)
    case weight(layer: Int, neuron: Int, input: Int)
    case bias(Int)
    case ideal(Int)
    case loss
    case energy
  }

  /// Prepares to record an experiment of this preset.
  public init(
    of experiment: Experiment, signals: [Signal] = standardSignals, layout: Layout = .wide
  ) {
    preset = experiment.preset
    self.signals = signals
    self.layout = layout
    let network = experiment.network
    let outputs = network.layers.last?.neurons ?? 0
    var columns: [Column] = []
    if signals.contains(.stimulus) {
      columns += (0..<preset.inputs).map {
        Column(source: .stimulus($0), layer: "0", neuron: "\($0 + 1)", signal: .stimulus)
      }
    }
    if signals.contains(.target) {
      columns += (0..<outputs).map {
        Column(
          source: .target($0), layer: "\(network.layers.count)", neuron: "\($0 + 1)",
          signal: .target)
      }
    }
    for member in experiment.twin == nil ? [.network] : Member.allCases {
      for (l, layer) in network.layers.enumerated() {
        for signal in signals {
          columns += Recording.sources(of: signal, layer: layer, number: l).map {
            Column(
              source: $0.source, member: member, layer: "\(l + 1)", neuron: $0.neuron,
              signal: signal)
          }
        }
      }
      for signal in signals where signal == .loss || signal == .energy {
        columns.append(
          Column(
            source: signal == .loss ? .loss : .energy, member: member, layer: "", neuron: "",
            signal: signal))
      }
    }
    self.columns = columns
  }

  private static func sources(
    of signal: Signal, layer: Layer, number: Int
  ) -> [(source: Source, neuron: String)] {
    func each(_ source: (Int) -> Source) -> [(source: Source, neuron: String)] {
      layer.range.map { (source($0), "\($0 - layer.first + 1)") }
    }
    return switch signal {
    case .membranePotential: each(Source.membranePotential)
    case .rate: each(Source.rate)
    case .prospectivePotential: each(Source.prospectivePotential)
    case .synapticInput: each(Source.synapticInput)
    case .error: each(Source.error)
    case .bias: each(Source.bias)
    case .ideal: each(Source.ideal)
    case .weight:
      (0..<layer.neurons).flatMap { neuron in
        (0..<layer.inputs).map { input in
          (.weight(layer: number, neuron: neuron, input: input), "\(neuron + 1).\(input + 1)")
        }
      }
    case .stimulus, .target, .loss, .energy: []
    }
  }

  /// The lines before the first row.
  ///
  /// - Parameter withPreset: whether the first is a comment that holds the preset, so that the
  ///   recording can be made again.
  public func header(withPreset: Bool) -> String {
    let comment = withPreset ? "# lescope/1 \(preset.json.compact)\n" : ""
    return switch layout {
    case .wide: comment + (["t_ms"] + columns.map(\.name)).joined(separator: ",") + "\n"
    case .tidy: comment + "t_ms,network,layer,neuron,signal,value\n"
    }
  }

  /// Writes the present state of the experiment to the end of `text`.
  public func append(_ experiment: borrowing Experiment, to text: inout [UInt8]) {
    let time = JSON.time(experiment.time)
    if layout == .wide { text += time.utf8 }
    for column in columns {
      let value = Recording.value(of: column, in: experiment)
      switch layout {
      case .wide:
        text.append(UInt8(ascii: ","))
        text += JSON.field(of: value).utf8
      case .tidy:
        guard let value else { continue }
        let fields = [
          time, column.member?.rawValue ?? "", column.layer, column.neuron, column.signal.rawValue,
          JSON.field(of: value),
        ]
        text += fields.joined(separator: ",").utf8
        text.append(UInt8(ascii: "\n"))
      }
    }
    if layout == .wide { text.append(UInt8(ascii: "\n")) }
  }

  private static func value(of column: Column, in experiment: borrowing Experiment) -> Double? {
    let target = experiment.target
    switch column.source {
    case .stimulus(let input): return experiment.stimulus[input]
    case .target(let output): return target.isEmpty ? nil : target[output]
    default: break
    }
    let isTwin = column.member == .twin
    guard let network = isTwin ? experiment.twin : experiment.network,
      let ideal = isTwin ? experiment.twinIdeal : experiment.ideal
    else { return nil }
    let inputs = experiment.stimulus.count
    return switch column.source {
    case .stimulus, .target: nil
    case .membranePotential(let neuron): network.membranePotential[neuron]
    case .rate(let neuron): network.rate[inputs + neuron]
    case .prospectivePotential(let neuron): network.prospectivePotential[neuron]
    case .synapticInput(let neuron): network.synapticInput[neuron]
    case .error(let neuron): network.error[neuron]
    case .weight(let layer, let neuron, let input):
      network.weight(layer: layer, neuron: neuron, input: input)
    case .bias(let neuron): network.bias[neuron]
    case .ideal(let neuron): ideal.rate[inputs + neuron]
    case .loss: experiment.loss(of: isTwin ? .twin : .network)
    case .energy: network.energy(target: target)
    }
  }
}
