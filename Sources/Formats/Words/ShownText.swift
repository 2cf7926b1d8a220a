extension Unicode.Scalar {
  /// Whether a terminal would not show the scalar but obey it: control characters, those that turn the
  /// direction of writing, ends of lines and paragraphs, and marks that mean something only between
  /// programs.
  package var isControl: Bool {
    switch value {
    case 0..<0x20, 0x7F..<0xA0: true
    case 0x061C, 0x200E, 0x200F, 0x2028...0x202E, 0x2066...0x206F: true
    case 0xFFF9...0xFFFB, 0xE0000...0xE007F: true
    default: false
    }
  }

  /// Whether the scalar looks like a blank or like nothing, though it is neither a blank nor a control
  /// character.
  package var isHidden: Bool {
    if value < 0x80 || isControl { return false }
    switch properties.generalCategory {
    case .spaceSeparator, .format: return true
    default: return value == 0x2800 || value == 0x3164 || value == 0xFFA0 || value == 0x115F
    }
  }

  /// "U+00A0, a no-break space".
  package var codeInWords: String {
    let name = properties.name.map { $0.lowercased() }
    return code + (name.map { ", \("aeiou".contains($0.prefix(1)) ? "an" : "a") \($0)" } ?? "")
  }

  /// "U+00A0".
  package var code: String {
    let digits = String(value, radix: 16, uppercase: true)
    return "U+" + String(repeating: "0", count: max(0, 4 - digits.utf8.count)) + digits
  }
}

extension String {
  /// The text as it may leave the program for a terminal, on one line: ends of lines and tabs are
  /// blanks, what else a terminal would obey stands there as JSON escapes it, and a byte of a file's
  /// name that is no text as `\xE9`.
  ///
  /// Everything that was written by others passes here, on whatever way it leaves.
  package var shown: String {
    replacing { scalar in
      switch scalar {
      case "\n", "\r", "\t": " "
      default: scalar.isControl ? scalar.escape : nil
      }
    }
  }

  /// The text as it is quoted in a complaint: what cannot be seen has its number, ends of lines too.
  package var shownWhole: String {
    replacing { scalar in
      if scalar.isControl { return scalar.escape }
      return scalar.isHidden && !scalar.properties.isJoinControl ? "<\(scalar.code)>" : nil
    }
  }

  private func replacing(_ words: (Unicode.Scalar) -> String?) -> String {
    var text = String.UnicodeScalarView()
    for scalar in unicodeScalars {
      if let byte = FileName.byte(scalar) {
        text += "\\x\(String(byte, radix: 16, uppercase: true))".unicodeScalars
      } else if let words = words(scalar) {
        text += words.unicodeScalars
      } else {
        text.append(scalar)
      }
    }
    return String(text)
  }
}

extension Unicode.Scalar {
  /// As JSON writes it where it may not stand itself: `\n`, `\u001b`, and two halves beyond 16 bits.
  var escape: String {
    switch self {
    case "\n": "\\n"
    case "\r": "\\r"
    case "\t": "\\t"
    default:
      UTF16.encode(self).map { units in
        units.map { unit in
          let digits = String(unit, radix: 16)
          return "\\u" + String(repeating: "0", count: 4 - digits.utf8.count) + digits
        }.joined()
      } ?? ""
    }
  }
}
