import Explorer
import Formats
import Glibc
import Presets
import Studies

/// A file that is read again when it has changed.
///
/// It is looked at by its name from time to time: that sees what an editor saves by renaming, what a
/// link leads to from now on, and a change on a file system that another machine has, of which inotify
/// knows nothing. It is read once it has kept still from one look to the next, so that half a file is
/// never taken for the whole.
struct WatchedFile: Sendable {
  private let path: String
  private let read: @Sendable () throws(PresetError) -> Content
  /// How it stood when it was read, and at the last look.
  private var known: Standing?
  private var seen: Standing?
  /// What was read last without a fault.
  private var last: Preset?

  /// What can be in it.
  enum Content: Sendable {
    case preset(Preset)
    case lesson(LessonLibrary.Entry)
  }

  /// - Parameters:
  ///   - path: the file, which is about to be read for the first time.
  ///   - read: reads it.
  init(_ path: String, read: @escaping @Sendable () throws(PresetError) -> Content) {
    self.path = path
    self.read = read
    known = Standing(of: path)
    seen = known
  }

  /// - Parameter preset: what was read of it for the first time.
  mutating func begin(with preset: Preset) { last = preset }

  /// What has become of it, once after each change.
  mutating func news() -> FileNews? {
    let now = Standing(of: path)
    defer { seen = now }
    guard now != known, now == seen else { return nil }
    known = now
    guard now != nil else {
      return FileNews(path: path, .fault(Fault(source: path, "is not there any more")))
    }
    do throws(PresetError) {
      switch try read() {
      case .preset(let preset):
        defer { last = preset }
        return FileNews(path: path, .preset(preset, before: last ?? preset))
      case .lesson(let entry): return FileNews(path: path, .lesson(entry))
      }
    } catch {
      return FileNews(path: path, .fault(error.inOneLine))
    }
  }

  /// By what a file is seen to be another than it was.
  private struct Standing: Equatable {
    private let device: dev_t
    private let number: ino_t
    private let size: off_t
    private let seconds: time_t
    private let nanoseconds: Int

    init?(of path: String) {
      guard let status = Disk.status(of: path) else { return nil }
      (device, number, size) = (status.st_dev, status.st_ino, status.st_size)
      (seconds, nanoseconds) = (status.st_mtim.tv_sec, status.st_mtim.tv_nsec)
    }
  }
}

extension PresetError {
  /// The first fault, and where the others are told: a message has one line.
  var inOneLine: Fault {
    var fault = faults.first ?? Fault("cannot be read")
    if faults.count > 1 {
      fault.message += " (the first of \(faults.count) faults; lescope check names them all)"
    }
    return fault
  }
}

extension Arguments {
  /// The file that `--watch` asks to be watched; nil where it does not.
  ///
  /// - Parameters:
  ///   - name: what is opened, as it is named.
  ///   - noun: what that is: "a preset".
  ///   - path: the file of a name of the library; nil where it has none.
  ///   - read: reads it.
  /// - Throws: that it is no file.
  func watchedFile(
    _ name: String?, called noun: String, path: (String) -> String?,
    read: @escaping @Sendable () throws(PresetError) -> WatchedFile.Content
  ) throws(Failure) -> WatchedFile? {
    guard has(.watch) else { return nil }
    guard let name else {
      throw .misused(Fault(source: "--watch", "needs the file of \(noun), such as my-own.json"))
    }
    let isPath = name.contains("/") || name.hasSuffix(".json")
    guard !StateToken.isMeant(by: name), name != "-", let file = isPath ? name : path(name) else {
      throw .misused(
        Fault(
          source: "--watch",
          "\(name.prefix(40)) is no file that could change; it must be \(noun) in a file"))
    }
    return WatchedFile(file, read: read)
  }

  /// - Throws: that nothing is watched where there is no screen, if it was asked for.
  func refuseToWatch() throws(Failure) {
    guard has(.watch) else { return }
    throw .misused(Fault(source: "--watch", "is for the explorer on a screen, not for lines"))
  }
}
