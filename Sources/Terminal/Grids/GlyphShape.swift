/// What a glyph looks like where it is drawn rather than set in type: on a cell that is 36 units
/// wide and 72 high, so that every part of it lies on whole numbers.
enum GlyphShape: Equatable {
  /// Nothing to be seen.
  case blank
  /// The dots of a braille pattern, as Unicode numbers them.
  case dots(UInt8)
  /// Lines from the centre: up 1, down 2, left 4, right 8.
  case lines(UInt8)
  /// A filled part of the cell.
  case block(Rect)
  /// The whole cell, lighter: so many quarters.
  case shade(Int)
  /// A letter.
  case letter

  static let cell = Size(columns: 36, rows: 72)

  init(_ scalar: Unicode.Scalar) {
    switch scalar.value {
    case 0x20, 0x2800: self = .blank
    case 0x2801...0x28FF: self = .dots(UInt8(scalar.value - 0x2800))
    case 0x2580: self = .block(Rect(column: 0, row: 0, columns: 36, rows: 36))
    case 0x2581...0x2588:
      let rows = 9 * Int(scalar.value - 0x2580)
      self = .block(Rect(column: 0, row: 72 - rows, columns: 36, rows: rows))
    case 0x2591...0x2593: self = .shade(Int(scalar.value - 0x2590))
    case 0x25A0: self = .block(Rect(column: 4, row: 22, columns: 28, rows: 28))
    default:
      let ends = GlyphShape.frame.firstIndex(of: scalar).map { UInt8($0) }
      self = ends.map { .lines($0) } ?? .letter
    }
  }

  /// Frame lines by their ends; a blank where a place has no glyph of its own.
  private static let frame: [Unicode.Scalar] = [
    " ", " ", " ", "│", " ", "┘", "┐", "┤", " ", "└", "┌", "├", "─", "┴", "┬", "┼",
  ]
}
