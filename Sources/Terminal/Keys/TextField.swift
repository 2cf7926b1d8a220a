/// A line of text being typed, with a cursor in it: whatever is typed goes in, to be judged as a whole.
package struct TextField: Equatable, Sendable {
  package private(set) var scalars: [Unicode.Scalar]
  /// In scalars from the start.
  package private(set) var cursor: Int

  /// More than anybody types; a paste gone wrong ends here.
  package static let longest = 2000

  package init(_ text: String = "") {
    scalars = Array(text.unicodeScalars)
    cursor = scalars.count
  }

  package var text: String { Self.text(scalars) }

  /// The text up to the cursor.
  package var head: String { Self.text(scalars[..<cursor]) }

  /// The text from the cursor on.
  package var tail: String { Self.text(scalars[cursor...]) }

  /// Puts the cursor behind a part of another text.
  package mutating func replace(head: [Unicode.Scalar], tail: [Unicode.Scalar]) {
    scalars = head + tail
    cursor = head.count
  }

  /// Does what an editing key does.
  ///
  /// - Returns: false where the key is none.
  @discardableResult
  package mutating func edit(_ key: Key) -> Bool {
    switch key {
    case .character(let scalar): insert(CollectionOfOne(scalar))
    // A line is one line: what a paste has of line ends and tabs becomes blanks.
    case .paste(let text):
      insert(
        text.unicodeScalars.compactMap { scalar in
          scalar.properties.isWhitespace
            ? " " : scalar.value < 0x20 || scalar.value == 0x7F ? nil : scalar
        })
    case .left: cursor = max(0, cursor - 1)
    case .right: cursor = min(scalars.count, cursor + 1)
    case .home, .control("A"): cursor = 0
    case .end, .control("E"): cursor = scalars.count
    case .backspace: if cursor > 0 { remove(cursor - 1..<cursor) }
    case .delete: if cursor < scalars.count { scalars.remove(at: cursor) }
    case .control("U"): remove(0..<cursor)
    case .control("K"): scalars.removeSubrange(cursor...)
    case .control("W"): remove(startOfWord..<cursor)
    default: return false
    }
    return true
  }

  private mutating func insert(_ new: some Collection<Unicode.Scalar>) {
    let new = new.prefix(TextField.longest - scalars.count)
    scalars.insert(contentsOf: new, at: cursor)
    cursor += new.count
  }

  private mutating func remove(_ range: Range<Int>) {
    scalars.removeSubrange(range)
    cursor = range.lowerBound
  }

  private var startOfWord: Int {
    var start = cursor
    while start > 0, scalars[start - 1] == " " { start -= 1 }
    while start > 0, scalars[start - 1] != " " { start -= 1 }
    return start
  }

  private static func text(_ scalars: some Sequence<Unicode.Scalar>) -> String {
    var text = String.UnicodeScalarView()
    text.append(contentsOf: scalars)
    return String(text)
  }
}
