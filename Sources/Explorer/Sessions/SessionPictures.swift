import Formats
import Laboratory
import Stage
package import Studies
import Terminal

/// The pictures of a session at its own pace, at most 30 a second, as who sat there saw them.
///
/// No clock is read: the same session always gives the same pictures. Where nothing is to be seen
/// none is drawn.
struct SessionPictures: IteratorProtocol, Sendable {
  private var player: SessionPlayer
  /// The number of the next picture, of which a second has 30.
  private var number = 0
  private var nextMeasurement = 3

  private static let picturesPerMeasurement = 12

  init(_ player: SessionPlayer) { self.player = player }

  /// The theme of the last picture.
  var theme: Theme { player.state.theme }

  /// The next picture and when it is shown, in ms.
  mutating func next() -> (grid: Grid, time: Double)? {
    guard number == 0 || !player.isAtEnd && !player.state.isOver else { return nil }
    if number > 0 { skip() }
    let time = Double(number) * 1000 / 30
    player.play(until: time)
    if number >= nextMeasurement || player.isAtEnd {
      player.measure()
      nextMeasurement = number + SessionPictures.picturesPerMeasurement
    }
    number += 1
    return (player.picture(player.size), time)
  }

  private mutating func skip() {
    let time = player.nextTime
    guard time.isFinite else { return }
    number = max(number, Int(clamping: (time * 30 / 1000).rounded(.up)))
  }
}

extension Session {
  /// The last picture of the session, as text.
  ///
  /// - Parameters:
  ///   - library: the presets that can be opened.
  ///   - lessons: those that can be taken.
  ///   - isTerminal: whether it goes to a terminal, so that it may be in colour.
  package func lastScreen(
    library: [PresetEntry] = [], lessons: [LessonLibrary.Entry] = [],
    appearance: Appearance, isTerminal: Bool
  ) -> String {
    let depth = appearance.depth(isTerminal: isTerminal, format: nil)
    var pictures = SessionPictures(
      SessionPlayer(self, library: library, lessons: lessons, depth: depth))
    var last = Grid(size: size)
    while let (grid, _) = pictures.next() { last = grid }
    return last.text(theme: appearance.theme, depth: depth)
  }
}
