import Formats
import Laboratory
import Terminal

/// What a terminal is told of a long piece of work besides what it shows: how far it is, in the tab of its
/// window, and that it is over.
///
/// However the work ends, the tab is as it was before.
struct WindowTab: Sendable {
  private let showsProgress: Bool
  private var shown: Int?

  /// How long nobody looks away.
  static let patience = Duration.seconds(10)

  /// - Returns: nil on a terminal that would print what it is told.
  init?(_ surroundings: TerminalEnvironment) {
    guard surroundings.passesOverCommands else { return nil }
    showsProgress = surroundings.takesProgress
  }

  /// What is to be sent where so many hundredths are done; empty where that is known.
  mutating func show(percent: Int) -> String {
    guard showsProgress, percent != shown else { return "" }
    if shown == nil { LastWords.set(OperatingSystemCommand.progressEnds.sequence) }
    shown = percent
    return OperatingSystemCommand.progress(percent: percent).sequence
  }

  /// What is to be sent where the work has ended; empty where nothing was shown of it.
  mutating func end() -> String {
    guard shown != nil else { return "" }
    shown = nil
    LastWords.set(nil)
    return OperatingSystemCommand.progressEnds.sequence
  }

  /// What is to be sent to who has looked away; empty where it was too short for that.
  func notice(_ words: String, after time: Duration) -> String {
    time < Self.patience ? "" : OperatingSystemCommand.notification("lescope: \(words)").sequence
  }
}
