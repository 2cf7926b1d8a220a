package import Stage
import Terminal
import Views

extension Explorer {
  /// The key table in Markdown, as the documentation shows it.
  package static var keyTable: String { keyTable(.standard) }

  /// The table of the keys as a user has them.
  package static func keyTable(_ keys: Keymap) -> String {
    let rows = keys.commands.map { command in
      let keys = command.keys.map { "`\($0.name(in: .braille))`" }.joined(separator: " ")
      return "| \(keys) | \(command.summary) |"
    }
    return (["| key | does |", "|---|---|"] + rows).joined(separator: "\n")
  }
}

/// The keys of one group of commands in plain ASCII, for documents.
package struct KeySection: Equatable, Sendable {
  package struct Row: Equatable, Sendable {
    /// "Left h -".
    package let keys: String
    /// The word that the configuration knows the command by.
    package let command: String
    package let summary: String
  }

  package let title: String
  package let rows: [Row]

  /// All keys as they come, in the order of the help page.
  package static var all: [KeySection] {
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
  package static func plain(_ text: String) -> String { GlyphSet.ascii.spell(text) }
}
