package import Formats
import Laboratory
import LatentEquilibrium
import Presets

// A checkpoint is a .npz file, made at the end of a pass: `experiment` says in JSON what it is of,
// `rows` are the rows of the learning curve so far, and then comes all that changes in the learners.

extension Training: Resumable {
  /// All that the training has come to, at the end of a row.
  ///
  /// - Precondition: the next row has not begun.
  package var checkpoint: NumpyArchive {
    precondition(minibatch == firstMinibatch(ofRow: rows.count), "checkpoints lie between rows")
    var archive = NumpyArchive(checkpointOf: identity, rows: rows.map(\.numbers))
    archive.append(network.state, of: .network)
    for member in preset.members.dropFirst() {
      guard let twin = twin(member.learner) else { continue }
      archive.append(twin.state, of: member.learner)
    }
    archive.append(weights(of: .yardstick) ?? [], of: .yardstick)
    return archive
  }

  /// Goes on where a checkpoint was made; the result is that of an uninterrupted training, to the last
  /// bit.
  ///
  /// - Throws: why it is not of this training; the training is as it was then.
  package mutating func resume(from archive: NumpyArchive) throws(Fault) {
    let rows = try archive.rows(
      ofCheckpoint: identity, width: TrainingRow.width(of: preset),
      options: "--set, --batch, --test, --load and --precision"
    )
    try archive.checkNumbers(besides: ["rows"])
    var resumed = self
    resumed.rows = rows.compactMap { TrainingRow($0, of: preset.learners) }
    guard resumed.rows.count == rows.count else { throw Fault(place: "rows", "is damaged") }
    try archive.restore(.network) { resumed.network.take($0) }
    for (place, member) in preset.members.dropFirst().enumerated() {
      if BatchState(archive, member.learner) == nil {
        resumed.twins[place] = nil
      } else {
        try archive.restore(member.learner) { resumed.twins[place]?.take($0) == true }
      }
    }
    if let exact = try archive.yardstick(for: preset) {
      resumed.yardstick?.take(exact, of: .yardstick)
    } else {
      resumed.yardstick = nil
    }
    resumed.minibatch = firstMinibatch(ofRow: rows.count)
    resumed.beginRow()
    self = resumed
  }

  /// What must be the same for a checkpoint to be of this training: all but the number of passes.
  private var identity: String {
    var preset = preset
    preset.task?.epochs = 1
    let rows: [JSON.Member] =
      rowsOfPass == 1 ? [] : [.init("rows", .number(Double(rowsOfPass)))]
    let precision: [JSON.Member] =
      precision == .double ? [] : [.init("precision", .text(precision.rawValue))]
    return JSON.object(
      [
        .init("preset", preset.json), .init("test", .number(Double(testCount))),
        .init("start", .text(start.hex)),
      ] + rows + precision
    ).compact
  }
}

extension TrainingRow {
  static func width(of preset: Preset) -> Int { 2 + 2 * preset.learners.count }

  /// The row as numbers, none of which is negative; what is not there is −1.
  fileprivate var numbers: [Double] {
    [Double(pass), Double(samples)] + scores.flatMap { [$0.loss ?? -1, $0.accuracy ?? -1] }
  }

  /// Nil for what no row is.
  fileprivate init?(_ numbers: [Double], of learners: [LearningCurve.Learner]) {
    guard let pass = Int(exactly: numbers[0]), let samples = Int(exactly: numbers[1]), pass > 0,
      samples >= 0, numbers.allSatisfy({ $0 >= 0 || $0 == -1 })
    else { return nil }
    func value(_ place: Int) -> Double? { numbers[place] < 0 ? nil : numbers[place] }
    (self.pass, self.samples) = (pass, samples)
    self.learners = learners
    scores = learners.indices.map {
      Score(loss: value(2 + 2 * $0), accuracy: value(3 + 2 * $0))
    }
  }
}
