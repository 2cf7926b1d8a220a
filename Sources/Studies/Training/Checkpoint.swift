package import Formats
import Laboratory
import Presets

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

  /// Begins a checkpoint: what it is of, and the rows of the learning curve so far.
  init(checkpointOf identity: String, rows: [[Double]]) {
    self.init([
      ("experiment", NumpyArray(bytes: Array(identity.utf8))), ("rows", NumpyArray(rows: rows)),
    ])
  }

  /// Adds the state of a learner.
  mutating func append(_ state: some LearnerState, of learner: LearningCurve.Learner) {
    arrays += state.arrays.map { ("\(learner.name).\($0.name)", $0.array) }
  }

  /// Gives a learner its state.
  ///
  /// - Parameter take: whether it could take it.
  /// - Throws: that the state is not there whole, or of another learner.
  func restore<State: LearnerState>(
    _ learner: LearningCurve.Learner, take: (State) -> Bool
  ) throws(Fault) {
    guard let state = State(self, learner), take(state) else {
      throw Fault(place: learner.name, "is damaged")
    }
  }

  /// The weights of the exactly backpropagated network in a checkpoint; nil where it had diverged.
  func yardstick(for preset: Preset) throws(Fault) -> TrainedWeights? {
    guard self["backprop.1.weights"] != nil else { return nil }
    return try TrainedWeights(self, of: [.yardstick], for: preset)
  }
}
