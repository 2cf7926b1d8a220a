extension Unicode.Scalar {
  /// How many columns the scalar takes: 0 for marks that join the scalar before, 2 for the wide
  /// scripts of East Asia and for emoji, else 1.
  ///
  /// Not `wcwidth`, whose answer changes with the locale (outside UTF-8 it knows ASCII only): a
  /// picture must be the same picture in a test, in a pipe and on a screen. `CursesScreen`
  /// compares the two and shows `?` where a C library disagrees.
  var columns: Int {
    if value < 0x300 { return value == 0xAD ? 0 : 1 }
    // Punctuation, arrows, mathematics, frames, blocks, braille: what a chart is made of.
    if (0x2010..<0x2028).contains(value) || (0x2500..<0x25FD).contains(value)
      || (0x2800..<0x2900).contains(value)
    {
      return 1
    }
    switch properties.generalCategory {
    case .nonspacingMark, .enclosingMark, .format: return 0
    default: break
    }
    if (0x1160...0x11FF).contains(value) { return 0 }
    if properties.isEmojiPresentation { return 2 }
    return Unicode.Scalar.wideRanges.contains { $0.contains(value) } ? 2 : 1
  }

  /// The scalar as it may stand in a cell: a terminal must never be sent a control character. Nor has
  /// the byte of a file's name a shape that is no text and has a scalar from U+10FF80 on.
  var printable: Unicode.Scalar {
    switch value {
    case 0x09, 0x0A, 0x0D: " "
    case 0..<0x20, 0x7F..<0xA0, 0x2028, 0x2029, 0xFFF9...0xFFFB, 0x10FF80...0x10FFFF: "?"
    default: self
    }
  }

  // The blocks that Unicode's East Asian Width calls wide or full-width, gaps joined.
  private static let wideRanges: [ClosedRange<UInt32>] = [
    0x1100...0x115F, 0x2329...0x232A, 0x2E80...0x303E, 0x3041...0x33FF, 0x3400...0x4DBF,
    0x4E00...0xA4CF, 0xA960...0xA97F, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE10...0xFE19,
    0xFE30...0xFE6F, 0xFF01...0xFF60, 0xFFE0...0xFFE6, 0x16FE0...0x18D08, 0x1AFF0...0x1B2FB,
    0x1F200...0x1F265, 0x20000...0x3FFFD,
  ]
}

extension String {
  /// How many columns of a screen the text takes, as `Grid.write` writes it.
  package var columns: Int {
    unicodeScalars.reduce(0) { $0 + $1.columns }
  }

  /// The text if it fits, else as much of it as leaves room for `ellipsis` at its end.
  package func fitted(to limit: Int, ellipsis: Unicode.Scalar = "…") -> String {
    guard columns > limit else { return self }
    guard limit > 0 else { return "" }
    var result = String.UnicodeScalarView()
    var used = 0
    for scalar in unicodeScalars {
      guard used + scalar.columns < limit else { break }
      used += scalar.columns
      result.append(scalar)
    }
    result.append(ellipsis)
    return String(result)
  }
}
