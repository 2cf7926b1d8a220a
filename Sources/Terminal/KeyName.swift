extension Key {
  /// The key that `name(in:)` calls so, be it in Unicode or in ASCII: `←`, `Left`, `^R`, `q`.
  ///
  /// Words may be in small or large letters ("tab"); a single character is itself. The control
  /// characters that are keys of their own are those keys: `^I` is Tab.
  public init?(name: String) {
    let scalars = Array(name.unicodeScalars)
    if let key = Key.named[name.lowercased()] {
      self = key
    } else if scalars.count == 1, scalars[0].printable == scalars[0],
      scalars[0].columns > 0
    {
      self = .character(scalars[0])
    } else if scalars.count == 2, scalars[0] == "^", let key = Key.withControl(scalars[1]) {
      self = key
    } else {
      return nil
    }
  }

  /// The name that `init(name:)` reads back, in ASCII but for characters that are not.
  public var word: String {
    if case .character(let scalar) = self, scalar != " " { return String(Character(scalar)) }
    return name(in: .ascii)
  }

  /// The names that are words, in ASCII.
  public static var words: [String] { keysWithWords.map(\.word) }

  private static let keysWithWords: [Key] =
    [
      .character(" "), .up, .down, .left, .right, .shiftLeft, .shiftRight, .enter, .escape, .tab,
      .backTab, .backspace, .delete, .home, .end, .pageUp, .pageDown,
    ] + (1...63).map(Key.function)

  private static let named: [String: Key] = {
    var named: [String: Key] = [" ": .character(" ")]
    for key in keysWithWords {
      for glyphs in [GlyphSet.braille, .ascii] { named[key.name(in: glyphs).lowercased()] = key }
    }
    return named
  }()

  private static func withControl(_ scalar: Unicode.Scalar) -> Key? {
    let letter = scalar.properties.uppercaseMapping
    guard scalar.isASCII, ("@"..."_").contains(letter) else { return nil }
    return switch letter {
    case "I": .tab
    case "J", "M": .enter
    case "H": .backspace
    case "[": .escape
    default: .control(Character(letter))
    }
  }
}
