package import Formats
import Laboratory
package import LatentEquilibrium
package import Presets

/// A line after the colon, understood.
package enum Instruction: Equatable, Sendable {
  /// What a key does, so many times.
  case act(Action, times: Int)
  case set(Assignment)
  /// A number for the chosen parameter.
  case value(Double)
  /// The layer that parameters act on, counted from 0; nil is all.
  case layer(Int?)
  /// A view, or a preset by its name or path.
  case open(String)
  /// The weights in a file.
  case load(String)
  case speed(Speed)
  /// The width of the time axis in ms.
  case window(Double)
  /// The state as a preset; nil finds a name.
  case save(String?, overwrites: Bool)
  /// The picture, or the data once it is chosen which; nil finds a name.
  case export(ExportFormat, String?, overwrites: Bool)
  /// These columns of the data; nil finds a name.
  case exportTable(ExportedSignals, String?, overwrites: Bool)

  /// As many steps as a count before a key, or a number after `:step`, may ask for.
  package static let mostSteps = 10_000

  /// Understands a line that is not blank.
  ///
  /// - Parameters:
  ///   - commands: all that keys do, by their names.
  ///   - family: what kind of network there is.
  /// - Throws: what is wrong with it, and what was probably meant.
  package init(
    _ line: String, commands: [Command], family: ModelFamily = .layered
  ) throws(Fault) {
    let (word, rest) = Self.split(line)
    if let number = try? TypedNumber(line).value {
      self = .value(number)
    } else if word.contains("="), !word.hasPrefix("=") {
      self = .set(try Assignment(line.trimmed, option: ":set"))
    } else {
      let overwrites = word.hasSuffix("!")
      let name = try Self.completed(
        overwrites ? String(word.dropLast()) : word, overwrites, commands)
      if let verb = Verb(rawValue: name), !overwrites || verb.mayOverwrite {
        self = try Self.instruction(verb, rest, overwrites, family)
      } else {
        self = try Self.act(overwrites ? word : name, rest, commands)
      }
    }
  }

  /// The command that a beginning of its name can only mean; the word itself where it is one, or begins
  /// none.
  ///
  /// - Throws: which there are, where it begins several.
  private static func completed(
    _ word: String, _ overwrites: Bool, _ commands: [Command]
  ) throws(Fault) -> String {
    let words =
      Verb.allCases.filter { !overwrites || $0.mayOverwrite }.map(\.rawValue)
      + (overwrites ? [] : commands.map(\.name))
    // A few words are both.
    let meant = words.enumerated().filter { $1.hasPrefix(word) && words.firstIndex(of: $1) == $0 }
      .map(\.element)
    guard !word.isEmpty, word != "q", !words.contains(word), Parameter(rawValue: word) == nil,
      let only = meant.first
    else { return word }
    guard meant.count == 1 else {
      throw Fault("\(word) may be \(meant.joined(", ", last: " or ")): type more of it")
    }
    return only
  }

  private static func instruction(
    _ verb: Verb, _ rest: String, _ overwrites: Bool, _ family: ModelFamily
  ) throws(Fault) -> Instruction {
    if rest.isEmpty && verb == .save { return .save(nil, overwrites: overwrites) }
    if rest.isEmpty && verb == .export { return .act(.openExports, times: 1) }
    if rest.isEmpty {
      throw Fault("\(verb) needs \(verb.usage) after it, such as \(verb.example)")
    }
    switch verb {
    case .set: return .set(try assignment(rest))
    case .open: return .open(rest)
    case .load: return .load(rest)
    case .layer:
      if rest == "all" { return .layer(nil) }
      guard let number = Int(rest), number >= 1 else {
        throw Fault("\(rest) is not a layer; it must be all, or a number from 1")
      }
      return .layer(number - 1)
    case .speed:
      if rest == "max" || rest == "full" { return .speed(.unlimited) }
      let number = try number(rest.hasSuffix("x") ? String(rest.dropLast()) : rest, .speed)
      return .speed(.times(number))
    case .window:
      let number = rest.hasSuffix("ms") ? String(rest.dropLast(2)).trimmed : rest
      return .window(try self.number(number, .window))
    case .seed: return .set(try assignment("seed " + rest))
    case .save: return .save(rest, overwrites: overwrites)
    case .export: return try export(rest, overwrites, family)
    }
  }

  /// `KEY VALUE` or `KEY=VALUE`.
  private static func assignment(_ text: String) throws(Fault) -> Assignment {
    let key = text.prefix { $0 != " " && $0 != "=" }
    let value = String(text.dropFirst(key.count)).trimmed
    guard value.hasPrefix("=") || !value.isEmpty else {
      throw Fault("set needs a value after \(key), such as :set \(key) 20")
    }
    let isAssigned = value.hasPrefix("=")
    let rest = isAssigned ? String(value.dropFirst()).trimmed : value
    return try Assignment("\(key)=\(rest)", option: ":set")
  }

  private static func number(_ text: String, _ parameter: Parameter) throws(Fault) -> Double {
    let typed = (try? TypedNumber(text))?.value
    guard let value = typed, parameter.limits?.contains(value) == true else {
      let json = typed.map { JSON.number($0) } ?? .text(text)
      var fault = parameter.fault(json)
      if parameter == .speed { fault.message += ", or max" }
      throw fault
    }
    return value
  }

  private static func export(
    _ rest: String, _ overwrites: Bool, _ family: ModelFamily
  ) throws(Fault) -> Instruction {
    let (word, file) = split(rest)
    if word == ExportFormat.csv.rawValue {
      var (list, file) = split(file)
      while list.hasSuffix(","), !file.isEmpty {
        let (next, rest) = split(file)
        (list, file) = (list + next, rest)
      }
      if let signals = try ExportedSignals(list, of: family) {
        return .exportTable(signals, file.isEmpty ? nil : file, overwrites: overwrites)
      }
    }
    if let format = ExportFormat(rawValue: word) {
      return .export(format, file.isEmpty ? nil : file, overwrites: overwrites)
    }
    if let format = ExportFormat.allCases.first(where: { rest.hasSuffix(".\($0.fileExtension)") }) {
      return .export(format, rest, overwrites: overwrites)
    }
    let known = ExportFormat.allCases.map(\.rawValue)
    throw Fault(
      "\(word) is not a format; "
        + (Spelling.nearest(to: word, in: known).map { "did you mean \($0)?" }
          ?? "it must be text, ansi, svg or csv"))
  }

  /// What a key does, by its name; some with a number of times.
  private static func act(
    _ word: String, _ rest: String, _ commands: [Command]
  ) throws(Fault) -> Instruction {
    let name = word == "q" ? "quit" : word
    guard let command = commands.first(where: { $0.name == name }) else {
      throw unknown(word, rest, commands)
    }
    if rest.isEmpty { return .act(command.action, times: 1) }
    guard repeatable.contains(command.action) else {
      throw Fault("\(name) takes nothing after it")
    }
    guard let times = Int(rest), (1...mostSteps).contains(times) else {
      throw Fault("\(name) \(rest): \(howOften)")
    }
    return .act(command.action, times: times)
  }

  private static func unknown(
    _ word: String, _ rest: String, _ commands: [Command]
  ) -> Fault {
    if Parameter(rawValue: word) != nil {
      let value = rest.isEmpty ? "" : " \(rest)"
      return Fault("\(word) is a parameter; did you mean :set \(word)\(value)?")
    }
    let words = Verb.allCases.map(\.rawValue) + commands.map(\.name)
    let meant = Spelling.nearest(to: word, in: words)
    return Fault(
      "there is no command \(word); "
        + (meant.map { "did you mean \($0)?" } ?? "help lists them"))
  }

  /// How large a number of times may be.
  package static let howOften = "how often must be a whole number from 1 to \(mostSteps)"

  /// What a number after the name can have done again and again.
  package static let repeatable: [Action] = [
    .stepForward, .stepBack, .changeSpeed(-1), .changeSpeed(1), .chooseParameter(-1),
    .chooseParameter(1), .changeParameter(-1, finely: false), .changeParameter(1, finely: false),
    .changeParameter(-1, finely: true), .changeParameter(1, finely: true), .chooseLayer(1),
    .chooseLayer(-1), .undo, .redo, .nudge(.frequency, 1), .nudge(.frequency, -1), .zoom(-1),
    .zoom(1), .chooseNeuron(1), .chooseNeuron(-1),
  ]

  /// The first word, and what follows it.
  private static func split(_ line: String) -> (word: String, rest: String) {
    let line = line.trimmed
    let word = line.prefix { $0 != " " }
    return (String(word), String(line.dropFirst(word.count)).trimmed)
  }
}
