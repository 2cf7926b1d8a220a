import Explorer
import Formats
import Glibc
import Laboratory
import Presets
import Samples
import Studies

/// The files of this machine, as the explorer reaches them.
struct DiskFiles: Files {
  private var lessons: LessonFile
  let autosaves: AutosaveFolder?
  private var watched: WatchedFile?

  /// - Parameters:
  ///   - lessons: the file of answers that the lessons at hand have begun from.
  ///   - autosaves: where what is unsaved is kept.
  ///   - watched: what is read again when it changes.
  init(
    lessons: LessonFile = LessonFile(), autosaves: AutosaveFolder? = nil,
    watched: WatchedFile? = nil
  ) {
    self.lessons = lessons
    self.autosaves = autosaves
    self.watched = watched
  }

  var watches: Bool { watched != nil }

  mutating func news() -> FileNews? { watched?.news() }

  func write(
    _ pieces: some Sequence<[UInt8]>, to place: FilePlace, overwrites: Bool
  ) throws(Fault) -> String {
    switch place {
    case .preset(let name):
      let path = try PresetLibrary().destination(of: name)
      let size = pieces.reduce(0) { $0 + $1.count }
      if size > PresetLibrary.mostBytes {
        throw Fault(
          source: name,
          "has \(size >> 20) MB, and one that is read at every start may have "
            + "\(PresetLibrary.mostBytes >> 20); give a path, such as ./\(name).json")
      }
      try Disk.makeFolders(of: path)
      try Self.write(pieces, to: path, overwrites, remedy: ":save! \(name) replaces it", as: name)
      return "\(name) (\(Self.shortened(path)))"
    case .path(let path):
      if path.unicodeScalars.contains(where: \.isControl) {
        throw Fault(source: path, "is not a file name that can be read: it has control characters")
      }
      let full = Self.expanded(path)
      try Self.write(
        pieces, to: full, overwrites, remedy: "with ! after the command it is replaced", as: path)
      return path
    case .numbered(let stem, let ending):
      var name = "\(stem).\(ending)"
      var number = 1
      while Disk.has(name) {
        number += 1
        name = "\(stem)-\(number).\(ending)"
      }
      try Self.write(pieces, to: name, false, remedy: "try again", as: name)
      return name
    }
  }

  func preset(at path: String) throws(Fault) -> Preset {
    let isName = !path.contains("/") && !path.hasSuffix(".json")
    let full = isName ? path : try Self.file(path, for: "a preset")
    do throws(PresetError) {
      return try PresetLibrary().preset(full)
    } catch {
      throw error.inOneLine
    }
  }

  func loading(_ path: String, into preset: Preset) throws(Fault) -> Preset {
    let full = try Self.file(path, for: "weights")
    do throws(Fault) {
      return try preset.loading(full)
    } catch {
      throw Fault(source: path, place: error.place, error.message)
    }
  }

  func setting(_ assignment: Assignment, of preset: Preset) throws(Fault) -> Preset {
    do throws(PresetError) {
      return try preset.setting(assignment, in: .working)
    } catch {
      throw error.inOneLine
    }
  }

  func names(in folder: String) -> [String] {
    let full = Self.expanded(folder)
    return Disk.names(in: full.isEmpty ? "." : full).map { name in
      Disk.kind(of: full + name) == S_IFDIR ? name + "/" : name
    }
  }

  mutating func keep(_ record: LessonRecord, of lesson: String) throws(Fault) {
    try lessons.keep(record, of: lesson)
  }

  private static func write(
    _ pieces: some Sequence<[UInt8]>, to path: String, _ overwrites: Bool, remedy: String,
    as name: String
  ) throws(Fault) {
    let kind = Disk.kind(of: path)
    if path == "-" || kind == S_IFIFO || kind == S_IFSOCK || kind == S_IFCHR && isTerminal(path) {
      throw Fault(source: name, "is not a file that can be written from here")
    }
    do throws(Fault) {
      var writer = try FileWriter(path, overwrites: overwrites, remedy: remedy)
      for piece in pieces { try writer.write(piece) }
      try writer.finish()
    } catch {
      throw Fault(source: name, error.message)
    }
  }

  private static func isTerminal(_ path: String) -> Bool {
    let descriptor = Disk.open(path, O_WRONLY)
    guard descriptor >= 0 else { return false }
    defer { close(descriptor) }
    return isatty(descriptor) == 1
  }

  /// The full name of a file to be read.
  ///
  /// - Throws: that it is none: a pipe or a terminal would be waited for.
  private static func file(_ path: String, for contents: String) throws(Fault) -> String {
    let full = expanded(path)
    if let kind = Disk.kind(of: full), kind != S_IFREG {
      throw Fault(source: path, "is not a file that \(contents) can be in")
    }
    return full
  }

  private static func expanded(_ path: String) -> String {
    guard path.hasPrefix("~/"), let home = Disk.home() else { return path }
    return home + path.dropFirst(1)
  }

  private static func shortened(_ path: String) -> String {
    guard let home = Disk.home(), path.hasPrefix(home + "/")
    else { return path }
    return "~" + path.dropFirst(home.count)
  }
}
