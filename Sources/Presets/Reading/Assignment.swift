package import Formats
package import Samples

/// One `KEY=VALUE` given beside a preset: a change of its JSON before it is checked.
///
/// The key is a path. Lists count from 1 after a dot, as the screen and recordings do
/// (`layers.2.tau_m`), and from 0 in brackets, as JSON does (`layers[1].tau_m`). The value is JSON
/// where it can be read as such, and else a text.
package struct Assignment: Equatable, Sendable {
  /// How it was written, to be named in a fault: `--set tau_m=-3`.
  package let label: String
  private var path: [PathStep]
  private let value: JSON

  /// No list is as long as this.
  private static let mostPlaces = 1_000_000_000

  private enum PathStep: Equatable, Sendable {
    case key(String)
    case index(Int)
  }

  /// - Parameters:
  ///   - text: `KEY=VALUE`.
  ///   - option: the option it was given to.
  package init(_ text: String, option: String = "--set") throws(Fault) {
    guard let equals = text.firstIndex(of: "="), equals > text.startIndex else {
      throw Fault(source: "\(option) \(text)", "it must be KEY=VALUE, such as tau_m=20")
    }
    let digits = String(text[text.index(after: equals)...])
    try self.init(
      key: String(text[..<equals]),
      value: (try? JSON(parsing: Array(digits.utf8)))
        ?? (try? TypedNumber(digits)).map { .number($0.value) } ?? .text(digits),
      label: "\(option) \(text)")
  }

  /// - Parameters:
  ///   - key: the path of the value.
  ///   - label: how it was written, to be named in a fault.
  package init(key: String, value: JSON, label: String) throws(Fault) {
    self.label = label
    self.value = value
    var path: [PathStep] = []
    for part in key.split(separator: ".", omittingEmptySubsequences: false) {
      let brackets = part.split(separator: "[", omittingEmptySubsequences: false)
      guard let name = brackets.first, !name.isEmpty else {
        throw Fault(source: label, "a part of the key is empty; it must be like layers.2.tau_m")
      }
      if let position = Int(name) {
        guard (1...Self.mostPlaces).contains(position), !path.isEmpty else {
          throw Fault(source: label, "\(name) is no place in a list; it must count from 1")
        }
        path.append(.index(position - 1))
      } else {
        path.append(.key(String(name)))
      }
      for bracket in brackets.dropFirst() {
        guard bracket.hasSuffix("]"), let index = Int(bracket.dropLast()),
          (0..<Self.mostPlaces).contains(index)
        else {
          throw Fault(source: label, "[\(bracket) is no place in a list; it must be like [0]")
        }
        path.append(.index(index))
      }
    }
    self.path = path
  }

  /// The keys of the path, without the places in lists.
  var keys: [String] {
    path.compactMap { if case .key(let key) = $0 { key } else { nil } }
  }

  /// Whether the value is an object or a list.
  var isComposite: Bool {
    switch value {
    case .object, .list: true
    case .null, .flag, .number, .text: false
    }
  }

  /// The key path as faults of the reader name it.
  private var place: String {
    path.reduce("") { place, step in
      switch step {
      case .key(let key): place.isEmpty ? key : place + "." + key
      case .index(let index): place + "[\(index)]"
      }
    }
  }

  /// Whether a fault of the reader is due to this assignment.
  func caused(_ fault: Fault) -> Bool {
    let rest = fault.place.dropFirst(place.count)
    return fault.place.hasPrefix(place) && (rest.isEmpty || rest.first == "." || rest.first == "[")
  }

  /// The fault with the assignment as its source.
  func blame(_ fault: Fault) -> Fault {
    Fault(source: label, place: fault.place == place ? "" : fault.place, fault.message)
  }

  /// The same with a twin where it stands in this JSON: of several, `twin.tau_r` is the first one's and
  /// `twin2.tau_r` the second one's.
  fileprivate func aimed(at json: JSON) -> Assignment {
    guard case .key(let word)? = path.first, let member = Member(rawValue: word),
      member != .network, path.count > 1 || member != .twin
    else { return self }
    var aimed = self
    if member != .twin {
      aimed.path.replaceSubrange(0..<1, with: [.key("twin"), .index(member.number - 1)])
    } else if case .key = path[1], case .list? = json["twin"] {
      aimed.path.insert(.index(0), at: 1)
    }
    return aimed
  }

  /// Changes the JSON of a preset.
  package func apply(to json: inout JSON) throws(Fault) {
    try aimed(at: json).change(&json)
  }

  private func change(_ json: inout JSON) throws(Fault) {
    if path.first == .key("twin"), path.count > 1, json["twin"] == nil || json["twin"] == .null {
      // What is not said about the twin is said by its default.
      json["twin"] = .object([.init("tau_r", .number(0)), .init("error_from", .text("tau_r"))])
    }
    try set(path[...], in: &json, at: "")
    if path.count > 1, path.last == .key("kind") {
      dropForeignKeys(path.dropLast()[...], in: &json)
    }
  }

  private func set(_ path: ArraySlice<PathStep>, in json: inout JSON, at place: String)
    throws(Fault)
  {
    guard let step = path.first else {
      json = value
      return
    }
    switch (step, json) {
    case (.key(let key), .object):
      let here = place.isEmpty ? key : place + "." + key
      // An absent object begins empty; an absent list has no places to set.
      var inner = json[key] ?? .object([])
      if case .index? = path.dropFirst().first, json[key] == nil {
        throw Fault(source: label, "\(here) is not a list in this preset")
      }
      try set(path.dropFirst(), in: &inner, at: here)
      json[key] = inner
    case (.key(let key), .list(let elements)):
      throw Fault(
        source: label,
        "\(place) is a list of \(elements.count); it must be said which, such as \(place).1.\(key)")
    case (.key, _):
      throw Fault(source: label, "\(place.ifEmpty("the preset")) is \(json.inWords) without keys")
    case (.index(let index), .list(var elements)):
      guard elements.indices.contains(index) else {
        throw Fault(
          source: label,
          "there is no number \(index + 1) in \(place); it has \(CountedNoun(elements.count, "element").inWords)"
        )
      }
      try set(path.dropFirst(), in: &elements[index], at: "\(place)[\(index)]")
      json = .list(elements)
    case (.index, _):
      throw Fault(source: label, "\(place) is \(json.inWords), not a list")
    }
  }

  /// After a change of kind only those keys stay that the new kind has.
  private func dropForeignKeys(_ path: ArraySlice<PathStep>, in json: inout JSON) {
    switch path.first {
    case .key(let key)?:
      guard var inner = json[key] else { return }
      dropForeignKeys(path.dropFirst(), in: &inner)
      json[key] = inner
    case .index(let index)?:
      guard case .list(var elements) = json, elements.indices.contains(index) else { return }
      dropForeignKeys(path.dropFirst(), in: &elements[index])
      json = .list(elements)
    case nil:
      guard case .text(let word)? = json["kind"], case .object(let members) = json else { return }
      if self.path.first == .key("task") {
        guard let kind = SampleSource.Kind(rawValue: word) else { return }
        let own = kind.keys + SampleSource.Kind.commonKeys + ["kind"]
        json = .object(members.filter { own.contains($0.key) })
        return
      }
      var foreign = Set(Stimulus.Kind.allCases.flatMap(\.keys) + ["layers"])
      if let kind = Stimulus.Kind(rawValue: word) {
        foreign.subtract(kind.keys)
      } else if word == "teacher" {
        foreign.remove("layers")
      } else if word != "none" {
        return
      }
      if self.path.first == .key("target") { foreign.subtract(["from", "until"]) }
      json = .object(members.filter { !foreign.contains($0.key) })
    }
  }
}

extension Preset {
  /// Reads a preset with some of its values changed.
  ///
  /// - Throws: every fault, with the assignment as its source where one caused it.
  package init(json: JSON, in folder: Folder, setting assignments: [Assignment]) throws(PresetError)
  {
    try self.init(json: json, in: folder, setting: assignments, original: nil)
  }

  /// - Parameter original: a preset that the text was written from; its recorded signals are not read
  ///   again, and what is free in it stays free.
  package init(
    json: JSON, in folder: Folder, setting assignments: [Assignment], original: Preset?
  ) throws(PresetError) {
    var json = json
    var aimed: [Assignment] = []
    do {
      for assignment in assignments {
        aimed.append(assignment.aimed(at: json))
        try assignment.apply(to: &json)
      }
    } catch {
      throw PresetError(error)
    }
    do {
      self = try PresetReader.read(json, folder: folder, original: original)
    } catch {
      throw PresetError(
        error.faults.map { fault in
          aimed.last { $0.caused(fault) }?.blame(fault) ?? fault
        })
    }
  }
}
