import Formats
import Presets
import Terminal

// The keys that act whichever view is shown.
extension Command {
  package static let time = [
    Command("pause", [.key(" ")], "run or pause", .time, .toggleRun),
    Command("step", [.key(".")], "one step on; with 10 before it, ten", .time, .stepForward),
    Command("back", [.key(",")], "one step back; with 10 before it, ten", .time, .stepBack),
    Command("slower", [.key("[")], "simulate slower", .time, .changeSpeed(-1)),
    Command("faster", [.key("]")], "simulate faster, up to full speed", .time, .changeSpeed(1)),
  ]

  package static let parameters = [
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
      "less-finely", [.shiftLeft, .key("_")], "change it down a little", .parameters,
      .changeParameter(-1, finely: true)),
    Command(
      "more-finely", [.shiftRight, .key("+")], "change it up a little", .parameters,
      .changeParameter(1, finely: true)),
    Command(
      "value", [.key("v")], "type an exact value for the chosen parameter", .parameters,
      .beginEntry),
    Command(
      "next-layer", [.tab], "let the parameters act on the next layer, or on all", .parameters,
      .chooseLayer(1)),
    Command(
      "previous-layer", [.backTab], "on the layer before, or on all", .parameters,
      .chooseLayer(-1)),
    Command(
      "tie", [.key("e")], "tie τr to τm (Latent Equilibrium), or untie", .parameters, .toggleTie),
    Command(
      "as-opened", [.key("O")], "all parameters back to the values of the preset", .parameters,
      .restore),
    Command("undo", [.key("u")], "undo the last change", .parameters, .undo),
    Command("redo", [.control("R")], "redo what was undone", .parameters, .redo),
  ]

  package static let experiment = [
    Command(
      "stimulus", [.key("t")], "the next kind of stimulus", .experiment, .nudge(.stimulusKind, 1)),
    Command(
      "frequency", [.key("f")], "raise the stimulus's frequency", .experiment,
      .nudge(.frequency, 1)),
    Command(
      "frequency-down", [.key("F")], "lower the stimulus's frequency", .experiment,
      .nudge(.frequency, -1)),
    Command("impulse", [.key("i")], "strike the inputs for 5 ms", .experiment, .strike),
    Command("plasticity", [.key("p")], "learning on or off", .experiment, .togglePlasticity),
    Command("presets", [.key("o")], "open a preset", .experiment, .openPresets),
    Command("lessons", [.key("L")], "take a lesson", .experiment, .openLessons),
    Command(
      "save", [.key("s")], "save the present state as a preset", .experiment, .beginSaving),
    Command(
      "state", [.key("Y")], "show the state of all parameters as one line to copy", .experiment,
      .showState),
    Command(
      "copy", [.key("C")], "copy the numbers of the view, for a spreadsheet",
      .experiment, .copyNumbers),
    Command(
      "export", [.key("x")], "write the picture or the data into a file", .experiment,
      .openExports),
    Command("reset", [.key("r")], "start again with the same seed", .experiment, .reset),
    Command("new-seed", [.key("R")], "start again with a new seed", .experiment, .resetWithNewSeed),
  ]

  package static let picture = [
    Command("zoom-in", [.key("z")], "a shorter time axis", .picture, .zoom(-1)),
    Command("zoom-out", [.key("Z")], "a longer time axis", .picture, .zoom(1)),
    Command("fit", [.key("0")], "the time axis of the preset", .picture, .fitWindow),
    Command("axis", [.key("m")], "let time roll, sweep or trigger", .picture, .nextAxis),
    Command(
      "twin", [.key("w")], "the twin overlaid, side by side, as difference, off", .picture,
      .nextTwinMode),
    Command(
      "next-twin", [.key("B")], "of several twins compare with the next, in all views", .picture,
      .nextTwin),
    Command(
      "gap", [.key("W")], "shade the gap from what lags to the ideal, or not", .picture,
      .toggleGap),
    Command("ghost", [.key("g")], "freeze the traces as a ghost behind them", .picture, .freeze),
    Command("clear-ghosts", [.key("G")], "clear the ghosts", .picture, .clearGhosts),
    Command(
      "cursor", [.key("c")], "read all traces at a time that the arrow keys move", .picture,
      .toggleCursor),
    Command(
      "last-extremum", [.key("<")], "the cursor to the extremum before", .picture, .jumpCursor(-1)),
    Command(
      "next-extremum", [.key(">")], "the cursor to the next extremum", .picture, .jumpCursor(1)),
    Command(
      "expand", [.enter], "the charts of one layer, then one chart, large", .picture, .expand),
    Command(
      "columns", [.key("y")], "other signals; in Learning: loss, accuracy, energy", .picture,
      .nextColumns),
    Command(
      "neuron", [.key("n")], "draw the next neuron of each layer", .picture, .chooseNeuron(1)),
    Command("previous-neuron", [.key("N")], "draw the neuron before", .picture, .chooseNeuron(-1)),
    Command(
      "all-neurons", [.key("a")], "draw all neurons of each layer faintly", .picture,
      .toggleAllNeurons),
    Command(
      "glyphs", [.key("b")], "draw with braille, blocks or plain ASCII", .picture, .nextGlyphs),
    Command(
      "theme", [.key("T")],
      "the next theme: \(Theme.allCases.map(\.rawValue).joined(", ", last: " or "))",
      .picture, .nextTheme),
  ]

  package static let program = [
    Command(
      "command", [.key(":")], "type a command; Tab completes, ↑ goes back", .program,
      .beginCommand),
    Command("help", [.key("?"), .function(1)], "this page", .program, .help),
    Command(
      "find", [.key("/")], "find in this page or in a list; n goes to the next", .program, .find),
    Command(
      "close", [.escape], "close what is open, one level at a time; never quits", .program, .back),
    Command(
      "restore", [.key("U")], "go on with what a crash left unsaved", .program, .restoreLeft),
    Command("drop", [.key("X")], "drop what a crash left unsaved", .program, .dropLeft),
    Command("redraw", [.control("L")], "draw the whole screen anew", .program, .redraw),
    Command("suspend", [.control("Z")], "back to the shell; fg returns", .program, .suspend),
    Command("quit", [.key("q"), .control("C")], "quit", .program, .quit),
  ]
}

extension Key {
  fileprivate static func key(_ scalar: Unicode.Scalar) -> Key { .character(scalar) }
}
