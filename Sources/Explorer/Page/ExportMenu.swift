import Laboratory
import Stage
import Terminal
import Views

extension ExplorerPage {
  /// What can be exported, one of it chosen, and the file that would be written.
  func drawExports(chosen: Int, on grid: inout Grid) {
    let formats = ExportFormat.allCases
    var file = ""
    if formats.indices.contains(chosen),
      case .numbered(let stem, let ending) = place(ofExport: formats[chosen])
    {
      file = "\(stem).\(ending)"
    }
    exportList(chosen: chosen, on: grid.size).draw(
      titles: ["export · Enter writes, \(Key.escape.name(in: glyphs)) leaves", "export"],
      about: file, search: search, in: glyphs, on: &grid
    ) { index in
      let name = formats[index].rawValue
      let padding = String(repeating: " ", count: 6 - name.count)
      return (name + padding + formats[index].summary, "")
    }
  }

  /// Where the list of exports is on a screen of this size.
  func exportList(chosen: Int, on size: Size) -> EntryList {
    EntryList(
      over: size, columns: 64, count: ExportFormat.allCases.count, chosen: chosen, aboutRows: 1,
      pinned: look.scroll.list)
  }

  /// Which columns the table of data has, one choice chosen, and the file that would be written.
  func drawTable(_ choice: TableChoice, on grid: inout Grid) {
    var file = choice.file ?? ""
    if choice.file == nil, case .numbered(let stem, let ending) = place(ofExport: .csv) {
      file = "\(stem).\(ending)"
    }
    let names = TableChoice.choices.indices.map(tableEntry)
    let longest = names.map(\.name.count).max() ?? 0
    tableList(choice, on: grid.size).draw(
      titles: ["signals · Enter takes them, \(Key.escape.name(in: glyphs)) leaves", "signals"],
      about: file, search: search, in: glyphs, on: &grid
    ) { index in
      let (name, summary) = names[index]
      let padding = String(repeating: " ", count: longest - name.count + 2)
      return (name + padding + summary, tableMark(index))
    }
  }

  /// A line of the list: the word for it, and what it means.
  func tableEntry(_ number: Int) -> (name: String, summary: String) {
    switch TableChoice.choices[number] {
    case .shown: ("shown", "what the charts show")
    case .all: ("all", TraceRecording.signals.map(\.rawValue).joined(separator: ", "))
    case .listed, nil: ("list", "the signals that you type")
    }
  }

  /// About how much would be written.
  private func tableMark(_ number: Int) -> String {
    guard let signals = TableChoice.choices[number] else { return "" }
    let bytes =
      Double(table(of: signals).rows) * Double(table(of: signals).columns) * 19
    return bytes < 1e5 ? "" : "\(Number.significant(bytes / 1e6, digits: 2)) MB"
  }

  /// Where the list of choices is on a screen of this size.
  func tableList(_ choice: TableChoice, on size: Size) -> EntryList {
    EntryList(
      over: size, columns: 64, count: TableChoice.choices.count, chosen: choice.chosen,
      aboutRows: 1, pinned: look.scroll.list)
  }

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
}
