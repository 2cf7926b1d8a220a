import Formats
import Laboratory
import Presets
import Stage
import Terminal
import Views

extension ExplorerState {
  /// What the mouse means on a screen of this size.
  ///
  /// What it does is what keys do; only a slider, the cursor and a frequency are set to a place, and the
  /// time axis goes back and forward by as many ms as it is dragged.
  mutating func point(_ event: MouseEvent, on size: Size) {
    let place = page.place(at: event.position, on: size)
    switch event.action {
    case .press:
      let isSecond = place == hand.clicked
      hand.grip = nil
      count = nil
      click(place, at: event.position, isSecond: isSecond, on: size)
      hand.clicked = place
    case .drag: drag(to: event.position)
    case .release: hand.grip = nil
    case .wheelUp: turn(-1, over: place, on: size)
    case .wheelDown: turn(1, over: place, on: size)
    }
  }

  private mutating func click(
    _ place: MousePlace, at position: Position, isSecond: Bool, on size: Size
  ) {
    if let cover = overlay.cover {
      return click(place, in: cover, isSecond: isSecond, on: size)
    }
    switch place {
    case .layerChoice: apply(.chooseLayer(1))
    case .parameter(let parameter): choose(parameter)
    case .slider(let parameter, let slider):
      choose(parameter)
      hand.grip = .slider(parameter, slider)
      drag(to: position)
    case .tab(let view): apply(.openView(view))
    case .view(let place) where place.part == ViewPlace.times(perColumn: 0).part:
      isRunning = false
      hand.grip = .times(
        column: position.column, time: timeline.experiment.time, perColumn: place.value)
    case .view(let place):
      message = nil
      hand.grip = .place(place)
      let gesture = Gesture.click(place, at: position, isSecond: isSecond)
      fulfil(views[view].point(gesture, &bench, look(on: size)), at: position)
    default: break
    }
  }

  private mutating func click(
    _ place: MousePlace, in cover: any ExplorerCover, isSecond: Bool, on size: Size
  ) {
    guard let list = cover.list(page.surroundings, on: size) else {
      // A page is closed wherever it is clicked.
      if cover.panel(page.surroundings, on: size) != nil { apply(.back) }
      return
    }
    switch place {
    case .entry(let index):
      pinLists(on: size)
      var changed = cover
      changed.go(to: index, page.surroundings)
      overlay.cover = changed
      if isSecond && index == list.chosen { apply(.confirm) }
    case .elsewhere: apply(.back)
    default: break
    }
  }

  private mutating func drag(to position: Position) {
    switch hand.grip {
    case .slider(let parameter, let slider):
      let place = parameter.isPerLayer ? layer : nil
      let column = max(0, min(position.column - slider.column, slider.columns - 1))
      // A rung that has no column of its own is not lost by a click on the knob.
      let value = bench.comparison.value(of: parameter, layer: place).number ?? 0
      let knob = Slider(parameter.fraction(of: value)).knobColumn(in: slider.columns)
      guard knob != column else { return }
      set(parameter, to: parameter.rung(at: Slider.fraction(of: column, in: slider.columns)))
    case .times(let column, let time, let perColumn):
      // As on a film: to the left is back, whether or not the picture moves with the time.
      go(to: time + Double(position.column - column) * perColumn)
    case .moment(let pane):
      guard let time = cursorAxis?.time(ofColumn: position.column - pane.column) else { return }
      isAskedForTime ? mark(time) : putCursor(at: time)
    case .place(let place):
      fulfil(views[view].point(.drag(place, to: position), &bench, lookOfView), at: position)
    case nil: break
    }
  }

  /// Takes hold of the cursor or of a lesson's mark and puts it there, if there is one to be put.
  mutating func takeMoment(at position: Position) -> Bool {
    guard showsCursor || isAskedForTime, let pane = timePane(at: position) else { return false }
    hand.grip = .moment(pane)
    drag(to: position)
    return true
  }

  /// Steps to a time in ms, or towards it as far as one event may.
  private mutating func go(to time: Double) {
    let steps = ((time - timeline.experiment.time) / preset.dt).rounded()
    guard steps != 0 else { return }
    count = Int(clamping: min(abs(steps), Double(Instruction.mostSteps)))
    apply(steps < 0 ? .stepBack : .stepForward)
    // A lesson that refuses leaves the count.
    count = nil
  }

  private mutating func turn(_ direction: Int, over place: MousePlace, on size: Size) {
    hand.clicked = nil
    if var cover = overlay.cover {
      if cover.list(page.surroundings, on: size) != nil { look.scroll.list = nil }
      cover.turn(direction, page.surroundings, on: size)
      overlay.cover = cover
      return
    }
    switch place {
    case .layerChoice: apply(.chooseLayer(direction))
    case .parameter(let parameter), .slider(let parameter, _):
      pinLists(on: size)
      apply(.nudge(parameter, -direction))
    case .view(let place) where place.part == ViewPlace.times(perColumn: 0).part:
      apply(.zoom(direction))
    case .view(let place):
      fulfil(views[view].point(.turn(place, direction), &bench, look(on: size)))
    default: break
    }
  }

  mutating func choose(_ parameter: Parameter) {
    guard shownParameters.contains(parameter) else { return }
    message = nil
    pinLists(on: viewSize)
    self.parameter = parameter
  }

  /// Has the lists stay where they are, whatever is chosen next.
  private mutating func pinLists(on size: Size) {
    if let list = page.openList(on: size) {
      look.scroll.list = list.first
    } else if let panel = page.panel(on: size) {
      look.scroll.parameters = parameterRows(in: panel).first
    }
  }
}

// The times of the charts under the mouse.
extension ExplorerState {
  /// The plot or the half of one that a column of the screen crosses, where charts go on with time.
  func timePane(at position: Position) -> Rect? {
    views[view].timePanes(bench, lookOfView)
      .first { ($0.column..<$0.endColumn).contains(position.column) }
  }
}
