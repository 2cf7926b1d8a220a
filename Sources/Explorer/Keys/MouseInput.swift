import Laboratory
import Terminal

/// What the mouse holds while its button is down.
enum Grip: Equatable, Sendable {
  case slider(Parameter, Rect)
  /// The time axis, taken at a column when the simulated time was so many ms.
  case times(column: Int, time: Double, perColumn: Double)
}

extension ExplorerState {
  /// What the mouse means on a screen of this size.
  ///
  /// What it does is what keys do; only a slider is set to a place, and the time axis goes back and
  /// forward by as many ms as it is dragged.
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
    case (.presets(let chosen), .preset(let index)):
      pinLists(on: size)
      overlay = .presets(chosen: index)
      if isSecond && index == chosen { apply(.confirm) }
    case (.presets, .elsewhere), (.help, _): apply(.back)
    case (.none, .layerChoice): apply(.chooseLayer(1))
    case (.none, .parameter(let parameter)): choose(parameter, on: size)
    case (.none, .slider(let parameter, let slider)):
      choose(parameter, on: size)
      grip = .slider(parameter, slider)
      drag(to: position)
    case (.none, .stimulus): choose(.stimulusKind, on: size)
    case (.none, .tab(let view)): apply(.openView(view))
    case (.none, .chart(let layer, let signal)):
      message = nil
      self.layer = layer
      scope.focus = signal
      if isSecond { apply(.expand) }
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
    case nil: break
    }
  }

  /// Steps to a time in ms, or towards it as far as one event may.
  private mutating func go(to time: Double) {
    let steps = ((time - timeline.experiment.time) / preset.dt).rounded()
    guard steps != 0 else { return }
    count = Int(min(abs(steps), Double(ExplorerState.mostSteps)))
    apply(steps < 0 ? .stepBack : .stepForward)
  }

  private mutating func turn(_ direction: Int, over place: MousePlace, on size: Size) {
    clicked = nil
    switch (overlay, place) {
    case (.help(let scrolled), _):
      overlay = .help(scrolled: max(0, min(scrolled + 3 * direction, mostScrolled(on: size))))
    case (.presets(let chosen), _):
      scroll.presets = nil
      overlay = .presets(chosen: max(0, min(chosen + direction, library.count - 1)))
    case (.none, .layerChoice): apply(.chooseLayer(direction))
    case (.none, .parameter(let parameter)), (.none, .slider(let parameter, _)):
      pinLists(on: size)
      apply(.nudge(parameter, -direction))
    case (.none, .unit): apply(.chooseNeuron(direction))
    case (.none, .learning(.weights)): apply(.chooseLayer(direction))
    case (.none, .learning(.picture)): apply(.zoom(direction))
    case (.none, .chart), (.none, .stimulus), (.none, .times): apply(.zoom(direction))
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
    if case .presets(let chosen) = overlay {
      scroll.presets = presetList(chosen: chosen, on: size).first
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
    ladder[Int((fraction * Double(ladder.count - 1)).rounded())]
  }
}
