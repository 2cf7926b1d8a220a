import Laboratory
import Terminal

/// What the mouse holds while its button is down.
enum Grip: Equatable, Sendable {
  case slider(Parameter, Rect)
  /// The time axis, taken at a column when the simulated time was so many ms.
  case times(column: Int, time: Double, perColumn: Double)
  /// A time on a chart, in a plot or a half of one: the cursor, or the mark that a lesson asks for.
  case moment(Rect)
  /// The stimulus's frequency, in a plot of the Bode view.
  case frequency(Rect)
}

extension ExplorerState {
  /// What the mouse means on a screen of this size.
  ///
  /// What it does is what keys do; only a slider, the cursor and a frequency are set to a place, and the
  /// time axis goes back and forward by as many ms as it is dragged.
  mutating func point(_ event: MouseEvent, on size: Size) {
    let place = place(at: event.position, on: size)
    switch event.action {
    case .press:
      let isSecond = place == clicked
      grip = nil
      count = nil
      click(place, at: event.position, isSecond: isSecond, on: size)
      clicked = place
    case .drag: drag(to: event.position)
    case .release: grip = nil
    case .wheelUp: turn(-1, over: place, on: size)
    case .wheelDown: turn(1, over: place, on: size)
    }
  }

  private mutating func click(
    _ place: MousePlace, at position: Position, isSecond: Bool, on size: Size
  ) {
    switch (overlay, place) {
    case (_, .entry(let index)):
      let chosen = openList(on: size)?.chosen
      pinLists(on: size)
      chooseEntry(index)
      if isSecond && index == chosen { apply(.confirm) }
    case (_, .elsewhere) where openList(on: size) != nil: apply(.back)
    case (.help, _): apply(.back)
    case (.none, .layerChoice): apply(.chooseLayer(1))
    case (.none, .parameter(let parameter)): choose(parameter, on: size)
    case (.none, .slider(let parameter, let slider)):
      choose(parameter, on: size)
      grip = .slider(parameter, slider)
      drag(to: position)
    case (.none, .stimulus):
      if !takeMoment(at: position, on: size) { choose(.stimulusKind, on: size) }
    case (.none, .tab(let view)): apply(.openView(view))
    case (.none, .chart(let layer, let signal)):
      message = nil
      self.layer = layer
      scope.focus = signal
      let isMoment = takeMoment(at: position, on: size)
      if isSecond && !isMoment { apply(.expand) }
    case (.none, .errors):
      message = nil
      if scope.cursor == nil { toggleCursor() }
      takeMoment(at: position, on: size)
    case (.none, .lags(let layer)):
      message = nil
      self.layer = layer
    case (.none, .response(let layer)):
      message = nil
      self.layer = layer
      if isSecond { apply(.expand) }
    case (.none, .frequency(let layer, let frequency)):
      self.layer = layer
      put(frequency, on: size)
      let plots = bodeLayout(size).plots.flatMap { [$0.gain, $0.phase] }
      grip = plots.first { $0.contains(position) }.map(Grip.frequency)
    case (.none, .axis(let isVertical)): apply(isVertical ? .nextVertical : .nextHorizontal)
    case (.none, .unit(let layer, let neuron)):
      message = nil
      if let layer { self.layer = layer }
      self.neuron = neuron
    case (.none, .learning(let part)):
      if isSecond { learning.enlarged = learning.enlarged == nil ? part : nil }
    case (.none, .times(let perColumn)):
      isRunning = false
      grip = .times(
        column: position.column, time: timeline.experiment.time, perColumn: perColumn)
    default: break
    }
  }

  private mutating func drag(to position: Position) {
    switch grip {
    case .slider(let parameter, let slider):
      let place = parameter.isPerLayer ? layer : nil
      let column = max(0, min(position.column - slider.column, slider.columns - 1))
      // A rung that has no column of its own is not lost by a click on the knob.
      let value = preset.value(of: parameter, layer: place).number ?? 0
      let knob = Slider(parameter.fraction(of: value)).knobColumn(in: slider.columns)
      guard knob != column else { return }
      set(parameter, to: parameter.rung(at: Slider.fraction(of: column, in: slider.columns)))
    case .times(let column, let time, let perColumn):
      // As on a film: to the left is back, whether or not the picture moves with the time.
      go(to: time + Double(position.column - column) * perColumn)
    case .moment(let pane):
      guard let time = time(ofColumn: position.column, in: pane, on: viewSize) else { return }
      isAskedForTime ? mark(time) : putCursor(at: time)
    case .frequency(let plot):
      let column = max(0, min(position.column - plot.column, plot.columns - 1))
      put(
        BodeAxes(for: preset).frequency(ofColumn: column, columns: plot.columns), on: viewSize)
    case nil: break
    }
  }

  /// Takes hold of the cursor or of a lesson's mark and puts it there, if there is one to be put.
  @discardableResult
  private mutating func takeMoment(at position: Position, on size: Size) -> Bool {
    guard showsCursor || isAskedForTime, let pane = timePane(at: position, on: size) else {
      return false
    }
    grip = .moment(pane)
    drag(to: position)
    return true
  }

  /// Gives the stimulus a frequency in Hz.
  private mutating func put(_ frequency: Double, on size: Size) {
    guard preset.value(of: .frequency).number != nil else {
      return say("this stimulus has no frequency")
    }
    choose(.frequency, on: size)
    set(.frequency, to: frequency)
  }

  /// Steps to a time in ms, or towards it as far as one event may.
  private mutating func go(to time: Double) {
    let steps = ((time - timeline.experiment.time) / preset.dt).rounded()
    guard steps != 0 else { return }
    count = Int(clamping: min(abs(steps), Double(ExplorerState.mostSteps)))
    apply(steps < 0 ? .stepBack : .stepForward)
    // A lesson that refuses leaves the count.
    count = nil
  }

  private mutating func turn(_ direction: Int, over place: MousePlace, on size: Size) {
    clicked = nil
    switch (overlay, place) {
    case (.help(let scrolled), _):
      overlay = .help(scrolled: max(0, min(scrolled + 3 * direction, mostScrolled(on: size))))
    case (.presets, _), (.lessons, _), (.exports, _), (.table, _):
      scroll.list = nil
      chooseEntry((openList(on: size)?.chosen ?? 0) + direction)
    case (.none, .layerChoice): apply(.chooseLayer(direction))
    case (.none, .parameter(let parameter)), (.none, .slider(let parameter, _)):
      pinLists(on: size)
      apply(.nudge(parameter, -direction))
    case (.none, .unit): apply(.chooseNeuron(direction))
    case (.none, .learning(.weights)): apply(.chooseLayer(direction))
    case (.none, .learning(.picture)): apply(.zoom(direction))
    case (.none, .lags), (.none, .response): apply(.chooseLayer(direction))
    case (.none, .frequency): apply(.nudge(.frequency, -direction))
    case (.none, .chart), (.none, .stimulus), (.none, .times), (.none, .errors), (.none, .paths):
      apply(.zoom(direction))
    default: break
    }
  }

  private mutating func choose(_ parameter: Parameter, on size: Size) {
    guard shownParameters.contains(parameter) else { return }
    message = nil
    pinLists(on: size)
    self.parameter = parameter
  }

  /// Has the lists stay where they are, whatever is chosen next.
  private mutating func pinLists(on size: Size) {
    if let list = openList(on: size) {
      scroll.list = list.first
    } else if let panel = panel(on: size) {
      scroll.parameters = parameterRows(in: panel).first
    }
  }

  /// Where the slider of a parameter is in its line of the panel; nil where it has none.
  func slider(of parameter: Parameter, in line: Rect) -> Rect? {
    let columns = ParameterColumns(line)
    let place = parameter.isPerLayer ? layer : nil
    guard columns.hasSlider, preset.value(of: parameter, layer: place).number != nil,
      !(parameter == .tauR && preset.tiesTauR(layer: place))
    else { return nil }
    return Rect(
      column: line.column + columns.slider, row: line.row, columns: columns.sliderColumns, rows: 1)
  }
}

extension Parameter {
  /// The rung nearest to a place on the ladder, from 0 at its foot to 1 at its head.
  func rung(at fraction: Double) -> Double {
    ladder[Int(clamping: (fraction * Double(ladder.count - 1)).rounded())]
  }
}
