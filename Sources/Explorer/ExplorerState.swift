public import Laboratory
public import Terminal

/// Everything the explorer knows: a value. Actions change it (`Update.swift`), views draw it.
public struct ExplorerState: Sendable {
  /// The experiment with its past.
  public var timeline: Timeline
  /// The presets that can be opened, in the order of the list.
  public internal(set) var library: [PresetEntry]
  /// The preset as it was opened; what differs from it is marked.
  public var opened: Preset
  public var view = View.scope
  public var isRunning = true
  public var speed: Speed
  /// The parameter that the arrow keys change.
  public var parameter = Parameter.tauM
  /// The layer that parameters act on, counted from 0; nil is all.
  public var layer: Int?
  /// Which neuron of each layer is drawn, counted from 0; layers with fewer show their last.
  public var neuron = 0
  /// How much time the charts show, in ms.
  public var window: Double
  public var twinMode = TwinMode.overlaid
  public var scope = ScopeSettings()
  var network = NetworkSettings()
  var learning = LearningState()
  public var bode = BodeState()
  var phase = PhaseSettings()
  /// The screen as it was drawn on last.
  public var screen = Size(columns: 120, rows: 40)
  public var glyphs: GlyphSet
  public var theme = Theme.dark
  /// How many colours the screen has.
  public var depth = ColorDepth.full
  public var keys = Keymap.standard
  /// What the mouse holds while its button is down.
  var grip: Grip?
  /// Where it was pressed last, if no key was since.
  var clicked: MousePlace?
  var scroll = Scroll()
  public var overlay = Overlay.none {
    didSet { if overlay == .none { search = nil } }
  }
  /// What is looked for in what covers the view; nil where nothing is.
  var search: Search?
  /// The lessons that can be taken, in the order of the list.
  public internal(set) var lessons: [LessonLibrary.Entry] = []
  /// How far the student has come in each.
  public internal(set) var progress = LessonProgress()
  /// The lesson that is being taken; its steps decide what is open and what may be changed.
  public internal(set) var lesson: LessonState?
  /// The lesson that was left last, before its end.
  var leftLesson: String?
  /// How the lesson is shown.
  var lessonPage = LessonPage()
  /// What the last action had to say; gone with the next.
  public var message: Message?
  /// What can be undone and redone.
  var history = ChangeHistory()
  /// What the stimulus was set to, when it was of other kinds.
  var stimulusMemory = StimulusMemory()
  /// The digits typed before a key that takes a count.
  public var count: Int?
  /// How many steps are still to be made of those that a count asked for; the next key gives them up.
  public internal(set) var stepsLeft = 0
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
  public var request: Request?
  /// Set once the explorer should end.
  public var isOver = false
  /// The axes of the charts as they were drawn last.
  public var ranges = ChartRanges()
  /// The measured lags, brought up to date a few times a second.
  public var response: Response?
  /// How near the network's feedback loop is to growing, likewise; nil where there is none.
  public var loop: FeedbackLoop?
  public var pace = Pace()

  /// What covers the view.
  public enum Overlay: Equatable, Sendable {
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
    /// Which columns the table has that is to be written.
    case table(TableChoice)
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
  public struct Message: Equatable, Sendable {
    public var text: String
    public var isWarning: Bool
  }

  /// What the loop measures about itself.
  public struct Pace: Equatable, Sendable {
    /// Simulated over real time, over the last second.
    public var speed = 0.0
    public var framesPerSecond = 0.0

    public init() {}
  }

  /// A preset that can be opened.
  public struct PresetEntry: Equatable, Sendable {
    public var name: String
    public var preset: Preset

    public init(name: String, preset: Preset) {
      self.name = name
      self.preset = preset
    }
  }

  /// The explorer with `preset` open and running.
  public init(_ preset: Preset, library: [PresetEntry] = [], glyphs: GlyphSet) {
    timeline = Timeline(preset)
    self.library = library
    opened = preset
    view = View(rawValue: preset.view.open) ?? .scope
    speed = .times(preset.view.speed)
    window = preset.standardWindow
    self.glyphs = glyphs
  }

  /// The preset as it stands now.
  public var preset: Preset { timeline.preset }

  /// Makes one step; where a network diverges, it stops.
  public mutating func advance() {
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
  public mutating func run(until time: Double) {
    let last = time - preset.dt / 2
    while timeline.experiment.time < last && timeline.fault == nil { advance() }
  }

  /// Measures everything anew and to its end: the lags, the feedback loop, and where it is shown what
  /// has been learned.
  public mutating func measure() {
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
    switch stimulus.shape {
    case .sine(let frequency, _), .square(let frequency, _), .triangle(let frequency, _),
      .sawtooth(let frequency, _):
      return frequency > 0 ? 2000 / frequency : 20 * tau
    case .step(let at): return at + 5 * tau * Double(layers.count)
    case .pulse(let at, let width, let period):
      return period > 0 ? 3 * period : at + width + 5 * tau * Double(layers.count)
    case .noise(let noiseTau, _): return 20 * noiseTau
    case .chirp(_, _, let sweep): return sweep
    case .random(let hold): return 10 * hold
    case .sequence(_, let hold, _): return 5 * hold
    case .constant, .csv, .sum: return 20 * tau
    }
  }
}
