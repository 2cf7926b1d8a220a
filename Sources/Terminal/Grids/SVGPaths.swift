/// Filled parts of cells that go on from one cell to the next, as one path.
struct SVGRectangles {
  private var rects: [Rect] = []

  var isEmpty: Bool { rects.isEmpty }

  /// From left to right, row by row.
  mutating func add(_ rect: Rect) {
    if let last = rects.last, last.row == rect.row, last.rows == rect.rows,
      last.column + last.columns == rect.column
    {
      rects[rects.count - 1] = Rect(
        column: last.column, row: last.row, columns: last.columns + rect.columns, rows: last.rows)
    } else {
      rects.append(rect)
    }
  }

  var path: String {
    rects.map { "M\($0.column) \($0.row)h\($0.columns)v\($0.rows)h-\($0.columns)z" }.joined()
  }
}

/// Lines of frames that go on from one cell to the next, as one path.
struct SVGLines {
  /// From one end to the other at a place across it.
  private typealias Line = (place: Int, range: Range<Int>)

  private var vertical: [Line] = []
  private var horizontal: [Line] = []
  /// The last vertical line at a place.
  private var lowest: [Int: Int] = [:]

  var isEmpty: Bool { vertical.isEmpty && horizontal.isEmpty }

  mutating func addVertical(_ range: Range<Int>, x: Int) {
    if let index = lowest[x], vertical[index].range.upperBound == range.lowerBound {
      vertical[index].range = vertical[index].range.lowerBound..<range.upperBound
    } else {
      lowest[x] = vertical.count
      vertical.append((x, range))
    }
  }

  mutating func addHorizontal(_ range: Range<Int>, y: Int) {
    if let last = horizontal.last, last.place == y, last.range.upperBound == range.lowerBound {
      horizontal[horizontal.count - 1].range = last.range.lowerBound..<range.upperBound
    } else {
      horizontal.append((y, range))
    }
  }

  var path: String {
    vertical.map { "M\($0.place) \($0.range.lowerBound)V\($0.range.upperBound)" }.joined()
      + horizontal.map { "M\($0.range.lowerBound) \($0.place)H\($0.range.upperBound)" }.joined()
  }
}

/// The dots of braille patterns as a path that is to be dashed: along a row or a column of dots that
/// stand close each dash is a dot.
struct SVGDots {
  private var dots: [(x: Int, y: Int)] = []

  private static let distance = 18

  /// Dashes of next to no length, whose round ends make circles.
  static let dashes = ".1 17.9"

  var isEmpty: Bool { dots.isEmpty }

  mutating func add(x: Int, y: Int) { dots.append((x, y)) }

  var path: String {
    let rows = runs(dots.map { ($0.y, $0.x) })
    let columns = runs(dots.map { ($0.x, $0.y) })
    guard rows.count > columns.count else {
      return rows.map { "M\($0.start) \($0.place)h\($0.length).1" }.joined()
    }
    return columns.map { "M\($0.place) \($0.start)v\($0.length).1" }.joined()
  }

  private typealias Run = (place: Int, start: Int, length: String)

  /// Dots that follow one another, each by its place across and its place along.
  private func runs(_ dots: [(across: Int, along: Int)]) -> [Run] {
    var runs: [Run] = []
    var (start, end) = (0, 0)
    for dot in dots.sorted(by: { ($0.across, $0.along) < ($1.across, $1.along) }) {
      if let last = runs.last, last.place == dot.across, end + Self.distance == dot.along {
        runs[runs.count - 1].length = String(dot.along - start)
      } else {
        start = dot.along
        runs.append((dot.across, start, ""))
      }
      end = dot.along
    }
    return runs
  }
}
