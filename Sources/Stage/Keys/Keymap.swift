package import Terminal

/// Which keys ask for which command: the table's own, but for what a user has put in their place.
package struct Keymap: Equatable, Sendable {
  /// The table, each command with the keys it is bound to here.
  package let commands: [Command]

  /// - Parameters:
  ///   - table: every command with the keys it has by itself.
  ///   - keys: by the name of a command the keys it has instead.
  package init(_ table: [Command], _ keys: [String: [Key]] = [:]) {
    commands = table.map { command in
      keys[command.name].map(command.bound) ?? command
    }
  }

  /// The action bound to a key.
  package func action(for key: Key) -> Action? {
    commands.first { $0.keys.contains(key) }?.action
  }

  /// What the first key bound to an action is called; a dash where there is none.
  package func name(of action: Action, in glyphs: GlyphSet) -> String {
    key(for: action)?.name(in: glyphs) ?? glyphs.spell("–")
  }

  /// The first key bound to an action with the command's name: "space pause"; empty where no key is.
  package func hint(_ action: Action, in glyphs: GlyphSet) -> String {
    guard let command = commands.first(where: { $0.action == action }), let key = command.keys.first
    else { return "" }
    return "\(key.name(in: glyphs)) \(command.name)"
  }

  /// The first key bound to an action.
  package func key(for action: Action) -> Key? {
    commands.first { $0.action == action }?.keys.first
  }
}

extension Command {
  /// The command on other keys.
  func bound(to keys: [Key]) -> Command { Command(name, keys, summary, group, action) }

  /// The keys as a line of help names them; a dash where there are none.
  package func keyNames(in glyphs: GlyphSet) -> String {
    keys.isEmpty
      ? glyphs.spell("–") : keys.map { $0.name(in: glyphs) }.joined(separator: " ")
  }
}
