package import Laboratory
import Presets
package import Stage
package import Terminal

/// Losses, accuracy, weights, and the task's picture: how that is set, and what is measured for it.
package struct LearningView: ExplorerView {
  package init() {}

  package static let card = ViewCard(
    .learning, number: 5, title: "Learning",
    summary: "losses, accuracy, weights, and the task's picture",
    mouse: [MouseRow("part of Learning", "two clicks show it alone, and all again")])

  /// The part that takes all the room but that of the figures; nil shows all that fit.
  package var enlarged: LearningPart?
  /// Whose weights are shown, and whose answers where there is no room for both.
  var member = Member.network
  /// What is drawn over the whole run where there is no room for all.
  var runChart = RunChart.loss
  /// Where learning goes now; nil where there is no target.
  private(set) var direction: LearningDirection?
  /// How far the weights of each network have gone from where they began, |W − W₀| / |W₀|.
  private(set) var drift: [Member: Double] = [:]
  /// The last test that is complete.
  private var complete: LearningTest?
  /// The one that is under way.
  private(set) var pending: LearningTest?

  /// The latest test that has anything to tell.
  package var test: LearningTest? { complete ?? pending }

  /// Measures what is soon measured, and begins a test where the last one is out of date.
  mutating func measure(_ timeline: Timeline) {
    let experiment = timeline.experiment
    direction = LearningDirection(of: timeline)
    for member in Member.allCases {
      drift[member] = experiment.participant(member.learner)?.model.drift(from: timeline.start)
    }
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
package enum LearningPart: String, CaseIterable, Sendable {
  case loss, picture, weights
}

extension LearningView {
  package func drawBackdrop(_ bench: Bench, _ look: Look, on grid: inout Grid) {
    staged(bench, look).drawLearningBackdrop(on: &grid)
  }

  package func adapt(_ ranges: inout ChartRanges, _ bench: Bench, _ look: Look) {
    staged(bench, look).adaptLearning(&ranges)
  }

  package func draw(_ bench: Bench, _ look: Look, on grid: inout Grid) {
    staged(bench, look).drawLearning(on: &grid)
  }

  package func place(at position: Position, _ bench: Bench, _ look: Look) -> ViewPlace? {
    staged(bench, look).place(at: position)
  }

  package func readout(at position: Position, on stage: Staged<Self>) -> Readout? {
    stage.readout(at: position)
  }

  package func tables(on stage: Staged<Self>) -> [NumberTable] { stage.tables }

  package mutating func apply(
    _ action: Action, _ bench: inout Bench, _ look: Look
  ) -> [Wish]? {
    switch action {
    case .nextTwinMode: act(&bench, look) { $0.changeLearnerShown() }
    case .nextColumns: act(&bench, look) { $0.changeRunChart() }
    case .expand: act(&bench, look) { $0.enlargeNextPart() }
    default: nil
    }
  }

  package mutating func point(
    _ gesture: Gesture, _ bench: inout Bench, _ look: Look
  ) -> [Wish] {
    act(&bench, look) { $0.point(gesture) }
  }

  package mutating func leaveLevel(_ bench: Bench, _ look: Look) -> Bool {
    defer { enlarged = nil }
    return enlarged != nil
  }

  package mutating func follow(_ event: BenchEvent, _ bench: borrowing Bench) {
    switch event {
    case .step, .change: break
    case .goBack(let age): forget(after: age)
    case .restart: forget()
    case .measurement(let isWhole):
      if isWhole { dropTest(notOf: bench.timeline.experiment) }
      measure(bench.timeline)
    case .secret: forgetAll()
    }
  }

  package mutating func proceed(work: Int) -> Bool { continueTest(work: work) }

  package var isBusy: Bool { pending != nil }

  package func reopened() -> LearningView {
    var view = LearningView()
    view.member = member
    view.runChart = runChart
    return view
  }
}

extension View {
  package static let learning = View(rawValue: "learning")
}

extension Staged<LearningView> {
  /// The next part alone, then all again.
  mutating func enlargeNextPart() {
    let all = LearningPart.allCases
    let index = view.enlarged.flatMap(all.firstIndex) ?? -1
    view.enlarged = index + 1 < all.count ? all[index + 1] : nil
  }

  /// Whose weights are shown: the network's, or those of the twin that it is compared with.
  var shownMember: Member { view.member == .network ? .network : compared }

  mutating func changeLearnerShown() {
    guard preset.twin != nil else { return say("this preset has no twin") }
    view.member = view.member == .network ? .twin : .network
    say("the weights of \(name(of: shownMember))")
  }

  /// The part at a position.
  func place(at position: Position) -> ViewPlace? {
    learningLayout(look.size).part(at: position).map { ViewPlace($0.rawValue) }
  }

  mutating func point(_ gesture: Gesture) {
    switch gesture {
    case .click(let place, _, let isSecond):
      guard isSecond else { return }
      view.enlarged = view.enlarged == nil ? LearningPart(rawValue: place.part) : nil
    case .turn(let place, let direction):
      switch LearningPart(rawValue: place.part) {
      case .weights: wishes.append(.act(.chooseLayer(direction)))
      case .picture: wishes.append(.act(.zoom(direction)))
      case .loss, nil: break
      }
    case .drag: break
    }
  }
}
