import Laboratory
import Presets
import Stage
import Views

// Which data in memory are written as a table.
extension ExplorerState {
  /// The data in memory as a table with these columns.
  func table(of signals: ExportedSignals) -> TraceRecording {
    let experiment = timeline.experiment
    return switch signals {
    case .all: TraceRecording(timeline.trace, of: experiment)
    case .listed(let signals): TraceRecording(timeline.trace, of: experiment, signals: signals)
    case .shown:
      TraceRecording(
        timeline.trace, of: experiment,
        channels: Set(views[ScopeView.self].staged(bench, lookOfView).drawnChannels))
    }
  }

  /// Has a table written whose columns are chosen.
  mutating func export(_ signals: ExportedSignals, to file: String?, overwrites: Bool) {
    request = .exportTable(
      signals, file.map { .path($0) } ?? page.place(ofExport: .csv), overwrites: overwrites)
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
