import Formats
package import LatentEquilibrium
package import Presets

/// A network, its twins and the exactly backpropagated network, in lock-step on the same stimulus and
/// target.
///
/// A value: a copy is a checkpoint and continues with the same bits. Time is a number of steps.
package struct Experiment: Equatable, Sendable {
  package private(set) var preset: Preset
  /// Who takes part: first the network, then those to compare it with, as far as there are any.
  package private(set) var participants: [Participant]
  /// The number of the last step, so that its end is the time `step`·dt.
  package private(set) var step = 0
  /// How many steps have been made; unlike `step` it does not change with dt.
  package private(set) var age = 0
  private var feed: Feed
  /// The learning rates of the present steps; nil where they are the preset's own.
  package private(set) var phase: LearningPhase?
  /// How the losses went; nil where nobody asked for it, or there is no target.
  package private(set) var curve: LearningCurve?
  /// Who answers the present sample before it is learned; nil where nobody does.
  private var rehearsal: Rehearsal?
  private let tracksIdeal: Bool
  private let tracksLearning: Bool

  /// - Parameters:
  ///   - tracksIdeal: whether to evaluate the networks without time in every step.
  ///   - tracksLearning: whether to keep the learning curve and step the yardstick.
  package init(_ preset: Preset, tracksIdeal: Bool = true, tracksLearning: Bool = false) {
    self.preset = preset
    self.tracksIdeal = tracksIdeal
    self.tracksLearning = tracksLearning
    participants = preset.members.compactMap { Participant($0.learner, of: preset) }
    phase = preset.phase(ofStep: 1)
    feed = Feed(preset)
    if tracksLearning && preset.hasTarget {
      curve = LearningCurve(for: preset)
      if preset.learns, let yardstick = Participant(.yardstick, of: preset) {
        participants.append(yardstick)
      }
    }
    if phase != nil { adoptPhase() }
  }

  /// The simulated time in ms.
  package var time: Double { Double(step) * preset.dt }

  /// The stimulus applied during the last step.
  package var stimulus: [Double] { feed.stimulus }

  /// The stimulus as it goes on.
  var stimulusSignal: InputSignal { feed.stimulusSignal }

  /// The target of the last step, or empty where there was none.
  package var target: [Double] { feed.target }

  /// What shows the samples of the preset's task; nil where it has none.
  package var presenter: SamplePresenter? { feed.presenter }

  /// Makes one step of `preset.dt`.
  ///
  /// - Throws: `ExperimentFault` when a network diverges; the experiment is then of no further use.
  package mutating func advance() throws(ExperimentFault) {
    step += 1
    age += 1
    feed.advance(step: step)
    if case .some = phase { enterPhase() }
    if case .some = curve { rehearse() }
    let (stimulus, target) = (feed.stimulus, feed.target)
    var place = 0
    while place < participants.count {
      let passed = participants[place].lesson == nil ? 0 : feed.passed
      do throws(Divergence) {
        try participants[place].step(
          stimulus: stimulus, target: target, passed: passed, evaluatesIdeal: tracksIdeal)
      } catch {
        guard let member = participants[place].member else {
          participants.remove(at: place)
          continue
        }
        throw ExperimentFault(member: member, error, step: step, time: time)
      }
      place += 1
    }
    if case .some = curve { appendLosses() }
  }

  /// Goes over to the rates of the next phase where one has ended.
  private mutating func enterPhase() {
    let next = preset.phase(ofStep: step)
    guard next != phase else { return }
    phase = next
    adoptPhase()
  }

  private mutating func adoptPhase() {
    let present = preset.within(phase)
    for place in participants.indices { participants[place].adopt(present) }
  }

  private mutating func appendLosses() {
    var losses = SIMD8(repeating: Double.nan)
    var energies = SIMD8<Double>.zero
    if !feed.target.isEmpty {
      for place in participants.indices {
        losses[participants[place].learner.place] = participants[place].model.cost(
          target: feed.target)
        guard let member = participants[place].member,
          let energy = participants[place].model.energy(target: feed.target)
        else { continue }
        let first = 2 * member.number
        (energies[first], energies[first + 1]) = (energy.mismatch, energy.nudging)
      }
    }
    let time = time
    curve?.append(losses, energies: energies, time: time)
  }

  /// Lets copies answer some of the samples before they are learned.
  private mutating func rehearse() {
    guard let presenter, let label = presenter.label, presenter.isShowing else { return }
    if presenter.isBeginning {
      let presentation = presenter.presentation(ofStep: step)
      let isWanted = curve?.wantsAnswer(at: presentation, ofPass: presenter.pass) == true
      rehearsal = isWanted ? Rehearsal(of: participants) : nil
    }
    guard rehearsal?.see(feed.stimulus) != nil, presenter.isEnding else { return }
    for learner in LearningCurve.Learner.allCases {
      guard let answer = preset.task.flatMap({ rehearsal?.answer(of: learner, to: $0) }) else {
        continue
      }
      curve?.add(answerIsRight: answer == label, of: learner)
    }
    rehearsal = nil
  }

  /// Gives all participants weights from a file, before the first step.
  package mutating func start(from weights: TrainedWeights) {
    for place in participants.indices {
      participants[place].model.take(weights, of: participants[place].learner)
    }
  }

  /// Goes on after step k with participants that were there then.
  ///
  /// What goes in depends on the preset and the number of the step alone: its noises run through
  /// their steps once more, which takes a small part of the time that learning took. The learning
  /// curve begins again.
  package mutating func goOn(after k: Int, with participants: [Participant]) {
    self.participants = participants
    (step, age) = (k, k)
    feed.advance(step: k)
    phase = preset.phase(ofStep: max(1, k))
    if phase != nil || !preset.phases.isEmpty { adoptPhase() }
  }

  /// Strikes the inputs: the steps of the next `Impulse.width` ms get `Impulse.height` more.
  package mutating func strike() {
    feed.strike(steps: TimeGrid(dt: preset.dt).steps(lasting: Impulse.width))
  }

  /// Goes on under a changed preset.
  ///
  /// The networks keep their state and their weights where the sizes, the seed and the recipes for
  /// the weights are the same; where they are not, the experiment starts again.
  ///
  /// - Returns: whether the state was kept.
  @discardableResult
  package mutating func adopt(_ changed: Preset) -> Bool {
    guard changed.hasSameWeights(as: preset) else {
      self = Experiment(changed, tracksIdeal: tracksIdeal, tracksLearning: tracksLearning)
      return false
    }
    let now = time
    let before = step
    let old = preset
    preset = changed
    rehearsal = nil
    adoptMembers(changed)
    if changed.dt != old.dt { step = TimeGrid(dt: changed.dt).steps(until: now) }
    feed.adopt(
      changed, after: old, Moment(after: before, as: step, dt: old.dt, then: changed.dt))
    if tracksLearning { adoptLearning(changed) }
    phase = changed.phase(ofStep: step + 1)
    if phase != nil { adoptPhase() }
    return true
  }

  private mutating func adoptMembers(_ changed: Preset) {
    if changed.twin == nil {
      participants.removeAll { $0.learner == .twin }
    } else if place(of: .twin) == nil {
      // A twin that appears takes over the present state, so that both start from the same point.
      participants.insert(Participant(.twin, as: participants[0]), at: 1)
    }
    for place in participants.indices where participants[place].member != nil {
      participants[place].adopt(changed)
    }
  }

  private mutating func adoptLearning(_ changed: Preset) {
    guard changed.hasTarget else {
      curve = nil
      participants.removeAll { $0.learner == .yardstick }
      return
    }
    curve = curve ?? LearningCurve(for: changed)
    if let place = place(of: .yardstick) {
      participants[place].adopt(changed)
    } else if changed.learns, let network = network(.network) {
      // It starts where the network is, so that both learn from the same point.
      var yardstick = BackpropagatedNetwork(changed.network)
      yardstick.takeWeights(of: network)
      participants.append(Participant(yardstick: yardstick))
    }
  }
}

/// The end of an experiment whose network diverged, or found no equilibrium.
package struct ExperimentFault: Error, Equatable, Sendable, CustomStringConvertible {
  package let member: Member
  /// Counted from 1.
  package let layer: Int
  package let cause: Divergence.Cause
  /// The step that failed; the one before it was the last good one.
  package let step: Int
  /// The time of that step in ms.
  package let time: Double

  package init(member: Member, _ divergence: Divergence, step: Int, time: Double) {
    self.member = member
    layer = divergence.layer
    cause = divergence.cause
    self.step = step
    self.time = time
  }

  package var description: String {
    let name =
      switch member {
      case .network: "the network"
      case .twin: "the twin"
      case .twin2: "the second twin"
      case .twin3: "the third twin"
      }
    if cause == .noEquilibrium {
      return "\(name) found no rates and errors in equilibrium at \(JSON.time(time)) ms"
    }
    return "\(name) diverged in layer \(layer) at \(JSON.time(time)) ms"
  }
}
