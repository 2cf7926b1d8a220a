import Arithmetic
import Formats
import Laboratory
import Presets
import Studies

/// The options of `lescope train`, checked.
struct TrainOptions {
  /// Nil is the task's own number; 0 only tests.
  var epochs: Int?
  /// Nil is all test samples.
  var test: Int?
  /// How often in a pass to test.
  var rows: Int
  /// Where the weights go; nil keeps none.
  var save: String?
  /// What to start from; nil is what the preset says.
  var load: String?
  /// "-" is standard output; nil records nothing.
  var csv: String?
  /// Nil is text on standard error where that is a terminal.
  var summary: RunOptions.Summary?
  var checkpoint: String?
  /// Whether to go on from the checkpoint, where there is one.
  var resumes: Bool
  var cores: Int
  /// Whether the backpropagated network learns beside the others.
  var hasYardstick: Bool
  /// What the networks of a task learn in.
  var precision: Precision
  /// Whether files that exist are replaced.
  var overwrites: Bool
  /// Whether the terminal is told how far it is.
  var tells: Bool

  init(_ arguments: Arguments) throws(Fault) {
    epochs = try arguments.whole(.epochs, 0...1_000_000)
    test = try arguments.whole(.test, 1...Int.max)
    rows = try arguments.whole(.rows, 1...100_000) ?? 1
    save = arguments.text(.save)
    load = arguments.text(.load)
    csv = arguments.text(.csv)
    summary = try arguments.choice(.summary, RunOptions.Summary.self)
    checkpoint = arguments.text(.checkpoint)
    resumes = arguments.has(.resume)
    hasYardstick = !arguments.has(.noYardstick)
    precision = try arguments.choice(.precision, Precision.self) ?? .double
    cores = try arguments.whole(.cores, 1...1024) ?? Sweep.cores
    overwrites = arguments.has(.force)
    tells = !arguments.has(.noNotify)
    if resumes && checkpoint == nil {
      throw Fault(source: "--resume", "needs --checkpoint FILE, where the training was kept")
    }
    if checkpoint == "-" {
      throw Fault(source: "--checkpoint -", "it must be a file, which --resume can read")
    }
    if save == "-" && csv == "-" {
      throw Fault(source: "--save - --csv -", "only one of them can be standard output")
    }
  }

  /// `--batch` and `--duration` as what they change in the preset.
  static func assignments(_ arguments: Arguments) throws(Fault) -> [Assignment] {
    var assignments: [Assignment] = []
    if let batch = try arguments.whole(.batch, 1...100_000) {
      assignments.append(
        try Assignment(
          key: "task.batch", value: .number(Double(batch)), label: "--batch \(batch)"))
    }
    if let duration = try arguments.milliseconds(.duration, .timeSpan) {
      assignments.append(
        try Assignment(
          key: "duration", value: .number(duration),
          label: "--duration \(arguments.text(.duration) ?? "")"))
    }
    return assignments
  }
}

extension Precision: Choice {}
