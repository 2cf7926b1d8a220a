package import Formats
import LatentEquilibrium
import Presets

// As the checkpoint of a training from samples: `experiment` says in JSON what it is of, `rows` are the
// rows of the learning curve so far, and then comes all that changes in the learners, and what was
// measured since the target ended.

extension TargetTraining: Resumable {
  /// All that the training has come to, at the end of a row.
  package var checkpoint: NumpyArchive {
    var archive = NumpyArchive([
      ("experiment", NumpyArray(bytes: Array(identity.utf8))),
      ("rows", NumpyArray(rows: rows.map(\.numbers))),
      ("step", NumpyArray([Double(experiment.step)])),
      ("free", NumpyArray(free.numbers)),
    ])
    archive.append(experiment.network.numbers, of: .network)
    if let twin = experiment.twin { archive.append(twin.numbers, of: .twin) }
    archive.append(weights(of: .yardstick) ?? [], of: .yardstick)
    return archive
  }

  /// Goes on where a checkpoint was made; the result is that of an uninterrupted training, to the last
  /// bit.
  ///
  /// - Throws: why it is not of this training; the training is as it was then.
  package mutating func resume(from archive: NumpyArchive) throws(Fault) {
    let rows = try archive.rows(
      ofCheckpoint: identity, width: Row.width, options: "--set, --duration and --load")
    try archive.checkNumbers()
    guard let step = archive["step"]?.numbers?.first, (1...Double(steps)).contains(step) else {
      throw Fault(place: "step", "is damaged")
    }
    let outputs = experiment.preset.layers.last?.neurons ?? 0
    guard let free = archive["free"]?.numbers.flatMap({ FreeRun($0, outputs: outputs) }) else {
      throw Fault(place: "free", "is damaged")
    }
    var (network, twin, yardstick) = (experiment.network, experiment.twin, experiment.yardstick)
    guard let state = archive.numbers(of: .network), network.take(state) else {
      throw Fault(place: "le", "is damaged")
    }
    if twin != nil {
      guard let state = archive.numbers(of: .twin), twin?.take(state) == true else {
        throw Fault(place: "twin", "is damaged")
      }
    }
    if archive["backprop.1.weights"] != nil {
      let exact = try TrainedWeights(archive, of: [.yardstick], for: experiment.preset)
      yardstick?.take(exact, of: .yardstick)
    } else {
      yardstick = nil
    }
    self.rows = rows.map(Row.init)
    self.free = free
    experiment.goOn(after: Int(clamping: step), network, twin, yardstick)
  }

  /// What must be the same for a checkpoint to be of this training.
  private var identity: String {
    JSON.object([
      .init("preset", experiment.preset.json), .init("start", .text(start.hex)),
    ]).compact
  }
}

extension TargetTraining.Row {
  static let width = 1 + 2 * LearningCurve.Learner.allCases.count

  fileprivate var numbers: [Double] { [time] + losses + counts.map(Double.init) }

  fileprivate init(_ numbers: [Double]) {
    self.init(time: numbers[0])
    losses = Array(numbers[1..<1 + losses.count])
    counts = numbers[(1 + losses.count)...].map { Int(exactly: $0) ?? 0 }
  }
}

extension FreeRun {
  fileprivate var numbers: [Double] { errors + [squares, count] + sums }

  fileprivate init?(_ numbers: [Double], outputs: Int) {
    guard [4, 4 + outputs].contains(numbers.count) else { return nil }
    errors = Array(numbers[0..<2])
    (squares, count) = (numbers[2], numbers[3])
    sums = Array(numbers[4...])
  }
}

extension NumpyArchive {
  fileprivate mutating func append(_ state: NetworkState, of learner: LearningCurve.Learner) {
    arrays += [
      ("\(learner.name).neurons", NumpyArray(state.neurons)),
      ("\(learner.name).weights", NumpyArray(state.weights)),
      ("\(learner.name).biases", NumpyArray(state.biases)),
      ("\(learner.name).noise", NumpyArray(words: state.noise)),
    ]
  }

  /// The state of a network; nil where it is not there whole.
  fileprivate func numbers(of learner: LearningCurve.Learner) -> NetworkState? {
    guard let neurons = self["\(learner.name).neurons"]?.numbers,
      let weights = self["\(learner.name).weights"]?.numbers,
      let biases = self["\(learner.name).biases"]?.numbers,
      let noise = self["\(learner.name).noise"]?.words
    else { return nil }
    return NetworkState(neurons: neurons, weights: weights, biases: biases, noise: noise)
  }
}
