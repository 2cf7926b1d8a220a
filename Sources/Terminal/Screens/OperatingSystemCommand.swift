/// What is said to a terminal beside the picture: `ESC ]`, a number and a text, up to BEL (*XTerm Control
/// Sequences*, "Operating System Commands"). A terminal that does not know one passes over it.
package enum OperatingSystemCommand: Equatable, Sendable {
  /// What stands over the window (2).
  case title(String)
  /// Asks for the colour behind the text (11); the answer comes with the keys.
  case askForBackground
  /// Something to be told to whoever looks elsewhere (9, as iTerm2 has it).
  case notification(String)
  /// How many hundredths of some work are done, for the tab of the window (9;4, as ConEmu has it).
  case progress(percent: Int)
  /// The work is over, and the tab is as it was.
  case progressEnds
  /// Puts a text on the clipboard of whoever sits in front (52).
  case copy(String)

  /// What is sent.
  package var sequence: String {
    switch self {
    case .title(let text): Self.sequence(2, Self.line(text))
    case .askForBackground: Self.sequence(11, "?")
    case .notification(let text): Self.sequence(9, Self.line(text))
    case .progress(let percent): Self.sequence(9, "4;1;\(max(0, min(percent, 100)))")
    case .progressEnds: Self.sequence(9, "4;0;")
    case .copy(let text): Self.sequence(52, "c;\(Base64.encoded(Array(text.utf8)))")
    }
  }

  private static func sequence(_ number: Int, _ text: String) -> String {
    "\u{1B}]\(number);\(text)\u{07}"
  }

  /// A text without what would end the sequence or begin another, and no longer than anybody reads.
  private static func line(_ text: String) -> String {
    var line = String.UnicodeScalarView()
    line.append(contentsOf: text.unicodeScalars.lazy.map(\.printable).prefix(200))
    return String(line)
  }
}
