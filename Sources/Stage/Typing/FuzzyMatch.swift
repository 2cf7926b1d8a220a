/// How well letters are found in a text in their order, with others between them: as somebody types who
/// knows what a thing is called but not to the letter.
package struct FuzzyMatch: Comparable, Sendable {
  /// The more the better.
  private let score: Int
  /// How many scalars the text has: of two that fit alike the shorter is meant.
  private let length: Int

  private static let letter = 1
  /// For a letter right behind the last that was found.
  private static let neighbour = 3
  /// For a letter that begins a word.
  private static let beginning = 4

  /// The best of all ways to find the letters; nil where there is none.
  ///
  /// - Parameters:
  ///   - letters: in large or small letters, alike.
  ///   - text: words in it are set apart by anything that is no letter and no digit.
  package init?(_ letters: String, in text: String) {
    let sought = Array(letters.lowercased().unicodeScalars)
    let scalars = Array(text.lowercased().unicodeScalars)
    guard !sought.isEmpty, sought.count <= scalars.count else { return nil }
    // What the letters up to one are worth at best where that one is found at each place.
    var best: [Int?] = []
    for (number, letter) in sought.enumerated() {
      var next = [Int?](repeating: nil, count: scalars.count)
      var before: Int? = number == 0 ? 0 : nil
      for place in scalars.indices {
        defer { if number > 0, let found = best[place] { before = max(before ?? found, found) } }
        guard scalars[place] == letter, let before else { continue }
        let begins = place == 0 || !scalars[place - 1].isOfWord
        var worth = before + Self.letter + (begins ? Self.beginning : 0)
        if number > 0, place > 0, let last = best[place - 1] {
          worth = max(worth, last + Self.letter + Self.neighbour)
        }
        next[place] = worth
      }
      best = next
    }
    guard let score = best.compactMap(\.self).max() else { return nil }
    self.score = score
    length = scalars.count
  }

  /// Whether one is the worse match.
  package static func < (one: FuzzyMatch, other: FuzzyMatch) -> Bool {
    (one.score, -one.length) < (other.score, -other.length)
  }
}

extension FuzzyMatch {
  /// What matches, the best first; what matches alike stays in its order.
  package static func best<Element>(
    of elements: [Element], for letters: String, by text: (Element) -> String
  ) -> [Element] {
    let matches = elements.enumerated().compactMap { number, element in
      FuzzyMatch(letters, in: text(element)).map { (number: number, element: element, match: $0) }
    }
    return matches.sorted { one, other in
      one.match == other.match ? one.number < other.number : one.match > other.match
    }.map(\.element)
  }
}

extension Unicode.Scalar {
  fileprivate var isOfWord: Bool { properties.isAlphabetic || properties.numericType != nil }
}
