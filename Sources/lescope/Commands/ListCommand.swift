import Laboratory

/// `lescope list [--json]`: the presets.
struct ListCommand {
  func run(_ arguments: Arguments) throws(Failure) {
    let entries = PresetLibrary().entries
    if arguments.has(.json) {
      return try Streams.print(JSON.list(entries.map(Self.json)).pretty)
    }
    let width = entries.map(\.name.count).max() ?? 0
    let lines = entries.map { entry in
      entry.name + String(repeating: " ", count: width - entry.name.count) + "  " + entry.title
    }
    try Streams.print(lines.joined(separator: "\n"))
  }

  private static func json(_ entry: PresetLibrary.Entry) -> JSON {
    .object([
      .init("name", .text(entry.name)), .init("title", .text(entry.title)),
      .init("about", .text(entry.about)), .init("tags", .list(entry.tags.map { .text($0) })),
      .init("path", entry.path.map { .text($0) } ?? .null),
    ])
  }
}
