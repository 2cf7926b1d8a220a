import Formats
import Presets
import Studies
import Terminal
import Views

@testable import Explorer
@testable import ShippedPresets
@testable import Stage

/// The presets inside the program, whatever the environment has.
let shippedLibrary = PresetLibrary(environment: { _ in nil }, executable: nil)

/// Every shipped preset as the explorer lists it.
let shippedPresets: [ShippedPreset] = EmbeddedFiles.selfContained.compactMap { name in
  (try? shippedLibrary.preset(name)).map { .init(name: name, preset: $0) }
}

/// A preset that needs nothing but the program, by its name.
struct ShippedPreset: Sendable {
  let name: String
  let preset: Preset

}

/// The same as the explorer's list.
let shippedEntries = shippedPresets.map { PresetEntry(name: $0.name, preset: $0.preset) }

/// The explorer with a shipped preset open, paused after some milliseconds.
func explorer(
  _ name: String = "lag-adds-up", at time: Double = 0, glyphs: GlyphSet = .braille
) throws -> ExplorerState {
  var state = ExplorerState(
    try shippedLibrary.preset(name), library: shippedEntries, glyphs: glyphs)
  state.isRunning = false
  state.run(until: time)
  return state
}

/// The lessons inside the program, whatever the environment has.
let shippedLessons = LessonLibrary(environment: { _ in nil }, executable: nil)

/// The explorer with these lessons, as it opens.
func explorer(lessons names: [String]) throws -> ExplorerState {
  var state = try explorer()
  state.isRunning = true
  state.lessons = try names.map {
    LessonLibrary.Entry(name: $0, lesson: try shippedLessons.lesson($0))
  }
  return state
}

/// The explorer in the first of these lessons.
func taking(_ names: String...) throws -> ExplorerState {
  var state = try explorer(lessons: names)
  state.press(.character("L"))
  state.press(.enter)
  return state
}

/// The explorer in the step of a lesson that asks for a time.
func askedForTime() throws -> ExplorerState {
  var state = try taking("one-lag")
  while state.lesson?.step.question?.isTime == false {
    state.type("1")
    state.press(.enter)
    while state.isRunning { state.advance() }
    state.press(.enter)
  }
  return state
}

extension ExplorerState {
  /// Presses the keys of some letters.
  mutating func type(_ letters: String) {
    for scalar in letters.unicodeScalars { press(.character(scalar)) }
  }

  func text(_ columns: Int, _ rows: Int) -> String {
    picture(Size(columns: columns, rows: rows)).text
  }

  func value(_ parameter: Parameter, layer: Int? = nil) -> Double? {
    preset.value(of: parameter, layer: layer).number
  }
}

// What a hand does with the mouse.
extension ExplorerState {
  mutating func click(_ position: Position) {
    press(.mouse(MouseEvent(.press, at: position)))
    press(.mouse(MouseEvent(.release, at: position)))
  }

  mutating func drag(to position: Position) {
    press(.mouse(MouseEvent(.drag, at: position)))
  }

  mutating func turn(_ direction: MouseEvent.Action, _ position: Position) {
    press(.mouse(MouseEvent(direction, at: position)))
  }
}

// The views by their names.
extension ExplorerState {
  var scope: ScopeView {
    get { views[ScopeView.self] }
    set { views[ScopeView.self] = newValue }
  }
  var network: NetworkView { views[NetworkView.self] }
  var bode: BodeView { views[BodeView.self] }
  var phase: PhaseView {
    get { views[PhaseView.self] }
    set { views[PhaseView.self] = newValue }
  }
  var learning: LearningView {
    get { views[LearningView.self] }
    set { views[LearningView.self] = newValue }
  }
}

// Where the views have what they show.
extension ExplorerState {
  func layout(_ size: Size) -> ScopeLayout { scope.staged(bench, look(on: size)).layout(size) }
  func timeAxis(_ layout: ScopeLayout) -> TimeAxis {
    scope.staged(bench, lookOfView).timeAxis(columns: layout.paneColumns)
  }
  func networkLayout(_ size: Size) -> NetworkLayout {
    network.staged(bench, look(on: size)).networkLayout(size)
  }
  private var lag: Staged<LagView> { views[LagView.self].staged(bench, lookOfView) }
  func lagLayout(_ size: Size) -> LagLayout { lag.lagLayout(size) }
  var lagNotes: [[String]] { lag.lagNotes }
  func bodeLayout(_ size: Size) -> BodeLayout {
    bode.staged(bench, look(on: size)).bodeLayout(size)
  }
  func learningLayout(_ size: Size) -> LearningLayout {
    learning.staged(bench, look(on: size)).learningLayout(size)
  }
  func phaseAreas(_ body: Rect) -> (area: Rect, words: Rect) {
    phase.staged(bench, lookOfView).phaseAreas(body)
  }
  func phasePlot(in area: Rect) -> Rect { phase.staged(bench, lookOfView).phasePlot(in: area) }
  func phasePaths(every count: Int?) -> [(member: Member, path: PlanePlot.Path)] {
    phase.staged(bench, lookOfView).phasePaths(every: count)
  }
  var phaseWords: [String] { phase.staged(bench, lookOfView).phaseWords }
  func neurons(
    ofLayer layer: Int, _ signal: ChartSignal, _ member: Member, _ axis: TimeAxis
  ) -> [LooseCurve] {
    scope.staged(bench, lookOfView).neurons(ofLayer: layer, signal, member, axis)
  }
}
