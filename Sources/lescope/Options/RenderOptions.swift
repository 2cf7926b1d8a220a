import Explorer
import Formats
import Laboratory
import Stage
import Views

/// The options of `lescope render` and, as far as it has them, the explorer, checked.
struct RenderOptions {
  var view: View
  var columns: Int
  var rows: Int
  /// Nil is text, with colours where a terminal shows it.
  var format: ExportFormat?
  var appearance: Appearance

  init(
    _ arguments: Arguments, _ configuration: Configuration, in languages: LanguageChoice
  ) throws(Fault) {
    let names = View.allCases.map(\.rawValue)
    view = try arguments.word(.view, of: names).flatMap(View.init(named:)) ?? .scope
    (columns, rows) = try Self.size(arguments) ?? (120, 40)
    format = try arguments.word(.format, of: ExportFormat.pictures.map(\.rawValue))
      .flatMap(ExportFormat.init)
    appearance = Appearance(
      charset: try arguments.word(.charset, of: Appearance.charsets),
      color: try arguments.word(.color, of: Appearance.colors),
      theme: try arguments.word(.theme, of: Appearance.themes),
      usesMouse: !arguments.has(.noMouse), hovers: !arguments.has(.noHover), languages: languages,
      configuration: configuration)
  }

  /// The same for somebody in front of the terminal.
  init(
    live arguments: Arguments, _ configuration: Configuration, in languages: LanguageChoice
  ) throws(Fault) {
    try self.init(arguments, configuration, in: languages)
    appearance = appearance.live(
      asks: !arguments.has(.noQuery), notifies: !arguments.has(.noNotify))
  }

  private static func size(_ arguments: Arguments) throws(Fault) -> (Int, Int)? {
    guard let text = arguments.text(.size) else { return nil }
    let parts = text.split(separator: "x", omittingEmptySubsequences: false).map { Int($0) }
    if parts.count == 2, let columns = parts[0], let rows = parts[1],
      (1...1000).contains(columns), (1...1000).contains(rows)
    {
      return (columns, rows)
    }
    throw arguments.fault(.size, "it must be COLSxROWS, each from 1 to 1000, such as 80x24")
  }
}
