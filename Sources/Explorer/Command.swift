import Laboratory
public import Terminal

/// A row of the key table: what the help, the hints and the documentation know about a key.
public struct Command: Equatable, Sendable {
  /// One word for the hint line: "pause".
  public let name: String
  public let keys: [Key]
  /// What it does, for the help page.
  public let summary: String
  public let group: Group
  public let action: Action

  public enum Group: String, CaseIterable, Sendable {
    case time = "Time"
    case parameters = "Parameters"
    case picture = "Picture"
    case experiment = "Experiment"
    case program = "Program"
  }

  private init(
    _ name: String, _ keys: [Key], _ summary: String, _ group: Group, _ action: Action
  ) {
    self.name = name
    self.keys = keys
    self.summary = summary
    self.group = group
    self.action = action
  }

  /// Every key of the explorer.
  public static let table: [Command] =
    [
      Command("pause", [.key(" ")], "run or pause", .time, .toggleRun),
      Command("step", [.key(".")], "one step on; 10. makes ten", .time, .stepForward),
      Command("back", [.key(",")], "one step back; 10, makes ten", .time, .stepBack),
      Command("slower", [.key("[")], "simulate slower", .time, .changeSpeed(-1)),
      Command("faster", [.key("]")], "simulate faster, up to full speed", .time, .changeSpeed(1)),
      Command(
        "up", [.up, .key("k")], "choose the parameter above", .parameters, .chooseParameter(-1)),
      Command(
        "down", [.down, .key("j")], "choose the parameter below", .parameters, .chooseParameter(1)),
      Command(
        "less", [.left, .key("h"), .key("-")], "change it down its ladder", .parameters,
        .changeParameter(-1, finely: false)),
      Command(
        "more", [.right, .key("l"), .key("=")], "change it up its ladder", .parameters,
        .changeParameter(1, finely: false)),
      Command(
        "finely less", [.shiftLeft, .key("_")], "change it down a little", .parameters,
        .changeParameter(-1, finely: true)),
      Command(
        "finely more", [.shiftRight, .key("+")], "change it up a little", .parameters,
        .changeParameter(1, finely: true)),
      Command(
        "exact", [.enter], "type an exact value for the chosen parameter", .parameters,
        .beginEntry),
      Command(
        "layer", [.tab], "let the parameters act on the next layer, or on all", .parameters,
        .chooseLayer(1)),
      Command(
        "layer back", [.backTab], "on the layer before, or on all", .parameters, .chooseLayer(-1)),
      Command(
        "tie", [.key("e")], "tie τr to τm (Latent Equilibrium), or untie", .parameters, .toggleTie),
      Command("undo", [.key("u")], "undo the last change", .parameters, .undo),
      Command("redo", [.control("R")], "redo what was undone", .parameters, .redo),
      Command(
        "stimulus", [.key("t")], "the next kind of stimulus", .experiment,
        .nudge(.stimulusKind, 1)),
      Command(
        "frequency", [.key("f")], "raise the stimulus's frequency", .experiment,
        .nudge(.frequency, 1)),
      Command(
        "frequency down", [.key("F")], "lower the stimulus's frequency", .experiment,
        .nudge(.frequency, -1)),
      Command(
        "plasticity", [.key("p")], "learning on or off", .experiment, .togglePlasticity),
      Command("presets", [.key("o")], "open a preset", .experiment, .openPresets),
      Command(
        "reset", [.key("r")], "start again with the same seed", .experiment, .reset),
      Command(
        "new seed", [.key("R")], "start again with a new seed", .experiment, .resetWithNewSeed),
      Command("zoom in", [.key("z")], "a shorter time axis", .picture, .zoom(-1)),
      Command("zoom out", [.key("Z")], "a longer time axis", .picture, .zoom(1)),
      Command("fit", [.key("0")], "the time axis of the preset", .picture, .fitWindow),
      Command("twin", [.key("w")], "show or hide the twin", .picture, .toggleTwin),
      Command(
        "neuron", [.key("n")], "draw the next neuron of each layer", .picture, .chooseNeuron(1)),
      Command(
        "neuron back", [.key("N")], "draw the neuron before", .picture, .chooseNeuron(-1)),
      Command(
        "glyphs", [.key("b")], "draw with braille, blocks or plain ASCII", .picture, .nextGlyphs),
    ]
    + [
      Command("help", [.key("?"), .function(1)], "this page", .program, .help),
      Command("back", [.escape], "close what covers the view; never quits", .program, .back),
      Command("redraw", [.control("L")], "draw the whole screen anew", .program, .redraw),
      Command("suspend", [.control("Z")], "back to the shell; fg returns", .program, .suspend),
      Command("quit", [.key("q"), .control("C")], "quit", .program, .quit),
    ]

  /// The action bound to a key.
  static func action(for key: Key) -> Action? {
    table.first { $0.keys.contains(key) }?.action
  }

  /// The first key bound to an action, as a hint names it.
  static func hint(_ action: Action, in glyphs: GlyphSet) -> String {
    guard let command = table.first(where: { $0.action == action }) else { return "" }
    return "\(command.keys[0].name(in: glyphs)) \(command.name)"
  }
}

extension Key {
  fileprivate static func key(_ scalar: Unicode.Scalar) -> Key { .character(scalar) }
}
