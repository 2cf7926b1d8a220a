/// What an xterm shows after the bytes it was sent, as far as a full-screen program uses it.
///
/// Every character is one column wide. Colours and what is unknown leave no trace but `unknown`.
struct ScreenModel {
  private(set) var columns: Int
  private(set) var rows: Int
  private(set) var cells: [[Unicode.Scalar]]
  private(set) var column = 0
  private(set) var row = 0
  private(set) var showsCursor = true
  /// Whether the alternate screen is shown, the one that full-screen programs draw on.
  private(set) var isAlternate = false
  /// Sequences that this terminal does not know.
  private(set) var unknown: Set<String> = []

  private var top = 0
  private var bottom: Int
  private var inserts = false
  /// The next character goes to the next line: the last one filled this one.
  private var isFull = false
  private var saved = (column: 0, row: 0)
  private var last: Unicode.Scalar = " "
  /// Which character sets G0 and G1 are line drawing, and which of them is in use.
  private var drawsLines = [false, false]
  private var charset = 0
  private var parser = SequenceParser()

  init(columns: Int, rows: Int) {
    self.columns = columns
    self.rows = rows
    cells = Self.blank(columns, rows)
    bottom = rows - 1
  }

  /// The rows as text, without the spaces at their ends.
  var lines: [String] {
    cells.map { row in
      var line = String.UnicodeScalarView()
      line.append(contentsOf: row[..<((row.lastIndex { $0 != " " } ?? -1) + 1)])
      return String(line)
    }
  }

  var text: String { lines.joined(separator: "\n") }

  func shows(_ words: String) -> Bool { lines.contains { $0.contains(words) } }

  /// Takes a new size; what is in both sizes stays, since programs redraw only differences.
  mutating func resize(columns: Int, rows: Int) {
    cells = (0..<rows).map { row in
      (0..<columns).map { column in
        row < self.rows && column < self.columns ? cells[row][column] : " "
      }
    }
    (self.columns, self.rows) = (columns, rows)
    (top, bottom) = (0, rows - 1)
    move(toColumn: column, row: row)
  }

  mutating func receive(_ bytes: some Sequence<UInt8>) {
    for byte in bytes {
      switch parser.next(byte) {
      case .none: break
      case .character(let scalar): write(scalar)
      case .control(let code): control(code)
      case .escape(let intermediate, let final): escape(intermediate, final)
      case .sequence(let sequence): apply(sequence)
      }
    }
  }

  private static func blank(_ columns: Int, _ rows: Int) -> [[Unicode.Scalar]] {
    Array(repeating: Array(repeating: " ", count: columns), count: rows)
  }

  private mutating func write(_ scalar: Unicode.Scalar) {
    if isFull {
      column = 0
      lineFeed()
    }
    let drawn = drawsLines[charset] ? LineDrawing.scalar(for: scalar) : scalar
    if inserts { insertCharacters(1) }
    cells[row][column] = drawn
    last = scalar
    isFull = column == columns - 1
    if !isFull { column += 1 }
  }

  private mutating func control(_ code: UInt8) {
    switch code {
    case 0x08: move(toColumn: column - 1, row: row)
    case 0x09: move(toColumn: (column / 8 + 1) * 8, row: row)
    case 0x0A...0x0C: lineFeed()
    case 0x0D: move(toColumn: 0, row: row)
    case 0x0E: charset = 1
    case 0x0F: charset = 0
    default: break
    }
  }

  private mutating func escape(_ intermediate: UInt8?, _ final: UInt8) {
    switch (intermediate.map { Character(Unicode.Scalar($0)) }, Character(Unicode.Scalar(final))) {
    case ("("?, let set): drawsLines[0] = set == "0"
    case (")"?, let set): drawsLines[1] = set == "0"
    case (nil, "7"): saved = (column, row)
    case (nil, "8"): move(toColumn: saved.column, row: saved.row)
    case (nil, "D"): lineFeed()
    case (nil, "E"):
      column = 0
      lineFeed()
    case (nil, "M"):
      if row == top { scroll(-1, from: top) } else { move(toColumn: column, row: row - 1) }
    case (nil, "="), (nil, ">"), (nil, "\\"), (nil, "H"): break
    default: unknown.insert("ESC \(final)")
    }
  }

  private mutating func apply(_ sequence: SequenceParser.Sequence) {
    let count = max(1, sequence.number(0) ?? 1)
    switch sequence.name {
    case "A": move(toColumn: column, row: row - count)
    case "B", "e": move(toColumn: column, row: row + count)
    case "C", "a": move(toColumn: column + count, row: row)
    case "D": move(toColumn: column - count, row: row)
    case "E": move(toColumn: 0, row: row + count)
    case "F": move(toColumn: 0, row: row - count)
    case "G", "`": move(toColumn: count - 1, row: row)
    case "d": move(toColumn: column, row: count - 1)
    case "H", "f": move(toColumn: max(1, sequence.number(1) ?? 1) - 1, row: count - 1)
    case "J": eraseScreen(sequence.number(0) ?? 0)
    case "K": eraseLine(sequence.number(0) ?? 0)
    case "X": erase(row, column..<min(columns, column + count))
    case "@": insertCharacters(count)
    case "P":
      let count = min(count, columns - column)
      cells[row].removeSubrange(column..<column + count)
      cells[row] += Array(repeating: " ", count: count)
    case "L" where (top...bottom).contains(row): scroll(-count, from: row)
    case "M" where (top...bottom).contains(row): scroll(count, from: row)
    case "S": scroll(count, from: top)
    case "T": scroll(-count, from: top)
    case "b": for _ in 0..<min(count, columns * rows) { write(last) }
    case "r":
      top = min(count, rows) - 1
      bottom = min(sequence.number(1) ?? rows, rows) - 1
      if top >= bottom { (top, bottom) = (0, rows - 1) }
      move(toColumn: 0, row: 0)
    case "h": if sequence.number(0) == 4 { inserts = true }
    case "l": if sequence.number(0) == 4 { inserts = false }
    case "?h": for mode in sequence.numbers { set(mode ?? 0, true) }
    case "?l": for mode in sequence.numbers { set(mode ?? 0, false) }
    // Colours, window titles and questions that change nothing on the screen.
    case "m", "t", "n", "c", ">c", ">m", "g", "L", "M": break
    default: unknown.insert("CSI \(sequence.name)")
    }
  }

  private mutating func set(_ mode: Int, _ isOn: Bool) {
    switch mode {
    case 25: showsCursor = isOn
    case 47, 1047, 1049:
      isAlternate = isOn
      if isOn { cells = Self.blank(columns, rows) }
    default: break
    }
  }

  private mutating func move(toColumn column: Int, row: Int) {
    self.column = min(max(column, 0), columns - 1)
    self.row = min(max(row, 0), rows - 1)
    isFull = false
  }

  private mutating func lineFeed() {
    isFull = false
    if row == bottom { scroll(1, from: top) } else if row < rows - 1 { row += 1 }
  }

  /// Moves the lines from one to the bottom of the scroll region up, or down for a negative count.
  private mutating func scroll(_ count: Int, from first: Int) {
    let height = bottom - first + 1
    let moved = min(abs(count), height)
    let kept = Array(
      count > 0 ? cells[(first + moved)..<(bottom + 1)] : cells[first..<(bottom + 1 - moved)])
    let blank = Self.blank(columns, moved)
    cells.replaceSubrange(first...bottom, with: count > 0 ? kept + blank : blank + kept)
  }

  private mutating func insertCharacters(_ count: Int) {
    let count = min(count, columns - column)
    cells[row].removeLast(count)
    cells[row].insert(contentsOf: Array(repeating: " ", count: count), at: column)
  }

  private mutating func eraseScreen(_ part: Int) {
    eraseLine(part)
    let others = part == 0 ? row + 1..<rows : part == 1 ? 0..<row : 0..<rows
    for row in others { erase(row, 0..<columns) }
  }

  private mutating func eraseLine(_ part: Int) {
    erase(row, part == 0 ? column..<columns : part == 1 ? 0..<column + 1 : 0..<columns)
  }

  private mutating func erase(_ row: Int, _ range: Range<Int>) {
    for column in range { cells[row][column] = " " }
  }
}

/// The second character set of the VT100, in which letters are lines.
private enum LineDrawing {
  static func scalar(for scalar: Unicode.Scalar) -> Unicode.Scalar {
    let first: UInt32 = 0x60
    let index = Int(scalar.value) - Int(first)
    return glyphs.indices.contains(index) ? glyphs[index] : scalar
  }

  private static let glyphs = Array("◆▒␉␌␍␊°±␤␋┘┐┌└┼⎺⎻─⎼⎽├┤┴┬│≤≥π≠£·".unicodeScalars)
}
