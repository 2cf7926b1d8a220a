import Formats
import LatentEquilibrium
import Presets

/// How an experiment is written down as comma separated values: which signals, in which columns.
///
/// Wide has one column a signal, `le.L.u.N` for potential u of neuron N in layer L; tidy has one
/// row a value. Layers, neurons, inputs and outputs count from 1. Row k is the state after step k;
/// `stimulus` and `target` are what was applied during that step.
package struct Recording: Sendable {
  package enum Layout: String, CaseIterable, Sendable {
    case wide, tidy
  }

  private let preset: Preset
  private let layout: Layout
  var columns: [Column]

  /// One value of every row.
  struct Column {
    var source: Source
    var member: Member?
    /// The tidy layout's name of the layer, the neuron and the signal; empty where it has none.
    var layer: String
    var neuron: String
    var signal: Recordable

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
    case neuron(Signal, Int)
    case weight(Projection, row: Int, column: Int)
    case loss
    case energy(Energy.Part)
  }

  /// Prepares to record an experiment.
  ///
  /// - Parameter signals: those it does not have get no columns; nil is what is standard for its family.
  package init(
    of experiment: Experiment, signals: [Recordable]? = nil, layout: Layout = .wide
  ) {
    preset = experiment.preset
    let signals = signals ?? Recordable.standard(of: preset.family)
    self.layout = layout
    let populations = experiment.participants[0].model.populations
    var columns: [Column] = []
    if signals.contains(.stimulus) {
      columns += (0..<preset.inputs).map {
        Column(source: .stimulus($0), layer: "0", neuron: "\($0 + 1)", signal: .stimulus)
      }
    }
    if signals.contains(.target) {
      let output = populations.last(where: \.isOutput)
      columns += (0..<(output?.range.count ?? 0)).map {
        Column(
          source: .target($0), layer: "\((output?.layer ?? 0) + 1)", neuron: "\($0 + 1)",
          signal: .target)
      }
    }
    for participant in experiment.participants {
      guard let member = participant.member else { continue }
      for population in populations.indices {
        for signal in signals {
          columns += Recording.columns(of: signal, participant, population)
        }
      }
      columns += signals.compactMap { signal in
        let source: Source? =
          switch signal {
          case .loss: .loss
          case .energy(let part): .energy(part)
          case .signal, .weights, .stimulus, .target: nil
          }
        return source.map {
          Column(source: $0, member: member, layer: "", neuron: "", signal: signal)
        }
      }
    }
    self.columns = columns
  }

  /// What is recorded of one population of a participant.
  private static func columns(
    of recordable: Recordable, _ participant: Participant, _ number: Int
  ) -> [Column] {
    let population = participant.model.populations[number]
    func column(_ source: Source, _ neuron: String) -> Column {
      Column(
        source: source, member: participant.member, layer: "\(population.layer + 1)",
        neuron: neuron, signal: recordable)
    }
    switch recordable {
    case .signal(let signal):
      let has = signal == .ideal ? Signal.rate : signal
      guard population.signals.contains(has) else { return [] }
      return population.range.enumerated().map { column(.neuron(signal, $1), "\($0 + 1)") }
    case .weights(let kind):
      return participant.model.projections.filter { $0.kind == kind && $0.to == number }.flatMap {
        projection in
        (0..<projection.rows).flatMap { row in
          (0..<projection.columns).map {
            column(.weight(projection, row: row, column: $0), "\(row + 1).\($0 + 1)")
          }
        }
      }
    case .stimulus, .target, .loss, .energy: return []
    }
  }

  /// The lines before the first row.
  ///
  /// - Parameter withPreset: whether the first is a comment that holds the preset, so that the
  ///   recording can be made again.
  package func header(withPreset: Bool) -> String {
    let comment = withPreset ? "\(RecordedPreset.start)\(preset.json.compact)\n" : ""
    return switch layout {
    case .wide: comment + (["t_ms"] + columns.map(\.name)).joined(separator: ",") + "\n"
    case .tidy: comment + "t_ms,network,layer,neuron,signal,value\n"
    }
  }

  /// Writes the present state of the experiment to the end of `text`.
  package func append(_ experiment: borrowing Experiment, to text: inout [UInt8]) {
    let time = JSON.time(experiment.time)
    if layout == .wide { text += time.utf8 }
    let columns = columns.span
    var (member, place) = (Member?.none, Int?.none)
    for number in columns.indices {
      // Neighbouring columns are mostly of one network.
      if columns[number].member != member {
        member = columns[number].member
        place = member.flatMap { experiment.place(of: $0.learner) }
      }
      let value = Recording.value(of: columns[number].source, place, in: experiment)
      switch layout {
      case .wide:
        text.append(UInt8(ascii: ","))
        text += JSON.field(of: value).utf8
      case .tidy:
        guard let value else { continue }
        let column = columns[number]
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

  /// - Parameter place: of who the value is of, among the participants; nil is nobody.
  private static func value(
    of source: Source, _ place: Int?, in experiment: borrowing Experiment
  ) -> Double? {
    switch source {
    case .stimulus(let input): return experiment.stimulus[input]
    case .target(let output):
      let target = experiment.target
      return target.isEmpty ? nil : target[output]
    case .neuron, .weight, .loss, .energy: break
    }
    guard let place else { return nil }
    let participants = experiment.participants.span
    return switch source {
    case .stimulus, .target: nil
    case .neuron(let signal, let neuron): participants[place].value(of: signal, unit: neuron)
    case .weight(let projection, let row, let input):
      participants[place].model.weight(of: projection, row: row, column: input)
    case .loss:
      experiment.target.isEmpty ? nil : participants[place].model.cost(target: experiment.target)
    case .energy(let part): participants[place].model.energy(target: experiment.target)?[part]
    }
  }
}
