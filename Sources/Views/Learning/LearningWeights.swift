import Laboratory
import LatentEquilibrium
import Presets
import Stage
import Terminal

extension Staged<LearningView> {
  /// The weights of the chosen layer as cells, and how they change now.
  func drawWeightCells(in rect: Rect, on grid: inout Grid) {
    if preset.family == .microcircuit { return drawCircuitWeights(in: rect, on: &grid) }
    guard let network = timeline.experiment.network(shownMember), rect.rows > 1 else { return }
    let layer = chosenLayer
    if preset.layers[layer].kind.isPooling {
      grid.write(
        glyphs.fitted("a max_pool has no weights", to: rect.columns - 1),
        at: Position(column: rect.column + 1, row: rect.row), style: Style(.faint))
      return
    }
    let weights = network.weights(ofLayer: layer)
    let changes = network.plasticity(ofLayer: layer)
    let across = max(weights.count, weights.first?.count ?? 0)
    // One below the other where a row has no room for two.
    let isStacked = 2 * across + 3 > rect.columns && rect.rows >= 6
    let inside = rect.inset(columns: 1)
    let areas = isStacked ? inside.rows(2) : inside.columns(2, gap: 2)
    let eta = preset.value(of: .eta, layer: layer).number ?? 0
    draw(weights, "W", unit: "", factor: 1, in: areas[0], on: &grid)
    if eta > 0 {
      draw(changes, "change η·e·r", unit: "/ms", factor: eta, in: areas[1], on: &grid)
    } else {
      grid.write(
        glyphs.fitted("plasticity is off", to: areas[1].columns), at: areas[1].origin,
        style: Style(.faint))
    }
  }

  /// The weights onto basal dendrites of a circuit's layer, and those from its cells to its interneurons.
  private func drawCircuitWeights(in rect: Rect, on grid: inout Grid) {
    guard let model = timeline.experiment.participant(shownMember.learner)?.model, rect.rows > 1
    else { return }
    let shown = model.projections.filter {
      $0.layer == chosenLayer && ($0.kind == .up || $0.kind == .toInterneurons)
    }
    let areas = rect.inset(columns: 1).columns(shown.count, gap: 2)
    for (projection, area) in zip(shown, areas) {
      draw(
        model.weights(of: projection), projection.kind.rawValue, unit: "", factor: 1, in: area,
        on: &grid)
    }
  }

  /// A matrix under a line that says what it is and what its strongest cell is worth.
  private func draw(
    _ matrix: [[Double]], _ name: String, unit: String, factor: Double, in area: Rect,
    on grid: inout Grid
  ) {
    let (heading, room) = area.splitTop(1)
    if preset.family == .layered, case .convolution(let kernels) = preset.layers[chosenLayer].kind {
      let sheet = PictureSheet(
        count: kernels.output.channels * kernels.input.channels,
        size: Size(columns: kernels.kernelColumns, rows: kernels.kernelRows), chosen: 0, in: room)
      let values = Array(matrix.joined())
      let strongest = values.reduce(0) { max($0, abs($1)) }
      let most = "\(name) ±\(Number.significant(strongest * factor, digits: 2))\(unit)"
      let whole = "\(most), kernel by kernel"
      grid.write(
        glyphs.fitted(
          glyphs.columns(of: whole) <= heading.columns ? whole : most, to: heading.columns),
        at: heading.origin, style: Style(.faint))
      sheet.draw(values, scale: strongest, on: &grid, glyph: glyphs.weight)
      return
    }
    let map = HeatMap(matrix, in: room.size, turns: true)
    let strongest = Number.significant(map.scale * factor, digits: 2)
    let means =
      map.block == Size(columns: 1, rows: 1)
      ? "" : ", means of \(map.block.rows)x\(map.block.columns)"
    let down = map.isTransposed ? "down: inputs" : "down: neurons"
    let texts = [
      "\(name) up to ±\(strongest)\(unit)\(means), \(down)",
      "\(name) ±\(strongest)\(unit)\(means)",
    ]
    let text = texts.first { glyphs.columns(of: $0) <= heading.columns } ?? "\(name) ±\(strongest)"
    grid.write(
      glyphs.fitted(text, to: heading.columns), at: heading.origin, style: Style(.faint))
    let width = 2 * map.columns <= room.columns ? 2 : 1
    for (row, cells) in map.cells.enumerated() {
      for (column, value) in cells.enumerated() {
        let cell = Cell(
          glyphs.weight(map.scale > 0 ? value / map.scale : 0), Style(Sign(value).ink))
        for place in 0..<width { grid[room.column + width * column + place, room.row + row] = cell }
      }
    }
  }
}
