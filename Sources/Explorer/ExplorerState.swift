import Formats
package import Laboratory
package import Presets
package import Studies
package import Terminal

/// Everything the explorer knows: a value. Actions change it (`Update.swift`), views draw it.
package struct ExplorerState: Sendable {
  /// The experiment with its past.
  package var timeline: Timeline
  /// The presets that can be opened, in the order of the list.
  package internal(set) var library: [PresetEntry]
  /// The preset as it was opened; what differs from it is marked.
  package var opened: Preset
  package var view = View.scope
  package var isRunning = true
  package var speed: Speed
  /// The parameter that the arrow keys change.
  package var parameter = Parameter.tauM
  /// The layer that parameters act on, counted from 0; nil is all.
  package var layer: Int?
  /// Which neuron of each layer is drawn, counted from 0; layers with fewer show their last.
  package var neuron = 0
  /// How much time the charts show, in ms.
  package var window: Double
  package var twinMode = TwinMode.overlaid
  package var scope = ScopeSettings()
  var network = NetworkSettings()
  var learning = LearningState()
  package var bode = BodeState()
  var phase = PhaseSettings()
  /// The screen as it was drawn on last.
  package var screen = Size(columns: 120, rows: 40)
  package var glyphs: GlyphSet
  package var theme = Theme.dark
  /// How many colours the screen has.
  package var depth = ColorDepth.full
  package var keys = Keymap.standard
  /// What the mouse holds while its button is down.
  var grip: Grip?
  /// Where it was pressed last, if no key was since.
  var clicked: MousePlace?
  var scroll = Scroll()
  package var overlay = Overlay.none {
    didSet { if overlay == .none { search = nil } }
  }
  /// What is looked for in what covers the view; nil where nothing is.
  var search: Search?
  /// The lessons that can be taken, in the order of the list.
  package internal(set) var lessons: [LessonLibrary.Entry] = []
  /// How far the student has come in each.
  package internal(set) var progress = LessonProgress()
  /// The lesson that is being taken; its steps decide what is open and what may be changed.
  package internal(set) var lesson: LessonState?
  /// The lesson that was left last, before its end.
  var leftLesson: String?
  /// How the lesson is shown.
  var lessonPage = LessonPage()
  /// What the last action had to say; gone with the next.
  package var message: Message?
  /// What can be undone and redone.
  var history = ChangeHistory()
  /// What the stimulus was set to, when it was of other kinds.
  var stimulusMemory = StimulusMemory()
  /// The digits typed before a key that takes a count.
  package var count: Int?
  /// How many steps are still to be made of those that a count asked for; the next key gives them up.
  package internal(set) var stepsLeft = 0
  /// A digit that has just done what its key does; with another after it, it began a count.
  var leadingDigit: LeadingDigit?
  /// Whether a key has been pressed.
  var hasBegun = false
  /// After how many steps the weights were saved last.
  var savedStep = 0
  /// Whether the last action would have dropped learned weights, and asked.
  var asksToDrop = false
  /// What was typed after the colon, the latest last.
  var promptHistory: [String] = []
  /// What the last action asks of the world outside.
  package var request: Request?
  /// Set once the explorer should end.
  package var isOver = false
  /// The axes of the charts as they were drawn last.
  package var ranges = ChartRanges()
  /// The measured lags, brought up to date a few times a second.
  package var response: Response?
  /// How near the network's feedback loop is to growing, likewise; nil where there is none.
  package var loop: FeedbackLoop?
  package var pace = Pace()

  /// What covers the view.
  package enum Overlay: Equatable, Sendable {
    case none
    /// The keys, scrolled down by so many lines.
    case help(scrolled: Int)
    /// The list of presets, with one chosen.
    case presets(chosen: Int)
    /// A number being typed for the chosen parameter.
    case entry(TextField)
    /// A line being typed after the colon.
    case command(Prompt)
    /// What can be exported, with one chosen.
    case exports(chosen: Int)
    /// The list of lessons, with one chosen.
    case lessons(chosen: Int)
    /// The state of all parameters as one line.
    case state(StateToken)
  }

  /// As many steps as a count before a key, or a number after `:step`, may ask for.
  static let mostSteps = 10_000
  /// The largest number that can be typed before a key.
  static let mostCount = 999_999_999

  /// A digit, and what its key has changed.
  struct LeadingDigit: Equatable, Sendable {
    var digit: Int
    var view: View
    var window: Double
  }

  /// One line for the user.
  package struct Message: Equatable, Sendable {
    package var text: String
    package var isWarning: Bool
  }

  /// What the loop measures about itself.
  package struct Pace: Equatable, Sendable {
    /// Simulated over real time, over the last second.
    package var speed = 0.0
    package var framesPerSecond = 0.0

    package init() {}
  }

  /// A preset that can be opened.
  package struct PresetEntry: Equatable, Sendable {
    package var name: String
    package var preset: Preset

    package init(name: String, preset: Preset) {
      self.name = name
      self.preset = preset
    }
  }

  /// The explorer with `preset` open and running.
  package init(_ preset: Preset, library: [PresetEntry] = [], glyphs: GlyphSet) {
    timeline = Timeline(preset)
    self.library = library
    opened = preset
    view = View(rawValue: preset.view.open) ?? .scope
    speed = .times(preset.view.speed)
    window = preset.standardWindow
    self.glyphs = glyphs
  }

  /// The preset as it stands now.
  package var preset: Preset { timeline.preset }

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
      bode.advance(with: timeline)
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
    learning.dropTest(notOf: timeline.experiment)
    beginMeasuring()
    while continueTest(work: .max) {}
  }

  /// Measures what is soon measured, and begins what is not: `continueTest` goes on with it.
  mutating func beginMeasuring() {
    // What a lesson asks for is not to be read off the screen before it is answered.
    guard !isAsked else {
      (response, loop) = (nil, nil)
      return learning.forgetAll()
    }
    response = Response(of: timeline, correlates: view == .lag)
    loop = FeedbackLoop(of: .network, in: timeline.experiment)
    if view == .learning { learning.measure(timeline) }
  }

  /// Goes on with the test of what has been learned.
  ///
  /// - Parameter work: about so many multiplications at once; the default takes 2 or 3 ms.
  /// - Returns: whether there is more to do.
  @discardableResult
  mutating func continueTest(work: Int = 3_000_000) -> Bool {
    view == .learning && learning.continueTest(work: work)
  }
}

extension Preset {
  /// How many steps take no longer than a key may, a few hundredths of a second.
  fileprivate var stepsAtOnce: Int { max(1, Int(clamping: 5e7 / workOfStep)) }

  /// A time axis that shows what there is to see: two periods of what is periodic, what follows a
  /// step, ten correlation times of noise, five samples of a task.
  var standardWindow: Double {
    if let window = view.window { return window }
    if let task { return 5 * (task.presentation + task.pause) }
    let tau = layers.indices.flatMap { tauM(ofLayer: $0) }.max() ?? tauM
    guard case .shared(let stimulus) = stimulus else { return 20 * tau }
    return stimulus.shape.window(settling: 5 * tau * Double(layers.count)) ?? 20 * tau
  }
}
