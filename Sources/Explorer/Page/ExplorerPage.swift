import Laboratory
package import Presets
import Stage
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
  var library: [PresetEntry] { state.library }
  var study: Study { state.study }
  var lesson: LessonState? { study.lesson }
  var lessonPage: LessonPage { study.page }
  var overlay: Overlay { state.overlay }
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

  /// What covers are made from.
  var surroundings: Surroundings {
    Surroundings(
      bench: bench, look: look, views: views, lookOfView: lookOfView, library: library,
      lessons: study.lessons, progress: study.progress, promptHistory: hand.promptHistory)
  }

  /// The list that covers the view on a screen of this size; nil where none does.
  package func openList(on size: Size) -> EntryList? {
    overlay.cover?.list(surroundings, on: size)
  }

  /// Whether what is pressed is typed into a line of text.
  var isTyping: Bool {
    if overlay != .none { return state.cover.isTyping }
    guard let lesson, case .asking(let draft) = lesson.phase else { return false }
    return !draft.typed.isEmpty
  }
}

extension ExplorerState {
  /// The state as it is drawn.
  var page: ExplorerPage { ExplorerPage(state: self) }

  /// Lets the axes of the charts follow what is going to be drawn on a screen of this size.
  package mutating func adaptAxes(to size: Size) { bench.ranges = page.adaptedRanges(size) }

  /// The explorer as it looks on a screen of this size. Axes are drawn as they were adapted last.
  ///
  /// - Parameter backdrop: what `backdrop(_:)` gave for this size and this state, but for what has
  ///   been stepped since.
  package func picture(_ size: Size, on backdrop: Grid? = nil) -> Grid {
    page.picture(size, on: backdrop)
  }

  /// What of the picture stays as it is while nothing but time passes: tabs, parameters, keys, and
  /// what the view holds of that kind.
  package func backdrop(_ size: Size) -> Grid { page.backdrop(size) }

  /// The size of the view on the screen as it is.
  var viewSize: Size { page.viewSize }

  /// What of the view is under the mouse, in words; empty where there is nothing to be read.
  package var readoutInWords: String { page.readoutInWords(on: viewSize) }

  var lookOfView: Look { page.lookOfView }
  var cursorAxis: TimeAxis? { page.cursorAxis }
  var showsCursor: Bool { page.showsCursor }

  /// All parameters as they stand, the weights as they were at the beginning, as one line.
  package var stateToken: StateToken? { page.stateToken }
}
