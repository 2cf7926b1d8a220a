/// The words of the command line that take something after them; all others are names of `Command`.
package enum Verb: String, CaseIterable {
  case set, open, load, layer, speed, window, seed, save, export

  /// What follows it.
  package var usage: String {
    switch self {
    case .set: "KEY VALUE"
    case .open: "NAME|FILE"
    case .load: "FILE"
    case .layer: "NUMBER|all"
    case .speed: "NUMBER|max"
    case .window: "MS"
    case .seed: "NUMBER"
    case .save: "[NAME|FILE]"
    case .export: "FORMAT [SIGNALS] [FILE]"
    }
  }

  /// What it does, for the help page and beside the completions.
  package var summary: String {
    switch self {
    case .set: "change any value of the preset, as --set does"
    case .open: "a view, a preset or a state token"
    case .load: "start again from the weights in a .npz file"
    case .layer: "the layer that parameters act on"
    case .speed: "simulated over real time"
    case .window: "the width of the time axis"
    case .seed: "start again with this seed"
    case .save: "the present state as a preset; save! replaces"
    case .export: "text, ansi, svg or csv (csv u,r: these signals); export! replaces a file"
    }
  }

  /// An example of it, to end a sentence.
  package var example: String {
    switch self {
    case .set: ":set tau_m 20"
    case .open: ":open fast-noise"
    case .load: ":load trained.npz"
    case .layer: ":layer 2"
    case .speed: ":speed 0.1"
    case .window: ":window 300"
    case .seed: ":seed 5"
    case .save: ":save my-lag"
    case .export: ":export svg"
    }
  }

  /// Whether an exclamation mark after it makes it replace a file.
  package var mayOverwrite: Bool { self == .save || self == .export }
}
