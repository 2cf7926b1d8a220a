import CNcurses

/// The ncurses window, and what it shows: hands over only the cells that look different.
struct CursesCanvas {
  private let window: UnsafeMutablePointer<WINDOW>
  private let depth: ColorDepth
  private var size = Size(columns: 0, rows: 0)
  /// The cells as they were handed over last.
  private var shown: [Cell] = []
  private var paints: [Paint] = []
  private var run: [cchar_t] = []
  /// Whether the next picture is drawn in full.
  private(set) var isStale = true

  init(window: UnsafeMutablePointer<WINDOW>, depth: ColorDepth) {
    self.window = window
    self.depth = depth
    leaveok(window, true)
    if depth != .monochrome {
      start_color()
      use_default_colors()
    }
  }

  /// Forgets the picture; the next one is drawn in full, at this size and in this theme.
  mutating func clear(size: Size, theme: Theme) {
    self.size = size
    shown = Array(repeating: .blank, count: size.columns * size.rows)
    run = []
    run.reserveCapacity(size.columns)
    paints = Ink.allCases.map { theme.paint(Style($0), depth: depth) }
    for (ink, paint) in zip(Ink.allCases, paints) {
      guard let color = paint.color, depth != .monochrome else { continue }
      init_pair(CursesCanvas.pair(ink), Int16(color), -1)
    }
    werase(window)
    clearok(window, true)
    isStale = true
  }

  mutating func show(_ grid: Grid) {
    var hasChanged = isStale
    var pen = Style.plain
    for row in 0..<size.rows {
      var start = 0
      for column in 0..<size.columns {
        let index = row * size.columns + column
        let cell = grid[column, row]
        if cell.looksSame(as: shown[index]) {
          flush(row, &start, column)
          continue
        }
        shown[index] = cell
        hasChanged = true
        if run.isEmpty { start = column }
        if cell.isContinuation { continue }
        // A blank has no ink: it takes whichever is at hand, and no colour is changed for it.
        if !cell.looksEmpty { pen = cell.style }
        append(
          cell.looksEmpty ? Cell(" ", canDrawBlanks(pen) ? pen : .plain) : cell,
          isWide: grid[column + 1, row].isContinuation)
      }
      flush(row, &start, size.columns)
    }
    guard hasChanged else { return }
    isStale = false
    wnoutrefresh(window)
    doupdate()
  }

  private func canDrawBlanks(_ style: Style) -> Bool {
    let attributes = paint(style).attributes
    return attributes.isDisjoint(with: [.reverse, .underline])
  }

  private mutating func flush(_ row: Int, _ start: inout Int, _ end: Int) {
    guard !run.isEmpty else { return }
    mvwadd_wchnstr(window, Int32(row), Int32(start), run, Int32(run.count))
    run.removeAll(keepingCapacity: true)
    start = end
  }

  private mutating func append(_ cell: Cell, isWide: Bool) {
    let paint = paint(cell.style)
    var attributes: attr_t = 0
    if paint.attributes.contains(.bold) { attributes |= cncurses_bold }
    if paint.attributes.contains(.dim) { attributes |= cncurses_dim }
    if paint.attributes.contains(.reverse) { attributes |= cncurses_reverse }
    if paint.attributes.contains(.underline) { attributes |= cncurses_underline }
    let pair = paint.color == nil ? 0 : CursesCanvas.pair(cell.style.ink)
    var glyph = cchar_t()
    let scalar = wchar_t(bitPattern: cell.scalar.value)
    let width = isWide ? 2 : 1
    if cell.scalar.isASCII || wcwidth(scalar) == width {
      cncurses_set(&glyph, scalar, attributes, pair)
      run.append(glyph)
    } else {
      cncurses_set(&glyph, 0x3F, attributes, pair)
      run.append(contentsOf: repeatElement(glyph, count: width))
    }
  }

  private func paint(_ style: Style) -> Paint {
    var paint = paints[Int(style.ink.rawValue)]
    paint.attributes.formUnion(style.attributes)
    return paint
  }

  private static func pair(_ ink: Ink) -> Int16 { Int16(ink.rawValue) + 1 }
}
