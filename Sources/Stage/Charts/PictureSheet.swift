package import Terminal

/// Small pictures of one size beside and below one another, one for each channel of an image, or for each
/// kernel of a convolution. Where not all have room, those around a chosen one are shown.
package struct PictureSheet: Equatable {
  package let area: Rect
  /// How many rows and columns of numbers a picture has.
  private let size: Size
  /// The pictures that are shown.
  package let shown: Range<Int>
  /// How many of them stand side by side.
  private let across: Int
  /// How many numbers a cell is the mean of, down and across.
  private let block: Size
  /// How many columns of the screen a cell takes.
  private let width: Int

  /// How many numbers a picture has.
  package var count: Int { size.rows * size.columns }

  /// - Parameters:
  ///   - count: how many pictures there are.
  ///   - size: how many rows and columns each has.
  ///   - chosen: the picture that is always shown.
  package init(count: Int, size: Size, chosen: Int, in area: Rect) {
    self.area = area
    self.size = size
    func fit(_ block: Int, _ width: Int) -> (across: Int, down: Int) {
      let columns = (size.columns + block - 1) / block * width
      let rows = (size.rows + block - 1) / block
      return ((area.columns + 1) / (columns + 1), (area.rows + 1) / (rows + 1))
    }
    func room(_ block: Int, _ width: Int) -> Int {
      let (across, down) = fit(block, width)
      return across * down
    }
    // Square numbers where all pictures have room so, else narrow ones, else means.
    let (block, width): (Int, Int)
    if room(1, 2) >= count {
      (block, width) = (1, 2)
    } else {
      let longest = max(1, max(size.rows, size.columns))
      (block, width) = ((1...longest).first { room($0, 1) > 0 } ?? longest, 1)
    }
    let (across, down) = fit(block, width)
    self.across = max(1, min(count, across))
    self.block = Size(columns: block, rows: block)
    self.width = width
    let most = min(count, max(1, across * down))
    let first = Scroll.first(chosen: chosen, count: count, rows: most, pinned: nil)
    shown = first..<first + most
  }

  private var cells: Size {
    Size(
      columns: (size.columns + block.columns - 1) / block.columns,
      rows: (size.rows + block.rows - 1) / block.rows)
  }

  /// Where a picture is.
  package func rect(of picture: Int) -> Rect {
    let place = picture - shown.lowerBound
    return Rect(
      column: area.column + place % across * (cells.columns * width + 1),
      row: area.row + place / across * (cells.rows + 1), columns: cells.columns * width,
      rows: cells.rows
    ).intersection(area)
  }

  /// How many columns of the screen the pictures take.
  package var columns: Int {
    min(area.columns, min(across, shown.count) * (cells.columns * width + 1) - 1)
  }

  /// The number at a position of the screen, counted within its picture by rows.
  package func number(at position: Position) -> (picture: Int, number: Int)? {
    guard let picture = shown.first(where: { self.rect(of: $0).contains(position) }) else {
      return nil
    }
    let rect = self.rect(of: picture)
    let row = (position.row - rect.row) * block.rows
    let column = (position.column - rect.column) / width * block.columns
    return (picture, row * size.columns + column)
  }

  /// What the cell at a position is worth, as it is drawn: of several numbers their mean.
  package func value(
    at position: Position, of values: some RandomAccessCollection<Double>
  ) -> Double? {
    guard let (picture, number) = number(at: position) else { return nil }
    let (row, column) = number.quotientAndRemainder(dividingBy: size.columns)
    let rows = row..<min(size.rows, row + block.rows)
    let columns = column..<min(size.columns, column + block.columns)
    var sum = 0.0
    for row in rows {
      for column in columns {
        let place = picture * count + row * size.columns + column
        sum += values[values.index(values.startIndex, offsetBy: place)]
      }
    }
    return sum / Double(rows.count * columns.count)
  }

  /// In which of its picture's rows and columns a number is, counted from 1.
  package func placeInWords(of number: Int) -> String {
    let (row, column) = number.quotientAndRemainder(dividingBy: size.columns)
    return "row \(row + 1) column \(column + 1)"
  }

  /// Where a number of a picture is drawn.
  package func cell(of number: Int, in picture: Int) -> Rect {
    let rect = self.rect(of: picture)
    let (row, column) = number.quotientAndRemainder(dividingBy: size.columns)
    return Rect(
      column: rect.column + column / block.columns * width, row: rect.row + row / block.rows,
      columns: width, rows: 1
    ).intersection(area)
  }

  /// Draws the pictures that are shown.
  ///
  /// - Parameters:
  ///   - values: of all pictures, one after the other, each by rows.
  ///   - scale: what a full cell is worth.
  ///   - glyph: how strong a value is, between −1 and 1.
  package func draw(
    _ values: some RandomAccessCollection<Double>, scale: Double, on grid: inout Grid,
    glyph: (Double) -> Unicode.Scalar
  ) {
    let maps = shown.map { picture in
      HeatMap(
        (0..<size.rows).map { row in
          let start = picture * count + row * size.columns
          return (0..<size.columns).map {
            values[values.index(values.startIndex, offsetBy: start + $0)]
          }
        }, in: cells)
    }
    for (picture, map) in zip(shown, maps) {
      let rect = self.rect(of: picture)
      for (row, line) in map.cells.enumerated() where row < rect.rows {
        for (column, value) in line.enumerated() where column * width < rect.columns {
          let cell = Cell(
            glyph(scale > 0 ? value / scale : 0), Style(Sign(value).ink))
          for place in 0..<width {
            grid[rect.column + column * width + place, rect.row + row] = cell
          }
        }
      }
    }
  }
}
