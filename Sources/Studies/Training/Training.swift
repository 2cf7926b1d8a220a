package import Arithmetic
package import Formats
package import Laboratory
package import LatentEquilibrium
package import Presets
import Samples

/// Learning from the samples of a task in minibatches: the network, its twins and the exactly
/// backpropagated network as the yardstick, all of them from the same weights, on the same samples in
/// the same order and with the same η·β.
///
/// A minibatch of B samples is shown to as many copies for the task's presentation time, then comes
/// its pause. Minibatches go on across the passes: number m = 0, 1, … has places m·B to m·B + B − 1 of
/// all passes together, so that no sample is left out where B does not divide their number. The copies
/// are never put to rest between samples. A value: a copy continues with the same bits.
package struct Training: Equatable, Sendable {
  package let preset: Preset
  /// How many samples are learned from at once.
  package let batch: Int
  /// What the networks that learn in time are worked out in; the yardstick is so in double precision.
  package let precision: Precision
  /// How many of the test samples are shown for each row.
  package let testCount: Int
  /// How many rows a pass has.
  package let rowsOfPass: Int
  /// One row for every complete pass, or part of one.
  package internal(set) var rows: [TrainingRow] = []
  /// How many minibatches have been shown.
  package internal(set) var minibatch = 0
  /// The network of the preset.
  package internal(set) var network: AnyBatch
  /// The networks to compare with; nil where one diverged.
  var twins: [AnyBatch?]
  /// Nil where it diverged or is not wanted, and where the preset describes a circuit.
  package internal(set) var yardstick: BackpropagatedNetwork?
  private let presenter: SamplePresenter
  private let training: SampleSet
  /// When the members see the target, and when they learn.
  private let lessons: [LessonTimes]
  private let on: Double
  private let off: Double
  private var order: SampleOrder
  /// The sums of the losses since the pass began, by the places of the learners.
  private var sums: [Double?]
  /// A checksum of the weights from a file that the learners started from; 0 without a file.
  let start: UInt32

  /// - Parameters:
  ///   - preset: one that trains in minibatches, `Preset.trainingFault`.
  ///   - precision: single for networks of layers alone.
  ///   - testCount: how many of the test samples to show after each pass, the first ones; nil is all.
  ///   - rowsOfPass: how often in a pass the learners are tested.
  ///   - weights: what the learners start from; nil is what the preset says.
  ///   - hasYardstick: whether a backpropagated network learns beside the others.
  package init(
    _ preset: Preset, testCount: Int? = nil, rowsOfPass: Int = 1, weights: TrainedWeights? = nil,
    hasYardstick: Bool = true, precision: Precision = .double
  ) throws(Fault) {
    if let fault = preset.trainingFault(in: precision) { throw fault }
    guard let task = preset.task else { throw Fault(place: "task", "there is none") }
    self.preset = preset
    (batch, self.precision) = (task.batch, precision)
    training = task.training
    (on, off) = (task.on, task.off)
    lessons = preset.members.map { preset.lesson(of: $0) }
    self.rowsOfPass = max(1, rowsOfPass)
    self.testCount = min(testCount ?? task.test.count, task.test.count)
    presenter = SamplePresenter(task, dt: preset.dt, seed: preset.seed)
    order = SampleOrder(count: task.training.count, shuffle: task.shuffle, seed: preset.seed)
    guard let description = preset.model(of: .network) else {
      throw Fault(place: "layers", "there is no network")
    }
    network = AnyBatch(description, copies: batch, precision: precision)
    twins = preset.members.dropFirst().map { [batch] in
      preset.model(of: $0).map { AnyBatch($0, copies: batch, precision: precision) }
    }
    if hasYardstick, case .layered(let description) = description {
      yardstick = BackpropagatedNetwork(description, copies: batch)
    }
    sums = []
    start = weights?.checksum ?? 0
    if let weights {
      network.take(weights, of: .network)
      for (place, member) in preset.members.dropFirst().enumerated() {
        twins[place]?.take(weights, of: member.learner)
      }
      yardstick?.take(weights, of: .yardstick)
    }
    beginRow()
  }

  /// The first network to compare with; nil where there is none, or it diverged.
  package var twin: AnyBatch? { twin(.twin) }

  /// A network to compare with; nil where there is none, or it diverged.
  func twin(_ learner: LearningCurve.Learner) -> AnyBatch? {
    guard let place = learner.member.map({ $0.number - 1 }), twins.indices.contains(place) else {
      return nil
    }
    return twins[place]
  }

  /// How many steps a minibatch takes, its pause included.
  package var stepsOfMinibatch: Int { presenter.hold + presenter.pause }

  /// The simulated time in ms.
  package var time: Double { Double(minibatch * stepsOfMinibatch) * preset.dt }

  /// How many samples have been shown.
  package var samples: Int { minibatch * batch }

  /// The number of the first minibatch of a row, counted from 0.
  package func firstMinibatch(ofRow row: Int) -> Int {
    row * training.count / (rowsOfPass * batch)
  }

  /// The simulated time in ms at the end of a row: what the neurons need, however many copies there are.
  package func time(of row: TrainingRow) -> Double {
    Double(row.samples / batch * stepsOfMinibatch) * preset.dt
  }

  /// For how many simulated ms a learner had learned when it first answered a share of the test samples
  /// rightly; nil where it has not come so far.
  package func time(of learner: LearningCurve.Learner, reaching goal: Double) -> Double? {
    rows.first { ($0.score(of: learner).accuracy ?? 0) >= goal }.map { time(of: $0) }
  }

  /// What is well learned: four of five.
  package static let goal = 0.8

  /// How many steps the rest of so many rows takes, with the tests after them.
  package func stepsLeft(ofRows rows: Int) -> Double {
    let minibatches = max(0, firstMinibatch(ofRow: rows) - minibatch)
    let tests = max(0, rows - self.rows.count) * (1 + (testCount - 1) / batch)
    return Double(minibatches + tests) * Double(stepsOfMinibatch)
  }

  /// The mean loss over the present row; nil where there is nothing yet.
  package func meanLoss(of learner: LearningCurve.Learner) -> Double? {
    let count = minibatch - firstMinibatch(ofRow: rows.count)
    return count > 0 ? sums[learner.place].map { $0 / Double(count * batch) } : nil
  }

  /// Shows one minibatch, and at the end of a row the test samples.
  ///
  /// - Throws: where the network diverged; the training is then of no further use. A twin or a
  ///   yardstick that diverges is left behind.
  package mutating func advance(workers: Workers = .alone) throws(ExperimentFault) {
    let places = (0..<batch).map { order.sample(at: minibatch * batch + $0) }
    let stimulus = training.columns(of: places)
    let target = training.answerColumns(of: places, on: on, off: off)
    let nothing = [Double](repeating: 0, count: stimulus.count)
    for k in 0..<stepsOfMinibatch {
      let isShowing = k < presenter.hold
      let (stimulus, target) = isShowing ? (stimulus, target) : (nothing, [])
      do throws(Divergence) {
        try network.step(
          stimulus: stimulus, target: target, isLearning: lessons[0].learns(after: k),
          workers: workers)
      } catch {
        let step = minibatch * stepsOfMinibatch + k + 1
        throw ExperimentFault(
          member: .network, error, step: step, time: Double(step) * preset.dt)
      }
      for place in twins.indices {
        do throws(Divergence) {
          try twins[place]?.step(
            stimulus: stimulus, target: k < lessons[place + 1].free ? [] : target,
            isLearning: lessons[place + 1].learns(after: k), workers: workers)
        } catch {
          twins[place] = nil
        }
      }
      if isShowing {
        do throws(Divergence) {
          try yardstick?.step(stimulus: stimulus, target: target, workers: workers)
        } catch {
          yardstick = nil
        }
      }
      if k == presenter.hold - 1 { addLosses(target) }
    }
    // A checkpoint has its weights alone.
    yardstick?.settle(workers)
    minibatch += 1
    // Where a row is shorter than a minibatch, several end with it.
    while minibatch >= firstMinibatch(ofRow: rows.count + 1) { finishRow(workers) }
  }

  /// Adds what the outputs cost at the end of a presentation, ½ |target − r|².
  private mutating func addLosses(_ target: [Double]) {
    func add(_ learner: LearningCurve.Learner, _ rate: ((_ copy: Int) -> [Double])?) {
      let place = learner.place
      guard let rate else {
        sums[place] = nil
        return
      }
      for copy in 0..<batch {
        var sum = 0.0
        for (number, value) in rate(copy).enumerated() {
          let difference = target[number * batch + copy] - value
          sum += difference * difference
        }
        sums[place]? += sum / 2
      }
    }
    let (network, twins, yardstick) = (network, twins, yardstick)
    add(.network) { network.output(copy: $0) }
    for (member, twin) in zip(preset.members.dropFirst(), twins) {
      add(member.learner, twin.map { twin in { twin.output(copy: $0) } })
    }
    let output = preset.layers.count - 1
    add(.yardstick, yardstick.map { yardstick in { yardstick.rate(ofLayer: output, copy: $0) } })
  }

  private mutating func finishRow(_ workers: Workers) {
    rows.append(
      TrainingRow(
        pass: rows.count / rowsOfPass + 1, samples: samples,
        learners: preset.learners,
        scores: preset.learners.map {
          .init(loss: meanLoss(of: $0), accuracy: accuracy(of: $0, workers: workers))
        }))
    beginRow()
  }

  mutating func beginRow() {
    sums = LearningCurve.Learner.allCases.map { _ in nil }
    for learner in preset.learners where weights(of: learner) != nil { sums[learner.place] = 0 }
  }
}

/// How well was learned in one pass through the samples, or in a part of one.
package struct TrainingRow: Equatable, Sendable {
  /// In which pass it is, counted from 1.
  package let pass: Int
  /// How many samples were shown since the beginning.
  package let samples: Int
  /// Those who may learn.
  let learners: [LearningCurve.Learner]
  /// One for each of them.
  let scores: [Score]

  package struct Score: Equatable, Sendable {
    /// The mean of ½ |target − r|² over the samples of the row, at the end of each presentation.
    package let loss: Double?
    /// The share of the test samples answered with their class; nil where there are no classes.
    package let accuracy: Double?
  }

  package func score(of learner: LearningCurve.Learner) -> Score {
    learners.firstIndex(of: learner).map { scores[$0] } ?? Score(loss: nil, accuracy: nil)
  }

  /// The columns of the learning curve as CSV.
  package static func columns(of preset: Preset) -> String {
    (["epoch", "samples"]
      + preset.learners.flatMap { ["\($0.name).loss", "\($0.name).accuracy"] })
      .joined(separator: ",") + "\n"
  }

  /// The row as CSV.
  package var csv: String {
    let values = scores.flatMap { [$0.loss, $0.accuracy] }
    return (["\(pass)", "\(samples)"] + values.map { JSON.field(of: $0) })
      .joined(separator: ",") + "\n"
  }
}

extension SampleSet {
  /// The features of some samples as a batch takes them: of every input the values of all samples.
  func columns(of samples: [Int]) -> [Double] {
    (0..<inputs).flatMap { input in samples.map { features[$0 * inputs + input] } }
  }

  /// What the outputs should give for some samples, as a batch takes it.
  func answerColumns(of samples: [Int], on: Double, off: Double) -> [Double] {
    var columns = [Double](repeating: 0, count: outputs * samples.count)
    var answer = [Double](repeating: 0, count: outputs)
    for (place, sample) in samples.enumerated() {
      fillTarget(&answer, of: sample, on: on, off: off)
      for output in 0..<outputs { columns[output * samples.count + place] = answer[output] }
    }
    return columns
  }
}
