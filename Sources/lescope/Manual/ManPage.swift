/// A manual page in the macros of man(7), built up from its top.
struct ManPage {
  private var lines: [String]

  init(name: String, version: String) {
    lines = [".TH \(name.uppercased()) 1 \"\" \"\(name) \(version)\" \"User Commands\""]
  }

  var text: String { lines.joined(separator: "\n") }

  mutating func section(_ title: String) { lines.append(".SH \(Self.escaped(title))") }

  mutating func subsection(_ title: String) { lines.append(".SS \(Self.escaped(title))") }

  /// A paragraph.
  mutating func text(_ words: String) {
    if let last = lines.last, !last.hasPrefix(".S") { lines.append(".PP") }
    lines.append(Self.escaped(words))
  }

  /// Words in bold, then others in italics, on a line of their own.
  mutating func line(_ bold: String, _ italics: [String]) {
    lines.append(Self.styled(bold, italics))
    lines.append(".br")
  }

  /// Something in bold with what it means, indented below.
  mutating func item(_ name: String, _ meaning: String) { item(name, "", meaning) }

  /// Likewise, with the placeholder of its value in italics.
  mutating func item(_ name: String, _ value: String, _ meaning: String) {
    lines += [".TP", Self.styled(name, [value]), Self.escaped(meaning)]
  }

  /// A command line, as it is typed.
  mutating func example(_ command: String) {
    lines += [".PP", ".nf", Self.escaped(command), ".fi"]
  }

  private static func styled(_ bold: String, _ italics: [String]) -> String {
    let italics = italics.filter { !$0.isEmpty }.map { " \\fI\(inner($0))\\fR" }
    return "\\fB\(inner(bold))\\fR" + italics.joined()
  }

  /// A line of text that roff prints as it stands.
  private static func escaped(_ text: String) -> String {
    let text = inner(text)
    return text.hasPrefix(".") || text.hasPrefix("\\(aq") ? "\\&" + text : text
  }

  private static func inner(_ text: String) -> String {
    var result = ""
    for character in text {
      switch character {
      case "\\": result += "\\e"
      case "-": result += "\\-"
      case "^": result += "\\(ha"
      case "~": result += "\\(ti"
      case "`": result += "\\(ga"
      case "'": result += "\\(aq"
      default: result.append(character)
      }
    }
    return result
  }
}
