import Terminal

extension Explorer {
  /// The key table in Markdown, as the documentation shows it.
  public static var keyTable: String { keyTable(.standard) }

  /// The table of the keys as a user has them.
  public static func keyTable(_ keys: Keymap) -> String {
    let rows = keys.commands.map { command in
      let keys = command.keys.map { "`\($0.name(in: .braille))`" }.joined(separator: " ")
      return "| \(keys) | \(command.summary) |"
    }
    return (["| key | does |", "|---|---|"] + rows).joined(separator: "\n")
  }
}

/// The keys of one group of commands in plain ASCII, for documents.
public struct KeySection: Equatable, Sendable {
  public struct Row: Equatable, Sendable {
    /// "Left h -".
    public let keys: String
    /// The word that the configuration knows the command by.
    public let command: String
    public let summary: String
  }

  public let title: String
  public let rows: [Row]

  /// All keys as they come, in the order of the help page.
  public static var all: [KeySection] {
    Command.Group.allCases.map { group in
      KeySection(
        title: group.rawValue,
        rows: Command.table.filter { $0.group == group }.map { command in
          Row(
            keys: command.keyNames(in: .ascii), command: command.name,
            summary: plain(command.summary))
        })
    }
  }

  /// A text with the symbols that ASCII lacks spelled out: `tau_m`.
  public static func plain(_ text: String) -> String { GlyphSet.ascii.spell(text) }
}
