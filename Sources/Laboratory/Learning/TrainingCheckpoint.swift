package import Formats
import LatentEquilibrium
import Presets

// A checkpoint is a .npz file, made at the end of a pass: `experiment` says in JSON what it is of,
// `rows` are the rows of the learning curve so far, and then comes all that changes in the learners.

/// A training that survives its end.
package protocol Resumable {
  /// All that it has come to.
  var checkpoint: NumpyArchive { get }
  /// What `--save` writes.
  var savedWeights: NumpyArchive { get }

  /// Goes on where a checkpoint was made.
  ///
  /// - Throws: why it is not of this training.
  mutating func resume(from archive: NumpyArchive) throws(Fault)
}

extension Resumable {
  /// How many numbers an array of this name can have in a checkpoint; nil for what is not needed.
  package var room: (_ name: String) -> Int? {
    var rooms = Dictionary(
      checkpoint.arrays.map { ($0.name, $0.array.count) }, uniquingKeysWith: max)
    // A row a pass, of which there may be a million.
    rooms["rows"] = 10_000_000
    return { [rooms] in rooms[$0] }
  }
}

extension Training: Resumable {
  /// All that the training has come to, at the end of a pass.
  ///
  /// - Precondition: the present pass has not begun.
  package var checkpoint: NumpyArchive {
    precondition(minibatch == firstMinibatch(ofPass: rows.count), "checkpoints lie between passes")
    var archive = NumpyArchive([
      ("experiment", NumpyArray(bytes: Array(identity.utf8))),
      ("rows", NumpyArray(rows: rows.map(\.numbers))),
    ])
    archive.append(network.state, of: .network)
    if let twin { archive.append(twin.state, of: .twin) }
    archive.append(weights(of: .yardstick) ?? [], of: .yardstick)
    return archive
  }

  /// Goes on where a checkpoint was made; the result is that of an uninterrupted training, to the last
  /// bit.
  ///
  /// - Throws: why it is not of this training; the training is as it was then.
  package mutating func resume(from archive: NumpyArchive) throws(Fault) {
    let rows = try archive.rows(
      ofCheckpoint: identity, width: TrainingRow.width, options: "--set, --batch, --test and --load"
    )
    try archive.checkNumbers(besides: ["rows"])
    var resumed = self
    resumed.rows = rows.compactMap(TrainingRow.init)
    guard resumed.rows.count == rows.count else { throw Fault(place: "rows", "is damaged") }
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
      resumed.yardstick?.take(exact, of: .yardstick)
    } else {
      resumed.yardstick = nil
    }
    resumed.minibatch = firstMinibatch(ofPass: rows.count)
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

  /// The row as numbers, none of which is negative; what is not there is −1.
  fileprivate var numbers: [Double] {
    [Double(pass), Double(samples)] + scores.flatMap { [$0.loss ?? -1, $0.accuracy ?? -1] }
  }

  /// Nil for what no row is.
  fileprivate init?(_ numbers: [Double]) {
    guard let pass = Int(exactly: numbers[0]), let samples = Int(exactly: numbers[1]), pass > 0,
      samples >= 0, numbers.allSatisfy({ $0 >= 0 || $0 == -1 })
    else { return nil }
    func value(_ place: Int) -> Double? { numbers[place] < 0 ? nil : numbers[place] }
    (self.pass, self.samples) = (pass, samples)
    scores = LearningCurve.Learner.allCases.map {
      Score(loss: value(2 + 2 * $0.place), accuracy: value(3 + 2 * $0.place))
    }
  }
}

extension NumpyArchive {
  /// The rows of the learning curve in a checkpoint, which says what it is of.
  ///
  /// - Throws: why it is not a checkpoint of this training; `options` resume it.
  func rows(
    ofCheckpoint identity: String, width: Int, options: String
  ) throws(Fault) -> [[Double]] {
    guard let experiment = self["experiment"], case .bytes(let bytes) = experiment.elements,
      let rows = self["rows"]
    else { throw Fault("is not a checkpoint of lescope train") }
    guard String(decoding: bytes, as: UTF8.self) == identity else {
      throw Fault(
        "is a checkpoint of another training; the same preset, \(options) resume it, "
          + "--force starts this one instead")
    }
    guard let rows = rows.rows, !rows.isEmpty, rows[0].count == width,
      rows.allSatisfy({ $0.allSatisfy { abs($0) <= Self.largest } })
    else { throw Fault(place: "rows", "is damaged") }
    return rows
  }

  /// - Throws: which array holds a number that no training comes to.
  package func checkNumbers(besides others: [String] = []) throws(Fault) {
    for (name, array) in arrays where !others.contains(name) {
      guard let wrong = array.numbers?.first(where: { !(abs($0) <= Self.largest) }) else {
        continue
      }
      throw Fault(
        place: name,
        "holds \(wrong), where numbers are finite and at most \(JSON.digits(of: Self.largest))")
    }
  }

  /// A network has diverged long before.
  private static let largest = 1e30

  fileprivate mutating func append(_ state: BatchState, of learner: LearningCurve.Learner) {
    arrays += [
      ("\(learner.name).copies", NumpyArray(state.copies)),
      ("\(learner.name).weights", NumpyArray(state.weights)),
      ("\(learner.name).biases", NumpyArray(state.biases)),
      ("\(learner.name).noise", NumpyArray(words: state.noise)),
      ("\(learner.name).present", NumpyArray(bytes: [UInt8(state.present)])),
    ]
  }

  /// The state of a batch; nil where it is not there whole.
  fileprivate func state(of learner: LearningCurve.Learner) -> BatchState? {
    guard let copies = self["\(learner.name).copies"]?.numbers,
      let weights = self["\(learner.name).weights"]?.numbers,
      let biases = self["\(learner.name).biases"]?.numbers,
      let noise = self["\(learner.name).noise"]?.words,
      case .bytes(let present) = self["\(learner.name).present"]?.elements,
      let present = present.first
    else { return nil }
    return BatchState(
      copies: copies, weights: weights, biases: biases, noise: noise, present: Int(present))
  }
}

extension NumpyArray {
  /// Whole numbers of 64 bits, byte by byte.
  init(words: [UInt64]) {
    var bytes: [UInt8] = []
    for word in words { bytes.append(littleEndian: word) }
    self.init(bytes: bytes)
  }

  /// Likewise taken out again; nil where there are no bytes, or not eight a word.
  var words: [UInt64]? {
    guard case .bytes(let bytes) = elements, bytes.count % 8 == 0 else { return nil }
    return stride(from: 0, to: bytes.count, by: 8).compactMap {
      bytes.littleEndian(UInt64.self, at: $0)
    }
  }
}
