import Formats
import Laboratory
import Presets

/// A command line taken apart: which command, on what, with which options.
struct Arguments {
  private(set) var command = ProgramCommand.all[0]
  private(set) var operands: [String] = []
  /// The options in their order, with the text of their values.
  private(set) var options: [(option: Option, text: String)] = []

  /// - Parameter words: the command line without the program's name.
  /// - Throws: what is wrong with it, and what was probably meant.
  init(_ words: [String]) throws(Fault) {
    var rest = words[...]
    var isPlain = false
    var isFirst = true
    while let word = rest.popFirst() {
      if isPlain || word == "-" || !word.hasPrefix("-") {
        if isFirst, !isPlain, let command = ProgramCommand(named: word) {
          self.command = command
        } else {
          operands.append(word)
        }
        isFirst = false
      } else if word == "--" {
        isPlain = true
      } else {
        try takeOption(word, &rest)
      }
    }
    if isAsking { return }
    for (option, _) in options where !command.options.contains(option) {
      let commands = ProgramCommand.all.filter { $0.options.contains(option) }
      throw Fault(
        source: "--\(option.rawValue)",
        "is not an option of \(command.inWords); it belongs to "
          + commands.map(\.inWords).joined(separator: ", "))
    }
    try checkOperands()
  }

  /// Whether the line asks for help or the version, whatever else it says.
  var isAsking: Bool { has(.help) || has(.version) }

  func has(_ option: Option) -> Bool { options.contains { $0.option == option } }

  /// The text of an option's last value.
  func text(_ option: Option) -> String? { options.last { $0.option == option }?.text }

  /// The texts of all values of an option that may repeat.
  func texts(_ option: Option) -> [String] {
    options.filter { $0.option == option }.map(\.text)
  }

  /// `--set` and `--seed`, in their order.
  func assignments() throws(Fault) -> [Assignment] {
    var assignments: [Assignment] = []
    for (option, text) in options {
      if option == .set {
        assignments.append(try Assignment(text))
      } else if option == .seed {
        let value = (try? JSON(parsing: Array(text.utf8))) ?? .text(text)
        assignments.append(try Assignment(key: "seed", value: value, label: "--seed \(text)"))
      }
    }
    return assignments
  }

  private mutating func takeOption(_ word: String, _ rest: inout ArraySlice<String>) throws(Fault) {
    if word == "-h" {
      options.append((.help, ""))
      return
    }
    let equals = word.firstIndex(of: "=")
    let name = String(word[..<(equals ?? word.endIndex)])
    guard name.hasPrefix("--"), let option = Option(rawValue: String(name.dropFirst(2))) else {
      let letters = String(name.drop { $0 == "-" })
      let meant = Spelling.nearest(to: letters, in: Option.allCases.map(\.rawValue))
      throw Fault(
        source: name,
        "there is no such option; "
          + (meant.map { "did you mean --\($0)?" } ?? "lescope help lists them"))
    }
    guard let placeholder = option.value else {
      if equals != nil { throw Fault(source: name, "takes no value") }
      options.append((option, ""))
      return
    }
    if let equals {
      options.append((option, String(word[word.index(after: equals)...])))
    } else if let next = rest.first, !next.hasPrefix("--") {
      options.append((option, next))
      rest.removeFirst()
    } else {
      throw Fault(source: name, "its value is missing; it must be \(name) \(placeholder)")
    }
  }

  private func checkOperands() throws(Fault) {
    let wanted = command.operands
    if operands.count < wanted.lowerBound {
      throw Fault("\(command.inWords) needs \(command.operandWords); lescope help \(command.word)")
    }
    guard operands.count > wanted.upperBound else { return }
    let surplus = operands[wanted.upperBound]
    // "lescope lst presets" is a misspelt command rather than a preset too many.
    if command.isExplorer, let meant = Spelling.nearest(to: operands[0], in: ProgramCommand.words) {
      throw Fault(source: operands[0], "there is no such command; did you mean \(meant)?")
    }
    throw Fault(source: surplus, "is one operand too many for \(command.inWords)")
  }
}

extension Arguments {
  /// The words of this process's command line but the first, the bytes of a file's name as they are.
  static var ofProgram: [String] {
    let words = CommandLine.unsafeArgv
    return (1..<max(1, Int(CommandLine.argc))).compactMap { place in
      words[place].map { FileName.text(at: $0) }
    }
  }
}
