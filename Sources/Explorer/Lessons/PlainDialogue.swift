package import Formats
import Laboratory
package import Presets
import Stage
package import Studies
import Terminal
import Views

/// The explorer without a screen: lines in, sentences out.
///
/// A line is what the command line after the colon takes; an empty one asks for the whole picture.
package struct PlainDialogue: Sendable {
  private(set) var state: ExplorerState
  private var autosaving = Autosaving()

  /// - Parameters:
  ///   - left: what an earlier explorer left unsaved.
  ///   - isRunning: whether time passes between the lines.
  package init(
    _ preset: Preset, library: [PresetEntry] = [], left: LeftWork? = nil,
    isRunning: Bool = false, languages: LanguageChoice = .original
  ) {
    state = ExplorerState(preset, library: library, glyphs: .ascii)
    state.look.languages = languages
    state.isRunning = isRunning
    state.changes.left = left
  }

  /// Keeps what is unsaved for the next start, where it is time.
  ///
  /// - Parameter now: the time in ms.
  /// - Returns: what there is to say of it: that it cannot be kept.
  public mutating func keepUnsaved(in folder: AutosaveFolder?, at now: Int) -> [String] {
    autosaving.keep(state, in: folder, at: now).map { [Description.plain("Warning: \($0).")] } ?? []
  }

  /// How long to wait for a line until something has to be kept, in ms; nil where nothing has.
  public func patience(with folder: AutosaveFolder?, at now: Int) -> Int? {
    autosaving.wait(for: state, in: folder, at: now)
  }

  /// Ends it. Without a `quit` the parameters are dropped, as with one, but not what was learned.
  public mutating func end(keepingUnsavedIn folder: AutosaveFolder?) {
    if !state.hasUnsavedWeights { state.isOver = true }
    autosaving.finish(state, in: folder)
  }

  /// Whether time passes between the lines.
  package var isRunning: Bool { state.isRunning }

  /// Whether there is nothing more to say.
  package var isOver: Bool { state.isOver }

  /// Simulated over real time; infinite as fast as it goes.
  package var speed: Double { state.speed.factor }

  /// The time step in ms.
  package var dt: Double { state.preset.dt }

  /// Makes one step.
  ///
  /// - Returns: what there is to say of it: that a network has diverged.
  package mutating func advance() -> [String] {
    state.advance()
    guard let fault = state.timeline.fault else { return [] }
    return [Description.plain("Warning: \(fault); \(state.timeline.remedy), or step back.")]
  }

  /// What is said before the first line.
  package var greeting: [String] {
    Description(state).sentences
      + (state.changes.left.map { [$0.offer(in: state.look.languages)] } ?? [])
      + ["Type a command, an empty line for all of this, help for the commands, or quit."]
  }

  /// Answers a line.
  package mutating func answer(_ line: String, with files: inout some Files) -> [String] {
    var line = line.trimmed
    if line.hasPrefix(":") { line = String(line.dropFirst()).trimmed }
    switch line {
    case "", "describe": return Description(state).sentences
    case "help": return Self.help
    default: break
    }
    let before = state
    state.obey(line)
    state.finishSteps()
    // There is nobody to be asked.
    var takesShown = false
    if let choice = state.overlay.cover as? TableChoice {
      takesShown = true
      state.export(.shown, to: choice.file, overwrites: choice.overwrites)
    }
    // Lines are where who reads them can copy from.
    var numbers: [String] = []
    if case .copy(let text)? = state.request, state.overlay == .none {
      numbers = Self.lines(ofTables: text)
      state.message = nil
    }
    state.meetRequest(on: state.screen, with: &files)
    if !numbers.isEmpty { return numbers }
    if takesShown, let message = state.message, !message.isWarning {
      state.message?.text =
        "\(message.text), those that the charts show; export csv all, or a list such as "
        + "export csv u,r, takes others"
    }
    if state.overlay.cover is PresetsCover {
      state.message = .init(
        text: "the presets are \(state.library.map(\.name).joined(separator: ", ")); "
          + "open NAME opens one", isWarning: false)
    }
    state.overlay = .none
    if state.isOver { return [] }
    var answer: [String] = []
    if let message = state.message {
      let text = Self.quoted(Description.plain(message.text))
      let end = text.hasSuffix("?") || text.hasSuffix(".") ? "" : "."
      answer.append((message.isWarning ? "Warning: " : "") + text + end)
    }
    if let fault = state.timeline.fault, before.timeline.fault != fault {
      answer.append(
        Description.plain("Warning: \(fault); \(state.timeline.remedy)."))
    }
    // What a preset opens with does not make time pass where it did not.
    if state.opened != before.opened {
      state.isRunning = before.isRunning
      return answer + Description(state).sentences
    }
    if state.isRunning != before.isRunning {
      answer.append(state.isRunning ? "Running." : "Paused.")
    }
    // What was refused has changed nothing.
    if state.message?.isWarning != true { answer.append(Description(state).shortSentence) }
    return answer
  }

  /// Tables whose columns are parted by tabs as lines; of a row that no line has room for, that it is so.
  private static func lines(ofTables text: String) -> [String] {
    text.split(separator: "\n", omittingEmptySubsequences: false).map { row in
      let fields = row.split(separator: "\t", omittingEmptySubsequences: false)
      let line = fields.map { Description.plain(String($0)) }.joined(separator: ", ")
      return line.utf8.count < 4000 ? line : "\(fields.count) numbers"
    }
  }

  /// What quotes a line of any length has an end.
  private static func quoted(_ text: String) -> String {
    let limit = 600
    return text.utf8.count <= limit ? text : text.prefix(limit - 3) + "..."
  }

  /// The words that make sense without a screen.
  private static var help: [String] {
    let verbs = Verb.allCases.map { "\($0.rawValue) \($0.usage): \($0.summary)" }
    let commands = Command.table.filter(isUseful).map { command in
      let name = command.name + (Instruction.repeatable.contains(command.action) ? " [NUMBER]" : "")
      // What a key takes before it stands after a word.
      return "\(name): \(command.summary.prefix { $0 != ";" })"
    }
    return
      (["An empty line, or describe: everything there is to see."] + verbs + commands
      + ["quit: the end"]).map(Description.plain)
  }

  /// Whether a key's command means something where nothing is pointed at.
  private static func isUseful(_ command: Command) -> Bool {
    switch command.action {
    case .toggleRun, .stepForward, .stepBack, .changeSpeed, .chooseLayer, .toggleTie, .undo, .redo,
      .nudge, .strike, .togglePlasticity, .openPresets, .reset, .resetWithNewSeed, .chooseNeuron,
      .restoreLeft,
      .dropLeft:
      true
    default: false
    }
  }
}

extension LeftWork {
  /// A sentence for who has no keys.
  fileprivate func offer(in languages: LanguageChoice) -> String {
    let title = autosave.opened.title.text(in: languages)
    return Description.plain(
      "Unsaved work of \(ageInWords) ago on \(title) was left behind (its last "
        + "\(Autosave.interval) s may be lost): restore goes on with it, drop drops it.")
  }
}
