import Laboratory
import Presets
import Stage
import Terminal

extension Staged<ScopeView> {
  /// What the networks are and what was measured of them, below the charts.
  func drawLags(_ layout: ScopeLayout, on grid: inout Grid) {
    layout.titlesHaveLags
      ? drawNetworks(in: layout.lags, on: &grid) : drawLagTable(in: layout.lags, on: &grid)
  }

  /// The measured lags and errors of both networks, which is the legend of the charts as well.
  ///
  /// Without room for a heading every lag has its layer's number before it: "4: 39.1".
  private func drawLagTable(in rect: Rect, on grid: inout Grid) {
    let hasHeading = rect.rows >= 3
    let labelColumns = rect.columns >= 110 ? 22 : hasHeading ? 12 : 13
    let cellColumns = rect.columns >= 76 ? 14 : 9
    let room = rect.columns - labelColumns - (hasHeading ? Self.errorColumns : 0)
    let shown = min(preset.layers.count, max(1, room / cellColumns))
    // The layers nearest to the output fall furthest behind: they are the ones to keep, with the chosen.
    let first = min(preset.layers.count - shown, chosenLayer)
    let layers = first..<first + shown
    var row = rect.row
    func write(_ text: String, _ cell: Int, _ style: Style = .plain) {
      let column = rect.column + labelColumns + cell * cellColumns
      grid.write(
        text, at: Position(column: column, row: row), style: style,
        limit: cell == shown ? rect.endColumn - column : cellColumns - 1)
    }
    if hasHeading {
      grid.write(
        " " + lagTitle(short: labelColumns < 20), at: Position(column: rect.column, row: row),
        style: Style(.title), limit: labelColumns)
      for (cell, layer) in layers.enumerated() { write("layer \(layer + 1)", cell, Style(.faint)) }
      if response?.error != nil { write("|r − ideal|", shown, Style(.faint)) }
      row += 1
    }
    func line(
      _ member: Member, _ lags: [Response.Layer]?, _ error: Double?, isDrawn: Bool = true
    ) {
      guard row < rect.endRow else { return }
      let (name, style) = (name(of: member), traceStyle(of: member))
      if isDrawn {
        grid.write(
          style.line.sample(in: glyphs), at: Position(column: rect.column + 1, row: row),
          style: Style(style.ink, .bold))
      }
      grid.write(
        name + (hasHeading ? "" : " ms"), at: Position(column: rect.column + 4, row: row),
        style: Style(style.ink), limit: labelColumns - 5)
      // Without a number in any the reason needs to be said once.
      let hasAny = layers.contains { lags?.indices.contains($0) == true && lags?[$0].lag != nil }
      if !hasAny && !hasHeading {
        let first = layers.first.flatMap { lags?.indices.contains($0) == true ? lags?[$0] : nil }
        grid.write(
          absence(of: first, columns: rect.columns - labelColumns),
          at: Position(column: rect.column + labelColumns, row: row))
      }
      for (place, layer) in layers.enumerated() where hasAny || hasHeading {
        let lag = lags?.indices.contains(layer) == true ? lags?[layer] : nil
        write(
          hasHeading
            ? cell(lag, cellColumns) : "\(layer + 1): \(number(lag, columns: cellColumns - 4))",
          place)
      }
      if hasHeading, let error { write(Number.significant(error, digits: 2), shown) }
      let start = labelColumns + shown * cellColumns + Self.errorColumns
      drawMeaning(of: member, in: rect, row, from: start, on: &grid)
      row += 1
    }
    for member in membersInTable(of: rect) {
      line(
        member, response?.layers(of: member), response?.error(of: member),
        isDrawn: member == .network || twinMode != .off)
    }
    if row < rect.endRow {
      drawTheory(rect, row, labelColumns, cellColumns, layers, on: &grid)
      let start = labelColumns + shown * cellColumns + Self.errorColumns
      drawMeaning(of: nil, in: rect, row, from: start, on: &grid)
    }
  }

  /// Who has a row: all networks where there is room for them, else those that are compared.
  func membersInTable(of rect: Rect) -> [Member] {
    rect.rows >= preset.members.count + 2 ? preset.members : pair
  }

  private static let errorColumns = 12

  private func lagTitle(short: Bool) -> String {
    switch response?.method {
    case .halfTime: short ? "half, peak" : "half way, and peak"
    case .correlation, .phase, nil: short ? "lag, gain" : "lag behind the ideal"
    }
  }

  /// "9.1 ms ×0.95": the lag and the gain; "8.3, peak 1.20" after a step.
  private func cell(_ layer: Response.Layer?, _ columns: Int) -> String {
    let number = number(layer, columns: columns - 1)
    guard layer?.lag != nil else { return number }
    guard columns > 10, let gain = layer?.gain else { return "\(number) ms" }
    let words = words(forGain: gain)
    let whole = "\(number) ms \(words)"
    return glyphs.columns(of: whole) < columns ? whole : "\(number) \(words)"
  }

  /// A lag in ms, or why there is none.
  private func number(_ layer: Response.Layer?, columns: Int) -> String {
    layer?.lag.map { Number.fixed($0, decimals: 1) } ?? absence(of: layer, columns: columns)
  }

  /// The style of the ideal, and behind it what theory says of the network that lags.
  private func drawTheory(
    _ rect: Rect, _ row: Int, _ labelColumns: Int, _ cellColumns: Int, _ layers: Range<Int>,
    on grid: inout Grid
  ) {
    let late: (name: String, layers: [Response.Layer]?) =
      preset.twin == nil
      ? (networkName, response?.network) : (twinName, response?.layers(of: compared))
    let lagging = late.layers ?? []
    let hasTheory = lagging.contains { $0.expectedLag != nil }
    // Where there is room it says whose lags these are, so that they are not taken for the ideal's.
    let isNamed = labelColumns >= 20
    grid.write(
      TraceStyle.ideal.line.sample(in: glyphs), at: Position(column: rect.column + 1, row: row),
      style: Style(TraceStyle.ideal.ink, .bold))
    grid.write(
      "ideal", at: Position(column: rect.column + 4, row: row), style: Style(TraceStyle.ideal.ink))
    guard hasTheory else { return }
    if isNamed {
      grid.write("theory:", at: Position(column: rect.column + 12, row: row), style: Style(.faint))
    }
    for (place, layer) in layers.enumerated() where lagging.indices.contains(layer) {
      guard let expected = lagging[layer].expectedLag else { continue }
      let lag = Number.fixed(expected, decimals: 1)
      grid.write(
        isNamed ? "\(late.name) \(lag)" : "\(lag) theory",
        at: Position(column: rect.column + labelColumns + place * cellColumns, row: row),
        style: Style(.faint), limit: cellColumns - 1)
    }
  }
}
