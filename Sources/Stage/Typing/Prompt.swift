package import Terminal

/// A line being typed after the colon: its text, where the cursor is, and what Tab and the arrows
/// are going through.
package struct Prompt: Equatable, Sendable {
  package private(set) var field: TextField
  /// What Tab is going through.
  package private(set) var cycle: Cycle?
  private var recalled: Recalled?

  /// Completions of a word, one of which stands in the line.
  package struct Cycle: Equatable, Sendable {
    /// The line before the word, and after it.
    var head: [Unicode.Scalar]
    var tail: [Unicode.Scalar]
    package var candidates: [Completion.Candidate]
    package var chosen: Int
  }

  /// How far back in the history it is, and what was typed before going there.
  package struct Recalled: Equatable {
    var back: Int
    var draft: [Unicode.Scalar]
  }

  /// - Parameters:
  ///   - text: what stands before the cursor.
  ///   - tail: what stands behind it.
  package init(_ text: String = "", before tail: String = "") {
    field = TextField(text)
    if !tail.isEmpty {
      field.replace(head: Array(text.unicodeScalars), tail: Array(tail.unicodeScalars))
    }
  }

  package var text: String { field.text }

  /// The line up to the cursor.
  package var head: String { field.head }

  /// Does what an editing key does; nothing for others.
  package mutating func edit(_ key: Key) {
    guard field.edit(key) else { return }
    cycle = nil
    recalled = nil
  }

  /// Puts in the only completion of the word before the cursor, or the next of several.
  package mutating func complete(_ direction: Int, with completion: Completion) {
    if let cycle {
      let count = cycle.candidates.count
      return choose((cycle.chosen + direction + count) % count)
    }
    guard !completion.candidates.isEmpty else { return }
    cycle = Cycle(
      head: Array(field.scalars[..<(field.cursor - completion.word.unicodeScalars.count)]),
      tail: Array(field.scalars[field.cursor...]), candidates: completion.candidates, chosen: 0)
    choose(direction > 0 ? 0 : .max)
  }

  /// Puts in one of the completions that Tab goes through: that with this number, or the nearest.
  package mutating func choose(_ number: Int) {
    guard var cycle else { return }
    cycle.chosen = max(0, min(number, cycle.candidates.count - 1))
    recalled = nil
    let candidate = cycle.candidates[cycle.chosen]
    let isOnly = cycle.candidates.count == 1
    let word = candidate.text + (isOnly && candidate.goesOn ? " " : "")
    field.replace(head: cycle.head + word.unicodeScalars, tail: cycle.tail)
    self.cycle = isOnly ? nil : cycle
  }

  /// Goes back (−1) or forth (+1) in what was typed before.
  package mutating func recall(_ direction: Int, from history: [String]) {
    let back = (recalled?.back ?? 0) - direction
    guard (0...history.count).contains(back) else { return }
    let draft = recalled?.draft ?? field.scalars
    field.replace(
      head: back == 0 ? draft : Array(history[history.count - back].unicodeScalars), tail: [])
    cycle = nil
    recalled = back == 0 ? nil : Recalled(back: back, draft: draft)
  }
}
