/// Why there is no screen.
package enum TerminalFault: Error, Hashable, Sendable, CustomStringConvertible {
  /// Standard output goes into a file or a pipe.
  case outputIsNoTerminal
  /// Standard input comes from a file or a pipe.
  case inputIsNoTerminal
  /// `TERM` is not set.
  case terminalHasNoName
  /// terminfo does not know the name in `TERM`.
  case terminalIsUnknown(String)
  /// The terminal cannot move its cursor, as one named `dumb` cannot.
  case terminalIsUnfit(String)
  /// The terminal did not answer to its own description.
  case terminalFails(String)

  /// What may help, to end the sentence; empty where nothing does.
  package var remedy: String {
    switch self {
    case .terminalHasNoName, .terminalIsUnknown: "; TERM=xterm-256color is right for most"
    case .outputIsNoTerminal, .inputIsNoTerminal, .terminalIsUnfit, .terminalFails: ""
    }
  }

  package var description: String {
    switch self {
    case .outputIsNoTerminal: "standard output is not a terminal"
    case .inputIsNoTerminal: "standard input is not a terminal"
    case .terminalHasNoName: "the environment variable TERM is not set"
    case .terminalIsUnknown(let name): "the terminal \"\(name)\" (TERM) is not known here"
    case .terminalIsUnfit(let name): "the terminal \"\(name)\" (TERM) cannot move its cursor"
    case .terminalFails(let name): "the terminal \"\(name)\" (TERM) cannot be used"
    }
  }
}
