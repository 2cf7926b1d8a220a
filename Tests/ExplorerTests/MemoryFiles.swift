import Explorer
import Formats
import Laboratory
import Presets
import Studies

/// Files that are only remembered.
struct MemoryFiles: Files {
  private(set) var contents: [String: [UInt8]] = [:]
  var presets: [String: Preset] = [:]
  /// What everything fails with, if it does.
  var fault: Fault?
  var autosaves: AutosaveFolder?

  mutating func write(
    _ pieces: some Sequence<[UInt8]>, to place: FilePlace, overwrites: Bool
  ) throws(Fault) -> String {
    if let fault { throw fault }
    let name: String
    switch place {
    case .preset(let preset): name = preset + ".json"
    case .path(let path): name = path
    case .numbered(let stem, let ending):
      name = contents["\(stem).\(ending)"] == nil ? "\(stem).\(ending)" : "\(stem)-2.\(ending)"
    }
    if contents[name] != nil && !overwrites { throw Fault("\(name) exists already") }
    contents[name] = pieces.reduce(into: []) { $0 += $1 }
    return name
  }

  mutating func preset(at path: String) throws(Fault) -> Preset {
    guard let preset = presets[path] else { throw Fault("there is no \(path)") }
    return preset
  }

  /// Weights by the file they are in.
  var weights: [String: NumpyArchive] = [:]

  mutating func loading(_ path: String, into preset: Preset) throws(Fault) -> Preset {
    guard let archive = weights[path] else { throw Fault("there is no \(path)") }
    return preset.starting(from: try TrainedWeights(archive, for: preset))
  }

  mutating func setting(_ assignment: Assignment, of preset: Preset) throws(Fault) -> Preset {
    if let fault { throw fault }
    do throws(PresetError) {
      return try preset.setting(assignment)
    } catch {
      throw error.faults[0]
    }
  }

  /// The files of all kinds by their paths, as a folder of the disk would show them.
  func names(in folder: String) -> [String] {
    let paths = Array(contents.keys) + Array(presets.keys) + Array(weights.keys)
    let within = paths.filter { $0.hasPrefix(folder) }.map { $0.dropFirst(folder.count) }
    return Set(
      within.map { rest in
        rest.firstIndex(of: "/").map { String(rest[...$0]) } ?? String(rest)
      }
    ).sorted()
  }

  /// What was kept of lessons.
  private(set) var records: [String: LessonRecord] = [:]

  mutating func keep(_ record: LessonRecord, of lesson: String) throws(Fault) {
    if let fault { throw fault }
    records[lesson] = record
  }

  func text(_ name: String) -> String? {
    contents[name].map { String(decoding: $0, as: UTF8.self) }
  }
}
