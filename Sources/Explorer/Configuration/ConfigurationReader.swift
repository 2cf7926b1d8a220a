import Formats
import Laboratory
import Presets
import Stage
import Terminal

/// Checks the JSON of a configuration; it notes all faults, not only the first.
struct ConfigurationReader: JSONChecking {
  package var list = FaultList()

  private static let keys = [
    "format", "preset", "theme", "charset", "color", "mouse", "hover", "language", "speed", "keys",
  ]

  mutating func configuration(_ json: JSON) -> Configuration {
    var configuration = Configuration()
    let keys = JSONKeys(Self.keys, of: "a configuration")
    guard let members = members(json, at: "", called: keys.noun) else { return configuration }
    for member in known(members, keys, at: { $0 }) {
      let value = member.value
      switch member.key {
      case "format": format(value)
      case "preset": configuration.preset = preset(value)
      case "theme": configuration.theme = choice(value, at: "theme", "a theme")
      case "charset": configuration.glyphs = choice(value, at: "charset", "a character set")
      case "color": configuration.color = choice(value, at: "color", "a choice of colour")
      case "mouse": configuration.usesMouse = flag(value, at: "mouse") ?? true
      case "hover": configuration.hovers = flag(value, at: "hover") ?? true
      case "language": configuration.languages = languages(value, at: "language")
      case "speed": configuration.speed = speed(value)
      case "keys": configuration.keys = keymap(value)
      default: break
      }
    }
    return configuration
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

  private mutating func speed(_ json: JSON) -> Double? {
    if case .number(let speed) = json, Parameter.speed.limits?.contains(speed) == true {
      return speed
    }
    note(Parameter.speed.fault(json, at: "speed"))
    return nil
  }
}
