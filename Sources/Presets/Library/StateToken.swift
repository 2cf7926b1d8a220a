package import Formats
import Samples
import ShippedPresets

/// All parameters in one line that can be copied, mailed and typed: `lescope1:WyJsYWct…`.
///
/// A list in JSON, followed by its CRC-32, as letters that no shell minds. The list has the name of the
/// shipped preset that is nearest (or an empty one), a checksum of what that preset says, the values
/// that differ, the keys that are left out, and a checksum of the numbers in each file of the user's own.
/// Those numbers themselves are not in it: it holds the files' full names.
package struct StateToken: Equatable, Sendable {
  /// The line.
  package let text: String
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
    /// The checksum of each file's numbers.
    var data: [String]
  }

  /// Whether a text is meant as a token, of this or another version.
  package static func isMeant(by text: String) -> Bool {
    guard text.hasPrefix("lescope"), let colon = text.firstIndex(of: ":") else { return false }
    let version = text[..<colon].dropFirst("lescope".count)
    return !version.isEmpty && version.allSatisfy { $0.isASCII && $0.isNumber }
  }

  /// As many weights as a line that is copied and mailed may have written out.
  package static let mostWeights = 10_000

  /// Why there is no token of a preset: it would be a line that nobody can copy; nil where there is one.
  package static func fault(of preset: Preset) -> Fault? {
    let count = preset.givenWeightCount
    guard count > mostWeights else { return nil }
    return Fault(
      "has \(count) weights written out, too many for a token, which holds at most \(mostWeights); "
        + "as a preset it can be saved")
  }

  /// The token of a preset as it stands.
  package init(_ preset: Preset) {
    let (json, data) = preset.portable
    let candidates = Base.all.map { base in
      let difference = JSONDifference(from: base.json, to: json)
      // All checksums are of one length, and only that of the base chosen is needed.
      let content = Content(
        base: base.name, digest: UInt32(0).hex, changes: difference.changes,
        removals: difference.removals,
        data: data)
      return (base: base, content: content, length: Self.text(of: content).utf8.count)
    }
    let shortest = candidates.min { $0.length < $1.length } ?? candidates[0]
    var content = shortest.content
    content.digest = shortest.base.digest
    self.content = content
    text = Self.text(of: content)
  }

  /// Reads a token; blanks and line ends that a mail or a terminal has put into it do not matter.
  ///
  /// - Throws: that it is of another version, or was cut or altered.
  package init(parsing text: String) throws(Fault) {
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
      .list(content.removals.map { .text($0) }), .list(content.data.map { .text($0) }),
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
    guard let removals = texts(3), let data = texts(4) else { return nil }
    return Content(
      base: base, digest: digest, changes: changes, removals: removals, data: data)
  }

  /// Whether files outside the program have to be read for it.
  package var needsFiles: Bool { !content.data.isEmpty }

  /// The preset.
  ///
  /// - Parameter library: where the shipped preset is looked for first; nil has only the copies inside
  ///   the program.
  /// - Throws: that the shipped preset is not what it was, or that a data file is missing or has other
  ///   numbers.
  package func preset(in library: PresetLibrary? = nil) throws(PresetError) -> Preset {
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
    let data = preset.data(besides: base.files)
    for (data, digest) in zip(data, content.data) where data.digest != digest {
      throw PresetError(Fault(source: data.file, "has other numbers than when the state was taken"))
    }
    return preset
  }

  private func base(in library: PresetLibrary?) -> Preset? {
    guard let shipped = Base.all.first(where: { $0.name == content.base }) else { return nil }
    let found = shipped.name.isEmpty ? nil : library.flatMap { try? $0.preset(shipped.name) }
    if let found, found.digest == content.digest { return found }
    return shipped.digest == content.digest ? shipped.preset : nil
  }

  /// What a token can begin from: a shipped preset, or one that has only the defaults.
  private struct Base: Sendable {
    let name: String
    let preset: Preset
    let json: JSON
    /// Worked out once: there may be samples in it.
    let digest: String

    /// Read once: every token is compared with all of them.
    static let all = ([""] + EmbeddedFiles.selfContained).compactMap(Base.init(reading:))

    private init?(reading name: String) {
      let bytes = name.isEmpty ? Array(#"{"layers":[{}]}"#.utf8) : EmbeddedFiles.preset(name)
      guard let bytes, let json = try? JSON(parsing: bytes),
        let preset = try? Preset(json: json, in: .embedded)
      else { return nil }
      self.name = name
      self.preset = preset
      self.json = preset.editableJSON
      digest = preset.digest
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
  /// The preset as text in which shipped files go by the names that they have inside the program,
  /// wherever they were read, and the checksums of the files that are not shipped.
  fileprivate var portable: (json: JSON, data: [String]) {
    var names: [String: String] = [:]
    for signal in recordings { names[signal.file] = signal.shipped }
    names.merge(task?.shipped ?? [:]) { $1 }
    return (
      editableJSON.renamingFiles { names[$0] ?? $0 },
      data(besides: Array(names.keys)).map(\.digest)
    )
  }

  /// What was read from files that are neither shipped nor among those named, with the checksums of
  /// the numbers.
  fileprivate func data(besides known: [String]) -> [(file: String, digest: String)] {
    func isOther(_ file: String) -> Bool {
      !file.hasPrefix(Folder.embeddedPrefix) && !known.contains(file)
    }
    let signals = recordings.filter { isOther($0.file) }.map { (file: $0.file, digest: $0.digest) }
    guard let task, let file = task.source.files.first(where: isOther) else { return signals }
    return signals + [(file, task.digest)]
  }

  /// A checksum of what the preset says, without its words for people.
  fileprivate var digest: String {
    var wordless = self
    (wordless.title, wordless.about) = ("", "")
    var parameters = wordless.portable.json
    for key in ["title", "about", "tags"] { parameters[key] = nil }
    var data = recordings.map(\.digest)
    // Samples that come from no file are what the parameters say.
    if let task, !task.source.files.isEmpty { data.append(task.digest) }
    return Checksum.crc32(([parameters.compact] + data).joined(separator: "\n").utf8).hex
  }
}

extension SampledSignal {
  /// The name of the same signal inside the program, if it is there.
  fileprivate var shipped: String? {
    let path = Folder.embeddedPrefix + file.lastName
    let copy = try? SampledSignal(
      reading: path, columns: columnNames, timeColumn: timeColumn, dt: dt, repeats: repeats)
    return copy?.times == times && copy?.rows == rows ? path : nil
  }

  /// A checksum of the samples and their times.
  fileprivate var digest: String { (times + rows.joined()).digest }
}

extension TaskPreset {
  /// For each of its files the name of the same one inside the program; empty where the samples are
  /// not those of a shipped task.
  fileprivate var shipped: [String: String] {
    let names = source.files.map { ($0, Folder.embeddedPrefix + $0.lastName) }
    guard !names.isEmpty,
      names.allSatisfy({ EmbeddedFiles.bytes(of: $0.0.lastName) != nil })
    else { return [:] }
    let files = Dictionary(names) { first, _ in first }
    let task = json.renamingFiles { files[$0] ?? $0 }
    guard
      let copy = try? Preset(
        json: .object([.init("layers", .list([layerForAnswers])), .init("task", task)]),
        in: .embedded
      ).task, copy.training == training, copy.test == test
    else { return [:] }
    return files
  }

  private var layerForAnswers: JSON { .object([.init("neurons", .number(Double(outputs)))]) }

  /// A checksum of the samples and their answers.
  fileprivate var digest: String {
    [training, test].map { samples in
      let answers =
        switch samples.answers {
        case .classes(let classes, _): classes.map { Double($0) }
        case .values(let values, _): values
        }
      return (samples.features + answers).digest
    }.joined()
  }
}

extension [Double] {
  /// The checksum of their bits.
  fileprivate var digest: String {
    map(\.bitPattern.littleEndian).withUnsafeBytes { Checksum.crc32($0) }.hex
  }
}

extension String {
  /// What follows the last slash or colon: a file without its folder.
  fileprivate var lastName: String {
    String(split(whereSeparator: { $0 == "/" || $0 == ":" }).last ?? "")
  }
}
