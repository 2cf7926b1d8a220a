/// What the program can be asked to do, by the word on the command line: each command's own file has
/// its declaration.
struct ProgramCommand: Sendable {
  /// The word; empty is no word, the explorer.
  let word: String
  /// How many operands it takes.
  let operands: ClosedRange<Int>
  /// How the help writes them.
  let operandWords: String
  let summary: String
  let options: [Option]
  /// What its operands may be, for a shell that completes them; nil where it takes none.
  var placeholder: Placeholder? {
    if let ownPlaceholder { return ownPlaceholder() }
    return operands.upperBound == 0 ? nil : Placeholder(operandWords)
  }
  /// Asked for only when the list of commands is there, which it may name.
  private let ownPlaceholder: (@Sendable () -> Placeholder)?
  let run: @Sendable (Arguments) throws(Failure) -> Void

  /// - Parameter operands: how many there may be, and how the help writes them.
  init(
    _ word: String, operands: ClosedRange<Int>, _ operandWords: String, summary: String,
    options: [Option], placeholder: (@Sendable () -> Placeholder)? = nil,
    run: @escaping @Sendable (Arguments) throws(Failure) -> Void
  ) {
    self.word = word
    self.operands = operands
    self.operandWords = operandWords
    self.summary = summary
    self.options = options
    ownPlaceholder = placeholder
    self.run = run
  }

  /// Whether it is what the program does without a command.
  var isExplorer: Bool { word.isEmpty }

  /// The words that name a command.
  static var words: [String] { all.map(\.word).filter { !$0.isEmpty } }

  /// The command of a word; nil where there is none, or it is no word.
  init?(named word: String) {
    guard let command = Self.all.first(where: { $0.word == word && !$0.isExplorer }) else {
      return nil
    }
    self = command
  }

  /// The command in a sentence.
  var inWords: String { isExplorer ? "lescope" : "lescope \(word)" }

  /// The options with those that every command has.
  var allOptions: [Option] { options + [.help] + (isExplorer ? [.version] : []) }
}
