extension String {
  /// The text, or another where it is empty.
  package func ifEmpty(_ other: String) -> String { isEmpty ? other : self }
}

extension [String] {
  /// "a, b or c".
  package func joined(_ separator: String, last: String) -> String {
    guard count > 1 else { return first ?? "" }
    return dropLast().joined(separator: separator) + last + self[count - 1]
  }
}
