import Laboratory
import Presets
import Stage
import Studies
import Terminal
import Views

extension ExplorerPage {
  /// What stands over the window of the terminal.
  var windowTitle: String { "lescope: \(lesson?.lesson.title ?? told(opened.title))" }

  /// What is open, whether it runs, how fast, and where in time it is.
  func drawTitle(in rect: Rect, on grid: inout Grid) {
    let experiment = timeline.experiment
    let time = "t \(Number.fixed(experiment.time, decimals: 1)) ms"
    let dt = "dt \(Number.significant(preset.dt, digits: 3)) ms"
    let rate = "\(Number.fixed(bench.pace.framesPerSecond, decimals: 0)) fps"
    // What is left out first in a narrow window stands last here.
    var parts = [time]
    if rect.columns >= 60 { parts.append(dt) }
    if rect.columns >= 100 && bench.pace.framesPerSecond > 0 && isRunning { parts.append(rate) }
    let facts = parts.joined(separator: "   ")
    let isDiverged = timeline.fault != nil
    let pause = lesson.map { " STEP \($0.number + 1)/\($0.lesson.steps.count) " } ?? " PAUSED "
    let mode = isDiverged ? " DIVERGED " : isRunning ? pacing(rect.columns) : pause
    let modeStyle =
      isDiverged
      ? Style(.warning, [.bold, .reverse]) : isRunning ? Style(.good) : Style(.accent, .reverse)
    let right = glyphs.columns(of: mode) + 2 + glyphs.columns(of: facts) + 1
    let place = stepOfLesson + (view == .scope ? "" : "\(view.card.title) · ")
    let name = (rect.columns >= 60 ? " lescope · " : " ") + place + told(opened.title)
    grid.write(
      glyphs.fitted(name, to: max(0, rect.columns - right - 1)), at: rect.origin,
      style: Style(.title, .bold))
    let start = rect.endColumn - right
    grid.write(mode, at: Position(column: start, row: rect.row), style: modeStyle)
    grid.write(
      facts, at: Position(column: rect.endColumn - 1 - glyphs.columns(of: facts), row: rect.row))
  }

  /// "▶ 0.05x real time", with the real speed where it falls short of what was asked.
  private func pacing(_ columns: Int) -> String {
    let asked = speed.words
    let falls = bench.pace.speed > 0 && bench.pace.speed < 0.9 * speed.factor
    let real = falls ? " (\(Number.significant(bench.pace.speed, digits: 2))x)" : ""
    return columns >= 100 ? "▶ \(asked) real time\(real)" : "▶ \(asked)\(real)"
  }

  /// The chosen parameter's meaning, a message, or what is being typed; then the nearest keys.
  func drawHint(in rect: Rect, on grid: inout Grid) {
    if overlay.cover?.drawLine(in: rect, on: &grid) == true { return }
    let facts = parameter.facts
    func name(_ action: Action) -> String { keys.name(of: action, in: glyphs) }
    var text = " \(facts.symbol) — \(facts.name): \(facts.help)"
    var style = Style.plain
    if let fault = timeline.fault {
      let remedy = timeline.remedy
      let full = " \(fault): \(remedy), or step back with \(name(.stepBack))"
      // What to do matters most: that it has diverged stands in the title. A wider screen has words on it
      // elsewhere.
      let isWhole = glyphs.columns(of: full) <= rect.columns - 10
      text = isWhole || rect.columns >= 76 ? full : " \(remedy)"
      style = Style(.warning, .bold)
    }
    if showsCursor {
      text = " \(cursorHint)"
      style = Style(.accent)
    }
    if let message {
      text = " \(message.text)"
      style = Style(message.isWarning ? .warning : .accent, .bold)
    }
    if let count {
      text =
        " \(count): \(name(.stepForward)) makes \(count) steps, \(name(.stepBack)) goes \(count) back, Enter sets \(facts.symbol), Esc forgets"
      style = Style(.accent, .bold)
    }
    if let typed = overlay.cover?.hint(surroundings, refusal: message?.text) {
      text = typed
      style = Style(.accent, .bold)
    }
    // Who has pressed no key yet is told the ways on before anything else.
    let isFirstScreen = !hand.hasBegun && message == nil && timeline.fault == nil
    let textColumns = min(glyphs.columns(of: text), rect.columns - 10)
    var hints = hints(room: rect.columns - textColumns - 3)
    var margin = 1
    if isFirstScreen, hints.count < waysOn.count {
      hints = waysOn
      if rect.columns - glyphs.columns(of: hints) < 16 {
        // Where there is room for no more than the parameter's symbol, every column counts.
        (text, margin) = (" \(facts.symbol)", 0)
        if glyphs.columns(of: text) + 1 + glyphs.columns(of: hints) > rect.columns {
          hints = hints.replacing("  ", with: " ")
        }
      }
    }
    let keyColumns = glyphs.columns(of: hints)
    grid.write(
      hints, at: Position(column: rect.endColumn - keyColumns - margin, row: rect.row),
      style: Style(.faint))
    grid.write(
      glyphs.fitted(text, to: rect.columns - keyColumns - 1 - 2 * margin), at: rect.origin,
      style: style)
  }

  /// "1-5 views".
  private var viewsHint: String {
    guard let first = View.allCases.first, let last = View.allCases.last, first != last else {
      return ""
    }
    return [first, last].map { keys.name(of: .openView($0), in: glyphs) }.joined(separator: "-")
      + " views"
  }

  /// Where to go from the first screen: "? help  L lessons  o presets  q quit".
  private var waysOn: String {
    [Action.help, .openLessons, .openPresets, .quit].map { keys.hint($0, in: glyphs) }
      .filter { !$0.isEmpty }.joined(separator: "  ")
  }

  /// The keys to know, as many as there is room for.
  private func hints(room: Int) -> String {
    func hint(_ action: Action) -> String { keys.hint(action, in: glyphs) }
    func pair(_ one: Action, _ other: Action, _ name: String) -> String {
      let names = [one, other].compactMap { keys.key(for: $0)?.name(in: glyphs) }
      guard !names.isEmpty else { return "" }
      return names.joined(separator: names.contains { $0.count > 1 } ? "/" : "") + " " + name
    }
    if showsCursor { return "" }
    // What is typed is an answer, and the run waits for it.
    let hints =
      isAsked
      ? [hint(.help), "Esc leaves", "Enter answers"]
      : [
        hint(.help), hint(.openLessons), hint(.openPresets), hint(.quit), hint(.toggleRun),
        pair(.changeParameter(-1, finely: false), .changeParameter(1, finely: false), "change"),
        pair(.chooseParameter(-1), .chooseParameter(1), "choose"),
        viewsHint, hint(.stepForward), hint(.stepBack),
      ]
    var text = ""
    for hint in hints where !hint.isEmpty {
      let longer = text.isEmpty ? hint : "\(text)  \(hint)"
      if glyphs.columns(of: longer) > room { break }
      text = longer
    }
    return text
  }
}
