/// An experiment that can be stepped forward and back, with the trace of what happened.
///
/// Going back takes the last copy made before and steps it forward again: exact, because a copy
/// continues with the same bits. What lies in the past keeps the preset it ran under.
public struct Timeline: Sendable {
  public private(set) var experiment: Experiment
  public private(set) var trace: Trace
  /// Why the experiment can't go on, if it can't; the present state is the last one before.
  public private(set) var fault: ExperimentFault?
  private var checkpoints: [Experiment]

  /// How many steps lie between two copies.
  private static let interval = 500
  /// How far back one can go, in steps.
  public static let reach = 100_000

  public init(_ preset: Preset) {
    experiment = Experiment(preset)
    trace = Trace(for: preset)
    checkpoints = [experiment]
  }

  /// The preset that the experiment runs under now.
  public var preset: Preset { experiment.preset }

  /// Makes one step; does nothing once a network has diverged.
  public mutating func advance() {
    guard fault == nil else { return }
    do throws(ExperimentFault) {
      try experiment.advance()
    } catch {
      fault = error
      experiment = replayed(to: experiment.age - 1)
      return
    }
    trace.append(experiment)
    if experiment.age % Timeline.interval == 0 { keep() }
  }

  /// Goes back by `count` steps, or as far as it can.
  ///
  /// - Returns: whether there was anywhere to go.
  @discardableResult
  public mutating func goBack(_ count: Int = 1) -> Bool {
    let age = max(experiment.age - count, checkpoints[0].age)
    guard age < experiment.age else { return false }
    fault = nil
    while checkpoints.count > 1, checkpoints[checkpoints.count - 1].age > age {
      checkpoints.removeLast()
    }
    experiment = replayed(to: age)
    trace.forget(after: experiment.time)
    return true
  }

  /// Goes on under a changed preset.
  ///
  /// - Returns: whether the state was kept; if not, the experiment started again.
  @discardableResult
  public mutating func adopt(_ preset: Preset) -> Bool {
    fault = nil
    guard experiment.adopt(preset) else {
      self = Timeline(preset)
      return false
    }
    keep()
    return true
  }

  private mutating func keep() {
    if checkpoints[checkpoints.count - 1].age == experiment.age { checkpoints.removeLast() }
    checkpoints.append(experiment)
    if checkpoints.count > Timeline.reach / Timeline.interval { checkpoints.removeFirst() }
  }

  private func replayed(to age: Int) -> Experiment {
    var replay = checkpoints.last { $0.age <= age } ?? checkpoints[0]
    while replay.age < age {
      // What went well the first time goes well again.
      guard (try? replay.advance()) != nil else { break }
    }
    return replay
  }
}
