import Laboratory
import LatentEquilibrium
import Presets
import Stage
import Terminal

extension Staged<ScopeView> {
  /// What all traces of the chosen or else the output layer are at the cursor, in the place of the
  /// lags.
  func drawReadout(ofRow row: Int, _ layout: ScopeLayout, on grid: inout Grid) {
    let trace = timeline.trace
    let neuron = place(ofLayer: chosenLayer)
    let signals =
      preset.family == .layered
      ? ChartSignal.ofNeurons(.layered) : [.membranePotential, .rate, .apicalPotential]
    let time = ShownNumber.time(trace.time(ofRow: row))
    let stimulus = ShownNumber.digits(
      trace.value(of: .stimulus(min(self.neuron, preset.inputs - 1)), row: row))
    func values(_ member: Member) -> [String] {
      let channels = signals.map { channel(of: $0, ofLayer: chosenLayer, member) }
      return (channels + [.ideal(member, neuron)]).map { channel in
        channel.map { ShownNumber.digits(trace.value(of: $0, row: row)) } ?? ""
      }
    }
    let networks = membersInTable(of: layout.lags).map {
      (name(of: $0), traceStyle(of: $0), values($0))
    }
    let isTable = layout.lags.rows > networks.count
    let rect = layout.lags
    grid.fill(rect)
    let labelColumns = rect.columns >= 76 ? 17 : isTable ? 13 : 10
    let cellColumns = min(14, (rect.columns - labelColumns) / (isTable ? 5 : 3))
    func write(_ text: String, _ cell: Int, _ line: Int, _ style: Style = .plain) {
      grid.write(
        text,
        at: Position(column: rect.column + labelColumns + cell * cellColumns, row: line),
        style: style, limit: cellColumns - 1)
    }
    var line = rect.row
    if isTable {
      grid.write(
        time.count + 3 <= labelColumns - 2 ? "at \(time)" : time,
        at: Position(column: rect.column + 1, row: line),
        style: Style(.accent, .bold), limit: labelColumns - 2)
      for (cell, name) in (signals.map(\.symbol) + ["ideal", "stimulus"]).enumerated() {
        write(name, cell, line, Style(.faint))
      }
      line += 1
      write(stimulus, 4, line, Style(.stimulus))
    } else {
      let text = " at \(time): stimulus \(stimulus), ideal \(networks[0].2[3])"
      grid.fill(layout.hint)
      grid.write(glyphs.fitted(text, to: layout.hint.columns), at: layout.hint.origin)
    }
    for (name, style, cells) in networks where line < rect.endRow {
      grid.write(
        style.line.sample(in: glyphs), at: Position(column: rect.column + 1, row: line),
        style: Style(style.ink, .bold))
      grid.write(
        name, at: Position(column: rect.column + 4, row: line), style: Style(style.ink),
        limit: labelColumns - 5)
      for (cell, value) in cells.prefix(isTable ? 4 : 3).enumerated() {
        let symbol = isTable ? "" : "\(signals[cell].symbol) "
        write(symbol + value, cell, line)
      }
      line += 1
    }
  }
}
