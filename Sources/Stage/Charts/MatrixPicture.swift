package import LatentEquilibrium
package import Terminal

/// A matrix of weights as cells, under a line that says what it is and what its strongest cell is worth.
package struct MatrixPicture {
  private let matrix: [[Double]]
  private let name: String
  private let unit: String
  /// What a number of the matrix is worth.
  private let factor: Double
  private let heading: Rect
  private let room: Rect
  private let glyphs: GlyphSet
  private let cells: Cells

  /// How it is laid out: kernel by kernel where it is of a convolution.
  private enum Cells {
    case map(HeatMap)
    case kernels(PictureSheet, inputs: Int)
  }

  /// - Parameters:
  ///   - matrix: a row for each neuron, with a number for each input.
  ///   - factor: what they are multiplied by to be told.
  ///   - kind: of the layer that it leads to.
  package init(
    _ matrix: [[Double]], _ name: String, unit: String = "", factor: Double = 1, in area: Rect,
    kind: LayerKind = .dense, glyphs: GlyphSet
  ) {
    (self.matrix, self.name, self.unit, self.factor) = (matrix, name, unit, factor)
    (heading, room) = area.splitTop(1)
    self.glyphs = glyphs
    if case .convolution(let kernels) = kind {
      let sheet = PictureSheet(
        count: kernels.output.channels * kernels.input.channels,
        size: Size(columns: kernels.kernelColumns, rows: kernels.kernelRows), chosen: 0, in: room)
      cells = .kernels(sheet, inputs: kernels.input.channels)
    } else {
      cells = .map(HeatMap(matrix, in: room.size, turns: true))
    }
  }

  /// How many columns of the screen a cell of a map takes.
  private func width(of map: HeatMap) -> Int { 2 * map.columns <= room.columns ? 2 : 1 }

  package func draw(on grid: inout Grid) {
    switch cells {
    case .kernels(let sheet, _):
      let values = Array(matrix.joined())
      let strongest = values.reduce(0) { max($0, abs($1)) }
      let most = "\(name) ±\(Number.significant(strongest * factor, digits: 2))\(unit)"
      write(["\(most), kernel by kernel", most], on: &grid)
      sheet.draw(values, scale: strongest, on: &grid, glyph: glyphs.weight)
    case .map(let map):
      let strongest = Number.significant(map.scale * factor, digits: 2)
      let means =
        map.block == Size(columns: 1, rows: 1)
        ? "" : ", means of \(map.block.rows)x\(map.block.columns)"
      let down = map.isTransposed ? "down: inputs" : "down: neurons"
      write(
        [
          "\(name) up to ±\(strongest)\(unit)\(means), \(down)",
          "\(name) ±\(strongest)\(unit)\(means)", "\(name) ±\(strongest)",
        ], on: &grid)
      let width = width(of: map)
      for (row, cells) in map.cells.enumerated() {
        for (column, value) in cells.enumerated() {
          let cell = Cell(
            glyphs.weight(map.scale > 0 ? value / map.scale : 0), Style(Sign(value).ink))
          for place in 0..<width {
            grid[room.column + width * column + place, room.row + row] = cell
          }
        }
      }
    }
  }

  private func write(_ texts: [String], on grid: inout Grid) {
    let text =
      texts.first { glyphs.columns(of: $0) <= heading.columns } ?? texts[texts.count - 1]
    grid.write(
      glyphs.fitted(text, to: heading.columns), at: heading.origin, style: Style(.faint))
  }

  /// What the cell at a position is worth, and of which neuron and input.
  package func readout(at position: Position) -> Readout? {
    guard room.contains(position) else { return nil }
    switch cells {
    case .kernels(let sheet, let inputs):
      guard let (picture, number) = sheet.number(at: position),
        let value = sheet.value(at: position, of: Array(matrix.joined()))
      else { return nil }
      let (output, input) = picture.quotientAndRemainder(dividingBy: inputs)
      return Readout(
        "kernel \(output + 1) on channel \(input + 1), \(sheet.placeInWords(of: number))",
        figures: [ShownNumber(name, value * factor, unit: unit)])
    case .map(let map):
      let (row, column) = (
        position.row - room.row, (position.column - room.column) / width(of: map)
      )
      guard let source = map.source(row: row, column: column, of: matrix) else { return nil }
      return Readout(
        "\(words("input", source.columns)) to \(words("neuron", source.rows))",
        figures: [ShownNumber(name, map.cells[row][column] * factor, unit: unit)])
    }
  }

  /// "input 3", or of a mean "inputs 3–4".
  private func words(_ name: String, _ range: Range<Int>) -> String {
    range.count == 1
      ? "\(name) \(range.lowerBound + 1)" : "\(name)s \(range.lowerBound + 1)–\(range.upperBound)"
  }

  /// All its numbers.
  package var table: NumberTable {
    NumberTable(
      name + unit.spaced, matrix: matrix, row: "neuron", column: "input", factor: factor)
  }
}
