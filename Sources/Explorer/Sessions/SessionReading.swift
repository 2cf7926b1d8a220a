import Formats
import Laboratory
import Presets
import Samples
import Stage
import Terminal

/// Reads a session line by line; it notes all faults, not only the first.
struct SessionReader: JSONChecking {
  private let library: PresetLibrary
  private let folder: Folder
  package var list = FaultList(most: .max)
  private var session: Session?
  private var lines: [Int] = []
  /// The line that is being read, counted from 1.
  private var line = 0

  /// Far beyond any session, so that a slip of the finger does not step for ever.
  private static let mostSteps = Limits.whole(0...1e9)
  private static let mostMilliseconds = Limits.whole(0...1e9)
  private static let mostPresses = Limits.whole(1...1e6)
  private static let mostFaults = 20

  /// - Parameters:
  ///   - library: where a preset is found that the session names.
  ///   - folder: where the files are that its preset names.
  init(library: PresetLibrary, folder: Folder) {
    self.library = library
    self.folder = folder
  }

  /// Reads the lines of a file.
  ///
  /// - Returns: the session, and the line of each of its entries.
  /// - Throws: every fault with its line.
  mutating func read(_ bytes: [UInt8]) throws(PresetError) -> (Session, [Int]) {
    for text in bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false) {
      line += 1
      guard text.contains(where: { !Self.isSpace($0) }) else { continue }
      read(line: Array(text))
      if session == nil || faults.count >= Self.mostFaults { break }
    }
    if faults.isEmpty && session == nil {
      note(Fault("the file is empty; its first line says {\"format\":\"\(Session.format)\"}"))
    }
    guard let session, faults.isEmpty else { throw PresetError(faults) }
    return (session, lines)
  }

  private mutating func read(line text: [UInt8]) {
    do throws(Fault) {
      let json = try JSON(parsing: text)
      if session == nil { session = header(json) } else { entry(json) }
    } catch {
      // Within its line the text stands in line 1.
      let column = error.place.split(separator: ", ").last.map { ", \($0)" } ?? ""
      let place = "line \(line)\(column)"
      note(Fault(place: place, error.message))
    }
  }

  private mutating func header(_ json: JSON) -> Session? {
    let keys = ["format", "preset", "columns", "rows", "charset", "language"]
    guard has(json, keys, called: "the first line") else { return nil }
    guard json["format"] == .text(Session.format) else {
      note("format", "the first line must have \"format\":\"\(Session.format)\"")
      return nil
    }
    let columns = whole(json, "columns", .whole(1...1000)) ?? 120
    let rows = whole(json, "rows", .whole(1...1000)) ?? 40
    let charsets = GlyphSet.allCases.map(\.rawValue)
    let charset = text(json, "charset") ?? GlyphSet.braille.rawValue
    if !charsets.contains(charset) {
      note("charset", "\"\(charset)\" is none; it must be \(charsets.joined(separator: "|"))")
    }
    let languages = json["language"].flatMap { self.languages($0, at: "language") } ?? .original
    guard let preset = preset(json["preset"]), faults.isEmpty else { return nil }
    return Session(
      preset, glyphs: GlyphSet(rawValue: charset) ?? .braille,
      size: Size(columns: columns, rows: rows), languages: languages)
  }

  private mutating func preset(_ json: JSON?) -> Preset? {
    do throws(PresetError) {
      switch json {
      case .object: return try Preset(json: json ?? .null, in: folder)
      case .text("-"): note("preset", "it cannot be read from standard input")
      case .text(let name): return try library.preset(folder.pathOrName(ofPreset: name))
      case nil: return try library.preset(PresetLibrary.standard)
      default: note("preset", "it must be a preset's name, its file, or a preset in { }")
      }
    } catch {
      for fault in error.faults {
        let parts = ["line \(line)", "preset", fault.source, fault.place]
        let place = parts.filter { !$0.isEmpty }.joined(separator: ": ")
        note(Fault(place: place, fault.message))
      }
    }
    return nil
  }

  private mutating func entry(_ json: JSON) {
    let keys = ["steps", "ms", "key", "times", "until", "resize", "say", "expect"]
    guard has(json, keys, called: "a line") else { return }
    let before = session?.duration ?? 0
    let steps = whole(json, "steps", Self.mostSteps) ?? 0
    let time = whole(json, "ms", Self.mostMilliseconds) ?? before
    let times = whole(json, "times", Self.mostPresses) ?? 1
    let end = whole(json, "until", Self.mostMilliseconds) ?? time
    if time < before { note("ms", "\(time) is before the \(before) of the line before") }
    if end < time { note("until", "\(end) is before \(time), when it is pressed first") }
    let happenings = ["key", "resize", "say", "expect"].filter { json[$0] != nil }
    if happenings.count > 1 {
      note(happenings[1], "stands beside \(happenings[0]); a line has one of them")
    }
    if json["key"] == nil {
      for key in ["times", "until"] where json[key] != nil {
        note(key, "belongs to a key, and this line has none")
      }
    }
    guard let event = event(json) else { return }
    session?.entries.append(
      Session.Happening(event, steps: steps, time: time, times: times, end: end))
    lines.append(line)
  }

  private mutating func event(_ json: JSON) -> Session.Event? {
    if let name = text(json, "key") {
      if let key = Key(named: name) { return .key(key) }
      let meant = Spelling.nearest(to: name, in: Key.named.map(\.plainName))
      note(
        "key",
        "there is no key \(JSON.text(name).compact)"
          + (meant.map { "; did you mean \($0)?" } ?? "; lescope help keys lists them"))
    } else if let words = text(json, "resize") {
      if case .resize(let size)? = Key(named: "resize " + words),
        (1...1000).contains(size.columns), (1...1000).contains(size.rows)
      {
        return .resize(size)
      }
      note("resize", "it must be COLSxROWS, each from 1 to 1000, such as 80x24")
    } else if let words = text(json, "say") {
      return .say(words)
    } else if let words = text(json, "expect") {
      if !words.isEmpty { return .expect(words) }
      note("expect", "an empty text is on every screen")
    } else if ["key", "resize", "say", "expect"].allSatisfy({ json[$0] == nil }) {
      return .rest
    }
    return nil
  }

  private mutating func has(_ json: JSON, _ keys: [String], called noun: String) -> Bool {
    guard case .object(let members) = json else {
      note("", "\(noun) must be an object in { }")
      return false
    }
    var names = JSONKeys(keys, of: noun)
    names.remedy = "unknown key; \(noun) has \(keys.joined(separator: ", "))"
    for key in members.map(\.key) where !keys.contains(key) && faults.count < Self.mostFaults {
      note(key, names.fault(of: key))
    }
    return true
  }

  private mutating func whole(_ json: JSON, _ key: String, _ limits: Limits) -> Int? {
    guard let value = json[key] else { return nil }
    if case .number(let number) = value, limits.contains(number) { return Int(clamping: number) }
    note(key, "it must be \(limits.inWords(unit: ""))")
    return nil
  }

  private mutating func text(_ json: JSON, _ key: String) -> String? {
    guard let value = json[key] else { return nil }
    if case .text(let text) = value { return text }
    note(key, "it must be a text in double quotes")
    return nil
  }

  package func place(of path: String) -> String {
    "line \(line)" + (path.isEmpty ? "" : ": \(path)")
  }

  private static func isSpace(_ byte: UInt8) -> Bool {
    byte == 0x20 || byte == 0x09 || byte == 0x0d
  }
}
