package import LatentEquilibrium
package import Presets

/// An experiment that can be stepped forward and back, with the trace of what happened.
///
/// Going back takes the last copy made before and steps it forward again, with every change at the
/// step where it was made: exact, because a copy continues with the same bits.
package struct Timeline: Sendable {
  package private(set) var experiment: Experiment
  package private(set) var trace: Trace
  /// Where the weights have been.
  package private(set) var weightTrail: WeightTrail
  /// Why the experiment can't go on, if it can't; the present state is the last one before.
  package private(set) var fault: ExperimentFault?
  /// What to change so that it does not happen again, as the end of a sentence.
  package private(set) var remedy = ""
  /// The network as it was when the experiment began.
  package let start: AnyModel
  /// Copies of the experiment as it came out of some of its steps, the oldest first.
  private var checkpoints: [Experiment]
  /// A copy as it came out of a late step, from which the last step is soon found.
  private var latest: Experiment?
  /// What was done to the experiment between its steps, the oldest first.
  private var interventions: [Intervention] = []
  /// Whether some of them lie too far back to be kept.
  private var hasForgotten = false

  /// Something done from outside, after so many steps.
  private struct Intervention: Sendable {
    var age: Int
    var deed: Deed
  }

  private enum Deed: Sendable {
    case adopt(Preset)
    case strike
  }

  /// How many steps lie between two copies.
  private static let interval = 500
  /// How far back one can go, in steps.
  package static let reach = 100_000
  /// How much memory the copies may take, in bytes, but for the first and the last few.
  private static let budget = 16 << 20

  package init(_ preset: Preset) {
    experiment = Experiment(preset, tracksLearning: true)
    trace = Trace(for: preset)
    weightTrail = WeightTrail(for: preset)
    weightTrail.append(experiment)
    start = experiment.model
    checkpoints = [experiment]
  }

  /// The preset that the experiment runs under now.
  package var preset: Preset {
    _read { yield experiment.preset }
  }

  /// How many steps one can go back from here.
  package var stepsBack: Int { experiment.age - checkpoints[0].age }

  /// Whether the experiment was left to itself from its start on.
  package var isUndisturbed: Bool { interventions.isEmpty && !hasForgotten }

  /// Since when, in ms, nothing was done to the experiment from outside.
  package var undisturbedSince: Double {
    guard let last = interventions.last else { return 0 }
    return experiment.time - Double(experiment.age - last.age) * preset.dt
  }

  /// Makes one step; does nothing once a network has diverged.
  package mutating func advance() {
    guard fault == nil else { return }
    do throws(ExperimentFault) {
      try experiment.advance()
    } catch {
      fault = error
      experiment = replayed(to: experiment.age - 1)
      remedy = experiment.remedy(for: error)
      return
    }
    trace.append(experiment)
    weightTrail.append(experiment)
    if experiment.age % Timeline.interval == 0 { keep() }
  }

  /// Goes back by `count` steps, or as far as it can.
  ///
  /// - Returns: whether there was anywhere to go.
  @discardableResult
  package mutating func goBack(_ count: Int = 1) -> Bool {
    let age = max(experiment.age - count, checkpoints[0].age)
    guard age < experiment.age else { return false }
    fault = nil
    while checkpoints.count > 1, checkpoints[checkpoints.count - 1].age > age {
      checkpoints.removeLast()
    }
    interventions.removeAll { $0.age > age }
    if let copy = latest, copy.age > age { latest = nil }
    experiment = replayed(to: age)
    trace.forget(after: experiment.time)
    weightTrail.forget(after: age)
    return true
  }

  /// The experiment as it was so many steps ago, or as far back as nothing was done to it from outside
  /// since.
  package func past(_ steps: Int) -> Experiment {
    replayed(
      to: max(experiment.age - steps, checkpoints[0].age, interventions.last?.age ?? 0))
  }

  /// The experiment as it went into its last step, under the preset of that step; nil before the
  /// first step, or where there is no going back.
  package var beforeLastStep: Experiment? {
    stepsBack > 0 ? replayed(to: experiment.age - 1) : nil
  }

  /// Keeps what `beforeLastStep` gives: now it is found at once, and later it has no more to step
  /// again than is stepped from here on.
  package mutating func keepLatest() {
    let age = experiment.age - 1
    // What was done after that step would be done to the copy once more.
    guard stepsBack > 0, !interventions.contains(where: { $0.age == age }) else { return }
    latest = replayed(to: age)
  }

  /// Goes on under a changed preset.
  ///
  /// - Returns: whether the state was kept; if not, the experiment started again.
  @discardableResult
  package mutating func adopt(_ preset: Preset) -> Bool {
    fault = nil
    guard experiment.adopt(preset) else {
      self = Timeline(preset)
      return false
    }
    interventions.append(Intervention(age: experiment.age, deed: .adopt(preset)))
    return true
  }

  /// Gives the inputs an `Impulse`.
  package mutating func strike() {
    experiment.strike()
    interventions.append(Intervention(age: experiment.age, deed: .strike))
  }

  private mutating func keep() {
    checkpoints.append(experiment)
    while checkpoints.count > 2, experiment.age - checkpoints[1].age >= Timeline.reach {
      checkpoints.removeFirst()
    }
    let first = checkpoints[0].age
    hasForgotten = hasForgotten || interventions.contains { $0.age < first }
    interventions.removeAll { $0.age < first }
    if checkpoints.count > max(12, Timeline.budget / preset.bytesOfState) { thinOut() }
  }

  /// Drops the copy that is missed the least: where the gap it leaves is small against how long ago
  /// it was made.
  private mutating func thinOut() {
    let now = experiment.age
    func loss(_ index: Int) -> Double {
      Double(checkpoints[index + 1].age - checkpoints[index - 1].age)
        / Double(now - checkpoints[index - 1].age)
    }
    let least = (1..<checkpoints.count - 1).min { loss($0) < loss($1) }
    if let least { checkpoints.remove(at: least) }
  }

  private func replayed(to age: Int) -> Experiment {
    var replay = checkpoints.last { $0.age <= age } ?? checkpoints[0]
    if let latest, (replay.age...age).contains(latest.age) { replay = latest }
    var rest = interventions.drop { $0.age < replay.age }
    while true {
      while let next = rest.first, next.age == replay.age {
        switch next.deed {
        case .adopt(let preset): replay.adopt(preset)
        case .strike: replay.strike()
        }
        rest.removeFirst()
      }
      // What went well the first time goes well again.
      guard replay.age < age, (try? replay.advance()) != nil else { return replay }
    }
  }
}

extension Preset {
  /// About how much memory the networks of an experiment take, in bytes.
  fileprivate var bytesOfState: Int {
    let sizes = [inputs] + self.sizes
    let weights = projections.reduce(0) { $0 + $1.rows * $1.columns }
    let networks = members.count + (learns && hasTarget ? 1 : 0)
    return 8 * networks * (2 * weights + 16 * sizes.reduce(0, +)) + 1024
  }
}
