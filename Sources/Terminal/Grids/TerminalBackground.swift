/// Whether a terminal writes on a dark ground or on a light one.
package enum TerminalBackground: Hashable, Sendable {
  case dark, light

  /// What `COLORFGBG` says of it, as rxvt and others set it: the numbers of two colours of the palette,
  /// `15;0`, the last of them the ground's; nil where it says nothing.
  package init?(foregroundAndBackground text: String) {
    let fields = text.split(separator: ";", omittingEmptySubsequences: false)
    guard fields.count > 1, let color = Int(fields[fields.count - 1]), (0...15).contains(color)
    else { return nil }
    self = color == 7 || color > 8 ? .light : .dark
  }

  /// What a terminal answers that was asked for it, without `ESC ]` and the end: `11;rgb:ffff/ffff/dddd`,
  /// of one to four hexadecimal digits each; nil for what is no such answer.
  ///
  /// It is light from half of the brightest luma on, 0.299 R + 0.587 G + 0.114 B (ITU-R BT.601).
  init?(answer: String) {
    let parts = answer.split(separator: ":", omittingEmptySubsequences: false)
    guard parts.count == 2, parts[0] == "11;rgb" || parts[0] == "11;rgba" else { return nil }
    let values = parts[1].split(separator: "/", omittingEmptySubsequences: false).map {
      (digits: Substring) -> Double? in
      guard (1...4).contains(digits.count), digits.allSatisfy(\.isHexDigit),
        let value = Int(digits, radix: 16)
      else { return nil }
      return Double(value) / Double(1 << (4 * digits.count) - 1)
    }
    guard values.count == (parts[0] == "11;rgb" ? 3 : 4), let red = values[0],
      let green = values[1], let blue = values[2]
    else { return nil }
    self = 0.299 * red + 0.587 * green + 0.114 * blue > 0.5 ? .light : .dark
  }

  /// The theme for it.
  package var theme: Theme { self == .light ? .light : .dark }
}
