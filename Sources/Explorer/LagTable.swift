import Laboratory
import Terminal

extension ExplorerState {
  /// What the network is called: "LE" where every layer looks ahead by its own lag.
  var networkName: String {
    let isLatentEquilibrium = preset.layers.indices.allSatisfy {
      preset.tauR(ofLayer: $0) == preset.tauM(ofLayer: $0)
    }
    return isLatentEquilibrium ? "LE" : "network"
  }

  /// What the twin is called: "leaky" where it does not look ahead at all.
  var twinName: String {
    preset.value(of: .twinTauR) == .number(0) ? "leaky" : "twin"
  }

  /// The measured lags of both networks, which is the legend of the charts as well.
  func drawLags(in rect: Rect, on grid: inout Grid) {
    let labelColumns = rect.columns >= 110 ? 22 : rect.columns >= 76 ? 18 : 12
    let cellColumns = rect.columns >= 76 ? 14 : 9
    let shown = min(
      preset.layers.count, max(1, (rect.columns - labelColumns) / cellColumns))
    // The layers nearest to the output fall furthest behind: they are the ones to keep.
    let layers = preset.layers.count - shown..<preset.layers.count
    var row = rect.row
    if rect.rows >= 3 {
      grid.write(
        " " + lagTitle(short: labelColumns < 20), at: Position(column: rect.column, row: row),
        style: Style(.title), limit: labelColumns)
      for (place, layer) in layers.enumerated() {
        grid.write(
          "layer \(layer + 1)",
          at: Position(column: rect.column + labelColumns + place * cellColumns, row: row),
          style: Style(.faint), limit: cellColumns - 1)
      }
      drawErrors(
        from: rect.column + labelColumns + shown * cellColumns, row: row, to: rect.endColumn,
        on: &grid)
      row += 1
    }
    func line(_ name: String, _ style: (ink: Ink, line: Plot.Line), _ cells: [Response.Layer]?) {
      guard row < rect.endRow else { return }
      let sample = style.line.sample(in: glyphs)
      grid.write(
        sample, at: Position(column: rect.column + 1, row: row), style: Style(style.ink, .bold))
      grid.write(
        name, at: Position(column: rect.column + 4, row: row), style: Style(style.ink),
        limit: labelColumns - 5)
      for (place, layer) in layers.enumerated() {
        grid.write(
          cell(cells?.indices.contains(layer) == true ? cells?[layer] : nil, cellColumns),
          at: Position(column: rect.column + labelColumns + place * cellColumns, row: row),
          limit: cellColumns - 1)
      }
      row += 1
    }
    line(networkName, TraceStyle.network, response?.network)
    if preset.twin != nil { line(twinName, TraceStyle.twin, response?.twin) }
    if row < rect.endRow { drawTheory(rect, row, labelColumns, cellColumns, layers, on: &grid) }
  }

  private func lagTitle(short: Bool) -> String {
    switch response?.method {
    case .halfTime: short ? "half way" : "half way, and peak"
    case .correlation, .phase, nil: short ? "lag, gain" : "lag behind the ideal"
    }
  }

  /// "9.1 ms ×0.95": the lag and the gain.
  private func cell(_ layer: Response.Layer?, _ columns: Int) -> String {
    guard let lag = layer?.lag else { return glyphs.spell("–") }
    let text = "\(Number.fixed(lag, decimals: 1)) ms"
    guard columns > 10, let gain = layer?.gain else { return text }
    return "\(text) ×\(Number.fixed(gain, decimals: 2))"
  }

  private func drawErrors(from column: Int, row: Int, to end: Int, on grid: inout Grid) {
    guard let error = response?.error else { return }
    var text = "|r − ideal| \(networkName) \(Number.significant(error, digits: 2))"
    if let twinError = response?.twinError {
      text += "  \(twinName) \(Number.significant(twinError, digits: 2))"
    }
    let columns = glyphs.columns(of: text)
    guard columns + 2 <= end - column else { return }
    grid.write(text, at: Position(column: end - columns - 1, row: row))
  }

  /// What a linear chain would show, for the network that lags; and the style of the ideal.
  private func drawTheory(
    _ rect: Rect, _ row: Int, _ labelColumns: Int, _ cellColumns: Int, _ layers: Range<Int>,
    on grid: inout Grid
  ) {
    grid.write(
      TraceStyle.ideal.line.sample(in: glyphs), at: Position(column: rect.column + 1, row: row),
      style: Style(TraceStyle.ideal.ink, .bold))
    grid.write(
      "ideal", at: Position(column: rect.column + 4, row: row), style: Style(TraceStyle.ideal.ink))
    let lagging = preset.twin == nil ? response?.network : response?.twin
    guard let lagging, lagging.contains(where: { $0.expectedLag != nil }) else { return }
    for (place, layer) in layers.enumerated() where lagging.indices.contains(layer) {
      guard let expected = lagging[layer].expectedLag else { continue }
      grid.write(
        "\(Number.fixed(expected, decimals: 1)) theory",
        at: Position(column: rect.column + labelColumns + place * cellColumns, row: row),
        style: Style(.faint), limit: cellColumns - 1)
    }
  }
}
