import Formats
import Laboratory
import Presets
import Stage
package import Studies
import Terminal

/// A session as an asciicast: the lines of a `.cast` file, version 2, as asciinema plays it.
///
/// Each picture is written as what changes from the one before. There are half as many as on a screen:
/// what a cast is shown for is as easily followed, and it is a file to be handed on.
package struct SessionCast: IteratorProtocol, Sendable {
  private let title: String
  private var pictures: SessionPictures
  private var encoder: GridEncoder
  private var size: Size
  /// When the last picture was shown, in ms.
  private var time = 0.0
  private var part = Part.header

  private enum Part { case header, pictures, end }

  /// - Parameters:
  ///   - library: the presets that can be opened.
  ///   - lessons: those that can be taken.
  ///   - appearance: whether it is in colour.
  package init(
    _ session: Session, library: [PresetEntry] = [],
    lessons: [LessonLibrary.Entry] = [], appearance: Appearance
  ) {
    title = session.preset.title.text(in: session.languages)
    let depth = appearance.color.depth(of: .full, environment: appearance.environment)
    pictures = SessionPictures(
      SessionPlayer(
        session, library: library, lessons: lessons, theme: appearance.theme, depth: depth),
      rate: 15)
    encoder = GridEncoder(theme: appearance.theme, depth: depth)
    size = session.size
  }

  /// The next line or two, with their line ends.
  package mutating func next() -> String? {
    switch part {
    case .header:
      part = .pictures
      return header + event("o", GridEncoder.start)
    case .pictures:
      while let (grid, time) = pictures.next() {
        self.time = time
        if let lines = lines(for: grid) { return lines }
      }
      part = .end
      return event("o", encoder.finish())
    case .end: return nil
    }
  }

  /// What makes the picture of the one before; nil where they look the same.
  private mutating func lines(for grid: Grid) -> String? {
    encoder.theme = pictures.theme
    let change = encoder.encode(grid)
    guard !change.isEmpty else { return nil }
    let output = event("o", change)
    guard grid.size != size else { return output }
    size = grid.size
    return event("r", "\(size.columns)x\(size.rows)") + output
  }

  private var header: String {
    JSON.object([
      .init("version", .number(2)), .init("width", .number(Double(size.columns))),
      .init("height", .number(Double(size.rows))), .init("title", .text(title)),
      .init("env", .object([.init("TERM", .text("xterm-256color"))])),
    ]).compact + "\n"
  }

  private func event(_ kind: String, _ data: String) -> String {
    JSON.list([.number(time.rounded() / 1000), .text(kind), .text(data)]).compact + "\n"
  }
}
