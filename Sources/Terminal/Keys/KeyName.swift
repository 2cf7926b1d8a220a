extension Key {
  /// The key in words that can be read back: its name in ASCII, but a letter beyond ASCII as itself,
  /// and with everything else that belongs to it, as in `mouse press 12,5` or `resize 80x24`.
  package var plainName: String {
    switch self {
    case .character(" "): "space"
    case .character(let scalar): String(scalar)
    case .mouse(let event):
      "mouse \(event.action) \(event.position.column),\(event.position.row)"
    case .resize(let size): "resize \(size.columns)x\(size.rows)"
    case .paste(let text): "paste \(text)"
    case .unknown: "unknown"
    default: name(in: .ascii)
    }
  }

  /// The key of a `plainName`; nil where there is none of that name.
  package init?(named name: String) {
    if name.unicodeScalars.count == 1, let scalar = name.unicodeScalars.first {
      self = .character(scalar)
    } else if name.hasPrefix("paste ") {
      self = .paste(String(name.dropFirst("paste ".count)))
    } else if let key = Key.named.first(where: { $0.plainName == name }) {
      self = key
    } else if let key = Key.control(named: name) ?? Key.event(named: name) {
      self = key
    } else {
      return nil
    }
  }

  /// The keys that have a word for a name.
  package static let named: [Key] = [
    .character(" "), .up, .down, .left, .right, .shiftLeft, .shiftRight, .enter, .escape, .tab,
    .backTab, .backspace, .delete, .home, .end, .pageUp, .pageDown, .hangUp, .unknown,
  ]

  private static func control(named name: String) -> Key? {
    let letter = name.dropFirst().uppercased()
    guard name.hasPrefix("^"), letter.utf8.count == 1, let byte = letter.utf8.first,
      (0x40..<0x60).contains(byte)
    else { return nil }
    return .control(Character(Unicode.Scalar(byte)))
  }

  private static func event(named name: String) -> Key? {
    let words = name.split(separator: " ").map(String.init)
    switch words.first {
    case "mouse" where words.count == 3:
      guard let action = MouseEvent.Action.allCases.first(where: { "\($0)" == words[1] }),
        let (column, row) = pair(words[2], ",")
      else { return nil }
      return .mouse(MouseEvent(action, at: Position(column: column, row: row)))
    case "resize" where words.count == 2:
      return pair(words[1], "x").map { .resize(Size(columns: $0, rows: $1)) }
    case "signal" where words.count == 2:
      return Int32(words[1]).map { .terminate(signal: $0) }
    case let word? where words.count == 1 && word.hasPrefix("F"):
      return Int(word.dropFirst()).map { .function($0) }
    default: return nil
    }
  }

  private static func pair(_ text: String, _ separator: Character) -> (Int, Int)? {
    let numbers = text.split(separator: separator, omittingEmptySubsequences: false).map {
      Int($0)
    }
    guard numbers.count == 2, let first = numbers[0], let second = numbers[1] else { return nil }
    return (first, second)
  }
}
