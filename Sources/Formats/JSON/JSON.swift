/// A JSON value that keeps the order of its keys, and keys that were written twice.
///
/// Foundation's decoder loses both, and where in the file a value stood; a preset is checked, edited
/// and written again in the order a person gave it.
package enum JSON: Equatable, Sendable {
  case null
  case flag(Bool)
  /// Infinite for digits beyond the range of a Float64, so that the reader can name the key.
  case number(Double)
  case text(String)
  case list([JSON])
  case object([Member])

  package struct Member: Equatable, Sendable {
    package var key: String
    package var value: JSON

    package init(_ key: String, _ value: JSON) {
      self.key = key
      self.value = value
    }
  }

  /// The value of a key of an object; nil where there is none. Setting nil removes the key.
  package subscript(key: String) -> JSON? {
    get {
      guard case .object(let members) = self else { return nil }
      return members.last { $0.key == key }?.value
    }
    set {
      guard case .object(var members) = self else { return }
      if let place = members.lastIndex(where: { $0.key == key }) {
        if let newValue {
          members[place].value = newValue
        } else {
          members.removeAll { $0.key == key }
        }
      } else if let newValue {
        members.append(Member(key, newValue))
      }
      self = .object(members)
    }
  }

  /// The value as it is named in a sentence: short ones as written, long ones by their kind.
  package var inWords: String {
    switch self {
    case .null, .flag: return compact
    case .number(let value): return value.isFinite ? compact : "a number beyond ±1.8e308"
    case .text(let text): return text.count <= 40 ? compact : "a text of \(text.count) letters"
    case .list(let elements): return elements.isEmpty ? "an empty list" : "a list"
    case .object: return "an object"
    }
  }
}
