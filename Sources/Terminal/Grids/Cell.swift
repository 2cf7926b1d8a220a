/// One place of the screen: a scalar and a style.
///
/// A scalar with its marks, not a `Character`: a screen of them is flat memory that two frames are
/// compared in.
public struct Cell: Hashable, Sendable {
  public var scalar: Unicode.Scalar
  public var style: Style
  /// What stands on the scalar.
  public var marks = CombiningMarks()

  public init(_ scalar: Unicode.Scalar, _ style: Style = .plain) {
    self.scalar = scalar
    self.style = style
  }

  public static let blank = Cell(" ")

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
  public var isContinuation: Bool { scalar == "\0" }
}
