import Formats
import Laboratory
import Presets

/// `lescope list [--json|--tabs]`: the presets.
struct ListCommand {
  static let command = ProgramCommand(
    "list", operands: 0...0, "", summary: "the presets: name and title",
    options: [.json, .tabs, .language, .noConfig]
  ) { arguments throws(Failure) in try ListCommand().run(arguments) }

  func run(_ arguments: Arguments) throws(Failure) {
    let languages = try arguments.languages()
    let library = PresetLibrary()
    let entries = library.entries
    if let lack = arguments.lackOfLanguage() { Streams.warn(lack) }
    for fault in library.oversized { Streams.warn(fault.message, of: fault.source) }
    if arguments.has(.json) {
      return try Streams.print(JSON.list(entries.map { Self.json($0, languages) }))
    }
    if arguments.has(.tabs) {
      // A name that cannot stand on a line would be another one there.
      let rows = entries.filter { $0.name.shown == $0.name }.map {
        [$0.name, $0.title.text(in: languages)]
      }
      return try Streams.print(table: rows)
    }
    let rows = entries.map { [$0.name, $0.title.text(in: languages)] }
    try Streams.print(arguments.spelled(TextTable(rows: rows).lines))
  }

  private static func json(_ entry: PresetLibrary.Entry, _ languages: LanguageChoice) -> JSON {
    .object([
      .init("name", .text(entry.name)),
      .init("title", .text(entry.title.text(in: languages))),
      .init("about", .text(entry.about.text(in: languages))),
      .init("tags", .list(entry.tags.map { .text($0) })),
      .init("path", entry.path.map { .text($0) } ?? .null),
    ])
  }
}
