/// Turns pictures into text for a terminal, each into what changes from the one before.
///
/// It sends the cells that look different and nothing else, but for a short stretch between two of
/// them that takes less than a cursor movement. Understood by whatever knows ECMA-48.
package struct GridEncoder: Sendable {
  /// Which colours the inks have. A new theme is seen with the next picture.
  package var theme: Theme {
    didSet { if theme != oldValue { shown = nil } }
  }
  private let depth: ColorDepth
  /// What the terminal shows; nil where that is not known.
  private var shown: Grid?
  private var pen = Paint.plain
  /// Where the cursor is; nil where the last cell of a row may have moved it on.
  private var cursor: Position?
  /// What is being encoded; text grows slower, letter by letter.
  private var bytes: [UInt8] = []

  /// - Parameter shown: what the terminal shows already, with the pen plain; nil clears it first.
  package init(theme: Theme = .dark, depth: ColorDepth = .full, shown: Grid? = nil) {
    self.theme = theme
    self.depth = depth
    self.shown = shown
  }

  /// What hides the cursor, which has no place in a picture.
  package static let start = "\u{1B}[?25l"

  /// What makes a picture of the one encoded before; empty where they look the same.
  package mutating func encode(_ grid: Grid) -> String {
    bytes.removeAll(keepingCapacity: true)
    var before = shown.flatMap { $0.size == grid.size ? $0 : nil }
    if before == nil {
      use(.plain)
      send("\u{1B}[2J")
      (before, cursor) = (Grid(size: grid.size), nil)
    }
    for row in 0..<grid.size.rows { encode(row, of: grid, after: before?.cells ?? []) }
    shown = grid
    return String(decoding: bytes, as: UTF8.self)
  }

  /// What leaves the picture with a plain pen and a cursor to be seen, in the last row.
  package mutating func finish() -> String {
    bytes.removeAll(keepingCapacity: true)
    use(.plain)
    if let shown { send("\u{1B}[\(max(1, shown.size.rows));1H") }
    (shown, cursor) = (nil, nil)
    send("\u{1B}[?25h")
    return String(decoding: bytes, as: UTF8.self)
  }

  private mutating func encode(_ row: Int, of grid: Grid, after before: [Cell]) {
    let columns = grid.size.columns
    let start = row * columns
    let cells = grid.cells
    let end = (start..<start + columns).last { !cells[$0].looksEmpty }.map { $0 - start + 1 } ?? 0
    var column = 0
    while column < columns {
      let cell = cells[start + column]
      guard !cell.looksSame(as: before[start + column]), !cell.isContinuation else {
        column += 1
        continue
      }
      move(to: Position(column: column, row: row), in: cells[start..<start + columns])
      if column >= end, columns - column > 3 {
        use(paint(cell))
        send("\u{1B}[K")
        return
      }
      let isWide = column + 1 < columns && cells[start + column + 1].isContinuation
      write(cell)
      column += isWide ? 2 : 1
      cursor = column < columns ? Position(column: column, row: row) : nil
    }
  }

  private mutating func move(to place: Position, in row: ArraySlice<Cell>) {
    guard cursor != place else { return }
    if let cursor, cursor.row == place.row, cursor.column < place.column {
      let distance = place.column - cursor.column
      let jump = distance == 1 ? "\u{1B}[C" : "\u{1B}[\(distance)C"
      let between = row.dropFirst(cursor.column).prefix(distance)
      if between.allSatisfy({ !$0.isContinuation && paint($0) == pen }),
        between.reduce(0, { $0 + $1.bytes }) <= jump.utf8.count
      {
        for cell in between { write(cell) }
      } else {
        send(jump)
      }
    } else {
      send("\u{1B}[\(place.row + 1);\(place.column + 1)H")
    }
    cursor = place
  }

  private mutating func write(_ cell: Cell) {
    use(paint(cell))
    if !cell.marks.isEmpty {
      send(cell.text)
    } else if cell.scalar.isASCII {
      bytes.append(UInt8(cell.scalar.value))
    } else {
      send(String(cell.scalar))
    }
  }

  /// How a cell is painted. A blank has no ink: it takes whichever is at hand on its ground.
  private func paint(_ cell: Cell) -> Paint {
    let paint = cell.looksEmpty ? .plain : theme.paint(cell.style, depth: depth)
    return cell.isBlank && pen.canDrawBlanks(like: paint) ? pen : paint
  }

  private mutating func send(_ text: String) { bytes.append(contentsOf: text.utf8) }

  private mutating func use(_ paint: Paint) {
    guard paint != pen else { return }
    send(paint.escapeSequence)
    pen = paint
  }
}

extension Paint {
  /// Whether a blank looks the same in this as in another paint.
  func canDrawBlanks(like other: Paint) -> Bool {
    let marks: Style.Attributes = [.reverse, .underline]
    return ground == other.ground && attributes.isDisjoint(with: marks)
      && other.attributes.isDisjoint(with: marks)
  }
}

extension Cell {
  /// Whether nothing but its ground is seen of the cell, unless it is reversed or underlined.
  var isBlank: Bool { scalar == " " && marks.isEmpty && style.ink != .selection }

  /// How many bytes of UTF-8 its text takes.
  fileprivate var bytes: Int {
    marks.scalars.reduce(UTF8.width(scalar)) { $0 + UTF8.width($1) }
  }

  /// Whether no difference from another cell is seen.
  func looksSame(as other: Cell) -> Bool {
    self == other || looksEmpty && other.looksEmpty
  }
}
