/// A text with places in braces that are to be filled in, each with a number of decimals after a colon
/// if it has one: "it lags by {lag.twin.1:1} ms".
package struct BracedText: Equatable, Sendable {
  package private(set) var parts: [Part] = []
  /// What is wrong with its braces.
  package private(set) var faults: [String] = []

  package enum Part: Equatable, Sendable {
    case words(String)
    case place(String, decimals: Int?)
  }

  package init(_ text: String) {
    var rest = text[...]
    while let open = rest.firstIndex(of: "{") {
      guard let close = rest[open...].firstIndex(of: "}") else {
        faults.append("a { is not closed by }")
        break
      }
      if open > rest.startIndex { parts.append(.words(String(rest[..<open]))) }
      let inside = rest[rest.index(after: open)..<close]
      let words = inside.split(separator: ":", omittingEmptySubsequences: false)
      let decimals = words.count > 1 ? Int(String(words[1])) : nil
      if words.count > 2 || words.count == 2 && !(0...9).contains(decimals ?? -1) {
        faults.append("{\(inside)}: after the colon stands the number of decimals, 0 to 9")
      } else {
        parts.append(.place(String(words[0]), decimals: decimals))
      }
      rest = rest[rest.index(after: close)...]
    }
    if !rest.isEmpty { parts.append(.words(String(rest))) }
  }

  /// In what it differs from another that is to tell the same, in a sentence; nil where it does not. Each
  /// place may stand anywhere, and as often as it reads well.
  package func difference(from other: BracedText) -> String? {
    let missing = other.places.filter { !places.contains($0) }.map { "{\($0)} is missing" }
    let surplus = places.filter { !other.places.contains($0) }.map { "{\($0)} is too many" }
    if missing.isEmpty && surplus.isEmpty { return nil }
    return "has other numbers than the first text: "
      + (missing + surplus).joined(", ", last: " and ")
  }

  /// What stands in its braces, each once.
  private var places: [String] {
    var places: [String] = []
    for case .place(let text, let decimals) in parts {
      let place = text.filter { $0 != " " } + (decimals.map { ":\($0)" } ?? "")
      if !places.contains(place) { places.append(place) }
    }
    return places
  }
}
