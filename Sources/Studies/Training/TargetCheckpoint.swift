package import Formats
import Laboratory
import LatentEquilibrium
import Presets

// As the checkpoint of a training from samples: `experiment` says in JSON what it is of, `rows` are the
// rows of the learning curve so far, and then comes all that changes in the learners, and what was
// measured since the target ended.

extension TargetTraining: Resumable {
  /// All that the training has come to, at the end of a row.
  package var checkpoint: NumpyArchive {
    var archive = NumpyArchive(checkpointOf: identity, rows: rows.map(\.numbers))
    archive.arrays += [
      ("step", NumpyArray([Double(experiment.step)])), ("free", NumpyArray(free.numbers)),
    ]
    for participant in experiment.participants {
      switch participant.model {
      case .layered(let network):
        archive.append(network.value.numbers, of: participant.learner)
      case .backpropagated:
        archive.append(participant.model.learned, of: participant.learner)
      case .phased(let network):
        archive.append(network.value.state, of: participant.learner)
      case .microcircuit(let circuit):
        archive.append(circuit.value.numbers, of: participant.learner)
      }
    }
    return archive
  }

  /// Goes on where a checkpoint was made; the result is that of an uninterrupted training, to the last
  /// bit.
  ///
  /// - Throws: why it is not of this training; the training is as it was then.
  package mutating func resume(from archive: NumpyArchive) throws(Fault) {
    let rows = try archive.rows(
      ofCheckpoint: identity, width: Row.width(of: experiment.preset),
      options: "--set, --duration and --load")
    try archive.checkNumbers()
    guard let step = archive["step"]?.numbers?.first, (1...Double(steps)).contains(step) else {
      throw Fault(place: "step", "is damaged")
    }
    let preset = experiment.preset
    guard let free = archive["free"]?.numbers.flatMap({ FreeRun($0, of: preset) }) else {
      throw Fault(place: "free", "is damaged")
    }
    var participants: [Participant] = []
    for var participant in experiment.participants {
      switch participant.model {
      case .layered(var network):
        try archive.restore(participant.learner) { network.value.take($0) }
        participant.model = .layered(network)
      case .backpropagated:
        guard let exact = try archive.yardstick(for: experiment.preset) else { continue }
        participant.model.take(exact, of: participant.learner)
      case .phased(var network):
        try archive.restore(participant.learner) { network.value.take($0) }
        participant.model = .phased(network)
      case .microcircuit(var circuit):
        try archive.restore(participant.learner) { circuit.value.take($0) }
        participant.model = .microcircuit(circuit)
      }
      participants.append(participant)
    }
    self.rows = rows.map { Row($0, of: preset.learners) }
    self.free = free
    experiment.goOn(after: Int(clamping: step), with: participants)
  }

  /// What must be the same for a checkpoint to be of this training.
  private var identity: String {
    JSON.object([
      .init("preset", experiment.preset.json), .init("start", .text(start.hex)),
    ]).compact
  }
}

extension TargetTraining.Row {
  static func width(of preset: Preset) -> Int { 1 + 2 * preset.learners.count }

  fileprivate var numbers: [Double] { [time] + losses + counts.map(Double.init) }

  fileprivate init(_ numbers: [Double], of learners: [LearningCurve.Learner]) {
    self.init(of: learners, time: numbers[0])
    losses = Array(numbers[1..<1 + losses.count])
    counts = numbers[(1 + losses.count)...].map { Int(exactly: $0) ?? 0 }
  }
}

extension FreeRun {
  fileprivate var numbers: [Double] { errors + [squares, count] + sums }

  fileprivate init?(_ numbers: [Double], of preset: Preset) {
    self.init(of: preset)
    let first = errors.count
    let outputs = preset.layers.last?.neurons ?? 0
    guard [first + 2, first + 2 + outputs].contains(numbers.count) else { return nil }
    errors = Array(numbers[..<first])
    (squares, count) = (numbers[first], numbers[first + 1])
    sums = Array(numbers[(first + 2)...])
  }
}
