import Formats
package import LatentEquilibrium
package import Presets

/// A network, its twin and the network without time, in lock-step on the same stimulus and target.
///
/// A value: a copy is a checkpoint and continues with the same bits. Time is a number of steps.
package struct Experiment: Equatable, Sendable {
  package private(set) var preset: Preset
  package private(set) var network: Network
  package private(set) var twin: Network?
  /// What `network` would answer without time, from its weights before the last step.
  package private(set) var ideal: IdealNetwork
  /// Likewise for the twin, whose weights may differ after learning.
  package private(set) var twinIdeal: IdealNetwork?
  /// The number of the last step, so that its end is the time `step`·dt.
  package private(set) var step = 0
  /// How many steps have been made; unlike `step` it does not change with dt.
  package private(set) var age = 0
  private var feed: Feed
  /// How the losses went; nil where nobody asked for it, or there is no target.
  package private(set) var curve: LearningCurve?
  /// The exactly backpropagated network that learns from the same samples with the same η·β; nil where
  /// nobody asked for it, nothing learns from a target, or it diverged.
  package private(set) var yardstick: BackpropagatedNetwork?
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
    network = Network(preset.network)
    twin = preset.twinNetwork.map(Network.init)
    ideal = IdealNetwork(shapedAs: network)
    twinIdeal = twin.map(IdealNetwork.init(shapedAs:))
    feed = Feed(preset)
    if tracksLearning && preset.hasTarget {
      curve = LearningCurve(for: preset)
      if preset.learns { yardstick = BackpropagatedNetwork(preset.network) }
    }
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

  /// The cost of a network's output in the last step, ½ |target − r|²; nil without a target.
  package func loss(of member: Member) -> Double? {
    guard !target.isEmpty else { return nil }
    return network(member)?.cost(target: target)
  }

  /// Likewise of the exactly backpropagated network; nil also where there is none.
  package var yardstickLoss: Double? {
    target.isEmpty ? nil : yardstick?.cost(target: target)
  }

  /// Makes one step of `preset.dt`.
  ///
  /// - Throws: `ExperimentFault` when a network diverges; the experiment is then of no further use.
  package mutating func advance() throws(ExperimentFault) {
    step += 1
    age += 1
    feed.advance(step: step)
    if curve != nil { rehearse() }
    if tracksIdeal {
      ideal.evaluate(stimulus: feed.stimulus, weightsOf: network)
      if let twin { twinIdeal?.evaluate(stimulus: feed.stimulus, weightsOf: twin) }
    }
    do throws(Divergence) {
      try network.step(stimulus: feed.stimulus, target: feed.target)
    } catch {
      throw ExperimentFault(member: .network, layer: error.layer, step: step, time: time)
    }
    do throws(Divergence) {
      try twin?.step(stimulus: feed.stimulus, target: feed.target)
    } catch {
      throw ExperimentFault(member: .twin, layer: error.layer, step: step, time: time)
    }
    if curve != nil { followLearning() }
  }

  private mutating func followLearning() {
    if !feed.target.isEmpty {
      do throws(Divergence) {
        try yardstick?.step(stimulus: feed.stimulus, target: feed.target)
      } catch {
        yardstick = nil
      }
    }
    let losses = SIMD4(
      loss(of: .network) ?? .nan, loss(of: .twin) ?? .nan, yardstickLoss ?? .nan, .nan)
    let time = time
    curve?.append(losses, time: time)
  }

  /// Lets copies answer some of the samples before they are learned.
  private mutating func rehearse() {
    guard let presenter, let label = presenter.label, presenter.isShowing else { return }
    if presenter.isBeginning {
      let presentation = presenter.presentation(ofStep: step)
      let isWanted = curve?.wantsAnswer(at: presentation, ofPass: presenter.pass) == true
      rehearsal = isWanted ? Rehearsal(of: network, twin, yardstick) : nil
    }
    guard rehearsal?.see(feed.stimulus) != nil, presenter.isEnding else { return }
    for learner in LearningCurve.Learner.allCases {
      guard let answer = rehearsal?.answer(of: learner) else { continue }
      curve?.add(answerIsRight: answer == label, of: learner)
    }
    rehearsal = nil
  }

  /// Gives the networks and the yardstick weights from a file, before the first step.
  mutating func start(from weights: TrainedWeights) {
    network.take(weights, of: .network)
    twin?.take(weights, of: .twin)
    yardstick?.take(weights, of: .yardstick)
  }

  /// Goes on after step k with networks and a yardstick that were there then.
  ///
  /// What goes in depends on the preset and the number of the step alone: its noises run through
  /// their steps once more, which takes a small part of the time that learning took. The learning
  /// curve begins again.
  mutating func goOn(
    after k: Int, _ network: Network, _ twin: Network?, _ yardstick: BackpropagatedNetwork?
  ) {
    (self.network, self.twin, self.yardstick) = (network, twin, yardstick)
    (step, age) = (k, k)
    feed.advance(step: k)
  }

  /// Strikes the inputs: the steps of the next `Impulse.width` ms get `Impulse.height` more.
  package mutating func strike() {
    feed.strike(steps: TimeGrid(dt: preset.dt).steps(lasting: Impulse.width))
  }

  /// One of the two networks; nil where there is no twin.
  package func network(_ member: Member) -> Network? { member == .network ? network : twin }

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
    network.adopt(changed.network)
    if let description = changed.twinNetwork {
      if twin == nil {
        // A twin that appears takes over the present state, so that both start from the same point.
        twin = network
      }
      twin?.adopt(description)
      twinIdeal = twinIdeal ?? ideal
    } else {
      twin = nil
      twinIdeal = nil
    }
    if changed.dt != old.dt { step = TimeGrid(dt: changed.dt).steps(until: now) }
    feed.adopt(
      changed, after: old, Moment(after: before, as: step, dt: old.dt, then: changed.dt))
    if tracksLearning { adoptLearning(changed) }
    return true
  }

  private mutating func adoptLearning(_ changed: Preset) {
    guard changed.hasTarget else {
      curve = nil
      yardstick = nil
      return
    }
    curve = curve ?? LearningCurve(for: changed)
    if yardstick != nil {
      yardstick?.adopt(changed.network)
    } else if changed.learns {
      // It starts where the network is, so that both learn from the same point.
      yardstick = BackpropagatedNetwork(changed.network)
      yardstick?.takeWeights(of: network)
    }
  }
}

/// The end of an experiment whose network diverged.
package struct ExperimentFault: Error, Equatable, Sendable, CustomStringConvertible {
  package let member: Member
  /// Counted from 1.
  package let layer: Int
  /// The step that failed; the one before it was the last good one.
  package let step: Int
  /// The time of that step in ms.
  package let time: Double

  package var description: String {
    let name = member == .network ? "the network" : "the twin"
    return "\(name) diverged in layer \(layer) at \(JSON.time(time)) ms"
  }
}
