import Formats
import Laboratory
package import Stage
package import Studies
import Terminal

/// The pictures of a session at its own pace, as who sat there saw them.
///
/// No clock is read: the same session always gives the same pictures. Where nothing is to be seen
/// none is drawn.
struct SessionPictures: IteratorProtocol, Sendable {
  private var player: SessionPlayer
  /// How many a second has at most.
  private let rate: Double
  /// The number of the next picture.
  private var number = 0
  /// When lags are measured anew, in ms.
  private var nextMeasurement = 100.0

  /// - Parameter rate: how many pictures a second may have.
  init(_ player: SessionPlayer, rate: Double = 30) {
    self.player = player
    self.rate = rate
  }

  /// The theme of the last picture.
  var theme: Theme { player.state.theme }

  /// The explorer as the last picture shows it.
  var state: ExplorerState { player.state }

  /// The next picture and when it is shown, in ms.
  mutating func next() -> (grid: Grid, time: Double)? {
    guard number == 0 || !player.isAtEnd && !player.state.isOver else { return nil }
    if number > 0 { skip() }
    let time = Double(number) * 1000 / rate
    player.play(until: time)
    if time >= nextMeasurement || player.isAtEnd {
      player.measure()
      nextMeasurement = time + 400
    }
    number += 1
    return (player.picture(player.size), time)
  }

  private mutating func skip() {
    let time = player.nextTime
    guard time.isFinite else { return }
    number = max(number, Int(clamping: (time * rate / 1000).rounded(.up)))
  }
}

extension Session {
  /// The last picture of the session.
  ///
  /// - Parameters:
  ///   - library: the presets that can be opened.
  ///   - lessons: those that can be taken.
  ///   - isTerminal: whether it goes to a terminal, so that it may be in colour.
  ///   - format: nil is text, with colours where a terminal shows it.
  package func lastScreen(
    library: [PresetEntry] = [], lessons: [LessonLibrary.Entry] = [],
    appearance: Appearance, isTerminal: Bool, format: ExportFormat? = nil
  ) -> String {
    let depth = appearance.depth(isTerminal: isTerminal, format: format)
    var pictures = SessionPictures(
      SessionPlayer(
        self, library: library, lessons: lessons, theme: appearance.theme, depth: depth))
    var last = Grid(size: size)
    while let (grid, _) = pictures.next() { last = grid }
    return pictures.state.printed(last, as: format)
  }
}
