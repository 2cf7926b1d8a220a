import Presets
package import Terminal

/// Whether a number excites or inhibits.
package enum Sign {
  case positive, negative, zero

  package init(_ value: Double) {
    // What rounding leaves beside 0 is 0.
    self = abs(value) < 1e-12 ? .zero : value > 0 ? .positive : .negative
  }

  package var ink: Ink {
    switch self {
    case .positive: .third
    case .negative: .fourth
    case .zero: .plain
    }
  }

  package var text: String {
    switch self {
    case .positive: "+"
    case .negative: "−"
    case .zero: "0"
    }
  }

  /// A number with its sign, as exactly as so many columns allow: "+0.42".
  package static func signed(_ value: Double, columns: Int) -> String {
    let sign = Sign(value)
    guard value.isFinite, sign != .zero else { return sign == .zero ? " 0" : "?" }
    let magnitude = abs(value)
    if columns <= 4, magnitude < 0.995 {
      return sign.text + Number.fixed(magnitude, decimals: columns - 2).dropFirst()
    }
    for decimals in stride(from: min(columns - 3, 3), through: 0, by: -1) {
      let text = sign.text + Number.fixed(magnitude, decimals: decimals)
      if text.count <= columns { return text }
    }
    return sign.text + Number.significant(magnitude, digits: 1)
  }
}

extension GlyphSet {
  /// A weight between −1 and 1 in a cell; the sign can be told without colour.
  package func weight(_ fraction: Double) -> Unicode.Scalar {
    let magnitude = abs(fraction)
    guard magnitude > 0.05 else { return self == .ascii ? "." : "·" }
    let level = magnitude < 0.35 ? 0 : magnitude < 0.7 ? 1 : 2
    let glyphs: [Unicode.Scalar] =
      switch (self, fraction > 0) {
      case (.ascii, true): ["+", "*", "#"]
      case (.ascii, false): ["-", "~", "="]
      case (_, true): ["░", "▒", "█"]
      case (_, false): ["─", "═", "≡"]
      }
    return glyphs[level]
  }
}
