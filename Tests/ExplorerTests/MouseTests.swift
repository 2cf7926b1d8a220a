import Formats
import Presets
import Stage
import Studies
import Terminal
import Testing

@testable import Explorer
@testable import Laboratory
@testable import Views

/// What the mouse meets on panel, charts, lists and lessons, and what it does there.
struct MouseTests {
  static let sizes = [
    Size(columns: 120, rows: 40), Size(columns: 80, rows: 24), Size(columns: 60, rows: 20),
    Size(columns: 40, rows: 12), Size(columns: 200, rows: 60),
  ]

  static func opened(
    _ size: Size = sizes[0], at time: Double = 50, glyphs: GlyphSet = .braille
  ) throws -> ExplorerState {
    var state = try explorer(at: time, glyphs: glyphs)
    state.press(.resize(size))
    return state
  }

  /// Where something is drawn.
  private func position(of words: String, in state: ExplorerState) throws -> Position {
    let grid = state.picture(state.screen)
    for row in 0..<grid.size.rows {
      let text = (0..<grid.size.columns).map { String(Character(grid[$0, row].scalar)) }
      for column in 0..<text.count where text[column...].joined().hasPrefix(words) {
        return Position(column: column, row: row)
      }
    }
    return try #require(nil, "\(words) is not on the screen")
  }

  private func line(of parameter: Parameter, in state: ExplorerState) throws -> Rect {
    let panel = try #require(state.layout(state.viewSize).panel)
    return try #require(
      state.parameterRows(in: panel).seen.first { $0.parameter == parameter }?.line)
  }

  @Test(arguments: sizes.dropLast(), GlyphSet.allCases)
  func `What is met is what is drawn`(size: Size, glyphs: GlyphSet) throws {
    let state = try Self.opened(size, glyphs: glyphs)
    let grid = state.picture(size)
    var met: Set<Parameter> = []
    var wrong: [Position] = []
    for position in (0..<size.rows).flatMap({ row in
      (0..<size.columns).map { Position(column: $0, row: row) }
    }) {
      let place = state.page.place(at: position, on: size)
      switch place {
      case .slider(let parameter, let slider):
        met.insert(parameter)
        let cell = grid[position.column, position.row].scalar
        if cell != glyphs.horizontal && cell != glyphs.knob { wrong.append(position) }
        if !slider.contains(position) { wrong.append(position) }
      case .parameter(let parameter):
        met.insert(parameter)
        let start = (state.layout(size).panel?.column ?? 0) + 2
        let symbol = (start..<start + 3).map { String(Character(grid[$0, position.row].scalar)) }
        let words = glyphs.spell(parameter.symbol) + "  "
        // Where there is little room, "twin tau_r" is "t.tau_r".
        let isShort = parameter.symbol.hasPrefix("twin ") && symbol.joined().hasPrefix("t.")
        if !words.hasPrefix(symbol.joined()) && !isShort { wrong.append(position) }
      case .view:
        if !state.layout(size).area.contains(position) { wrong.append(position) }
      case .layerChoice:
        if position.row != state.layout(size).panel?.row { wrong.append(position) }
      default: break
      }
    }
    #expect(wrong == [])
    #expect(met.count >= (size.columns >= 56 ? 6 : 0))
  }

  @Test func `A click on a parameter chooses it, and the list stands still`() throws {
    for size in Self.sizes where size.columns >= 56 {
      var state = try Self.opened(size)
      let panel = try #require(state.layout(size).panel)
      let rows = state.parameterRows(in: panel)
      for (parameter, line) in rows.seen {
        state.click(line.origin)
        #expect(state.parameter == parameter)
        #expect(state.parameterRows(in: panel) == rows)
      }
      state.press(.down)
      #expect(state.look.scroll == Scroll(), "keys keep the chosen one in the middle")
    }
  }

  @Test func `A click on the slider sets the value to that rung, dragging moves it`() throws {
    var state = try Self.opened()
    let line = try line(of: .tauM, in: state)
    let slider = try #require(state.slider(of: .tauM, in: line))
    state.press(.mouse(MouseEvent(.press, at: slider.origin)))
    #expect(state.value(.tauM) == Parameter.tauM.ladder.first)
    state.drag(to: Position(column: slider.endColumn + 30, row: 0))
    #expect(state.value(.tauM) == Parameter.tauM.ladder.last)
    state.press(.mouse(MouseEvent(.release, at: slider.origin)))
    state.drag(to: slider.origin)
    #expect(state.value(.tauM) == Parameter.tauM.ladder.last, "the button is up")
    state.type("u")
    #expect(state.value(.tauM) == Parameter.tauM.ladder.first)
    state.type("u")
    #expect(state.value(.tauM) == 10)
  }

  @Test func `A click on the knob leaves an exact value as it is`() throws {
    var state = try Self.opened()
    state.type("v11.5")
    state.press(.enter)
    let slider = try #require(state.slider(of: .tauM, in: try line(of: .tauM, in: state)))
    let knob = Slider(Parameter.tauM.fraction(of: 11.5)).knobColumn(in: slider.columns)
    state.click(Position(column: slider.column + knob, row: slider.row))
    #expect(state.value(.tauM) == 11.5)
  }

  @Test func `A tied time constant has no slider`() throws {
    var state = try Self.opened()
    let line = try line(of: .tauR, in: state)
    #expect(state.slider(of: .tauR, in: line) == nil)
    state.click(Position(column: line.endColumn - 2, row: line.row))
    #expect(state.parameter == .tauR && state.preset.tiesTauR())
    state.type("e")
    #expect(state.slider(of: .tauR, in: line) != nil)
  }

  @Test func `The wheel changes the parameter under it`() throws {
    var state = try Self.opened()
    let place = try position(of: "γ", in: state)
    for _ in 0..<3 { state.turn(.wheelDown, place) }
    #expect(state.value(.gamma) == 0.1 && state.parameter == .gamma)
    state.turn(.wheelUp, place)
    #expect(state.value(.gamma) == 0.2)
    let scheme = try position(of: "scheme", in: state)
    state.turn(.wheelUp, scheme)
    #expect(state.preset.value(of: .scheme) == .choice("sweep"))
  }

  @Test func `A click on a chart lets the parameters act on its layer`() throws {
    for size in Self.sizes {
      var state = try Self.opened(size)
      let layout = state.layout(size)
      for (layer, plots) in zip(layout.layers, layout.plots) {
        guard state.layout(size) == layout else { break }
        for plot in plots {
          state.layer = nil
          state.click(plot.origin)
          #expect(state.layer == layer)
        }
      }
    }
    var state = try Self.opened()
    state.click(try position(of: "layer 3", in: state))
    state.click(try position(of: "τm", in: state))
    state.press(.right)
    #expect(state.value(.tauM, layer: 2) == 20 && state.value(.tauM, layer: 1) == 10)
    state.click(try position(of: "parameters", in: state))
    #expect(state.layer == 3)
    state.click(try position(of: "stimulus ·", in: state))
    #expect(state.parameter == .stimulusKind)
  }

  @Test func `The wheel over the charts zooms the time`() throws {
    var state = try Self.opened()
    let place = try position(of: "layer 2", in: state)
    #expect(state.window == 400)
    state.turn(.wheelUp, place)
    #expect(state.window == 200)
    state.turn(.wheelDown, place)
    #expect(state.window == 500)
  }

  @Test func `Dragging the time axis goes back and forward by as much`() throws {
    var state = try Self.opened(at: 100)
    state.isRunning = true
    let layout = state.layout(state.screen)
    let bottom = try #require(layout.lines.last)
    let columns = try #require(layout.plots.first?.first?.columns)
    let perColumn = state.window / Double(columns)
    let start = Position(column: 20, row: bottom)
    state.press(.mouse(MouseEvent(.press, at: start)))
    #expect(!state.isRunning)
    let now = state.timeline.experiment.time
    for columns in [-1, -3, 2, 0] {
      state.drag(to: Position(column: 20 + columns, row: bottom - abs(columns)))
      #expect(abs(state.timeline.experiment.time - now - Double(columns) * perColumn) <= 0.051)
    }
    #expect(state.count == nil)
    state.drag(to: Position(column: -500, row: bottom))
    #expect(state.timeline.experiment.time == 0)
    // What is asked for at once is bounded, so that the keys are read in between.
    state.window = 1e6
    state.press(.mouse(MouseEvent(.press, at: start)))
    state.drag(to: Position(column: 25, row: bottom))
    #expect(state.timeline.experiment.age == Instruction.mostSteps)
  }

  @Test func `In the list of presets the first click chooses and the second opens`() throws {
    for size in Self.sizes {
      var state = try Self.opened(size)
      state.type("o")
      let title = shippedPresets[2].preset.title.original
      let place = try position(of: String(title.prefix(12)), in: state)
      state.click(place)
      #expect(state.overlay == .presets(chosen: 2))
      state.click(place)
      #expect(state.overlay == .none && state.opened.title.original == title)
    }
  }

  @Test func `A first click on what is chosen does not open it`() throws {
    var state = try Self.opened()
    state.type("o")
    let place = try position(of: "▸ Lag", in: state)
    state.click(place)
    #expect(state.overlay == .presets(chosen: 0))
    state.press(.home)
    state.click(place)
    #expect(state.overlay == .presets(chosen: 0), "a key came between")
    state.turn(.wheelDown, place)
    #expect(state.overlay == .presets(chosen: 1))
    state.click(Position(column: 0, row: 0))
    #expect(state.overlay == .none && state.timeline.experiment.age > 0)
  }

  @Test func `The wheel scrolls the help to its end and no further`() throws {
    var state = try Self.opened(Size(columns: 80, rows: 24))
    state.type("?")
    for _ in 0..<100 { state.turn(.wheelDown, Position(column: 40, row: 12)) }
    #expect(!state.text(80, 24).contains("more below"))
    state.turn(.wheelUp, Position(column: 40, row: 12))
    #expect(state.text(80, 24).contains("more below"))
    state.press(.resize(Size(columns: 120, rows: 40)))
    #expect(state.overlay != .none, "a new size does not close it")
    state.click(Position(column: 40, row: 12))
    #expect(state.overlay == .none)
  }

  @Test(arguments: [60, 80, 100, 120])
  func `Tabs are met where they stand`(columns: Int) {
    let tabs = View.tabs(in: columns)
    for (view, _, range) in tabs {
      for column in range { #expect(View.tab(at: column, in: columns) == view) }
    }
    #expect(View.tab(at: 0, in: columns) == nil)
    if columns >= 80 { #expect(tabs.last.map { $0.columns.upperBound <= columns } == true) }
  }

  @Test func `The lists of lessons and exports are clicked as that of presets`() throws {
    for size in Self.sizes {
      var state = try explorer(lessons: shippedLessons.names)
      state.press(.resize(size))
      state.type("L")
      let index = 1
      let list = try #require(
        LessonsCover(chosen: 0).list(state.page.surroundings, on: size)
      ).list
      let place = Position(column: list.column + 4, row: list.row + index)
      state.click(place)
      #expect(state.overlay == .lessons(chosen: index))
      state.turn(.wheelDown, place)
      state.turn(.wheelUp, place)
      #expect(state.overlay == .lessons(chosen: index))
      state.click(Position(column: 0, row: 0))
      #expect(state.overlay == .none && state.lesson == nil)
      state.type("L")
      state.click(place)
      state.click(place)
      #expect(state.overlay == .none && state.lesson?.name == state.lessons[index].name)

      state = try Self.opened(size)
      state.type("x")
      let svg = try position(of: "svg", in: state)
      state.click(svg)
      let number = try #require(ExportFormat.allCases.firstIndex(of: .svg))
      #expect(state.overlay == .exports(chosen: number) && state.request == nil)
      state.click(svg)
      guard case .export(.svg, _, _)? = state.request else {
        Issue.record("nothing is exported")
        return
      }
    }
  }

  @Test func `In a lesson a click chooses an answer, and the line below gives it`() throws {
    for size in Self.sizes {
      var state = try taking("looking-ahead")
      state.press(.resize(size))
      let panel = try #require(state.page.lessonPlaces(on: size)).panel
      while state.page.lessonPart(at: Position(column: 3, row: panel.endRow - 2), in: panel)
        != .enter
      {
        state.turn(.wheelDown, panel.inset(columns: 1, rows: 1).origin)
      }
      let rows = (panel.row..<panel.endRow).filter {
        state.page.lessonPart(at: Position(column: 5, row: $0), in: panel) == .option(2)
      }
      state.click(Position(column: 5, row: try #require(rows.first)))
      var draft = LessonState.Draft()
      draft.choice = 2
      #expect(state.lesson?.phase == .asking(draft) && !state.isRunning)
      state.click(Position(column: 5, row: panel.endRow - 2))
      #expect(state.lesson?.phase == .running(.option(2)) && state.isRunning)
    }
  }

  @Test func `In a lesson a click on a chart marks a time, and what is held stays`() throws {
    var state = try askedForTime()
    state.press(.resize(Self.sizes[0]))
    let places = try #require(state.page.lessonPlaces(on: state.screen))
    // The run is not made yet, and the past not to be changed.
    let layout = state.layout(places.view.size)
    let bottom = try #require(layout.lines.last)
    state.press(.mouse(MouseEvent(.press, at: Position(column: 20, row: bottom))))
    state.drag(to: Position(column: 30, row: bottom))
    state.press(.mouse(MouseEvent(.release, at: Position(column: 30, row: bottom))))
    #expect(state.timeline.experiment.age == 0 && state.count == nil)
    let plot = try #require(layout.plots.first?.first)
    let position = Position(column: plot.column + plot.columns / 2, row: plot.row)
    state.click(position)
    guard case .asking(let draft)? = state.lesson?.phase, let mark = draft.mark else {
      Issue.record("no time is marked")
      return
    }
    #expect(abs(mark / state.window - 0.5) < 1.5 / Double(plot.columns))
    let preset = state.preset
    let line = try line(of: .tauM, in: state)
    state.click(try #require(state.slider(of: .tauM, in: line)).origin)
    #expect(state.preset == preset)
    #expect(state.message?.text == state.sentence(for: .locked(.tauM)))
  }

  @Test func `No click anywhere does harm`() throws {
    var generator = SystemRandomNumberGenerator()
    var state = try Self.opened()
    let actions: [MouseEvent.Action] = [.press, .drag, .release, .wheelUp, .wheelDown]
    for turn in 0..<3000 {
      if turn % 97 == 0, let size = (Self.sizes + [Size(columns: 3, rows: 2)]).randomElement() {
        state.press(.resize(size))
      }
      let keys = ["o", "?", "v", "\u{1B}", "T", "x", "2", "3", "4", "5", "7", "c"]
      if turn % 61 == 0 { state.type(keys.randomElement() ?? "") }
      let position = Position(
        column: Int.random(in: -1...state.screen.columns, using: &generator),
        row: Int.random(in: -1...state.screen.rows, using: &generator))
      if let action = actions.randomElement() {
        state.press(.mouse(MouseEvent(action, at: position)))
      }
      // What an experiment allows is for others to test; here it would only take time.
      if state.timeline.experiment.age > 3000 { state.type("\u{1B}r") }
    }
    #expect(!state.isOver)
    #expect(state.shownParameters.contains(state.parameter))
  }
}
