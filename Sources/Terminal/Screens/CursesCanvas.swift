import CNcurses

/// The ncurses window, and what it shows: hands over only the cells that look different.
struct CursesCanvas {
  private let window: UnsafeMutablePointer<WINDOW>
  private let depth: ColorDepth
  /// How the terminal is told a colour, where not by its place in a palette.
  private let directColor: DirectColor?
  private var size = Size(columns: 0, rows: 0)
  /// The cells as they were handed over last.
  private var shown: [Cell] = []
  /// What each ink looks like on each ground.
  private var paints: [Paint] = []
  private var run: [cchar_t] = []
  /// Whether the next picture is drawn in full.
  private(set) var isStale = true

  init(
    window: UnsafeMutablePointer<WINDOW>, depth: ColorDepth, directColor: DirectColor? = nil
  ) {
    self.window = window
    self.depth = depth
    self.directColor = directColor
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
    let styles = Ground.allCases.flatMap { ground in Ink.allCases.map { Style($0, on: ground) } }
    paints = styles.map { theme.paint($0, depth: depth) }
    for (style, paint) in zip(styles, paints)
    where depth != .monochrome && (paint.color ?? paint.ground) != nil {
      init_extended_pair(
        Int32(CursesCanvas.place(of: style) + 1), number(of: paint.color), number(of: paint.ground))
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
        let style = cell.looksEmpty ? .plain : cell.style
        if !cell.isBlank || !paint(pen).canDrawBlanks(like: paint(style)) { pen = style }
        var drawn = cell
        drawn.style = pen
        append(drawn, isWide: grid[column + 1, row].isContinuation)
      }
      flush(row, &start, size.columns)
    }
    guard hasChanged else { return }
    isStale = false
    wnoutrefresh(window)
    doupdate()
  }

  /// A colour as ncurses is told it; -1 is the terminal's own.
  private func number(of color: UInt8?) -> Int32 {
    guard let color else { return -1 }
    return directColor?.number(of: PaletteColor(color)) ?? Int32(color)
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
    let pair =
      (paint.color ?? paint.ground) == nil ? 0 : Int16(CursesCanvas.place(of: cell.style) + 1)
    var glyph = cchar_t()
    let scalar = wchar_t(bitPattern: cell.scalar.value)
    let width = isWide ? 2 : 1
    if cell.scalar.isASCII || wcwidth(scalar) == width {
      if cell.marks.isEmpty {
        cncurses_set(&glyph, scalar, attributes, pair)
      } else {
        // A mark that the C library does not know as one would make ncurses refuse the cell.
        let marks = cell.marks.scalars.map { wchar_t(bitPattern: $0.value) }
        let text = [scalar] + marks.filter { wcwidth($0) == 0 } + [0]
        cncurses_set_marked(&glyph, text, attributes, pair)
      }
      run.append(glyph)
    } else {
      cncurses_set(&glyph, 0x3F, attributes, pair)
      run.append(contentsOf: repeatElement(glyph, count: width))
    }
  }

  private func paint(_ style: Style) -> Paint {
    var paint = paints[CursesCanvas.place(of: style)]
    paint.attributes.formUnion(style.attributes)
    return paint
  }

  /// The place of a style's ink and ground among all of them.
  private static func place(of style: Style) -> Int {
    Int(style.ground.rawValue) * Ink.allCases.count + Int(style.ink.rawValue)
  }
}
