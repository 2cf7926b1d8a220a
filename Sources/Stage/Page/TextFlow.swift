package import Terminal

/// Text broken into lines of at most `columns`, at blanks.
package func flowed(_ text: String, columns: Int, in glyphs: GlyphSet) -> [String] {
  var lines: [String] = []
  for paragraph in text.split(separator: "\n") {
    var line = ""
    for word in paragraph.split(separator: " ") {
      let longer = line.isEmpty ? String(word) : "\(line) \(word)"
      if glyphs.columns(of: longer) > columns, !line.isEmpty {
        lines.append(line)
        line = String(word)
      } else {
        line = longer
      }
    }
    if !line.isEmpty { lines.append(line) }
  }
  return lines
}
