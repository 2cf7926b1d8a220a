/// A colour of xterm's palette of 256 as a screen mixes it.
struct PaletteColor {
  let red: Int
  let green: Int
  let blue: Int

  /// - Parameter index: 0 to 15 are the named colours, which every terminal shades a little
  ///   differently (these are xterm's), then come the cube of 6 × 6 × 6 and 24 greys.
  init(_ index: UInt8) {
    let index = Int(index)
    switch index {
    case 7: (red, green, blue) = (229, 229, 229)
    case 8: (red, green, blue) = (127, 127, 127)
    case 0..<7:
      (red, green, blue) = ((index & 1) * 205, (index >> 1 & 1) * 205, (index >> 2 & 1) * 205)
    case 8..<16:
      (red, green, blue) = ((index & 1) * 255, (index >> 1 & 1) * 255, (index >> 2 & 1) * 255)
    case 16..<232:
      let (r, g, b) = ((index - 16) / 36, (index - 16) / 6 % 6, (index - 16) % 6)
      (red, green, blue) = (PaletteColor.level(r), PaletteColor.level(g), PaletteColor.level(b))
    default:
      let grey = 8 + 10 * (index - 232)
      (red, green, blue) = (grey, grey, grey)
    }
  }

  /// "#rrggbb".
  var hexadecimal: String {
    [red, green, blue].reduce(into: "#") { text, part in
      text += (part < 16 ? "0" : "") + String(part, radix: 16)
    }
  }

  private static func level(_ step: Int) -> Int { step == 0 ? 0 : 55 + 40 * step }
}
