import Laboratory
import Terminal

/// A session as an asciicast: the lines of a `.cast` file, version 2, as asciinema plays it.
///
/// At most 30 pictures a second of the session's own pace, each as what changes from the one before.
/// The same session always gives the same lines, for no clock is read.
public struct SessionCast: IteratorProtocol, Sendable {
  private var player: SessionPlayer
  private var encoder: GridEncoder
  private var size: Size
  /// The number of the next picture, of which a second has 30.
  private var picture = 0
  private var nextMeasurement = 3
  private var stage = Stage.header

  private enum Stage { case header, pictures, end }

  private static let picturesPerMeasurement = 12

  /// - Parameters:
  ///   - library: the presets that can be opened.
  ///   - appearance: whether it is in colour.
  public init(
    _ session: Session, library: [ExplorerState.PresetEntry] = [], appearance: Appearance
  ) {
    player = SessionPlayer(session, library: library)
    encoder = GridEncoder(
      depth: appearance.color.depth(of: .full, environment: appearance.environment))
    size = session.size
  }

  /// The next line, with its line end.
  public mutating func next() -> String? {
    switch stage {
    case .header:
      stage = .pictures
      return header
    case .pictures:
      while let line = nextPicture() { if !line.isEmpty { return line } }
      stage = .end
      return event("o", encoder.finish())
    case .end: return nil
    }
  }

  /// The next picture's line, which is empty where nothing changes; nil after the last.
  private mutating func nextPicture() -> String? {
    guard picture == 0 || !player.isAtEnd && !player.state.isOver else { return nil }
    if picture > 0 { skip() }
    player.play(until: SessionCast.time(of: picture))
    if picture >= nextMeasurement || player.isAtEnd {
      player.measure()
      nextMeasurement = picture + SessionCast.picturesPerMeasurement
    }
    var lines = ""
    if player.size != size {
      size = player.size
      lines = event("r", "\(size.columns)x\(size.rows)")
    }
    let change = encoder.encode(player.picture(size))
    if !change.isEmpty {
      lines += event("o", (picture == 0 ? GridEncoder.start : "") + change)
    }
    picture += 1
    return lines
  }

  /// Leaves out pictures in which nothing is to be seen.
  private mutating func skip() {
    let time = player.nextTime
    guard time.isFinite else { return }
    picture = max(picture, Int((time * 30 / 1000).rounded(.up)))
  }

  /// When a picture is shown, in ms.
  private static func time(of picture: Int) -> Double { Double(picture) * 1000 / 30 }

  private var header: String {
    JSON.object([
      .init("version", .number(2)), .init("width", .number(Double(size.columns))),
      .init("height", .number(Double(size.rows))),
      .init("title", .text(player.session.preset.title)),
      .init("env", .object([.init("TERM", .text("xterm-256color"))])),
    ]).compact + "\n"
  }

  private func event(_ kind: String, _ data: String) -> String {
    let time = SessionCast.time(of: max(0, stage == .end ? picture - 1 : picture)).rounded()
    return JSON.list([.number(time / 1000), .text(kind), .text(data)]).compact + "\n"
  }
}
