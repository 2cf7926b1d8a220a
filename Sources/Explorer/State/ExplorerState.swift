import Formats
import Laboratory
package import Presets
package import Stage
package import Studies
package import Terminal
package import Views

/// Everything the explorer knows: a value. Actions change it (`Update.swift`), views draw it.
package struct ExplorerState: OnStage, Sendable {
  /// What all views look at.
  package var bench: Bench
  package var look: Look
  package var views = ViewDeck()
  /// The presets that can be opened, in the order of the list.
  package internal(set) var library: [PresetEntry]
  /// The lessons, and the one that is being taken.
  package internal(set) var study = Study() {
    didSet { bench.guide = page.guide }
  }
  /// What covers the view.
  var cover = Cover()
  /// What the last action had to say; gone with the next.
  package var message: Message?
  /// What the last action asks of the world outside.
  package var request: Request?
  /// What can be undone and redone.
  var changes = Changes()
  /// What was typed and pressed, and has not had its effect.
  var hand = Hand()
  /// Set once the explorer should end.
  package var isOver = false

  /// The largest number that can be typed before a key.
  static let mostCount = 999_999_999

  /// One line for the user.
  package struct Message: Equatable, Sendable {
    package var text: String
    package var isWarning: Bool
  }

  /// The explorer with `preset` open and running.
  package init(_ preset: Preset, library: [PresetEntry] = [], glyphs: GlyphSet) {
    bench = Bench(preset)
    look = Look(glyphs: glyphs, keys: .standard)
    self.library = library
    view = View(named: preset.view.open) ?? .scope
    views.follow(.restart, bench)
  }

  /// The screen as it was drawn on last.
  package var screen: Size {
    get { look.size }
    set { look.size = newValue }
  }

  /// Makes one step; where a network diverges, it stops.
  package mutating func advance() {
    let phase = lesson?.phase
    defer {
      let goesOn = timeline.fault == nil && lesson?.phase == phase
      stepsLeft = goesOn ? max(0, stepsLeft - 1) : 0
    }
    timeline.advance()
    if timeline.fault != nil {
      isRunning = false
    } else {
      views.follow(.step, bench)
    }
    if lesson != nil { watchLesson() }
  }

  /// Begins to make so many steps, or as many as there are to the end of a lesson's run: at once what
  /// is soon done, and leaves the rest of a large network's steps to be made one by one, so that keys
  /// are heard meanwhile.
  mutating func begin(steps count: Int) {
    stepsLeft = count
    var soon = preset.stepsAtOnce
    while stepsLeft > 0 && soon > 0 {
      advance()
      soon -= 1
    }
  }

  /// Makes the steps that are left.
  mutating func finishSteps() {
    while stepsLeft > 0 { advance() }
  }

  /// Steps until the simulated time `time` in ms, or until a network diverges.
  package mutating func run(until time: Double) {
    let last = time - preset.dt / 2
    while timeline.experiment.time < last && timeline.fault == nil { advance() }
  }

  /// Measures everything anew and to its end: the lags, the feedback loop, and where it is shown what
  /// has been learned.
  package mutating func measure() {
    beginMeasuring(isWhole: true)
    while continueTest(work: .max) {}
  }

  /// Measures what is soon measured, and begins what is not: `continueTest` goes on with it.
  mutating func beginMeasuring(isWhole: Bool = false) {
    // What a lesson asks for is not to be read off the screen before it is answered.
    guard !isAsked else {
      (response, loop) = (nil, nil)
      return views.follow(.secret, bench)
    }
    response = Response(of: timeline, correlates: view == .lag)
    loop = FeedbackLoop(of: .network, in: timeline.experiment)
    views[view].follow(.measurement(whole: isWhole), bench)
  }

  /// Goes on with what takes long in the view.
  ///
  /// - Parameter work: about so many multiplications at once; the default takes 2 or 3 ms.
  /// - Returns: whether there is more to do.
  @discardableResult
  mutating func continueTest(work: Int = 3_000_000) -> Bool { views[view].proceed(work: work) }

  /// Whether the view has such work under way.
  var isTesting: Bool { views[view].isBusy }
}

extension Preset {
  /// How many steps take no longer than a key may, a few hundredths of a second.
  fileprivate var stepsAtOnce: Int { max(1, Int(clamping: 5e7 / workOfStep)) }
}

// What is used most of the parts.
extension ExplorerState {
  /// The view that is shown.
  package var view: View {
    get { views.shown }
    set { views.shown = newValue }
  }
  package var overlay: Overlay {
    get { cover.overlay }
    set { cover.overlay = newValue }
  }
  /// What is looked for in what covers the view; nil where nothing is.
  var search: Search? {
    get { cover.search }
    set { cover.search = newValue }
  }
  /// The digits typed before a key that takes a count.
  package var count: Int? {
    get { hand.count }
    set { hand.count = newValue }
  }
  /// How many steps are still to be made of those that a count asked for.
  package var stepsLeft: Int {
    get { hand.stepsLeft }
    set { hand.stepsLeft = newValue }
  }

  package internal(set) var lessons: [LessonLibrary.Entry] {
    get { study.lessons }
    set { study.lessons = newValue }
  }
  package internal(set) var progress: LessonProgress {
    get { study.progress }
    set { study.progress = newValue }
  }
  package internal(set) var lesson: LessonState? {
    get { study.lesson }
    set { study.lesson = newValue }
  }
  var lessonPage: LessonPage {
    get { study.page }
    set { study.page = newValue }
  }
}

extension ExplorerState {
  init(
    _ preset: Preset, library: [PresetEntry] = [], course: Course = Course(),
    appearance: Appearance
  ) {
    self.init(preset, library: library, glyphs: appearance.glyphs)
    lessons = course.lessons
    progress = course.progress
    theme = appearance.theme
    keys = appearance.keys
    look.languages = appearance.languages
  }
}
