import Explorer
import Laboratory
import LatentEquilibrium
import Stage
import Studies
import Views

/// The options of all commands, by their name after `--`.
enum Option: String, CaseIterable {
  case duration, set, seed, csv, layout, every, signals, summary
  case from, to, points, amplitude
  case noComment = "no-comment"
  case state, token
  case over, tie, measure, shard, resume, cores
  case epochs, batch, test, rows, save, load, checkpoint
  case precision
  case noYardstick = "no-yardstick"
  case force, at, view, size, format, charset, color
  case check, text, cast, report, answers
  case ofClass = "class"
  case quick, full, seeds, data, live
  case json, tabs, help, version
  case plain, follow, watch
  case theme, language
  case noMouse = "no-mouse"
  case noHover = "no-hover"
  case noQuery = "no-query"
  case noNotify = "no-notify"
  case noConfig = "no-config"

  /// What stands for its value in the help; nil where it takes none.
  var value: String? {
    switch self {
    case .duration, .at: "MS"
    case .set: "KEY=VALUE"
    case .seed, .every, .cores, .points, .epochs, .batch, .test, .rows: "N"
    case .from, .to: "HZ"
    case .amplitude: "A"
    case .over: "KEY=VALUES"
    case .tie: "KEY=FORMULA"
    case .shard: "I/N"
    case .state: "TOKEN"
    case .csv, .cast, .save, .load, .checkpoint: "FILE"
    case .layout: Recording.Layout.words
    case .signals, .measure, .seeds: "LIST"
    case .data: "FOLDER"
    case .summary: RunOptions.Summary.words
    case .precision: Precision.words
    case .view, .language: "NAME"
    case .size: "COLSxROWS"
    case .format: ExportFormat.pictures.map(\.rawValue).joined(separator: "|")
    case .charset: Appearance.charsets.joined(separator: "|")
    case .color: Appearance.colors.joined(separator: "|")
    case .theme: Appearance.themes.joined(separator: "|")
    case .noComment, .noYardstick, .resume, .force, .check, .text, .report, .answers, .ofClass,
      .json, .tabs, .plain, .token, .follow, .watch, .quick, .full, .live, .help, .version,
      .noMouse, .noHover, .noQuery, .noNotify, .noConfig:
      nil
    }
  }

  var summary: String {
    switch self {
    case .duration: "simulated milliseconds (default: the preset's duration)"
    case .set: "override one preset value; may repeat: tau_r=0, layers.2.tau_m=20"
    case .seed: "the same as --set seed=N"
    case .csv: "the recording, or the rows of a table, as CSV; - is standard output"
    case .layout: "one column a signal, or one row a value (default wide)"
    case .every: "keep each Nth step (default 1)"
    case .signals:
      "which of \(Recordable.allCases.map(\.rawValue).joined(separator: ",")) "
        + "to record (default \(words(.layered)); of a microcircuit \(words(.microcircuit)))"
    case .summary:
      "after the run: steps, lags and gains with their closed forms, losses, speed "
        + "(default: text on a terminal); of bode: its table; of train: what was learned"
    case .from: "the lowest frequency (default 1)"
    case .to: "the highest frequency (default 100), below half of the steps a second"
    case .points: "how many frequencies, evenly spread on a logarithmic axis (default 25)"
    case .amplitude:
      "of the measuring sine (default: the stimulus's, 0.01 where a neuron is not linear)"
    case .precision:
      "what networks learn in (default double): single is faster with 16 samples at once and more; backpropagation stays in double"
    case .noYardstick: "leave out the backpropagated network, which takes as long as the others"
    case .noComment: "leave out the line of the CSV that holds the preset"
    case .state: "open the explorer at this state, as the key Y and exports give it"
    case .token: "as a state token: one line that can be copied, and given wherever a preset can"
    case .over:
      "go through these values; may repeat: tau_r=0:20:1, stimulus.frequency=1,2,5, "
        + "scheme=synchronous,sweep"
    case .tie:
      "a value that goes with what is swept; may repeat: dt=task.presentation/20, "
        + "eta=0.02/task.presentation"
    case .measure:
      "which of \(SweepMeasure.allCases.map(\.rawValue).joined(separator: ",")) "
        + "to measure (default \(SweepMeasure.standard.map(\.rawValue).joined(separator: ",")))"
    case .shard: "part I of N of the grid, for one job of an array; lescope merge joins them"
    case .resume:
      "go on where an interrupted sweep or reproduction into the same file, or training, ended"
    case .epochs: "how many passes through the samples (default: the task's)"
    case .batch: "how many samples to learn from at once: the same as --set task.batch=N"
    case .test: "how many of the test samples to show after each pass (default: all)"
    case .rows: "how often in a pass to test, with a row of the table each time (default 1)"
    case .save: "what was learned, as a .npz file that NumPy opens"
    case .load: "start from the weights in a .npz file, as train --save or NumPy writes it"
    case .checkpoint: "where all is kept after a pass, or a hundredth of the run, for --resume"
    case .cores: "how many processors to use (default: all that there are)"
    case .force: "replace a file that exists"
    case .at: "simulated time of what is shown (default 500)"
    case .view: "which view: " + View.allCases.map(\.rawValue).joined(separator: ", ")
    case .size: "columns and rows of the picture (default 120x40)"
    case .format: "plain text, text with colours, or a drawing"
    case .charset: "default: what the locale and terminal can show"
    case .color: "default auto; NO_COLOR in the environment is never"
    case .check: "as fast as it goes, without a screen; 1 where the screen is not as expected"
    case .text: "print the last screen; a lesson line by line, as it goes without a terminal"
    case .report: "what has been answered, step by step"
    case .answers:
      "the questions with their right answers, of these lessons or of all, for a teacher"
    case .ofClass: "the reports that students have handed in, a file each, as one table"
    case .cast: "write it as an asciicast, which asciinema plays; - is standard output"
    case .quick: "in minutes, with what comes with the program in place of large data (the default)"
    case .full: "as published, which may take days; data that are not shipped are in --data FOLDER"
    case .seeds: "which seeds to run with (default: the figure's own): 1,2,3 or 1:10:1"
    case .data: "where the files of a figure are that do not come with the program"
    case .live: "open the figure's preset in the explorer"
    case .json: "as JSON, for programs"
    case .tabs: "name, a tab and what it is, a line each, for shells"
    case .plain: "without a screen: lines in, sentences out, for screen readers and pipes"
    case .watch: "read the file again whenever it changes, for who writes presets and lessons"
    case .follow: "go on, with a new line every second"
    case .help: "this help"
    case .version: "the version"
    case .theme:
      "the colours (default: dark, or light on a terminal that says so); safe is for eyes that miss a kind of cone"
    case .language:
      "in which language presets and lessons are told, such as de, where they have it "
        + "(default: the locale's)"
    case .noMouse: "leave the mouse to the terminal, for selecting text"
    case .noHover: "do not read what is under the mouse while no button is down"
    case .noQuery: "do not ask the terminal whether it is dark or light"
    case .noNotify: "do not tell the terminal how far long work is, nor that it has ended"
    case .noConfig: "as if there were no configuration file"
    }
  }
}

/// What is recorded of a family where nothing else is asked for.
private func words(_ family: ModelFamily) -> String {
  Recordable.standard(of: family).map(\.rawValue).joined(separator: ",")
}
