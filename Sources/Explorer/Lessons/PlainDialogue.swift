public import Laboratory
import Terminal

/// The explorer without a screen: lines in, sentences out.
///
/// A line is what the command line after the colon takes; an empty one asks for the whole picture.
public struct PlainDialogue: Sendable {
  private(set) var state: ExplorerState

  /// - Parameter isRunning: whether time passes between the lines.
  public init(
    _ preset: Preset, library: [ExplorerState.PresetEntry] = [], isRunning: Bool = false
  ) {
    state = ExplorerState(preset, library: library, glyphs: .ascii)
    state.isRunning = isRunning
  }

  /// Whether time passes between the lines.
  public var isRunning: Bool { state.isRunning }

  /// Whether there is nothing more to say.
  public var isOver: Bool { state.isOver }

  /// Simulated over real time; infinite as fast as it goes.
  public var speed: Double { state.speed.factor }

  /// The time step in ms.
  public var dt: Double { state.preset.dt }

  /// Makes one step.
  ///
  /// - Returns: what there is to say of it: that a network has diverged.
  public mutating func advance() -> [String] {
    state.advance()
    guard let fault = state.timeline.fault else { return [] }
    return [Description.plain("Warning: \(fault); \(state.timeline.remedy), or step back.")]
  }

  /// What is said before the first line.
  public var greeting: [String] {
    Description(state).sentences
      + ["Type a command, an empty line for all of this, help for the commands, or quit."]
  }

  /// Answers a line.
  public mutating func answer(_ line: String, with files: inout some Files) -> [String] {
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
    if case .table(let choice) = state.overlay {
      takesShown = true
      state.export(.shown, to: choice.file, overwrites: choice.overwrites)
    }
    state.meetRequest(on: state.screen, with: &files)
    if takesShown, let message = state.message, !message.isWarning {
      state.message?.text =
        "\(message.text), those that the charts show; export csv all, or a list such as "
        + "export csv u,r, takes others"
    }
    if case .presets = state.overlay {
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
      .nudge, .strike, .togglePlasticity, .openPresets, .reset, .resetWithNewSeed, .chooseNeuron:
      true
    default: false
    }
  }
}
