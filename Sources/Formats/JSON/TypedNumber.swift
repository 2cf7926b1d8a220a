/// A number as a person types it: with a point or a comma, with U+2212 or a hyphen for a minus, and
/// with its unit behind it or without.
package struct TypedNumber: Equatable, Sendable {
  package let value: Double

  /// - Parameter unit: what may stand behind it, such as "ms".
  /// - Throws: what is no finite number in one sentence: nothing of it is left out to make it one.
  package init(_ text: String, unit: String = "") throws(Fault) {
    var words = TypedNumber.trimmed(text)
    for suffix in [unit, unit == "per ms" ? "/ms" : ""] where !suffix.isEmpty {
      guard words.lowercased().hasSuffix(suffix.lowercased()) else { continue }
      words = TypedNumber.trimmed(String(words.dropLast(suffix.count)))
    }
    let commas = words.count { $0 == "," }
    if commas == 1, !words.contains(".") { words = words.replacing(",", with: ".") }
    words = words.replacing("\u{2212}", with: "-")
    // Swift would take "nan", "infinity" and hexadecimal digits, too.
    let isPlain = words.allSatisfy { "0123456789.-+eE".contains($0) }
    guard isPlain, let value = Double(words), value.isFinite else {
      let hint = unit.isEmpty ? "such as 2.5" : "such as 2.5 or 2.5 \(unit)"
      throw Fault("\(JSON.text(text).inWords) is not a number; write it in digits, \(hint)")
    }
    self.value = value
  }

  private static func trimmed(_ text: String) -> String {
    let start = text.drop(while: \.isWhitespace)
    let end = start.lastIndex { !$0.isWhitespace }
    return end.map { String(start[...$0]) } ?? ""
  }
}
