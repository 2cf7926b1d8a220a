package import Formats

/// The members of one JSON object, and where the object stands.
package struct Fields {
  let place: String
  private let values: [String: JSON]

  /// - Parameter keys: the members that there may be; nil is all that are there.
  init(place: String, object: JSON, keys: [String]? = nil) {
    self.place = place
    guard case .object(let members) = object else {
      values = [:]
      return
    }
    let known = keys.map { Set($0) }
    values = Dictionary(
      members.filter { known?.contains($0.key) ?? true }.map { ($0.key, $0.value) },
      uniquingKeysWith: { $1 })
  }

  package subscript(key: String) -> JSON? { values[key] }

  package func place(of key: String) -> String { place.isEmpty ? key : place + "." + key }
}

extension PresetReader {
  /// The members of an object; notes those that are unknown or written twice, and what is no object.
  ///
  /// - Parameter elsewhere: keys that mean something in another place, and what to say about them.
  package mutating func fields(
    _ json: JSON, at place: String, keys: [String], called noun: String,
    elsewhere: (keys: [String], remedy: String) = ([], "")
  ) -> Fields? {
    guard case .object(let members) = json else {
      note(place, "\(json.inWords) is not \(noun); it must be an object in { }")
      return nil
    }
    let fields = Fields(place: place, object: json, keys: keys)
    let known = Set(keys)
    var seen: Set<String> = []
    for member in members {
      let key = member.key
      func path() -> String {
        fields.place(of: key.isPlainKey ? key : JSON.text(key).inWords)
      }
      if known.contains(key) {
        if seen.insert(key).inserted { continue }
        note(path(), "is written twice; it may stand only once")
      } else if isFull {
        continue
      } else if !seen.insert(key).inserted {
        note(path(), "is written twice; it may stand only once")
      } else if elsewhere.keys.contains(key) {
        note(path(), "\(elsewhere.remedy) \(keys.joined(", ", last: " and "))")
      } else if let meant = Spelling.nearest(to: key, in: keys) {
        note(path(), "unknown key; did you mean \(meant)?")
      } else {
        note(path(), "unknown key; \(noun) has \(keys.joined(", ", last: " and "))")
      }
    }
    return fields
  }

  package mutating func number(_ fields: Fields, _ key: String, _ parameter: Parameter) -> Double? {
    guard let json = fields[key] else { return nil }
    return number(json, at: fields.place(of: key), parameter)
  }

  mutating func number(_ json: JSON, at place: String, _ parameter: Parameter) -> Double? {
    if case .number(let value) = json, parameter.limits?.contains(value) == true { return value }
    note(parameter.fault(json, at: place))
    return nil
  }

  mutating func whole(_ fields: Fields, _ key: String, _ parameter: Parameter) -> Int? {
    number(fields, key, parameter).map { Int(clamping: $0) }
  }

  mutating func choice<Choice: RawRepresentable<String>>(
    _ fields: Fields, _ key: String, _ parameter: Parameter
  ) -> Choice? {
    guard let json = fields[key] else { return nil }
    if case .text(let word) = json, let choice = Choice(rawValue: word) { return choice }
    note(parameter.fault(json, at: fields.place(of: key)))
    return nil
  }

  package mutating func text(_ fields: Fields, _ key: String) -> String? {
    guard let json = fields[key] else { return nil }
    if case .text(let text) = json { return text }
    note(fields.place(of: key), "\(json.inWords) is not a text; it must stand in double quotes")
    return nil
  }

  mutating func flag(_ fields: Fields, _ key: String) -> Bool? {
    guard let json = fields[key] else { return nil }
    if case .flag(let flag) = json { return flag }
    note(fields.place(of: key), "\(json.inWords) is not a choice; it must be true or false")
    return nil
  }

  /// A list of rows of finite numbers, at least one of each and all of one length.
  ///
  /// - Parameters:
  ///   - rows: how many there must be and of what, or nil for any number.
  ///   - columns: how many numbers each row must have and of what, or nil for as many as the first.
  mutating func matrix(
    _ json: JSON, at place: String, rows: CountedNoun?, columns: CountedNoun?, number noun: String
  ) -> [[Double]]? {
    guard case .list(let lines) = json, !lines.isEmpty else {
      note(place, "\(json.inWords) is not a matrix; it must be a list of rows of numbers")
      return nil
    }
    if let rows, lines.count != rows.count {
      note(
        place,
        "\(lines.count) \(lines.count == 1 ? "row" : "rows") for \(rows.inWords); "
          + "it must have one row for each")
      return nil
    }
    let before = faults.count
    var matrix: [[Double]] = []
    matrix.reserveCapacity(lines.count)
    for (index, line) in lines.enumerated() {
      let here = "\(place)[\(index)]"
      guard case .list(let elements) = line, !elements.isEmpty else {
        note(here, "\(line.inWords) is not a row; it must be a list of numbers")
        continue
      }
      if let columns, elements.count != columns.count {
        note(
          here,
          "\(elements.count) \(elements.count == 1 ? "column" : "columns") for \(columns.inWords); "
            + "it must have one column for each")
      } else if let first = matrix.first, elements.count != first.count {
        note(
          here, "a row of \(elements.count) below rows of \(first.count); all must be of one length"
        )
      }
      matrix.append(numbers(elements, at: here, noun))
    }
    return faults.count == before ? matrix : nil
  }

  /// Numbers within `Limits.value`; 0 stands in for what is none and is noted.
  mutating func numbers(_ elements: [JSON], at place: String, _ noun: String) -> [Double] {
    elements.enumerated().map { index, element in
      if case .number(let value) = element, Limits.value.contains(value) { return value }
      note(
        "\(place)[\(index)]",
        "\(element.inWords) is not \(noun); it must be \(Limits.value.inWords(unit: ""))")
      return 0
    }
  }
}

extension String {
  fileprivate var isPlainKey: Bool {
    !isEmpty && utf8.count <= 40 && utf8.allSatisfy { $0 > 0x20 && $0 < 0x7f && $0 != 0x2e }
  }
}
