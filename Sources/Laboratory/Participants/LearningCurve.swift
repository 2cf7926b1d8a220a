package import LatentEquilibrium
package import Presets

/// How the losses went since an experiment began: the means of LE, twins and yardstick over intervals,
/// and where there are classes how many of the samples shown were answered with theirs.
///
/// The first intervals are as long as a presentation of the task, or 10 ms. When `capacity` of them are
/// full, neighbours are joined and all last twice as long: the curve always covers the whole run and
/// never grows beyond that. A value, and part of the experiment: going back in time takes it back.
package struct LearningCurve: Equatable, Sendable {
  /// Whose loss it is.
  package enum Learner: CaseIterable, Sendable {
    /// The network.
    case network
    case twin
    case twin2
    case twin3
    /// The exactly backpropagated network on the same samples.
    case yardstick
  }

  /// The most intervals there are.
  package static let capacity = 512

  /// One interval.
  struct Interval: Equatable, Sendable {
    /// When it ended, or its last step so far, in ms.
    var end = 0.0
    /// How many steps had a loss, one a learner.
    var counts = SIMD8<UInt32>.zero
    /// How many samples were answered, and how many of them with their class.
    var answers = SIMD8<UInt32>.zero
    var right = SIMD8<UInt32>.zero
    /// The sum of the losses.
    var sums = SIMD8<Double>.zero
    /// The sums of the two parts of each member's energy.
    var energies = SIMD8<Double>.zero

    func joined(with next: Interval) -> Interval {
      Interval(
        end: next.end, counts: counts &+ next.counts, answers: answers &+ next.answers,
        right: right &+ next.right, sums: sums + next.sums, energies: energies + next.energies)
    }
  }

  private var complete: [Interval] = []
  private var present = Interval()
  /// How many steps an interval has.
  private(set) var length: Int
  private let firstLength: Int
  private var steps = 0

  /// - Parameter length: of the first intervals, in steps.
  init(length: Int) {
    precondition(length > 0, "an interval has steps")
    self.length = length
    firstLength = length
    complete.reserveCapacity(Self.capacity)
  }

  /// An empty curve for the experiment of a preset.
  init(for preset: Preset) {
    self.init(length: preset.stepsOfLesson)
  }

  /// How many intervals are complete.
  package var count: Int { complete.count }

  /// Over how many of the last intervals a loss is averaged: the last tenth of the run, and at least
  /// so many as make a mean.
  package var recent: Int { min(complete.count, max(10, complete.count / 10)) }

  /// How many steps that are.
  var recentSteps: Int { recent * length }

  /// When an interval ended, in ms; intervals counted from the oldest.
  package func end(ofInterval interval: Int) -> Double { complete[interval].end }

  /// The mean loss of an interval; not a number where there was no target.
  package func loss(of learner: Learner, interval: Int) -> Double {
    complete[interval].sums[learner.place] / Double(complete[interval].counts[learner.place])
  }

  /// The mean of a part of a network's energy in an interval; not a number where there was no target.
  package func energy(_ part: Energy.Part, of member: Member, interval: Int) -> Double {
    let sums = complete[interval].energies
    let (mismatch, nudging) = (sums[2 * member.number], sums[2 * member.number + 1])
    let count = Double(complete[interval].counts[member.learner.place])
    return switch part {
    case .total: (mismatch + nudging) / count
    case .mismatch: mismatch / count
    case .nudging: nudging / count
    }
  }

  /// The share of the samples shown in some intervals that a learner answered with their class, from 0
  /// to 1, with those before until they are `least`; not a number where there are none.
  ///
  /// The answer is the largest output at the end of a presentation, before the sample is learned.
  package func accuracy(of learner: Learner, intervals: Range<Int>, least: Int) -> Double {
    let place = learner.place
    var (answers, right) = (0, 0)
    var interval = intervals.upperBound - 1
    while interval >= 0, interval >= intervals.lowerBound || answers < least {
      answers += Int(complete[interval].answers[place])
      right += Int(complete[interval].right[place])
      interval -= 1
    }
    return Double(right) / Double(answers)
  }

  /// The mean loss of the last so many complete intervals; nil where there is none.
  package func meanLoss(of learner: Learner, last intervals: Int) -> Double? {
    meanLoss(of: learner, intervals: max(0, complete.count - intervals)..<complete.count)
  }

  /// The mean loss of the steps of some complete intervals; nil where none had a target.
  package func meanLoss(of learner: Learner, intervals: Range<Int>) -> Double? {
    let place = learner.place
    let (sum, count) = complete[intervals].reduce((0.0, 0.0)) {
      ($0.0 + $1.sums[place], $0.1 + Double($1.counts[place]))
    }
    return count > 0 ? sum / count : nil
  }

  /// Whether the samples of a presentation, counted from 0, are to be answered: four in an interval, in
  /// each pass others, so that answering takes less and less of the time.
  func wantsAnswer(at presentation: Int, ofPass pass: Int) -> Bool {
    (presentation + pass) % max(1, length / firstLength / 4) == 0
  }

  /// Adds whether a learner answered a sample with its class, in the step that `append` closes next.
  mutating func add(answerIsRight isRight: Bool, of learner: Learner) {
    present.answers[learner.place] &+= 1
    if isRight { present.right[learner.place] &+= 1 }
  }

  /// Adds the losses of one step that ended at `time` in ms, one a learner; not a number is none.
  ///
  /// - Parameter energies: each member's mismatch and nudging.
  mutating func append(
    _ losses: SIMD8<Double>, energies: SIMD8<Double> = .zero, time: Double
  ) {
    for place in 0..<Learner.allCases.count where !losses[place].isNaN {
      present.sums[place] += losses[place]
      present.counts[place] &+= 1
    }
    if !losses[0].isNaN { present.energies += energies }
    present.end = time
    steps += 1
    guard steps >= length else { return }
    complete.append(present)
    present = Interval()
    steps = 0
    if complete.count == Self.capacity { join() }
  }

  private mutating func join() {
    for index in 0..<complete.count / 2 {
      complete[index] = complete[2 * index].joined(with: complete[2 * index + 1])
    }
    complete.removeLast(complete.count / 2)
    length *= 2
  }
}

extension Preset {
  /// How long one thing is learned, in steps: a presentation of the task with its pause, or 10 ms.
  var stepsOfLesson: Int {
    let grid = TimeGrid(dt: dt)
    guard let task else { return grid.steps(lasting: 10) }
    return grid.steps(lasting: task.presentation)
      + (task.pause > 0 ? grid.steps(lasting: task.pause) : 0)
  }
}

extension LearningCurve.Learner {
  /// Its place among all.
  package var place: Int {
    switch self {
    case .network: 0
    case .twin: 1
    case .yardstick: 2
    case .twin2: 3
    case .twin3: 4
    }
  }

  /// As files and tables name it.
  package var name: String {
    member?.rawValue ?? "backprop"
  }
}

extension LearningCurve {
  /// The intervals that reach into each column of a chart from 0 to `end` in ms; every column has one,
  /// once there are any.
  package func intervals(ofColumns columns: Int, until end: Double) -> [Range<Int>] {
    var intervals: [Range<Int>] = []
    var first = 0
    for column in 0..<columns {
      let (start, stop) = (
        end * Double(column) / Double(columns), end * Double(column + 1) / Double(columns)
      )
      while first < count, self.end(ofInterval: first) <= start { first += 1 }
      var last = first
      while last < count, last == first || self.end(ofInterval: last - 1) < stop {
        last += 1
      }
      intervals.append(first..<last)
    }
    return intervals
  }
}
