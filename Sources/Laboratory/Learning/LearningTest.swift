import LatentEquilibrium
import Presets

/// What the networks of an experiment have learned: how many of the task's test samples they answer
/// with their class, and what they answer all over the plane of a decision map.
///
/// Copies of the networks go on from the state they had, without target and without plasticity, and
/// see each sample as long as in the task, pauses included; the answer is the output with the highest
/// rate at the end. The work can be done in slices, so that nobody waits for it.
package struct LearningTest: Equatable, Sendable {
  /// The simulated time at which the networks were taken, in ms.
  package let time: Double
  /// How many steps their experiment had made.
  package let age: Int
  /// What the map is of; nil where the task has none.
  package let plane: DecisionPlane?
  private let preset: Preset
  private let samples: SampleSet
  private let hold: Int
  private let pause: Int
  /// What a step costs, in multiplications or so.
  private let workOfStep: Int
  private var network: Examinee?
  private var twin: Examinee?
  private var yardstick: Examinee?
  /// How many samples and points have been answered, and how many steps the next one has had.
  private var answered = 0
  private var steps = 0
  private var stimulus: [Double] = []
  private let nothing: [Double]

  /// A test of the networks as they are now; nil where the task has no classes.
  package init?(of experiment: Experiment) {
    let preset = experiment.preset.withoutLearning
    guard let task = preset.task, !task.test.classNames.isEmpty else { return nil }
    self.preset = experiment.preset
    time = experiment.time
    age = experiment.age
    plane = DecisionPlane(task)
    samples = task.test
    let grid = TimeGrid(dt: preset.dt)
    hold = grid.steps(lasting: task.presentation)
    pause = task.pause > 0 ? grid.steps(lasting: task.pause) : 0
    nothing = Array(repeating: 0, count: preset.inputs)
    var network = experiment.network
    network.adopt(preset.network)
    self.network = Examinee(network)
    if var twin = experiment.twin, let description = preset.twinNetwork {
      twin.adopt(description)
      self.twin = Examinee(twin)
    }
    yardstick = experiment.yardstick.map { Examinee($0) }
    let cost = network.layers.reduce(0) { $0 + 2 * $1.inputs * $1.neurons + 50 * $1.neurons }
    workOfStep = twin == nil ? cost : 2 * cost
    stimulus = features(of: 0)
  }

  /// Whether the experiment is as it was when the test began.
  package func isNew(for experiment: Experiment) -> Bool {
    age == experiment.age && preset == experiment.preset
  }

  /// How many test samples there are, and how many have been answered.
  package var sampleCount: Int { samples.count }
  package var samplesAnswered: Int { min(answered, samples.count) }

  /// Whether all samples and points have been answered.
  package var isComplete: Bool { answered == count }

  private var count: Int { samples.count + (plane?.samples.count ?? 0) }

  private func features(of number: Int) -> [Double] {
    if number < samples.count { return Array(samples.features(of: number)) }
    return plane?.samples[number - samples.count] ?? []
  }

  /// The share of the samples so far that a learner answered with their class, from 0 to 1; nil
  /// where there are none, or no such learner, or it diverged.
  package func accuracy(of learner: LearningCurve.Learner) -> Double? {
    guard let examinee = examinee(learner), !examinee.answers.isEmpty else { return nil }
    return Double(examinee.right) / Double(min(examinee.answers.count, samples.count))
  }

  /// The class that a learner answers at a point of the plane, by its place in the lattice counted
  /// from the upper left; nil outside, or where it has not been asked yet.
  package func answer(of learner: LearningCurve.Learner, column: Int, row: Int) -> Int? {
    guard let place = plane?.place(column: column, row: row), let examinee = examinee(learner),
      examinee.answers.indices.contains(samples.count + place)
    else { return nil }
    return examinee.answers[samples.count + place]
  }

  private func examinee(_ learner: LearningCurve.Learner) -> Examinee? {
    switch learner {
    case .network: network
    case .twin: twin
    case .yardstick: yardstick
    }
  }

  /// Goes on with the test, for about so many multiplications but one step at least.
  package mutating func proceed(work: Int = .max) {
    var left = work
    while !isComplete {
      if steps == 0 { stimulus = features(of: answered) }
      let isShown = steps < hold
      show(isShown ? stimulus : nothing)
      steps += 1
      if steps == hold { takeAnswers() }
      if steps == hold + pause {
        steps = 0
        answered += 1
      }
      left -= workOfStep
      if left <= 0 { return }
    }
  }

  private mutating func show(_ stimulus: [Double]) {
    if network?.see(stimulus) == false { network = nil }
    if twin?.see(stimulus) == false { twin = nil }
  }

  private mutating func takeAnswers() {
    let label = answered < samples.count ? samples.label(of: answered) : nil
    if yardstick?.see(stimulus) == false { yardstick = nil }
    network?.answer(label)
    twin?.answer(label)
    yardstick?.answer(label)
  }
}

/// A network under test, and its answers.
private struct Examinee: Equatable, Sendable {
  /// One of the two: a network in time, or one without.
  private var network: Network?
  private var timeless: BackpropagatedNetwork?
  private let layer: Int
  /// The class of each sample and point so far.
  private(set) var answers: [Int] = []
  /// How many of them were right.
  private(set) var right = 0

  init(_ network: Network) {
    self.network = network
    layer = network.layers.count - 1
  }

  init(_ timeless: BackpropagatedNetwork) {
    self.timeless = timeless
    layer = timeless.layers.count - 1
  }

  /// Makes a step; false where the network diverges.
  mutating func see(_ stimulus: [Double]) -> Bool {
    do throws(Divergence) {
      try network?.step(stimulus: stimulus)
      try timeless?.step(stimulus: stimulus)
      return true
    } catch {
      return false
    }
  }

  /// Takes down the output with the highest rate; of several the first.
  mutating func answer(_ label: Int?) {
    let rates =
      timeless?.rate(ofLayer: layer, copy: 0)
      ?? network.map { Array($0.rate[$0.rateRange(ofLayer: layer)]) } ?? []
    let answer = rates.indexOfLargest(in: rates.indices)
    answers.append(answer)
    if answer == label { right += 1 }
  }
}
