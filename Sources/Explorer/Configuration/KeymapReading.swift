import Formats
import Laboratory
import Stage
import Terminal
import Views

extension ConfigurationReader {
  /// The table's keys with those of the configuration; notes what can't be bound so.
  mutating func keymap(_ json: JSON) -> Keymap {
    var names = JSONKeys(Command.table.map(\.name), of: "a table of keys")
    names.word = "command"
    names.remedy = "unknown command; lescope config names them all"
    guard let all = members(json, at: "keys", called: names.noun) else {
      return Keymap(Command.table, [:])
    }
    let members = known(all, names) { "keys.\($0)" }
    var bound: [String: [Key]] = [:]
    for member in members {
      bound[member.key] = keys(member.value, of: member.key)
    }
    noteDoubles(members, bound)
    return Keymap(Command.table, bound)
  }

  /// The keys of one command: one name, or a list of names.
  private mutating func keys(_ json: JSON, of command: String) -> [Key] {
    let place = "keys.\(command)"
    switch json {
    case .text: return [key(json, at: place, for: command)].compactMap(\.self)
    case .list(let names):
      if names.isEmpty && command == "quit" {
        note(place, "an empty list leaves no way out; it must have a key")
      }
      return names.enumerated().compactMap { index, name in
        key(name, at: "\(place)[\(index)]", for: command)
      }
    default:
      note(place, "\(json.inWords) is not a key; it must be a text or a list of texts")
      return []
    }
  }

  private mutating func key(_ json: JSON, at place: String, for command: String) -> Key? {
    guard case .text(let name) = json, let key = Key(binding: name) else {
      var remedy = "it must be one character or a name such as space, Tab, Shift-Left, F1 or ^R"
      let names = Key.bindable.map(\.plainName)
      if case .text(let name) = json, let meant = Spelling.nearest(to: name, in: names) {
        remedy = "did you mean \(meant)?"
      }
      note(place, "\(json.inWords) is not a key; \(remedy)")
      return nil
    }
    if Command.table.contains(where: { $0.name == command && $0.keys.contains(key) }) { return key }
    switch key {
    case .character("1"..."9"):
      note(place, "\(name) begins a count; it must be another key")
    case .escape:
      note(place, "\(name) closes whatever covers the view; it must be another key")
    default: return key
    }
    return nil
  }

  /// Notes every key that would ask for two things.
  private mutating func noteDoubles(_ members: [JSON.Member], _ bound: [String: [Key]]) {
    var owners: [Key: String] = [:]
    for command in Command.table where bound[command.name] == nil {
      for key in command.keys { owners[key] = command.name }
    }
    for command in members.map(\.key) {
      for key in bound[command] ?? [] {
        if let owner = owners[key] {
          note(
            "keys.\(command)",
            owner == command
              ? "\(key.plainName) is written twice; it may stand only once"
              : "\(key.plainName) is the key of \(owner), too; one of the two must have another")
        }
        owners[key] = command
      }
    }
  }
}
