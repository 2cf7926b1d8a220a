/// Finds what was probably meant by a name that is not known.
package enum Spelling {
  /// The candidate nearest to `word`, or nil when none is near enough to be worth a question.
  ///
  /// Near enough is an edit distance of a third of the word, at least one edit (at least two from
  /// four letters on); a candidate that begins with the word is near, too. The first of equals wins.
  package static func nearest(to word: String, in candidates: some Sequence<String>) -> String? {
    let letters = Array(word.lowercased().unicodeScalars.prefix(64))
    guard !letters.isEmpty else { return nil }
    let reach = letters.count < 4 ? 1 : max(2, letters.count / 3)
    var best: (name: String, distance: Int)?
    var beginning: String?
    for name in candidates {
      let other = Array(name.lowercased().unicodeScalars.prefix(64))
      if beginning == nil && letters.count >= 3 && other.starts(with: letters) { beginning = name }
      let distance = distance(from: letters, to: other)
      if distance <= reach && distance < min(best?.distance ?? .max, other.count) {
        best = (name, distance)
      }
    }
    return best?.name ?? beginning
  }

  /// The number of letters to insert, delete, replace or swap with their neighbour
  /// (Damerau–Levenshtein distance in the form of optimal string alignment).
  static func distance(from a: [Unicode.Scalar], to b: [Unicode.Scalar]) -> Int {
    var beforeLast = [Int](repeating: 0, count: b.count + 1)
    var last = Array(0...b.count)
    for i in a.indices {
      var row = [i + 1]
      for j in b.indices {
        var cost = min(row[j] + 1, last[j + 1] + 1, last[j] + (a[i] == b[j] ? 0 : 1))
        if i > 0 && j > 0 && a[i] == b[j - 1] && a[i - 1] == b[j] {
          cost = min(cost, beforeLast[j - 1] + 1)
        }
        row.append(cost)
      }
      (beforeLast, last) = (last, row)
    }
    return last[b.count]
  }
}
