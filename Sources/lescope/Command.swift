/// What the program can be asked to do, by the word on the command line.
enum Command: String, CaseIterable {
  /// No word: the explorer.
  case explore = ""
  case list, show, run, bode, train, render, sweep, merge, record, replay, lesson, check, bench,
    help
  case config, man, completions
  case describe, line

  var operands: Operands {
    switch self {
    case .explore: Operands(0...1, "[PRESET]")
    case .line: Operands(0...1, "[PRESET]")
    case .list: Operands(0...0, "")
    case .show, .run, .bode, .train, .render, .sweep, .describe: Operands(1...1, "PRESET")
    case .record: Operands(1...2, "FILE [PRESET]")
    case .replay: Operands(1...1, "FILE")
    case .lesson: Operands(0...1, "[LESSON]")
    case .check, .merge: Operands(1...Int.max, "FILE...")
    case .bench: Operands(0...0, "")
    case .help: Operands(0...1, "[COMMAND]")
    case .config, .man: Operands(0...0, "")
    case .completions: Operands(1...1, Shell.words)
    }
  }

  var summary: String {
    switch self {
    case .explore: "open the explorer (default: the first preset of the list)"
    case .list: "the presets: name and title"
    case .show: "the preset as JSON, every default written out"
    case .run: "step it without a screen and record"
    case .bode: "gain, phase and lag against frequency, by theory and measured"
    case .train: "learn the samples of a task in minibatches, or a target, and test"
    case .render: "draw one screen of the explorer as text"
    case .sweep: "run it at every point of a grid of parameters, on all cores"
    case .merge: "join the parts of a sweep that --shard has written"
    case .record: "open the explorer and keep what is pressed, to play it again"
    case .replay: "play what was recorded: in the terminal, or without one"
    case .lesson: "take a lesson; without a name the list of them, with levels and progress"
    case .check:
      "validate presets, lessons and configuration; every fault, with its place in the file"
    case .bench: "measure the speed of the step loop, of a picture, and of the running explorer"
    case .help: "what a command does and which options it has; help keys: the explorer's keys"
    case .config: "the configuration in force as JSON, every key written out"
    case .man: "the manual page, for man -l"
    case .describe: "what the explorer shows, in sentences and numbers"
    case .line: "an experiment on one line, for a status bar"
    case .completions: "what a shell needs to complete commands, options and presets"
    }
  }

  var options: [Option] {
    switch self {
    case .explore:
      [.state, .plain, .set, .seed, .charset, .color, .theme, .noMouse, .noConfig]
    case .list: [.json, .tabs]
    case .show: [.token, .set, .seed]
    case .run:
      [
        .duration, .set, .seed, .csv, .layout, .every, .signals, .summary, .noComment, .force,
      ]
    case .bode:
      [
        .from, .to, .points, .amplitude, .set, .seed, .csv, .summary, .noComment, .force,
      ]
    case .train:
      [
        .epochs, .batch, .test, .duration, .save, .load, .csv, .summary, .checkpoint, .resume,
        .cores, .set, .seed, .force,
      ]
    case .render:
      [.at, .view, .size, .format, .charset, .color, .theme, .set, .seed, .noConfig]
    case .sweep:
      [
        .over, .tie, .measure, .duration, .set, .seed, .csv, .shard, .resume, .cores, .force,
      ]
    case .merge: [.csv, .force]
    case .record: [.state, .set, .seed, .charset, .color, .theme, .noMouse, .noConfig, .force]
    case .replay: [.check, .text, .cast, .color, .theme, .noMouse, .noConfig, .force]
    case .lesson:
      [.report, .json, .tabs, .text, .plain, .charset, .color, .theme, .noMouse, .noConfig]
    case .bench: [.json]
    case .describe: [.at, .json, .set, .seed]
    case .line: [.at, .follow, .charset, .set, .seed, .noConfig]
    case .help, .config: [.noConfig]
    case .check, .man, .completions: []
    }
  }

  /// How many operands a command takes, and how the help writes them.
  struct Operands {
    let count: ClosedRange<Int>
    let words: String

    init(_ count: ClosedRange<Int>, _ words: String) {
      self.count = count
      self.words = words
    }
  }
}
