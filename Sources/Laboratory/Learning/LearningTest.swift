import LatentEquilibrium
import Presets
import Samples

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
  private var examinees: [Examinee]
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
    examinees = experiment.participants.map { Examinee($0, under: preset) }
    let cost = 2 * preset.weightCount + 50 * preset.sizes.reduce(0, +)
    workOfStep = experiment.preset.members.count * cost
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
    examinees.first { $0.learner == learner }
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

  /// Shows what lasts to those who have a time.
  private mutating func show(_ stimulus: [Double]) {
    see(stimulus) { $0.isInTime }
  }

  private mutating func takeAnswers() {
    guard let task = preset.task else { return }
    let label = answered < samples.count ? samples.label(of: answered) : nil
    see(stimulus) { !$0.isInTime }
    for place in examinees.indices { examinees[place].answer(label, to: task) }
  }

  /// Who diverges drops out.
  private mutating func see(_ stimulus: [Double], _ isMeant: (Examinee) -> Bool) {
    for place in examinees.indices.reversed()
    where isMeant(examinees[place]) && !examinees[place].see(stimulus) {
      examinees.remove(at: place)
    }
  }
}

/// A participant under test, and its answers.
private struct Examinee: Equatable, Sendable {
  let learner: LearningCurve.Learner
  /// Whether it has to be shown a sample for as long as that lasts.
  let isInTime: Bool
  private var model: AnyModel
  /// The class of each sample and point so far.
  private(set) var answers: [Int] = []
  /// How many of them were right.
  private(set) var right = 0

  /// - Parameter preset: the participant's, without plasticity.
  init(_ participant: Participant, under preset: Preset) {
    var participant = participant
    learner = participant.learner
    isInTime = participant.member != nil
    if isInTime { participant.adopt(preset) }
    model = participant.model
  }

  /// Makes a step; false where the network diverges.
  mutating func see(_ stimulus: [Double]) -> Bool {
    do throws(Divergence) {
      try model.step(stimulus: stimulus, target: [])
      return true
    } catch {
      return false
    }
  }

  /// Takes down the class that its output stands for.
  mutating func answer(_ label: Int?, to task: TaskPreset) {
    let answer = task.answer(model.output)
    answers.append(answer)
    if answer == label { right += 1 }
  }
}
