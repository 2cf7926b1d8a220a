import Laboratory
import Presets

/// How the learning view is set, and what is measured for it.
struct LearningState: Sendable {
  /// The part that takes all the room but that of the figures; nil shows all that fit.
  var enlarged: LearningPart?
  /// Whose weights are shown, and whose answers where there is no room for both.
  var member = Member.network
  /// Whether the accuracy is shown where there is no room for it and the loss.
  var prefersAccuracy = false
  /// Where learning goes now; nil where there is no target.
  private(set) var direction: LearningDirection?
  /// How far the weights of each network have gone from where they began, |W − W₀| / |W₀|.
  private(set) var drift: [Member: Double] = [:]
  /// The last test that is complete.
  private var complete: LearningTest?
  /// The one that is under way.
  private(set) var pending: LearningTest?

  /// The latest test that has anything to tell.
  var test: LearningTest? { complete ?? pending }

  /// Measures what is soon measured, and begins a test where the last one is out of date.
  mutating func measure(_ timeline: Timeline) {
    let experiment = timeline.experiment
    direction = LearningDirection(of: experiment)
    drift[.network] = experiment.network.drift(from: timeline.start)
    drift[.twin] = experiment.twin?.drift(from: timeline.start)
    if pending == nil, complete?.isNew(for: experiment) != true {
      pending = LearningTest(of: experiment)
    }
  }

  /// Goes on with the test under way.
  ///
  /// - Returns: whether there is more to do.
  mutating func continueTest(work: Int) -> Bool {
    pending?.proceed(work: work)
    guard pending?.isComplete == true else { return pending != nil }
    complete = pending
    pending = nil
    return false
  }

  /// Gives up a test under way that is of an earlier moment.
  mutating func dropTest(notOf experiment: Experiment) {
    if pending?.isNew(for: experiment) == false { pending = nil }
  }

  /// Forgets all that was measured.
  mutating func forgetAll() {
    forget()
    direction = nil
    drift = [:]
  }

  /// Forgets what was measured after so many steps; it has not happened.
  mutating func forget(after age: Int = -1) {
    if let test = complete, test.age > age { complete = nil }
    if let test = pending, test.age > age { pending = nil }
  }
}

/// The parts of the learning view besides its figures.
enum LearningPart: CaseIterable, Sendable {
  case loss, picture, weights
}

extension ExplorerState {
  /// Whether a test is under way that somebody sees.
  var isTesting: Bool { view == .learning && learning.pending != nil }

  /// The next part alone, then all again.
  mutating func enlargeNextPart() {
    let all = LearningPart.allCases
    let index = learning.enlarged.flatMap(all.firstIndex) ?? -1
    learning.enlarged = index + 1 < all.count ? all[index + 1] : nil
  }

  mutating func changeLearnerShown() {
    guard preset.twin != nil else { return say("this preset has no twin") }
    learning.member = learning.member == .network ? .twin : .network
    say("the weights of \(name(of: learning.member))")
  }
}
