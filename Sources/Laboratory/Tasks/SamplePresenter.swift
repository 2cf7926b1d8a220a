package import Presets
import Samples

/// Shows the samples of a task one after the other: each for h whole steps, then nothing for the pause
/// of q steps.
///
/// In step k the sample is number ⌊(k−1)/(h+q)⌋ of the task's order. Where the times are changed on the
/// way, the present sample goes on, and the count with it. A value: a copy shows the same.
package struct SamplePresenter: Equatable, Sendable {
  private let samples: SampleSet
  private let on: Double
  private let off: Double
  /// How many steps each sample is shown.
  package let hold: Int
  /// How many steps nothing is shown after it.
  package let pause: Int
  private var beat: Beat
  private var order: SampleOrder
  /// The sample of the last step asked for, in the pause after it as well.
  package private(set) var sample = 0
  /// Whether the sample was shown in that step; if not, it was in the pause.
  package private(set) var isShowing = false
  /// Whether its presentation began with that step.
  package private(set) var isBeginning = false
  /// Whether its presentation ended with that step.
  package private(set) var isEnding = false
  /// How many steps before that step the sample, and the pause after it, began.
  private(set) var passed = 0
  /// How many passes through the samples were complete before that step.
  package private(set) var pass = 0

  package init(_ task: TaskPreset, dt: Double, seed: UInt64) {
    let grid = TimeGrid(dt: dt)
    samples = task.training
    on = task.on
    off = task.off
    hold = grid.steps(lasting: task.presentation)
    pause = task.pause > 0 ? grid.steps(lasting: task.pause) : 0
    beat = Beat(hold: hold + pause)
    order = SampleOrder(count: task.training.count, shuffle: task.shuffle, seed: seed)
  }

  /// The presentation that step k = 1, 2, … belongs to, counted from 0 over all passes.
  package func presentation(ofStep k: Int) -> Int { beat.number(step: k) }

  /// Goes on with the sample that another one shows, if there are as many to go through.
  mutating func goOn(_ moment: Moment, after old: SamplePresenter?) {
    guard moment.before > 0, let old, old.samples.count == samples.count else { return }
    var place = old.presentation(ofStep: moment.before + 1)
    var passed = old.beat.passed(step: moment.before + 1)
    // What lasts one step and has begun is over; else there is one more, which ends it.
    let isOver = passed >= old.hold || passed > 0 && hold == 1
    if !isOver {
      passed = min(moment.scaled(passed), hold - 1)
    } else if pause > 0 {
      passed = hold + min(moment.scaled(max(0, passed - old.hold)), pause - 1)
    } else {
      (place, passed) = (place + 1, 0)
    }
    beat = Beat(hold: hold + pause, showing: place, for: passed, after: moment.now)
    (sample, pass) = (old.sample, old.pass)
    (isShowing, isBeginning, isEnding) = (old.isShowing, old.isBeginning, old.isEnding)
  }

  /// The class of the present sample; nil where there are none.
  package var label: Int? { samples.label(of: sample) }

  /// Writes what goes in and what should come out in step k = 1, 2, …; `target` is left empty in a
  /// pause. Does not allocate but where a pass begins.
  ///
  /// - Precondition: `stimulus` has room for the numbers of a sample.
  package mutating func fill(_ stimulus: inout [Double], _ target: inout [Double], step k: Int) {
    let place = presentation(ofStep: k)
    sample = order.sample(at: place)
    pass = place / samples.count
    let moment = beat.passed(step: k)
    passed = moment
    isShowing = moment < hold
    isBeginning = moment == 0
    isEnding = moment == hold - 1
    guard isShowing else {
      for input in stimulus.indices { stimulus[input] = 0 }
      target.removeAll(keepingCapacity: true)
      return
    }
    let features = samples.features(of: sample)
    for (input, place) in features.indices.enumerated() { stimulus[input] = features[place] }
    while target.count < samples.outputs { target.append(0) }
    samples.fillTarget(&target, of: sample, on: on, off: off)
  }
}
