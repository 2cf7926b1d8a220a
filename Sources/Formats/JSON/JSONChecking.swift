/// Something that checks the JSON of one file and notes all faults in it, not only the first.
///
/// Readers of presets, lessons, configurations and sessions differ in what they want and in a few
/// words; how an object, its keys and its plain values are checked is the same and stands here.
package protocol JSONChecking {
  var list: FaultList { get set }

  /// Where in the file a key path is: itself, unless the file has lines.
  func place(of path: String) -> String
}

/// Which keys an object has, and how it is said what is wrong with others.
package struct JSONKeys {
  package var known: [String]
  /// Those that are known as well, but not named to who has misspelt one.
  package var besides: Set<String> = []
  /// What the object is, with its article: "a layer".
  package var noun: String
  /// What a key is called: "key", or "command" where the keys are commands.
  package var word = "key"
  /// What to say of a key that resembles none of those known; nil names them all.
  package var remedy: String?
  /// Keys that mean something in another place, and what to say about them.
  package var elsewhere: (keys: [String], remedy: String) = ([], "")

  package init(_ known: [String], of noun: String) {
    self.known = known
    self.noun = noun
  }

  /// What to say of a key that is none of those known.
  package func fault(of key: String) -> String {
    if elsewhere.keys.contains(key) {
      return "\(elsewhere.remedy) \(known.joined(", ", last: " and "))"
    }
    if let meant = Spelling.nearest(to: key, in: known) {
      return "unknown \(word); did you mean \(meant)?"
    }
    return remedy ?? "unknown key; \(noun) has \(known.joined(", ", last: " and "))"
  }
}

extension JSONChecking {
  package func place(of path: String) -> String { path }

  package var faults: [Fault] { list.faults }

  /// Whether there are more faults than anyone would read.
  package var isFull: Bool { list.isFull }

  package mutating func note(_ fault: @autoclosure () -> Fault) { list.note(fault()) }

  package mutating func note(
    _ place: @autoclosure () -> String, _ message: @autoclosure () -> String
  ) {
    if isFull { return }
    let fault = Fault(place: self.place(of: place()), message())
    list.note(fault)
  }

  /// The members of an object; notes what is no object.
  package mutating func members(
    _ json: JSON, at place: String, called noun: String
  ) -> [JSON.Member]? {
    if case .object(let members) = json { return members }
    note(place, "\(json.inWords) is not \(noun); it must be an object in { }")
    return nil
  }

  /// Those members that are known, each where it stands first; notes the others.
  ///
  /// - Parameter place: where a key stands.
  package mutating func known(
    _ members: [JSON.Member], _ keys: JSONKeys, at place: (String) -> String
  ) -> [JSON.Member] {
    let known = keys.besides.union(keys.known)
    var seen: Set<String> = []
    return members.filter { member in
      let key = member.key
      let isKnown = known.contains(key)
      if !isKnown && isFull { return false }
      if !seen.insert(key).inserted {
        note(place(key), "is written twice; it may stand only once")
      } else if isKnown {
        return true
      } else {
        note(place(key), keys.fault(of: key))
      }
      return false
    }
  }

  /// The members of an object; notes those that are unknown or written twice, and what is no object.
  ///
  /// - Parameters:
  ///   - besides: keys that are known as well, but not named to who has misspelt one.
  ///   - elsewhere: keys that mean something in another place, and what to say about them.
  package mutating func fields(
    _ json: JSON, at place: String, keys: [String], besides: Set<String> = [],
    called noun: String, elsewhere: (keys: [String], remedy: String) = ([], "")
  ) -> JSONFields? {
    guard let members = members(json, at: place, called: noun) else { return nil }
    let fields = JSONFields(place: place, object: json, keys: keys + besides)
    var rules = JSONKeys(keys, of: noun)
    rules.besides = besides
    rules.elsewhere = elsewhere
    _ = known(members, rules) { key in
      fields.place(of: key.isPlainKey ? key : JSON.text(key).inWords)
    }
    return fields
  }

  package mutating func text(_ fields: JSONFields, _ key: String) -> String? {
    guard let json = fields[key] else { return nil }
    if case .text(let text) = json { return text }
    note(fields.place(of: key), "\(json.inWords) is not a text; it must stand in double quotes")
    return nil
  }

  package mutating func flag(_ fields: JSONFields, _ key: String) -> Bool? {
    fields[key].flatMap { flag($0, at: fields.place(of: key)) }
  }

  package mutating func flag(_ json: JSON, at place: String) -> Bool? {
    if case .flag(let flag) = json { return flag }
    note(place, "\(json.inWords) is not a choice; it must be true or false")
    return nil
  }

  /// One of the words that a choice has.
  ///
  /// - Parameter noun: what it must be, with its article: "a theme".
  package mutating func choice<Named: RawRepresentable<String> & CaseIterable>(
    _ json: JSON, at place: String, _ noun: String
  ) -> Named? {
    if case .text(let word) = json, let choice = Named(rawValue: word) { return choice }
    let words = Named.allCases.map(\.rawValue).joined(", ", last: " or ")
    note(place, "\(json.inWords) is not \(noun); it must be \(words)")
    return nil
  }

  /// The texts of a list; notes what is no list and what in it is no text.
  ///
  /// - Parameters:
  ///   - list: what the list is and how it must be: "a list of tags; it must be a list of texts".
  ///   - element: the same of what is in it.
  package mutating func texts(
    _ json: JSON, at place: String, list: String, element: String, mayBeEmpty: Bool = true
  ) -> [String] {
    guard case .list(let elements) = json, mayBeEmpty || !elements.isEmpty else {
      note(place, "\(json.inWords) is not \(list)")
      return []
    }
    return elements.enumerated().compactMap { index, json in
      if case .text(let text) = json { return text }
      note("\(place)[\(index)]", "\(json.inWords) is not \(element)")
      return nil
    }
  }
}

extension String {
  /// Whether a key can stand in a place as it is.
  fileprivate var isPlainKey: Bool {
    !isEmpty && utf8.count <= 40 && utf8.allSatisfy { $0 > 0x20 && $0 < 0x7f && $0 != 0x2e }
  }
}
