import Laboratory
package import Presets
package import Stage
import Studies
package import Terminal
import Views

/// The explorer as it is drawn, and where on the screen it has what: a function of its state.
struct ExplorerPage: OnStage {
  var state: ExplorerState

  var bench: Bench {
    get { state.bench }
    set { state.bench = newValue }
  }
  var look: Look {
    get { state.look }
    set { state.look = newValue }
  }
  var view: View { state.view }
  var views: ViewDeck { state.views }
  var library: [ExplorerState.PresetEntry] { state.library }
  var study: Study { state.study }
  var lessons: [LessonLibrary.Entry] { study.lessons }
  var progress: LessonProgress { study.progress }
  var lesson: LessonState? { study.lesson }
  var lessonPage: LessonPage { study.page }
  var overlay: ExplorerState.Overlay { state.overlay }
  var search: Search? { state.search }
  var message: ExplorerState.Message? { state.message }
  var hand: Hand { state.hand }
  var count: Int? { hand.count }
  var screen: Size { look.size }

  /// The look of the view, which is beside a lesson where one is taken.
  var lookOfView: Look { look(on: viewSize) }

  /// The time axis that the cursor is on; nil where nothing goes on with time.
  var cursorAxis: TimeAxis? { views[view].timeAxis(bench, lookOfView) }

  /// Whether the cursor is on and has a chart to be seen on.
  var showsCursor: Bool { bench.cursor != nil && cursorAxis != nil }

  /// The keys that move the cursor.
  package var cursorHint: String {
    func names(_ actions: Action...) -> String {
      actions.map { keys.name(of: $0, in: glyphs) }.joined(separator: " ")
    }
    let arrows = names(.changeParameter(-1, finely: false), .changeParameter(1, finely: false))
    let finer = names(.changeParameter(-1, finely: true), .changeParameter(1, finely: true))
    let isShifted = keys.key(for: .changeParameter(1, finely: true)) == .shiftRight
    return "cursor: \(arrows) move it, \(isShifted ? "with Shift" : finer) ten columns; "
      + "\(names(.jumpCursor(-1), .jumpCursor(1))) to extrema of r; "
      + "\(names(.toggleCursor)) leaves"
  }

  /// The list that covers the view on a screen of this size; nil where none does.
  package func openList(on size: Size) -> EntryList? {
    switch overlay {
    case .presets(let chosen): presetList(chosen: chosen, on: size)
    case .lessons(let chosen): lessonList(chosen: chosen, on: size)
    case .exports(let chosen): exportList(chosen: chosen, on: size)
    case .table(let choice): tableList(choice, on: size)
    case .none, .help, .entry, .command, .state: nil
    }
  }

  /// All lines of what covers the view, each in all the ways it may be spelled.
  var searchedLines: [[String]] {
    func spelled(_ text: String) -> [String] { [glyphs.spell(text), GlyphSet.ascii.spell(text)] }
    switch overlay {
    case .help: return helpLines(on: screen).map { spelled($0.text) }
    case .presets:
      return library.map { entry in
        [entry.preset.title, entry.name, entry.preset.about].flatMap(spelled)
      }
    case .lessons:
      return lessons.map { entry in
        [entry.lesson.title, entry.name, entry.lesson.about].flatMap(spelled)
      }
    case .exports: return ExportFormat.allCases.map { spelled("\($0.rawValue) \($0.summary)") }
    case .table:
      return TableChoice.choices.indices.map { number in
        let (name, summary) = tableEntry(number)
        return spelled("\(name) \(summary)")
      }
    case .none, .entry, .command, .state: return []
    }
  }
}

extension ExplorerState {
  /// The state as it is drawn.
  var page: ExplorerPage { ExplorerPage(state: self) }

  /// The explorer as it looks on a screen of this size.
  ///
  /// - Parameter backdrop: what `backdrop(_:)` gave for this size and this state, but for what has
  ///   been stepped since.
  package func picture(_ size: Size, on backdrop: Grid? = nil) -> Picture {
    page.picture(size, on: backdrop)
  }

  /// What of the picture stays as it is while nothing but time passes: tabs, parameters, keys, and
  /// what the view holds of that kind.
  package func backdrop(_ size: Size) -> Grid { page.backdrop(size) }

  /// The size of the view on the screen as it is.
  var viewSize: Size { page.viewSize }

  var lookOfView: Look { page.lookOfView }
  var cursorAxis: TimeAxis? { page.cursorAxis }
  var showsCursor: Bool { page.showsCursor }

  /// All parameters as they stand, the weights as they were at the beginning, as one line.
  package var stateToken: StateToken? { page.stateToken }
}
