/// How many colours a terminal has.
package enum ColorDepth: Int, CaseIterable, Sendable {
  case monochrome = 0
  case eight = 8
  case sixteen = 16
  case full = 256

  /// The depth to use where terminfo promises so many colours.
  package init(colors: Int) {
    self =
      switch colors {
      case 256...: .full
      case 16...: .sixteen
      case 8...: .eight
      default: .monochrome
      }
  }
}

/// What a style looks like: a colour of the terminal's palette, or its own foreground, on another one,
/// or its own background, and attributes.
package struct Paint: Hashable, Sendable {
  package var color: UInt8?
  package var ground: UInt8?
  package var attributes: Style.Attributes

  package init(
    _ color: UInt8? = nil, _ attributes: Style.Attributes = [], on ground: UInt8? = nil
  ) {
    self.color = color
    self.attributes = attributes
    self.ground = ground
  }

  package static let plain = Paint()

  /// The SGR sequence that leads here from any other paint.
  var escapeSequence: String {
    var codes = "\u{1B}[0"
    if attributes.contains(.bold) { codes += ";1" }
    if attributes.contains(.dim) { codes += ";2" }
    if attributes.contains(.underline) { codes += ";4" }
    if attributes.contains(.reverse) { codes += ";7" }
    switch color {
    case nil: break
    case let color? where color < 8: codes += ";3\(color)"
    case let color? where color < 16: codes += ";9\(color - 8)"
    case let color?: codes += ";38;5;\(color)"
    }
    if let ground { codes += ";48;5;\(ground)" }
    return codes + "m"
  }
}

/// Which colours the inks have.
///
/// The colours of `dark` and `light` are those of M. Okabe and K. Ito, *Color Universal Design*
/// (2002), told apart with every kind of colour vision, each the nearest of xterm's 256. `mono`
/// uses none. `safe` has only blues and oranges, each trace in a lightness of its own.
package enum Theme: String, CaseIterable, Sendable {
  case dark
  case light
  case mono
  case safe

  /// How a style looks in this theme on a terminal with so many colours.
  package func paint(_ style: Style, depth: ColorDepth) -> Paint {
    var paint = paint(of: style.ink, depth: depth)
    paint.attributes.formUnion(style.attributes)
    if depth == .full { paint.ground = color(of: style.ground) }
    return paint
  }

  /// Whether styles differ in colour on a terminal with so many.
  package func isColored(depth: ColorDepth) -> Bool { depth != .monochrome && palette != nil }

  /// Whether what stands between two curves can have a ground of its own.
  package func hasGrounds(depth: ColorDepth) -> Bool {
    depth == .full && color(of: .gap) != nil
  }

  private func color(of ground: Ground) -> UInt8? {
    switch (ground, self) {
    case (.plain, _), (_, .mono): nil
    case (.gap, .dark): 52  // dark red
    case (.gap, .light): 224  // pale red
    case (.gap, .safe): 237  // dark grey
    case (.step1, .light): 255  // greys, towards black
    case (.step2, .light): 254
    case (.step3, .light): 253
    case (.step4, .light): 251
    case (.step5, .light): 249
    case (.step1, _): 234  // greys, towards white
    case (.step2, _): 235
    case (.step3, _): 236
    case (.step4, _): 237
    case (.step5, _): 239
    }
  }

  private func paint(of ink: Ink, depth: ColorDepth) -> Paint {
    guard let palette = palette, depth != .monochrome else { return Theme.withoutColor(ink) }
    let attributes = Theme.attributes(ink)
    guard let colors = palette(ink) else { return Paint(nil, attributes) }
    switch depth {
    case .full: return Paint(colors.full, attributes)
    case .sixteen: return Paint(colors.sixteen, attributes)
    default:
      // Eight colours have no grey: what is faint becomes dim instead.
      let isGrey = ink == .faint || ink == .frame
      return isGrey ? Paint(nil, .dim) : Paint(colors.eight, attributes)
    }
  }

  private typealias Colors = (full: UInt8, sixteen: UInt8, eight: UInt8)

  private var palette: ((Ink) -> Colors?)? {
    switch self {
    case .dark: Theme.dark
    case .light: Theme.light
    case .mono: nil
    case .safe: Theme.safe
    }
  }

  private static func dark(_ ink: Ink) -> Colors? {
    switch ink {
    case .plain, .title, .selection: nil
    case .faint: (242, 8, 7)
    case .frame: (240, 8, 7)
    case .first: (74, 14, 6)  // sky blue
    case .second: (214, 11, 3)  // orange
    case .third: (36, 10, 2)  // bluish green
    case .fourth: (175, 13, 5)  // reddish purple
    case .accent: (221, 11, 3)  // yellow
    case .warning: (166, 9, 1)  // vermilion
    case .good: (36, 10, 2)
    case .stimulus: (221, 15, 7)
    }
  }

  private static func light(_ ink: Ink) -> Colors? {
    switch ink {
    case .plain, .title, .selection: nil
    case .faint: (246, 8, 7)
    case .frame: (248, 8, 7)
    case .first: (25, 4, 4)  // blue
    case .second: (166, 1, 1)  // vermilion
    case .third: (29, 2, 2)  // bluish green, darker
    case .fourth: (132, 5, 5)  // reddish purple, darker
    case .accent: (25, 4, 4)
    case .warning: (166, 1, 1)
    case .good: (29, 2, 2)
    case .stimulus: (136, 3, 3)  // yellow, darker
    }
  }

  /// For a dark screen and eyes that miss a kind of cone, or an old projector in place of a screen.
  ///
  /// Blue and orange are told apart by protanopes and deuteranopes, who keep the contrast of blue and
  /// yellow. Tritanopes, and who sees no colour at all, go by lightness: the traces stand at L* 82,
  /// 63, 99 and 57. Simulated (Machado, Oliveira and Fernandes 2009), any two differ by ΔE 24 or more
  /// in every kind of vision, and the three of a chart by L* 13, where the hues of `dark` come as near
  /// as ΔE 9 and L* 1. On black even the frames reach a contrast of 4.5.
  private static func safe(_ ink: Ink) -> Colors? {
    switch ink {
    case .plain, .title, .selection: nil
    case .faint: (248, 7, 7)
    case .frame: (244, 8, 7)
    case .first: (117, 14, 6)  // light blue
    case .second: (172, 3, 3)  // orange
    case .third: (230, 15, 7)  // cream
    case .fourth: (33, 12, 4)  // blue
    case .accent: (220, 11, 3)  // amber
    case .warning: (214, 11, 3)  // light orange
    case .good: (117, 14, 6)
    case .stimulus: (223, 11, 3)  // pale orange
    }
  }

  private static func attributes(_ ink: Ink) -> Style.Attributes {
    switch ink {
    case .title, .warning: .bold
    case .selection: .reverse
    default: []
    }
  }

  private static func withoutColor(_ ink: Ink) -> Paint {
    switch ink {
    case .faint, .frame: Paint(nil, .dim)
    case .accent: Paint(nil, .bold)
    default: Paint(nil, attributes(ink))
    }
  }
}
