import Laboratory
import Terminal
import Testing

@testable import Explorer

/// What the mouse meets on the screen, and what it does there.
struct MouseTests {
  static let sizes = [
    Size(columns: 120, rows: 40), Size(columns: 80, rows: 24), Size(columns: 60, rows: 20),
    Size(columns: 40, rows: 12), Size(columns: 200, rows: 60),
  ]

  private func opened(
    _ size: Size = sizes[0], at time: Double = 50, glyphs: GlyphSet = .braille
  ) throws -> ExplorerState {
    var state = try explorer(at: time, glyphs: glyphs)
    state.press(.resize(size))
    return state
  }

  /// Where something is drawn.
  private func position(of words: String, in state: ExplorerState) throws -> Position {
    let grid = state.picture(state.screen).grid
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
    let state = try opened(size, glyphs: glyphs)
    let grid = state.picture(size).grid
    var met: Set<Parameter> = []
    var wrong: [Position] = []
    for position in (0..<size.rows).flatMap({ row in
      (0..<size.columns).map { Position(column: $0, row: row) }
    }) {
      let place = state.place(at: position, on: size)
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
      case .chart, .stimulus, .times:
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
      var state = try opened(size)
      let panel = try #require(state.layout(size).panel)
      let rows = state.parameterRows(in: panel)
      for (parameter, line) in rows.seen {
        state.click(line.origin)
        #expect(state.parameter == parameter)
        #expect(state.parameterRows(in: panel) == rows)
      }
      state.press(.down)
      #expect(state.scroll == Scroll(), "keys keep the chosen one in the middle")
    }
  }

  @Test func `A click on the slider sets the value to that rung, dragging moves it`() throws {
    var state = try opened()
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
    var state = try opened()
    state.type("v11.5")
    state.press(.enter)
    let slider = try #require(state.slider(of: .tauM, in: try line(of: .tauM, in: state)))
    let knob = Slider(Parameter.tauM.fraction(of: 11.5)).knobColumn(in: slider.columns)
    state.click(Position(column: slider.column + knob, row: slider.row))
    #expect(state.value(.tauM) == 11.5)
  }

  @Test func `A tied time constant has no slider`() throws {
    var state = try opened()
    let line = try line(of: .tauR, in: state)
    #expect(state.slider(of: .tauR, in: line) == nil)
    state.click(Position(column: line.endColumn - 2, row: line.row))
    #expect(state.parameter == .tauR && state.preset.tiesTauR())
    state.type("e")
    #expect(state.slider(of: .tauR, in: line) != nil)
  }

  @Test func `The wheel changes the parameter under it`() throws {
    var state = try opened()
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
      var state = try opened(size)
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
    var state = try opened()
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
    var state = try opened()
    let place = try position(of: "layer 2", in: state)
    #expect(state.window == 400)
    state.turn(.wheelUp, place)
    #expect(state.window == 200)
    state.turn(.wheelDown, place)
    #expect(state.window == 500)
  }

  @Test func `Dragging the time axis goes back and forward by as much`() throws {
    var state = try opened(at: 100)
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
    #expect(state.timeline.experiment.age == ExplorerState.mostSteps)
  }

  @Test func `In the list of presets the first click chooses and the second opens`() throws {
    for size in Self.sizes {
      var state = try opened(size)
      state.type("o")
      let title = shippedPresets[2].preset.title
      let place = try position(of: String(title.prefix(12)), in: state)
      state.click(place)
      #expect(state.overlay == .presets(chosen: 2))
      state.click(place)
      #expect(state.overlay == .none && state.opened.title == title)
    }
  }

  @Test func `A first click on what is chosen does not open it`() throws {
    var state = try opened()
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
    var state = try opened(Size(columns: 80, rows: 24))
    state.type("?")
    for _ in 0..<100 { state.turn(.wheelDown, Position(column: 40, row: 12)) }
    #expect(!state.text(80, 24).contains("more"))
    state.turn(.wheelUp, Position(column: 40, row: 12))
    #expect(state.text(80, 24).contains("more"))
    state.press(.resize(Size(columns: 120, rows: 40)))
    #expect(state.overlay != .none, "a new size does not close it")
    state.click(Position(column: 40, row: 12))
    #expect(state.overlay == .none)
  }

  @Test func `Tabs are met where they stand`() {
    for (view, _, columns) in View.tabs {
      for column in columns { #expect(View.tab(at: column) == view) }
    }
    #expect(View.tab(at: 0) == nil)
    #expect(View.tabs.first?.columns == 1..<10)
  }

  @Test func `A click moves the cursor that is on, and dragging takes it along`() throws {
    var state = try opened(at: 500)
    let plot = state.layout(state.screen).plots[1][1]
    let target = Position(column: plot.column + 7, row: plot.row + 1)
    state.click(target)
    #expect(state.scope.cursor == nil && state.layer == 1, "without a cursor it chooses the layer")
    state.type("c")
    for twinMode in [TwinMode.overlaid, .sideBySide] {
      state.twinMode = twinMode
      state.press(.mouse(MouseEvent(.press, at: target)))
      try expectCursor(of: state, at: target)
      for column in [target.column + 1, target.column + 3, target.column - 3] {
        let next = Position(column: column, row: 0)
        state.drag(to: next)
        try expectCursor(of: state, at: Position(column: column, row: target.row))
      }
      state.press(.mouse(MouseEvent(.release, at: target)))
      #expect(state.scope.expansion == .none)
    }
  }

  @Test func `A click on the errors in Lag puts the cursor there`() throws {
    for size in Self.sizes {
      var state = try opened(size, at: 500)
      state.type("3")
      guard let plot = state.lagLayout(size).plot else {
        #expect(size.rows < 14)
        continue
      }
      let target = Position(column: plot.column + 5, row: plot.row + 1)
      state.click(target)
      try expectCursor(of: state, at: target)
      let read = try #require(state.scope.cursor)
      let time = Number.significant(read, digits: 6)
      #expect(state.text(size.columns, size.rows).contains("at \(time) ms  LE "))
      state.press(.right)
      #expect(state.scope.cursor ?? 0 > read)
      state.press(.escape)
      #expect(state.scope.cursor == nil && state.view == .lag)
      state.turn(.wheelUp, target)
      #expect(state.window == 200)
    }
  }

  /// The cursor is drawn in the column of a position, and nowhere else in its row.
  private func expectCursor(of state: ExplorerState, at position: Position) throws {
    let grid = state.picture(state.screen).grid
    guard let pane = state.timePane(at: position, on: state.screen) else {
      Issue.record("there is no chart")
      return
    }
    let without = {
      var state = state
      state.scope.cursor = nil
      return state.picture(state.screen).grid
    }()
    // Where a curve is, it covers the cursor.
    let rows = pane.row..<grid.size.rows - 6
    let marked = (pane.column..<pane.endColumn).filter { column in
      rows.contains { grid[column, $0] != without[column, $0] }
    }
    #expect(marked == [position.column])
  }

  @Test func `A row of the table of lags chooses its layer`() throws {
    for size in Self.sizes {
      var state = try opened(size, at: 500)
      state.type("3")
      for (number, words) in [(2, " leaky"), (0, " LE")] {
        let row = state.lagLayout(size).inside.row + 1 + 2 * number + (words == " leaky" ? 1 : 0)
        state.click(Position(column: 9, row: row))
        #expect(state.layer == number)
      }
      state.turn(.wheelDown, Position(column: 9, row: state.lagLayout(size).inside.row + 1))
      #expect(state.layer == 1)
    }
  }

  @Test func `A click in a Bode chart puts the stimulus there, in round numbers`() throws {
    for size in Self.sizes {
      var state = try opened(size)
      state.type("4")
      let layout = state.bodeLayout(size)
      let plots = try #require(layout.plots.first)
      let axes = BodeAxes(for: state.preset)
      let ten = try #require(axes.column(of: 10, columns: plots.gain.columns))
      state.click(Position(column: plots.gain.column + ten, row: plots.gain.row))
      #expect(state.value(.frequency) == 10 && state.parameter == .frequency)
      #expect(state.layer == layout.layers.lowerBound)
      for plot in [plots.gain, plots.phase] {
        state.press(.mouse(MouseEvent(.press, at: plot.origin)))
        for column in 0..<plot.columns {
          state.drag(to: Position(column: plot.column + column, row: plot.row))
          let frequency = try #require(state.value(.frequency))
          #expect(axes.column(of: frequency, columns: plot.columns) == column)
        }
        state.press(.mouse(MouseEvent(.release, at: plot.origin)))
      }
      let value = try #require(state.value(.frequency))
      state.turn(.wheelDown, plots.gain.origin)
      #expect(state.value(.frequency) ?? 0 < value)
      state.type("u")
      #expect(state.value(.frequency) == value)
      // The last one's title, so that what is shown stays as it is.
      let last = try #require(state.bodeLayout(size).plots.last).gain
      let title = Position(column: last.column, row: last.row - 1)
      state.layer = nil
      state.click(title)
      #expect(state.layer == 3 && state.value(.frequency) == value)
      state.click(title)
      #expect(state.bode.showsOneLayer)
    }
    var state = try opened()
    state.change { preset throws(Fault) in try preset.setting(.stimulusKind, to: "step") }
    state.type("4")
    state.click(try #require(state.bodeLayout(state.screen).plots.first).gain.origin)
    #expect(state.message?.text == "this stimulus has no frequency")
  }

  @Test func `A click on an axis in Phase puts another signal on it`() throws {
    for size in Self.sizes {
      var state = try opened(size)
      state.type("7")
      let area = state.phaseAreas(PageLayout(size).body).area
      let plot = state.phasePlot(in: area)
      state.click(Position(column: plot.column + 2, row: plot.endRow))
      #expect(state.phase.horizontal == .ideal && state.phase.vertical == .membranePotential)
      state.click(Position(column: area.column + 2, row: plot.row + 1))
      #expect(state.phase.horizontal == .ideal && state.phase.vertical == .rate)
      state.turn(.wheelDown, plot.origin)
      #expect(state.window == 500)
    }
  }

  @Test func `The lists of lessons and exports are clicked as that of presets`() throws {
    for size in Self.sizes {
      var state = try explorer(lessons: shippedLessons.names)
      state.press(.resize(size))
      state.type("L")
      let index = 1
      let list = state.lessonList(chosen: 0, on: size).list
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

      state = try opened(size)
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
      let panel = try #require(state.lessonPlaces(on: size)).panel
      while state.lessonPart(at: Position(column: 3, row: panel.endRow - 2), in: panel) != .enter {
        state.turn(.wheelDown, panel.inset(columns: 1, rows: 1).origin)
      }
      let rows = (panel.row..<panel.endRow).filter {
        state.lessonPart(at: Position(column: 5, row: $0), in: panel) == .option(2)
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
    let places = try #require(state.lessonPlaces(on: state.screen))
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
    var state = try opened()
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

extension ExplorerState {
  fileprivate mutating func click(_ position: Position) {
    press(.mouse(MouseEvent(.press, at: position)))
    press(.mouse(MouseEvent(.release, at: position)))
  }

  fileprivate mutating func drag(to position: Position) {
    press(.mouse(MouseEvent(.drag, at: position)))
  }

  fileprivate mutating func turn(_ direction: MouseEvent.Action, _ position: Position) {
    press(.mouse(MouseEvent(direction, at: position)))
  }
}
