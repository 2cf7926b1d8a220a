import CNcurses

/// How a terminal without a palette is told a colour: its red, green and blue side by side in one
/// number, as the capability `RGB` of its description says (terminfo's user_caps(5)).
struct DirectColor: Equatable {
  /// How many bits each part has.
  let red: Int
  let green: Int
  let blue: Int

  /// What the present terminal's description says; nil where its colours are a palette's.
  static var ofTerminal: DirectColor? {
    let colors = Int(tigetnum("colors"))
    if tigetflag("RGB") == 1 { return DirectColor(colors: colors) }
    let bits = Int(tigetnum("RGB"))
    if bits > 0 { return DirectColor(red: bits, green: bits, blue: bits) }
    guard let text = tigetstr("RGB"), Int(bitPattern: text) != -1 else { return nil }
    return DirectColor(widths: String(cString: text))
  }

  /// The widths of a terminal that has so many colours and says no more.
  init?(colors: Int) {
    let bits = colors.bitWidth - max(1, colors - 1).leadingZeroBitCount
    // Blue has what is left where the bits cannot be shared out, as ncurses shares them.
    self.init(red: (bits + 2) / 3, green: (bits + 2) / 3, blue: bits - 2 * ((bits + 2) / 3))
  }

  /// "8/8/8".
  init?(widths: String) {
    let parts = widths.split(separator: "/").compactMap { Int($0) }
    guard parts.count == 3 else { return nil }
    self.init(red: parts[0], green: parts[1], blue: parts[2])
  }

  init?(red: Int, green: Int, blue: Int) {
    guard [red, green, blue].allSatisfy((1...10).contains) else { return nil }
    (self.red, self.green, self.blue) = (red, green, blue)
  }

  func number(of color: PaletteColor) -> Int32 {
    func scaled(_ part: Int, to bits: Int) -> Int {
      (part * ((1 << bits) - 1) + 127) / 255
    }
    let parts = [(color.red, red), (color.green, green), (color.blue, blue)]
    let number = parts.reduce(0) { $0 << $1.1 | scaled($1.0, to: $1.1) }
    // The lowest numbers stand for named colours, of which there are up to 256 even there.
    return Int32(number < 256 ? number | 1 << (green + blue) : number)
  }
}
