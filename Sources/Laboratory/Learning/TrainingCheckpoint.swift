import LatentEquilibrium

// A checkpoint is a .npz file, made at the end of a pass: `experiment` says in JSON what it is of,
// `rows` are the rows of the learning curve so far, and then comes all that changes in the learners.

extension Training {
  /// All that the training has come to, at the end of a pass.
  ///
  /// - Precondition: the present pass has not begun.
  public var checkpoint: NumpyArchive {
    precondition(minibatch == firstMinibatch(ofPass: rows.count), "checkpoints lie between passes")
    var archive = NumpyArchive([
      ("experiment", NumpyArray(bytes: Array(identity.utf8))),
      ("rows", NumpyArray(rows: rows.map(\.numbers))),
    ])
    archive.append(network.state, of: .network)
    if let twin { archive.append(twin.state, of: .twin) }
    for (number, layer) in (weights(of: .yardstick) ?? []).enumerated() {
      archive.arrays += [
        ("backprop.\(number + 1).weights", NumpyArray(rows: layer.weights)),
        ("backprop.\(number + 1).biases", NumpyArray(layer.biases)),
      ]
    }
    return archive
  }

  /// Goes on where a checkpoint was made; the result is that of an uninterrupted training, to the last
  /// bit.
  ///
  /// - Throws: why it is not of this training; the training is as it was then.
  public mutating func resume(from archive: NumpyArchive) throws(Fault) {
    guard let experiment = archive["experiment"], case .bytes(let bytes) = experiment.elements,
      let rows = archive["rows"]
    else { throw Fault("is not a checkpoint of lescope train") }
    guard String(decoding: bytes, as: UTF8.self) == identity else {
      throw Fault(
        "is a checkpoint of another training; the same preset, --set, --batch, --test and --load "
          + "resume it, --force starts this one instead")
    }
    guard let numbers = rows.numbers, rows.shape.count == 2, let count = rows.shape.first,
      count > 0, numbers.count == count * TrainingRow.width
    else { throw Fault(place: "rows", "is damaged") }
    var resumed = self
    resumed.rows = (0..<count).map { row in
      TrainingRow(Array(numbers[row * TrainingRow.width..<(row + 1) * TrainingRow.width]))
    }
    guard let state = archive.state(of: .network), resumed.network.take(state) else {
      throw Fault(place: "le", "is damaged")
    }
    if let state = archive.state(of: .twin) {
      guard resumed.twin?.take(state) == true else { throw Fault(place: "twin", "is damaged") }
    } else {
      resumed.twin = nil
    }
    if archive["backprop.1.weights"] != nil {
      let exact = try TrainedWeights(archive, of: [.yardstick], for: preset)
      for layer in network.layers.indices {
        let learned = exact[.yardstick, layer]
        resumed.yardstick?.setWeights(learned.weights, biases: learned.biases, ofLayer: layer)
      }
    } else {
      resumed.yardstick = nil
    }
    resumed.minibatch = firstMinibatch(ofPass: count)
    resumed.beginPass()
    self = resumed
  }

  /// What must be the same for a checkpoint to be of this training: all but the number of passes.
  private var identity: String {
    var preset = preset
    preset.task?.epochs = 1
    return JSON.object([
      .init("preset", preset.json), .init("test", .number(Double(testCount))),
      .init("start", .text(start.hex)),
    ]).compact
  }
}

extension TrainingRow {
  static let width = 2 + 2 * LearningCurve.Learner.allCases.count

  /// The row as numbers; what is not there is no number.
  fileprivate var numbers: [Double] {
    [Double(pass), Double(samples)] + scores.flatMap { [$0.loss ?? .nan, $0.accuracy ?? .nan] }
  }

  fileprivate init(_ numbers: [Double]) {
    func value(_ place: Int) -> Double? { numbers[place].isNaN ? nil : numbers[place] }
    pass = Int(numbers[0])
    samples = Int(numbers[1])
    scores = LearningCurve.Learner.allCases.map {
      Score(loss: value(2 + 2 * $0.place), accuracy: value(3 + 2 * $0.place))
    }
  }
}

extension NumpyArchive {
  fileprivate mutating func append(_ state: BatchState, of learner: LearningCurve.Learner) {
    var noise: [UInt8] = []
    for word in state.noise { noise.append(littleEndian: word) }
    arrays += [
      ("\(learner.name).copies", NumpyArray(state.copies)),
      ("\(learner.name).weights", NumpyArray(state.weights)),
      ("\(learner.name).biases", NumpyArray(state.biases)),
      ("\(learner.name).noise", NumpyArray(bytes: noise)),
      ("\(learner.name).present", NumpyArray(bytes: [UInt8(state.present)])),
    ]
  }

  /// The state of a batch; nil where it is not there whole.
  fileprivate func state(of learner: LearningCurve.Learner) -> BatchState? {
    guard let copies = self["\(learner.name).copies"]?.numbers,
      let weights = self["\(learner.name).weights"]?.numbers,
      let biases = self["\(learner.name).biases"]?.numbers,
      case .bytes(let noise) = self["\(learner.name).noise"]?.elements,
      case .bytes(let present) = self["\(learner.name).present"]?.elements,
      let present = present.first
    else { return nil }
    return BatchState(
      copies: copies, weights: weights, biases: biases,
      noise: stride(from: 0, to: noise.count, by: 8).compactMap {
        noise.littleEndian(UInt64.self, at: $0)
      }, present: Int(present))
  }
}
