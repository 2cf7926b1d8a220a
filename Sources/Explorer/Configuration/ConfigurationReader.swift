import Formats
import Laboratory
import Presets
import Stage
import Terminal

/// Checks the JSON of a configuration; it notes all faults, not only the first.
struct ConfigurationReader {
  private var list = FaultList()

  package var faults: [Fault] { list.faults }

  private static let keys = [
    "format", "preset", "theme", "charset", "color", "mouse", "speed", "keys",
  ]

  mutating func configuration(_ json: JSON) -> Configuration {
    var configuration = Configuration()
    let members = members(json, at: "", called: "a configuration", keys: Self.keys) { known in
      "unknown key; a configuration has \(known.inWords("and"))"
    }
    for member in members {
      let value = member.value
      switch member.key {
      case "format": format(value)
      case "preset": configuration.preset = preset(value)
      case "theme": configuration.theme = choice(value, at: "theme", "a theme")
      case "charset": configuration.glyphs = choice(value, at: "charset", "a character set")
      case "color": configuration.color = choice(value, at: "color", "a choice of colour")
      case "mouse": configuration.usesMouse = flag(value, at: "mouse") ?? true
      case "speed": configuration.speed = speed(value)
      case "keys": configuration.keys = keymap(value)
      default: break
      }
    }
    return configuration
  }

  mutating func note(_ place: @autoclosure () -> String, _ message: @autoclosure () -> String) {
    list.note(Fault(place: place(), message()))
  }

  /// The members of an object that are known and written once; notes the others.
  ///
  /// - Parameter remedy: what to say about a key that resembles none of those known.
  mutating func members(
    _ json: JSON, at place: String, called noun: String, keys: [String],
    remedy: ([String]) -> String
  ) -> [JSON.Member] {
    guard case .object(let members) = json else {
      note(place, "\(json.inWords) is not \(noun); it must be an object in { }")
      return []
    }
    var seen: Set<String> = []
    let known = Set(keys)
    return members.filter { member in
      if list.isFull { return known.contains(member.key) }
      let path = (place.isEmpty ? "" : place + ".") + member.key
      if !seen.insert(member.key).inserted {
        note(path, "is written twice; it may stand only once")
      } else if keys.contains(member.key) {
        return true
      } else if let meant = Spelling.nearest(to: member.key, in: keys) {
        note(path, "\(place == "keys" ? "unknown command" : "unknown key"); did you mean \(meant)?")
      } else {
        note(path, remedy(keys))
      }
      return false
    }
  }

  private mutating func format(_ json: JSON) {
    if json == .text(Configuration.format) { return }
    note(
      "format",
      "\(json.inWords) is not a format this program reads; it must be \(Configuration.format)")
  }

  private mutating func preset(_ json: JSON) -> String? {
    if case .text(let name) = json, !name.isEmpty { return name }
    note("preset", "\(json.inWords) is not a preset; it must be a name or a path in double quotes")
    return nil
  }

  private mutating func choice<Choice: RawRepresentable<String> & CaseIterable>(
    _ json: JSON, at place: String, _ noun: String
  ) -> Choice? {
    if case .text(let word) = json, let choice = Choice(rawValue: word) { return choice }
    note(
      place,
      "\(json.inWords) is not \(noun); it must be \(Choice.allCases.map(\.rawValue).inWords("or"))")
    return nil
  }

  private mutating func flag(_ json: JSON, at place: String) -> Bool? {
    if case .flag(let flag) = json { return flag }
    note(place, "\(json.inWords) is not a choice; it must be true or false")
    return nil
  }

  private mutating func speed(_ json: JSON) -> Double? {
    if case .number(let speed) = json, Parameter.speed.limits?.contains(speed) == true {
      return speed
    }
    list.note(Parameter.speed.fault(json, at: "speed"))
    return nil
  }
}

extension [String] {
  /// "a, b or c".
  func inWords(_ conjunction: String) -> String {
    guard count > 1 else { return first ?? "" }
    return dropLast().joined(separator: ", ") + " \(conjunction) " + self[count - 1]
  }
}
