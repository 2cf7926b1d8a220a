import Formats
import Samples

extension Parameter {
  package static let presentation = Parameter(
    "task.presentation", symbol: "T show", name: "presentation time", noun: "a presentation time",
    unit: "ms", .timeSpan, ladder: rungs(from: -1, to: 3), fine: 0.5, standard: 10,
    help: "how long each sample is shown")
  package static let pause = Parameter(
    "task.pause", symbol: "pause", name: "pause", noun: "a pause", unit: "ms", .moment,
    ladder: [0] + rungs(from: -1, to: 3), fine: 0.5, standard: 0,
    help: "how long nothing is shown after each sample")
  package static let trainingSamples = Parameter(
    "task.train", symbol: "train", name: "training samples", noun: "a number of samples",
    .whole(1...1_000_000), ladder: rungs(from: 1, to: 5), fine: 1, fixed: fixedSamples,
    help: "how many samples are learned from")
  package static let testSamples = Parameter(
    "task.test", symbol: "test", name: "test samples", noun: "a number of samples",
    .whole(1...1_000_000), ladder: rungs(from: 1, to: 5), fine: 1, fixed: fixedSamples,
    help: "how many samples are kept for the test")
  package static let epochs = Parameter(
    "task.epochs", symbol: "epochs", name: "epochs", noun: "a number of epochs",
    .whole(0...1_000_000), ladder: rungs(from: 0, to: 3), fine: 1, standard: 20,
    help: "how often training goes through all samples")
  package static let batch = Parameter(
    "task.batch", symbol: "batch", name: "batch", noun: "a batch size", .whole(1...65536),
    ladder: rungs(from: 0, to: 3), fine: 1, standard: 1,
    help: "how many samples training shows at once, to copies with shared weights")
  package static let on = Parameter(
    "task.on", symbol: "on", name: "target on", noun: "a target", .value, ladder: levels,
    fine: 0.05, standard: 1, help: "the target of the output that stands for the sample's class")
  package static let off = Parameter(
    "task.off", symbol: "off", name: "target off", noun: "a target", .value, ladder: levels,
    fine: 0.05, standard: 0, help: "the target of the outputs that stand for other classes")

  private static let fixedSamples = "numbers of samples are given in the preset file"
  private static let levels = [-1, -0.9, -0.5, -0.1, 0, 0.1, 0.5, 0.9, 1]
}

extension TaskPreset {
  /// What all tasks have, as they are shown and trained.
  static let fieldsOfShowing: [Field<TaskPreset>] = [
    Field(.presentation, \.presentation), Field(.pause, \.pause), Field(.epochs, \.epochs),
    Field(.batch, \.batch),
  ]

  /// How many samples there are; they are not changed in a running task.
  static let fieldsOfSamples: [Field<TaskPreset>] = [
    Field(.trainingSamples) {
      $0.source.kind.keys.contains("train") ? [.number(Double($0.training.count))] : []
    } set: { _, _ in
    },
    Field(.testSamples) {
      $0.source.kind.keys.contains("test") ? [.number(Double($0.test.count))] : []
    } set: { _, _ in
    },
  ]

  /// What the outputs should give, where the answers are classes.
  static let fieldsOfAnswers: [Field<TaskPreset>] = [
    Field(.on) {
      $0.hasClasses ? [.number($0.on)] : []
    } set: {
      if let number = $1.first?.number { $0.on = number }
    },
    Field(.off) {
      $0.hasClasses ? [.number($0.off)] : []
    } set: {
      if let number = $1.first?.number { $0.off = number }
    },
  ]

  /// All of them in the order of the table.
  static let fields: [Field<TaskPreset>] =
    Array(fieldsOfShowing.prefix(2)) + fieldsOfSamples + fieldsOfShowing.dropFirst(2)
    + fieldsOfAnswers

  /// Whether answers are classes; if not, they are numbers of their own.
  package var hasClasses: Bool { !training.classNames.isEmpty }
}
