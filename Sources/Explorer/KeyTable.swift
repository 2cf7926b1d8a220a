import Terminal

extension Explorer {
  /// The key table in Markdown, as the documentation shows it.
  public static var keyTable: String {
    let rows = Command.table.map { command in
      let keys = command.keys.map { "`\($0.name(in: .braille))`" }.joined(separator: " ")
      return "| \(keys) | \(command.summary) |"
    }
    return (["| key | does |", "|---|---|"] + rows).joined(separator: "\n")
  }
}
