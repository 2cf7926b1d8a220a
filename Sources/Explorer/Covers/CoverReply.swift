import Stage
import Studies

/// What a cover wants to be done that is not its own to do.
enum CoverReply: Sendable {
  /// What a key does.
  case act(Action)
  /// Does what a line after the colon says.
  case obey(String)
  /// What was said of it holds no more.
  case forgetMessage
  /// Opens a preset, unless what was learned would be lost.
  case open(PresetEntry)
  case begin(LessonLibrary.Entry)
  /// Writes the picture.
  case export(ExportFormat)
  /// Writes the data in memory; a file that is nil finds a name.
  case exportTable(ExportedSignals, file: String?, overwrites: Bool)
  /// Goes to a completion among files, forth or back.
  case completeFiles(Int)
  /// Sets the chosen parameter.
  case set(Double)
  /// Stays as it is, for a reason.
  case stay(String)
  /// Another covers the view.
  case cover(Overlay)
}
