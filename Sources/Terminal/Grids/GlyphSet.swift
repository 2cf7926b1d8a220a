/// What pictures are made of.
package enum GlyphSet: String, CaseIterable, Sendable {
  /// Charts in braille patterns, 2 by 4 dots a cell.
  case braille
  /// Charts in half blocks, 1 by 2 a cell: for fonts that lack braille. Every glyph is in the old
  /// code page 437, which the Linux console and nearly all fonts have.
  case block
  /// The 95 printable characters of ASCII, 1 by 3 heights a cell.
  case ascii

  /// How many pixels of a chart a cell is wide and high.
  var pixels: Size {
    switch self {
    case .braille: Size(columns: 2, rows: 4)
    case .block: Size(columns: 1, rows: 2)
    case .ascii: Size(columns: 1, rows: 3)
    }
  }

  package var horizontal: Unicode.Scalar { self == .ascii ? "-" : "─" }
  package var vertical: Unicode.Scalar { self == .ascii ? "|" : "│" }

  /// Where text is cut off.
  package var ellipsis: Unicode.Scalar { self == .ascii ? "~" : "…" }

  /// What points at the chosen one of a list.
  package var pointer: Unicode.Scalar { self == .ascii ? ">" : self == .block ? "►" : "▸" }

  /// The knob of a slider.
  package var knob: Unicode.Scalar {
    switch self {
    case .braille: "●"
    case .block: "■"
    case .ascii: "O"
    }
  }

  /// A cell shaded from nothing (0) to full (1), for weights and activities.
  package func shade(_ fraction: Double) -> Unicode.Scalar {
    step(fraction, self == .ascii ? [" ", ".", ":", "*", "#"] : [" ", "░", "▒", "▓", "█"])
  }

  /// A bar that stands in one cell, from nothing (0) to full (1).
  package func bar(_ fraction: Double) -> Unicode.Scalar {
    switch self {
    case .braille: step(fraction, [" ", "▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"])
    case .block: step(fraction, [" ", "▄", "█"])
    case .ascii: step(fraction, [" ", ".", "-", "+", "#"])
    }
  }

  private func step(_ fraction: Double, _ glyphs: [Unicode.Scalar]) -> Unicode.Scalar {
    let fraction = fraction.isNaN ? 0 : min(max(0, fraction), 1)
    return glyphs[Int(clamping: (fraction * Double(glyphs.count - 1)).rounded())]
  }

  /// How many columns the text takes when it is written in this set.
  package func columns(of text: String) -> Int { spell(text).columns }

  /// The text as this set spells it, cut to `limit` columns with an ellipsis if it is too long.
  package func fitted(_ text: String, to limit: Int) -> String {
    spell(text).fitted(to: limit, ellipsis: ellipsis)
  }

  /// The set that suits a terminal without being asked for.
  ///
  /// Braille where the locale is UTF-8; on the Linux console, whose fonts have no braille, blocks;
  /// ASCII for the serial and paper-like terminals and outside UTF-8.
  package static func suggested(environment: TerminalEnvironment) -> GlyphSet {
    guard environment.speaksUTF8 else { return .ascii }
    // "screen.linux" is a screen on the Linux console.
    let name = environment.term.prefix { $0 != "-" }.split(separator: ".").last ?? ""
    return switch name {
    case "linux": .block
    case "", "dumb", "ansi", "cons25", "vt52", "vt100", "vt102", "vt220", "vt320", "wy50": .ascii
    default: .braille
    }
  }
}
