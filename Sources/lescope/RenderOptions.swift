import Laboratory

/// The options of `lescope render` and, as far as it has them, the explorer, checked.
struct RenderOptions {
  /// The simulated time of the picture in ms.
  var at: Double
  /// Nil is the preset's own.
  var view: String?
  var columns: Int
  var rows: Int
  /// Nil is what the locale and terminal can show.
  var charset: Charset?
  /// Nil was not given, so that `NO_COLOR` counts.
  var color: Color?
  var hasMouse: Bool

  enum Charset: String, Choice { case ascii, block, braille }

  enum Color: String, Choice { case auto, always, never }

  init(_ arguments: Arguments) throws(Fault) {
    at = try arguments.milliseconds(.at, .zeroOrMore) ?? 500
    view = arguments.text(.view)
    if let view, !ViewPreset.names.contains(view) {
      let meant = Spelling.nearest(to: view, in: ViewPreset.names)
      throw arguments.fault(
        .view,
        "there is no such view; "
          + (meant.map { "did you mean \($0)?" }
            ?? "it must be one of \(ViewPreset.names.joined(separator: ", "))"))
    }
    (columns, rows) = try Self.size(arguments) ?? (120, 40)
    charset = try arguments.choice(.charset, Charset.self)
    color = try arguments.choice(.color, Color.self)
    hasMouse = !arguments.has(.noMouse)
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
