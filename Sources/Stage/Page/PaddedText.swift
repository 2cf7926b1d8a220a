package import Terminal

extension GlyphSet {
  /// The text at the right edge of so many columns.
  package func padded(_ text: String, to columns: Int) -> String {
    String(repeating: " ", count: max(0, columns - self.columns(of: text))) + text
  }
}
