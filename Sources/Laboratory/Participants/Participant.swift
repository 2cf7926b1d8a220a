package import LatentEquilibrium
package import Presets

/// One of those who go through an experiment in lock-step, on the same stimulus and target: the network,
/// its twin, the exactly backpropagated network.
package struct Participant: Equatable, Sendable {
  package let learner: LearningCurve.Learner
  package var model: AnyModel
  /// What it would answer without time, from its weights before the last step; nil for who has no time.
  package internal(set) var ideal: IdealNetwork?
  /// When it sees the target, and when it learns; nil is always.
  private(set) var lesson: LessonTimes?

  /// A participant at rest; nil where the preset has nothing for it.
  init?(_ learner: LearningCurve.Learner, of preset: Preset) {
    self.learner = learner
    switch (learner, preset.description(of: learner)) {
    case (_, nil): return nil
    case (.yardstick, .layered(let description)?):
      model = AnyModel(BackpropagatedNetwork(description))
    case (_, .layered(let description)?):
      let network = Network(description)
      model = AnyModel(network)
      ideal = IdealNetwork(shapedAs: network)
    case (_, .phased(let description)?):
      model = AnyModel(.phased(description))
    // Nobody has derived exact gradients of a circuit in time.
    case (.yardstick, .microcircuit?): return nil
    case (_, .microcircuit(let description)?):
      let circuit = Microcircuit(description)
      model = .microcircuit(Boxed(circuit))
      ideal = IdealNetwork(shapedAs: circuit)
    }
    takeTimes(of: preset)
  }

  private mutating func takeTimes(of preset: Preset) {
    // The exactly backpropagated network has no time, and so no wrong one.
    guard let member else { return }
    let lesson = preset.lesson(of: member)
    self.lesson = lesson.isAlways ? nil : lesson
  }

  /// The exactly backpropagated network as it is.
  init(yardstick: BackpropagatedNetwork) {
    learner = .yardstick
    model = AnyModel(yardstick)
  }

  /// One that goes on from the state of another.
  init(_ learner: LearningCurve.Learner, as other: Participant) {
    self.learner = learner
    (model, ideal) = (other.model, other.ideal)
  }

  /// Which of the networks in time it is; nil for who has no time.
  package var member: Member? {
    learner.member
  }

  /// Goes on under a changed preset, if that has something for it.
  mutating func adopt(_ preset: Preset) {
    guard let description = preset.description(of: learner) else { return }
    model.adopt(description)
    switch model {
    case .layered(let network): ideal = ideal ?? IdealNetwork(shapedAs: network.value)
    case .microcircuit(let circuit): ideal = ideal ?? IdealNetwork(shapedAs: circuit.value)
    case .backpropagated, .phased: ideal = nil
    }
    takeTimes(of: preset)
  }

  /// Makes one step; without a target there is none for who has no time.
  ///
  /// - Parameters:
  ///   - passed: how many steps ago what is shown began.
  ///   - evaluatesIdeal: whether to evaluate before what it would answer without time.
  mutating func step(
    stimulus: [Double], target: [Double], passed: Int, evaluatesIdeal: Bool
  ) throws(Divergence) {
    if member == nil && target.isEmpty { return }
    guard let lesson else {
      return try step(
        stimulus: stimulus, target: target, isLearning: true, evaluatesIdeal: evaluatesIdeal)
    }
    try step(
      stimulus: stimulus, target: passed < lesson.free ? [] : target,
      isLearning: lesson.learns(after: passed), evaluatesIdeal: evaluatesIdeal)
  }

  @inline(__always)
  private mutating func step(
    stimulus: [Double], target: [Double], isLearning: Bool, evaluatesIdeal: Bool
  ) throws(Divergence) {
    if evaluatesIdeal {
      try model.step(stimulus: stimulus, target: target, isLearning: isLearning, ideal: &ideal)
    } else {
      try model.step(stimulus: stimulus, target: target, isLearning: isLearning)
    }
  }

  /// The values of a signal, one a unit; empty where it has none.
  package func values(of signal: Signal) -> ArraySlice<Double> {
    signal == .ideal ? ideal?.neuronRate ?? [] : model.values(of: signal)
  }

  /// The value of a signal of one unit; nil where it has none.
  package func value(of signal: Signal, unit: Int) -> Double? {
    let values = values(of: signal)
    return values.isEmpty ? nil : values[values.startIndex + unit]
  }
}

extension Preset {
  /// What a participant is made from; nil where the preset has none.
  func description(of learner: LearningCurve.Learner) -> ModelDescription? {
    model(of: learner.member ?? .network)
  }
}

extension [Participant] {
  /// Where someone stands; nil for who is not there.
  func place(of learner: LearningCurve.Learner) -> Int? {
    indices.first { self[$0].learner == learner }
  }
}

extension Member {
  /// As one of those who learn.
  package var learner: LearningCurve.Learner {
    switch self {
    case .network: .network
    case .twin: .twin
    case .twin2: .twin2
    case .twin3: .twin3
    }
  }
}

extension LearningCurve.Learner {
  /// Which of the networks in time it is; nil for who has no time.
  package var member: Member? {
    switch self {
    case .network: .network
    case .twin: .twin
    case .twin2: .twin2
    case .twin3: .twin3
    case .yardstick: nil
    }
  }
}

extension Preset {
  /// Those who may learn, in the order of files and tables; a twin and the exactly backpropagated
  /// network have their columns also where they are not there.
  package var learners: [LearningCurve.Learner] {
    Member.allCases.prefix(max(Member.pair.count, members.count)).map(\.learner) + [.yardstick]
  }
}
