/// All parameters in one line that can be copied, mailed and typed: `lescope1:WyJsYWct…`.
///
/// A list in JSON, followed by its CRC-32, as letters that no shell minds. The list has the name of the
/// shipped preset that is nearest (or an empty one), a checksum of what that preset says, the values
/// that differ, the keys that are left out, and a checksum for each recorded signal of the user's own.
/// Those signals themselves are not in it: it holds the file's full name.
public struct StateToken: Equatable, Sendable {
  /// The line.
  public let text: String
  private let content: Content

  private static let start = "lescope1:"

  /// What a fault in it names: its beginning.
  var name: String { Self.name(of: text) }

  private static func name(of text: String) -> String {
    text.count > 24 ? text.prefix(20) + "…" : text
  }

  /// The list, taken apart.
  private struct Content: Equatable, Sendable {
    /// A shipped preset, or empty.
    var base: String
    var digest: String
    var changes: [JSON.Member]
    var removals: [String]
    var signals: [String]
  }

  /// Whether a text is meant as a token, of this or another version.
  public static func isMeant(by text: String) -> Bool {
    guard text.hasPrefix("lescope"), let colon = text.firstIndex(of: ":") else { return false }
    let version = text[..<colon].dropFirst("lescope".count)
    return !version.isEmpty && version.allSatisfy { $0.isASCII && $0.isNumber }
  }

  /// The token of a preset as it stands.
  public init(_ preset: Preset) {
    let (json, signals) = preset.portable
    let tokens = Base.all.map { base in
      let difference = JSONDifference(from: base.preset.editableJSON, to: json)
      return Content(
        base: base.name, digest: base.preset.digest, changes: difference.changes,
        removals: difference.removals, signals: signals)
    }.map { (content: $0, text: Self.text(of: $0)) }
    let shortest = tokens.min { $0.text.utf8.count < $1.text.utf8.count }
    content = shortest?.content ?? tokens[0].content
    text = shortest?.text ?? ""
  }

  /// Reads a token; blanks and line ends that a mail or a terminal has put into it do not matter.
  ///
  /// - Throws: that it is of another version, or was cut or altered.
  public init(parsing text: String) throws(Fault) {
    let text = String(text.filter { !$0.isWhitespace })
    let name = Self.name(of: text)
    guard text.hasPrefix(Self.start) else {
      throw Fault(
        source: name,
        Self.isMeant(by: text)
          ? "is a state of another version of lescope; this one reads those that begin with "
            + Self.start
          : "is not a state; it must begin with \(Self.start)")
    }
    guard let bytes = Base64URL.bytes(of: text.dropFirst(Self.start.count)), bytes.count > 4,
      Checksum.crc32(Array(Self.start.utf8) + bytes.dropLast(4)) == bytes.suffix(4).bigEndian,
      let content = Self.content(of: bytes.dropLast(4))
    else {
      throw Fault(
        source: name,
        "its checksum does not fit: it was cut or altered; it must be copied from end to end")
    }
    self.text = text
    self.content = content
  }

  private static func text(of content: Content) -> String {
    var elements: [JSON] = [
      .text(content.base), .text(content.digest), .object(content.changes),
      .list(content.removals.map { .text($0) }), .list(content.signals.map { .text($0) }),
    ]
    while elements.count > 3, elements.last == .list([]) { elements.removeLast() }
    let bytes = Array(JSON.list(elements).compact.utf8)
    let sum = Checksum.crc32(Array(start.utf8) + bytes)
    return start
      + Base64URL.text(of: bytes + (0..<4).map { UInt8(truncatingIfNeeded: sum >> (24 - 8 * $0)) })
  }

  private static func content(of bytes: ArraySlice<UInt8>) -> Content? {
    guard case .list(let elements)? = try? JSON(parsing: Array(bytes)),
      (3...5).contains(elements.count), case .text(let base) = elements[0],
      case .text(let digest) = elements[1], case .object(let changes) = elements[2]
    else { return nil }
    func texts(_ index: Int) -> [String]? {
      guard elements.indices.contains(index) else { return [] }
      guard case .list(let list) = elements[index] else { return nil }
      let texts = list.compactMap { if case .text(let text) = $0 { text } else { nil } }
      return texts.count == list.count ? texts : nil
    }
    guard let removals = texts(3), let signals = texts(4) else { return nil }
    return Content(
      base: base, digest: digest, changes: changes, removals: removals, signals: signals)
  }

  /// Whether files outside the program have to be read for it.
  public var needsFiles: Bool { !content.signals.isEmpty }

  /// The preset.
  ///
  /// - Parameter library: where the shipped preset is looked for first; nil has only the copies inside
  ///   the program.
  /// - Throws: that the shipped preset is not what it was, or that a recorded signal is missing or has
  ///   changed.
  public func preset(in library: PresetLibrary? = nil) throws(PresetError) -> Preset {
    guard let base = base(in: library) else {
      throw PresetError(
        Fault(
          source: name,
          "begins from \(content.base.isEmpty ? "the defaults" : content.base) of another version "
            + "of lescope, where other values stand"))
    }
    let difference = JSONDifference(changes: content.changes, removals: content.removals)
    guard let json = difference.applied(to: base.editableJSON) else {
      throw PresetError(Fault(source: name, "does not fit to \(content.base)"))
    }
    let preset: Preset
    do {
      preset = try PresetReader.read(json, folder: .working, original: base)
    } catch {
      throw PresetError(
        error.faults.map { Fault(source: name, place: $0.place, $0.message) })
    }
    let signals = preset.recordings.filter { !base.files.contains($0.file) && !$0.isEmbedded }
    for (signal, digest) in zip(signals, content.signals) where signal.digest != digest {
      throw PresetError(
        Fault(source: signal.file, "has other numbers than when the state was taken"))
    }
    return preset
  }

  private func base(in library: PresetLibrary?) -> Preset? {
    guard let shipped = Base(content.base) else { return nil }
    let found = shipped.name.isEmpty ? nil : library.flatMap { try? $0.preset(shipped.name) }
    return [found, shipped.preset].compactMap(\.self).first { $0.digest == content.digest }
  }

  /// What a token can begin from: a shipped preset, or one that has only the defaults.
  private struct Base {
    let name: String
    let preset: Preset

    static var all: [Base] { ([""] + EmbeddedFiles.presets).compactMap(Base.init) }

    init?(_ name: String) {
      let bytes = name.isEmpty ? Array(#"{"layers":[{}]}"#.utf8) : EmbeddedFiles.preset(name)
      guard let bytes, let json = try? JSON(parsing: bytes),
        let preset = try? Preset(json: json, in: .embedded)
      else { return nil }
      self.name = name
      self.preset = preset
    }
  }
}

extension ArraySlice<UInt8> {
  fileprivate var bigEndian: UInt32 { reduce(0) { $0 << 8 | UInt32($1) } }
}

extension EmbeddedFiles {
  /// The text of a shipped preset.
  fileprivate static func preset(_ name: String) -> [UInt8]? {
    presets.contains(name) ? bytes(of: name + ".json") : nil
  }
}

extension Preset {
  /// The preset as text in which a shipped signal goes by the name that it has inside the program,
  /// wherever it was read, and checksums of the signals that are not shipped.
  fileprivate var portable: (json: JSON, signals: [String]) {
    var names: [String: String] = [:]
    var signals: [String] = []
    for signal in recordings {
      if let shipped = signal.shipped {
        names[signal.file] = shipped
      } else {
        signals.append(signal.digest)
      }
    }
    return (editableJSON.renamingFiles(names), signals)
  }

  /// A checksum of what the preset says, without its words for people.
  fileprivate var digest: String {
    let (json, signals) = portable
    var parameters = json
    for key in ["title", "about", "tags"] { parameters[key] = nil }
    let shipped = recordings.map(\.digest)
    let text = ([parameters.compact] + signals + shipped).joined(separator: "\n")
    return Checksum.crc32(text.utf8).hex
  }
}

extension SampledSignal {
  fileprivate var isEmbedded: Bool { file.hasPrefix(Folder.embeddedPrefix) }

  /// The name of the same signal inside the program, if it is there.
  fileprivate var shipped: String? {
    let name = file.split(whereSeparator: { $0 == "/" || $0 == ":" }).last ?? ""
    let path = Folder.embeddedPrefix + name
    let copy = try? SampledSignal(
      reading: path, columns: columns, timeColumn: timeColumn, dt: dt, repeats: repeats)
    return copy?.times == times && copy?.rows == rows ? path : nil
  }

  /// A checksum of the samples and their times.
  fileprivate var digest: String {
    Checksum.crc32(
      (times + rows.joined()).lazy.flatMap { value in
        (0..<8).lazy.map { UInt8(truncatingIfNeeded: value.bitPattern >> (8 * UInt64($0))) }
      }
    ).hex
  }
}

extension JSON {
  /// The text of a preset with other names for its data files.
  fileprivate func renamingFiles(_ names: [String: String]) -> JSON {
    switch self {
    case .null, .flag, .number, .text: return self
    case .list(let elements): return .list(elements.map { $0.renamingFiles(names) })
    case .object(let members):
      return .object(
        members.map { member in
          if member.key == "file", case .text(let file) = member.value, let name = names[file] {
            return Member(member.key, .text(name))
          }
          return Member(member.key, member.value.renamingFiles(names))
        })
    }
  }
}
