import Formats

extension Parameter {
  /// The rows of the table that belong to a task.
  var taskFacts: Facts {
    switch self {
    case .presentation:
      number(
        "T show", "presentation time", "a presentation time", "ms", .timeSpan,
        Self.rungs(from: -1, to: 3), 0.5, 10, "how long each sample is shown")
    case .pause:
      number(
        "pause", "pause", "a pause", "ms", .moment, [0] + Self.rungs(from: -1, to: 3), 0.5, 0,
        "how long nothing is shown after each sample")
    case .trainingSamples:
      number(
        "train", "training samples", "a number of samples", "", .whole(1...1_000_000),
        Self.rungs(from: 1, to: 5), 1, nil, "how many samples are learned from")
    case .testSamples:
      number(
        "test", "test samples", "a number of samples", "", .whole(1...1_000_000),
        Self.rungs(from: 1, to: 5), 1, nil, "how many samples are kept for the test")
    case .epochs:
      number(
        "epochs", "epochs", "a number of epochs", "", .whole(0...1_000_000),
        Self.rungs(from: 0, to: 3), 1, 20, "how often training goes through all samples")
    case .batch:
      number(
        "batch", "batch", "a batch size", "", .whole(1...65536), Self.rungs(from: 0, to: 3), 1, 1,
        "how many samples training shows at once, to copies with shared weights")
    case .on:
      number(
        "on", "target on", "a target", "", .value, Self.levels, 0.05, 1,
        "the target of the output that stands for the sample's class")
    case .off:
      number(
        "off", "target off", "a target", "", .value, Self.levels, 0.05, 0,
        "the target of the outputs that stand for other classes")
    default: preconditionFailure("\(rawValue) does not belong to a task")
    }
  }

  private static let levels = [-1, -0.9, -0.5, -0.1, 0, 0.1, 0.5, 0.9, 1]
}

extension TaskPreset {
  /// What a parameter stands at.
  func value(of parameter: Parameter) -> Parameter.Value {
    switch parameter {
    case .presentation: .number(presentation)
    case .pause: .number(pause)
    case .trainingSamples:
      source.kind.keys.contains("train") ? .number(Double(training.count)) : .none
    case .testSamples: source.kind.keys.contains("test") ? .number(Double(test.count)) : .none
    case .epochs: .number(Double(epochs))
    case .batch: .number(Double(batch))
    case .on: hasClasses ? .number(on) : .none
    case .off: hasClasses ? .number(off) : .none
    default: .none
    }
  }

  /// The task with one number changed, one that leaves the samples as they are.
  func setting(_ parameter: Parameter, to value: Double) -> TaskPreset {
    var task = self
    switch parameter {
    case .presentation: task.presentation = value
    case .pause: task.pause = value
    case .epochs: task.epochs = Int(clamping: value)
    case .batch: task.batch = Int(clamping: value)
    case .on: task.on = value
    case .off: task.off = value
    default: break
    }
    return task
  }
}
