import Laboratory
import Presets
import Stage
import Studies
import Terminal
import Views

// The lesson stands below the view; where there is no room for both, it stands in its place while
// there is something to read.
extension ExplorerPage {
  /// Where the view and the lesson are on a screen; nil where there is no lesson to be seen.
  package func lessonPlaces(on size: Size) -> (view: Rect, panel: Rect)? {
    guard let lesson, PageLayout.fits(size) else { return nil }
    let least = leastRowsOfView(columns: size.columns)
    let hasRoom =
      size.rows >= max(ExplorerPage.leastRowsForBoth, least + ExplorerPage.leastRowsOfPanel)
    guard overlay.leavesView, hasRoom || overlay == .none else { return nil }
    if case .running = lesson.phase, !hasRoom { return nil }
    let rows =
      hasRoom
      ? min(rowsNeeded(by: lesson, columns: size.columns), size.rows - least) : size.rows
    let (view, panel) = Rect(size).splitBottom(rows)
    return (view, panel)
  }

  private static let leastRowsForBoth = 20
  private static let leastRowsOfPanel = 7

  /// As many rows as the view needs for a chart that can be read.
  private func leastRowsOfView(columns: Int) -> Int {
    let candidates = 9...20
    return candidates.first { rows in
      let size = Size(columns: columns, rows: rows)
      return PageLayout.fits(size) && views[view].canBeRead(bench, look(on: size))
    } ?? candidates.upperBound
  }

  /// As many rows as the lesson needs, so that the view has the others; one is left free, for a
  /// message. Nothing moves while a step runs.
  private func rowsNeeded(by lesson: LessonState, columns: Int) -> Int {
    let text = text(of: lesson, columns: columns - 4)
    return min(
      max(ExplorerPage.leastRowsOfPanel, text.scrolling.count + text.pinned.count + 3), 12)
  }

  /// The layer that the step asks about, counted from 0; nil where there is none.
  var askedLayer: Int? {
    guard let lesson, lesson.phase != .finished, let unit = lesson.step.question?.unit,
      preset.layers.indices.contains(unit.layer)
    else { return nil }
    return unit.layer
  }

  /// "step 2/3 · ", for the title of a view that has the screen to itself while a step runs.
  var stepOfLesson: String {
    guard isRunning, let lesson, case .running = lesson.phase, lessonPlaces(on: screen) == nil
    else {
      return ""
    }
    return "step \(lesson.number + 1)/\(lesson.lesson.steps.count) · "
  }

  /// The size of the view on the screen as it is.
  var viewSize: Size {
    guard let places = lessonPlaces(on: screen), !places.view.isEmpty else { return screen }
    return places.view.size
  }

  /// The times that a lesson marks in the charts: the answer, and after the run the right one.
  package var lessonMarks: [Double] {
    guard let lesson, lesson.step.question?.isTime == true else { return [] }
    switch lesson.phase {
    case .asking(let draft): return [draft.number(in: "ms") ?? draft.mark].compactMap(\.self)
    case .running(.value(let time)?): return [time]
    case .judged(let verdict):
      return [verdict.answer, verdict.truth].compactMap {
        if case .value(let time)? = $0 { time } else { nil }
      }
    case .running, .diverged, .finished: return []
    }
  }

  func drawLesson(in rect: Rect, on grid: inout Grid) {
    guard let lesson else { return }
    var frame = Frame(grid.size)
    grid.fill(rect)
    frame.box(rect, titles: titles(of: lesson))
    let page = page(of: lesson, in: rect)
    let first = firstLine(of: page)
    let marks = [(first > 0, "PgUp"), (first + page.rows < page.text.count, "PgDn")]
      .filter(\.0).map(\.1).joined(separator: " ")
    if !marks.isEmpty {
      frame.title(
        ["\(marks) more", marks], at: Position(column: rect.column, row: rect.endRow - 1),
        limit: rect.columns, isAtEnd: true, style: Style(.accent))
    }
    grid.draw(frame)
    let inside = rect.inset(columns: 2, rows: 1)
    for (row, line) in rows(of: page, in: rect) {
      grid.write(
        line.text, at: Position(column: inside.column, row: row), style: line.style,
        limit: inside.columns)
    }
  }

  /// What of the lesson's panel is at a position.
  package func lessonPart(at position: Position, in panel: Rect) -> LessonLine.Part {
    guard let lesson, panel.inset(columns: 1, rows: 1).contains(position) else { return .words }
    return rows(of: page(of: lesson, in: panel), in: panel)
      .first { $0.row == position.row }?.line.part ?? .words
  }

  private typealias Page = (text: [LessonLine], pinned: [LessonLine], rows: Int)

  private func firstLine(of page: Page) -> Int {
    min(lessonPage.scrolled, max(0, page.text.count - page.rows))
  }

  /// The lines to be seen, each with its row: what scrolls from the top, the rest at the bottom.
  private func rows(of page: Page, in panel: Rect) -> [(row: Int, line: LessonLine)] {
    let inside = panel.inset(columns: 2, rows: 1)
    let scrolling = page.text.dropFirst(firstLine(of: page)).prefix(page.rows)
    let start = max(inside.row + scrolling.count, inside.endRow - page.pinned.count)
    return scrolling.enumerated().map { (inside.row + $0, $1) }
      + page.pinned.enumerated().map { (start + $0, $1) }
  }

  /// In several wordings, the longest first.
  private func titles(of lesson: LessonState) -> [String] {
    let count = "\(lesson.number + 1) of \(lesson.lesson.steps.count)"
    let place = lesson.phase == .finished ? "done" : "step \(count)"
    let title = lesson.lesson.title
    return [
      "lesson · \(title) · \(place) · \(lesson.lesson.level.rawValue)", "\(place) · \(title)",
      place,
    ]
  }

  /// How far the text of the lesson can be scrolled on a screen of this size.
  package func mostLessonScrolled(on size: Size) -> Int {
    guard let lesson, let panel = lessonPlaces(on: size)?.panel else { return 0 }
    let page = page(of: lesson, in: panel)
    return max(0, page.text.count - page.rows)
  }

  /// What stands in the panel: text that scrolls, and below it what must be seen.
  private func page(of lesson: LessonState, in panel: Rect) -> Page {
    let inside = panel.inset(columns: 2, rows: 1)
    var (text, pinned) = text(of: lesson, columns: inside.columns)
    // Where the view's last line has no room for all of a message, or is not there, it stands here.
    if let message, panel.row == 0 || glyphs.columns(of: message.text) > panel.columns - 12 {
      let style = Style(message.isWarning ? .warning : .accent, .bold)
      pinned += lines(message.text, style, columns: inside.columns)
    }
    // Where not even the question fits, it scrolls with the rest.
    if pinned.count > inside.rows - 1 {
      text += pinned.dropLast()
      pinned = Array(pinned.suffix(1))
    }
    return (text, pinned, inside.rows - pinned.count)
  }
}

extension ExplorerPage {
  /// What the lesson asks of the views; nil where none is taken.
  var guide: Guide? {
    guard let lesson else { return nil }
    var isAsked = false
    if case .asking = lesson.phase { isAsked = true }
    return Guide(
      about: lesson.lesson.about, isAsked: isAsked,
      isAskedForTime: isAsked && lesson.step.question?.isTime == true, layer: askedLayer,
      marks: lessonMarks, unlocked: lesson.phase == .finished ? nil : lesson.step.unlocked)
  }
}
