/// What a cell is for; which colour that means is the theme's affair.
public enum Ink: UInt8, CaseIterable, Sendable {
  case plain
  case faint
  case title
  case frame
  /// The four inks of a chart's traces.
  case first, second, third, fourth
  case accent
  case selection
  case warning
  case good
  case stimulus
}

/// What a cell stands on; which colour that means is the theme's affair.
public enum Ground: UInt8, CaseIterable, Sendable {
  /// The terminal's own.
  case plain
  /// Between a curve and what it should be.
  case gap
}

/// How a cell is drawn: its ink, what that stands on, and whether it is bold, dim, reversed or
/// underlined.
public struct Style: Hashable, Sendable {
  /// What is added to the ink.
  public struct Attributes: OptionSet, Hashable, Sendable {
    public let rawValue: UInt8

    public init(rawValue: UInt8) {
      self.rawValue = rawValue
    }

    public static let bold = Attributes(rawValue: 1)
    public static let dim = Attributes(rawValue: 2)
    public static let reverse = Attributes(rawValue: 4)
    public static let underline = Attributes(rawValue: 8)
  }

  public var ink: Ink
  public var attributes: Attributes
  public var ground: Ground

  public init(_ ink: Ink, _ attributes: Attributes = [], on ground: Ground = .plain) {
    self.ink = ink
    self.attributes = attributes
    self.ground = ground
  }

  public static let plain = Style(.plain)
}
