import Formats
import Laboratory
import Presets
import Studies

/// Files of which none can be read, for one reason.
protocol ClosedFiles: Files {
  var fault: Fault { get }
}

extension ClosedFiles {
  func preset(at path: String) throws(Fault) -> Preset { throw fault }

  func loading(_ path: String, into preset: Preset) throws(Fault) -> Preset { throw fault }

  func setting(_ assignment: Assignment, of preset: Preset) throws(Fault) -> Preset { throw fault }

  /// Progress that nobody keeps is no fault.
  func keep(_ record: LessonRecord, of lesson: String) {}
}

/// Where there are no files to be had.
struct NoFiles: ClosedFiles {
  let fault = Fault("no files can be reached from here")

  func write(
    _ pieces: some Sequence<[UInt8]>, to place: FilePlace, overwrites: Bool
  ) throws(Fault) -> String { throw fault }
}

/// The files while a session is played: none is written or read again, so that the same session does
/// the same everywhere. What was saved counts as saved.
struct SessionFiles: ClosedFiles {
  let fault = Fault("a session that is played reads no files")

  func write(
    _ pieces: some Sequence<[UInt8]>, to place: FilePlace, overwrites: Bool
  ) throws(Fault) -> String {
    let name =
      switch place {
      case .preset(let name): name
      case .path(let path): path
      case .numbered(let stem, let ending): "\(stem).\(ending)"
      }
    return "\(name) (not written: a session is being played)"
  }
}
