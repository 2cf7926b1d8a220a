public import Laboratory

/// Which columns a table of the data in memory has.
public enum ExportedSignals: Hashable, Sendable {
  /// What the scope's charts draw: the neurons and signals that are seen, of every layer.
  case shown
  /// All that is in memory.
  case all
  /// These signals, of every neuron.
  case listed([Recording.Signal])

  /// Understands `shown`, `all`, or a list such as `u,r`.
  ///
  /// - Returns: nil where the word is none of these, but may be a file's name.
  /// - Throws: which signals there are, where one of a list is none of them.
  init?(_ word: String) throws(Fault) {
    switch word {
    case "shown": self = .shown
    case "all": self = .all
    default:
      let names = word.split(separator: ",", omittingEmptySubsequences: false).map(\.trimmed)
      let signals = names.compactMap(Recording.Signal.init(rawValue:))
      let known = TraceRecording.signals
      guard signals.count == names.count else {
        // A comma makes a list of it, unless it has what only a file's name has.
        guard names.count > 1, !word.contains("."), !word.contains("/") else { return nil }
        let wrong = names.first { Recording.Signal(rawValue: $0) == nil } ?? ""
        throw Fault(
          "\(wrong.isEmpty ? "what is between the commas" : wrong) is not a signal; there are "
            + known.map(\.rawValue).inWords("and"))
      }
      if let missing = signals.first(where: { !known.contains($0) }) {
        throw Fault(
          "\(missing.rawValue) is not in memory, which has \(known.map(\.rawValue).inWords("and")); "
            + "lescope run --signals \(missing.rawValue) records it")
      }
      self = .listed(known.filter(signals.contains))
    }
  }
}

extension StringProtocol {
  fileprivate var trimmed: String { String(self).trimmed }
}

/// The choice of columns for a table that is to be written.
public struct TableChoice: Equatable, Sendable {
  /// The line of the list that is chosen, counted from 0.
  var chosen = 0
  /// The file that was asked for; nil finds a name.
  var file: String?
  var overwrites = false

  /// What there is to choose from; nil is a list that is still to be typed.
  static let choices: [ExportedSignals?] = [.shown, .all, nil]
}

extension ExplorerState {
  /// The data in memory as a table with these columns.
  func table(of signals: ExportedSignals) -> TraceRecording {
    let experiment = timeline.experiment
    return switch signals {
    case .all: TraceRecording(timeline.trace, of: experiment)
    case .listed(let signals): TraceRecording(timeline.trace, of: experiment, signals: signals)
    case .shown: TraceRecording(timeline.trace, of: experiment, channels: Set(drawnChannels))
    }
  }

  /// What the charts of the scope draw.
  private var drawnChannels: [Trace.Channel] {
    let layout = layout(viewSize)
    let members: [Member] = preset.twin == nil || twinMode == .off ? [.network] : Member.allCases
    var channels: [Trace.Channel] = [.stimulus(min(neuron, preset.inputs - 1))]
    if preset.hasTarget || preset.task != nil {
      channels.append(.target(shownNeuron(ofLayer: preset.layers.count - 1)))
    }
    for member in members {
      for (layer, description) in preset.layers.enumerated() {
        let first = place(ofLayer: layer) - shownNeuron(ofLayer: layer)
        let neurons =
          scope.showsAllNeurons
          ? first..<first + description.neurons : place(ofLayer: layer)..<place(ofLayer: layer) + 1
        for neuron in neurons {
          channels += layout.signals.map { $0.channel(member, neuron) }
          if layout.signals.contains(.rate) { channels.append(.ideal(member, neuron)) }
        }
      }
    }
    return channels
  }

  /// Has a table written whose columns are chosen.
  mutating func export(_ signals: ExportedSignals, to file: String?, overwrites: Bool) {
    request = .exportTable(
      signals, file.map { .path($0) } ?? place(ofExport: .csv), overwrites: overwrites)
  }

  /// Does what the chosen line of the list says.
  mutating func confirm(_ choice: TableChoice) {
    guard TableChoice.choices.indices.contains(choice.chosen) else { return }
    guard let signals = TableChoice.choices[choice.chosen] else {
      overlay = .command(
        Prompt(
          choice.overwrites ? "export! csv " : "export csv ",
          before: choice.file.map { " " + $0 } ?? ""))
      return
    }
    export(signals, to: choice.file, overwrites: choice.overwrites)
  }
}
