import Terminal

/// A line being typed after the colon: its text, where the cursor is, and what Tab and the arrows
/// are going through.
public struct Prompt: Equatable, Sendable {
  private(set) var scalars: [Unicode.Scalar]
  /// In scalars from the start.
  private(set) var cursor: Int
  /// What Tab is going through.
  private(set) var cycle: Cycle?
  private var recalled: Recalled?

  /// Completions of a word, one of which stands in the line.
  struct Cycle: Equatable, Sendable {
    /// The line before the word, and after it.
    var head: [Unicode.Scalar]
    var tail: [Unicode.Scalar]
    var candidates: [Completion.Candidate]
    var chosen: Int
  }

  /// How far back in the history it is, and what was typed before going there.
  private struct Recalled: Equatable {
    var back: Int
    var draft: [Unicode.Scalar]
  }

  /// More than anybody types; a paste gone wrong ends here.
  private static let longest = 2000

  init(_ text: String = "") {
    scalars = Array(text.unicodeScalars)
    cursor = scalars.count
  }

  var text: String { Self.text(scalars) }

  /// The line up to the cursor.
  var head: String { Self.text(scalars[..<cursor]) }

  /// Does what an editing key does; nothing for others.
  mutating func edit(_ key: Key) {
    switch key {
    case .character(let scalar):
      guard scalars.count < Prompt.longest else { return }
      scalars.insert(scalar, at: cursor)
      cursor += 1
    case .left: cursor = max(0, cursor - 1)
    case .right: cursor = min(scalars.count, cursor + 1)
    case .home, .control("A"): cursor = 0
    case .end, .control("E"): cursor = scalars.count
    case .backspace:
      guard cursor > 0 else { return }
      remove(cursor - 1..<cursor)
    case .delete:
      guard cursor < scalars.count else { return }
      scalars.remove(at: cursor)
    case .control("U"): remove(0..<cursor)
    case .control("K"): scalars.removeSubrange(cursor...)
    case .control("W"): remove(startOfWord..<cursor)
    default: return
    }
    cycle = nil
    recalled = nil
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

  /// Puts in the only completion of the word before the cursor, or the next of several.
  mutating func complete(_ direction: Int, with completion: Completion) {
    if let cycle {
      let count = cycle.candidates.count
      return choose((cycle.chosen + direction + count) % count)
    }
    guard !completion.candidates.isEmpty else { return }
    cycle = Cycle(
      head: Array(scalars[..<(cursor - completion.word.unicodeScalars.count)]),
      tail: Array(scalars[cursor...]), candidates: completion.candidates, chosen: 0)
    choose(direction > 0 ? 0 : .max)
  }

  /// Puts in one of the completions that Tab goes through: that with this number, or the nearest.
  mutating func choose(_ number: Int) {
    guard var cycle else { return }
    cycle.chosen = max(0, min(number, cycle.candidates.count - 1))
    recalled = nil
    let candidate = cycle.candidates[cycle.chosen]
    let isOnly = cycle.candidates.count == 1
    let word = candidate.text + (isOnly && candidate.goesOn ? " " : "")
    scalars = cycle.head + word.unicodeScalars
    cursor = scalars.count
    scalars += cycle.tail
    self.cycle = isOnly ? nil : cycle
  }

  /// Goes back (−1) or forth (+1) in what was typed before.
  mutating func recall(_ direction: Int, from history: [String]) {
    let back = (recalled?.back ?? 0) - direction
    guard (0...history.count).contains(back) else { return }
    let draft = recalled?.draft ?? scalars
    scalars = back == 0 ? draft : Array(history[history.count - back].unicodeScalars)
    cursor = scalars.count
    cycle = nil
    recalled = back == 0 ? nil : Recalled(back: back, draft: draft)
  }

  private static func text(_ scalars: some Sequence<Unicode.Scalar>) -> String {
    var text = String.UnicodeScalarView()
    text.append(contentsOf: scalars)
    return String(text)
  }
}
