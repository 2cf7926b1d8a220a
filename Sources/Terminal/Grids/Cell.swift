/// One place of the screen: a scalar and a style.
///
/// A scalar with its marks, not a `Character`: a screen of them is flat memory that two frames are
/// compared in.
package struct Cell: Hashable, Sendable {
  package var scalar: Unicode.Scalar
  package var style: Style
  /// What stands on the scalar.
  package var marks = CombiningMarks()

  package init(_ scalar: Unicode.Scalar, _ style: Style = .plain) {
    self.scalar = scalar
    self.style = style
  }

  package static let blank = Cell(" ")

  /// Stands in the right half of a scalar that is two columns wide.
  static func continuation(_ style: Style) -> Cell { Cell("\0", style) }

  /// What is written for the cell.
  public var text: String {
    var text = String.UnicodeScalarView()
    text.append(scalar)
    text.append(contentsOf: marks.scalars)
    return String(text)
  }

  /// Whether this cell is the right half of its left neighbour.
  package var isContinuation: Bool { scalar == "\0" }
}
