package import Formats
package import Presets
import Samples
import ShippedPresets

/// Finds lessons by name, in the places where presets are found.
///
/// A name is looked for in `lessons/` of the folder in `$LESCOPE_PRESETS`; in `lessons/` of the
/// shipped presets' folder; among the copies inside the program; and in the user's own folder,
/// `$XDG_DATA_HOME/lescope/lessons`.
package struct LessonLibrary: Sendable {
  /// A lesson with the name that it is asked for by.
  package struct Entry: Equatable, Sendable {
    package var name: String
    package var lesson: Lesson

    package init(name: String, lesson: Lesson) {
      self.name = name
      self.lesson = lesson
    }
  }

  private let presets: PresetLibrary
  private let languages: LanguageChoice
  /// The folders before the copies inside the program, and after them.
  private let folders: [String]
  private let userFolder: String?

  /// The library of a program.
  ///
  /// - Parameters:
  ///   - environment: a variable's value.
  ///   - executable: the program's own file; nil looks only elsewhere.
  ///   - languages: in which lessons are told.
  package init(
    environment: (String) -> String? = PresetLibrary.variable,
    executable: String? = PresetLibrary.program, languages: LanguageChoice = .original
  ) {
    self.languages = languages
    presets = PresetLibrary(environment: environment, executable: executable)
    let own = environment("LESCOPE_PRESETS").flatMap { $0.isEmpty ? nil : $0 }
    let shipped = executable.flatMap(PresetLibrary.shippedFolder(above:))
    folders = [own, shipped].compactMap { $0.map { $0 + "/lessons" } }
    // Beside the user's presets.
    userFolder = PresetLibrary.userFolder(environment: environment).map {
      $0.dropLast("presets".count) + "lessons"
    }
  }

  /// The names of all lessons: the shipped ones in their order, then others.
  package var names: [String] {
    let found = (folders + [userFolder].compactMap(\.self)).flatMap(PresetLibrary.presets(in:))
    let known = EmbeddedFiles.lessons
    return known + Set(found).subtracting(known).sorted()
  }

  /// All lessons that are without fault.
  package var entries: [Entry] {
    names.compactMap { name in (try? lesson(name)).map { Entry(name: name, lesson: $0) } }
  }

  /// Reads and checks a lesson by its name or by a path, which has a `/` or ends in `.json`.
  ///
  /// - Throws: every fault, each with its source and key path; what cannot be found, with the nearest
  ///   name.
  package func lesson(_ name: String) throws(PresetError) -> Lesson {
    let source: PresetLibrary.Source
    do { source = try self.source(of: name) } catch { throw PresetError(error) }
    return try lesson(source)
  }

  /// Reads and checks a lesson, with the name that its progress is kept under.
  ///
  /// - Throws: as `lesson` does.
  package func entry(_ name: String) throws(PresetError) -> Entry {
    Entry(name: Self.name(of: name), lesson: try lesson(name))
  }

  /// The file of a lesson by its name; nil for a copy inside the program, or where there is none.
  package func path(of name: String) -> String? {
    if let folder = folders.first(where: { Self.has(name, in: $0) }) {
      return Self.path(name, in: folder)
    }
    guard let userFolder, !EmbeddedFiles.lessons.contains(name), Self.has(name, in: userFolder)
    else { return nil }
    return Self.path(name, in: userFolder)
  }

  /// Checks the text of a lesson.
  ///
  /// - Throws: every fault, each with its source and key path.
  package func lesson(_ source: PresetLibrary.Source) throws(PresetError) -> Lesson {
    do {
      return try Lesson(
        json: source.json, in: source.folder, library: presets, languages: languages)
    } catch {
      throw PresetError(
        error.faults.map { Fault(source: source.name, place: $0.place, $0.message) })
    }
  }

  /// The name that a lesson's progress is kept under: its own, or that of its file.
  package static func name(of lesson: String) -> String {
    let file = lesson.split(separator: "/").last.map(String.init) ?? lesson
    return file.hasSuffix(".json") ? String(file.dropLast(5)) : file
  }

  private func source(of name: String) throws(Fault) -> PresetLibrary.Source {
    if name == "-" { throw Fault(source: "-", "a lesson is not read from standard input") }
    if name.contains("/") || name.hasSuffix(".json") { return try presets.source(of: name) }
    if let folder = folders.first(where: { Self.has(name, in: $0) }) {
      return try PresetLibrary.parse(fileInLibrary: Self.path(name, in: folder))
    }
    if let bytes = EmbeddedFiles.bytes(of: "lessons/\(name).json") {
      return try PresetLibrary.parse(bytes, name: name, folder: .embedded)
    }
    if let userFolder, Self.has(name, in: userFolder) {
      return try PresetLibrary.parse(fileInLibrary: Self.path(name, in: userFolder))
    }
    let meant = Spelling.nearest(to: name, in: names)
    throw Fault(
      source: name,
      "there is no lesson of this name; "
        + (meant.map { "did you mean \($0)?" }
          ?? "lescope lesson names them; a file's name ends in .json"))
  }

  private static func path(_ name: String, in folder: String) -> String {
    "\(folder)/\(name).json"
  }

  private static func has(_ name: String, in folder: String) -> Bool {
    Disk.has(path(name, in: folder))
  }
}
