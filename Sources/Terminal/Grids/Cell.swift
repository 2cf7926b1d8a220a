/// One place of the screen: a scalar and a style.
///
/// A scalar, not a `Character`: a screen of them is flat memory that two frames are compared in.
/// What a cell cannot hold, combining marks above all, is left out by `Grid.write`.
package struct Cell: Hashable, Sendable {
  package var scalar: Unicode.Scalar
  package var style: Style

  package init(_ scalar: Unicode.Scalar, _ style: Style = .plain) {
    self.scalar = scalar
    self.style = style
  }

  package static let blank = Cell(" ")

  /// Stands in the right half of a scalar that is two columns wide.
  static func continuation(_ style: Style) -> Cell { Cell("\0", style) }

  /// Whether this cell is the right half of its left neighbour.
  package var isContinuation: Bool { scalar == "\0" }
}
