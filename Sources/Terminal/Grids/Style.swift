/// What a cell is for; which colour that means is the theme's affair.
package enum Ink: UInt8, CaseIterable, Sendable {
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
package enum Ground: UInt8, CaseIterable, Sendable {
  /// The terminal's own.
  case plain
  /// Between a curve and what it should be.
  case gap
  /// The steps of a shaded plane, from the one that stands out least.
  case step1, step2, step3, step4, step5
}

/// How a cell is drawn: its ink, what that stands on, and whether it is bold, dim, reversed or
/// underlined.
package struct Style: Hashable, Sendable {
  /// What is added to the ink.
  package struct Attributes: OptionSet, Hashable, Sendable {
    package let rawValue: UInt8

    package init(rawValue: UInt8) {
      self.rawValue = rawValue
    }

    package static let bold = Attributes(rawValue: 1)
    package static let dim = Attributes(rawValue: 2)
    package static let reverse = Attributes(rawValue: 4)
    package static let underline = Attributes(rawValue: 8)
  }

  package var ink: Ink
  package var attributes: Attributes
  package var ground: Ground

  package init(_ ink: Ink, _ attributes: Attributes = [], on ground: Ground = .plain) {
    self.ink = ink
    self.attributes = attributes
    self.ground = ground
  }

  package static let plain = Style(.plain)
}
