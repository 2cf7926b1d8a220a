import Laboratory
import Presets
import Terminal

/// What is under the mouse.
enum MousePlace: Equatable, Sendable {
  /// The name of the layer that the parameters act on.
  case layerChoice
  case parameter(Parameter)
  /// The slider of a parameter, and where it is.
  case slider(Parameter, Rect)
  case tab(View)
  case stimulus
  case chart(layer: Int, ChartSignal)
  /// A unit of the graph: an input, or a neuron of the layer with that number, counted from 0.
  case unit(layer: Int?, Int)
  /// The row of times under the charts; a column of it is worth so many ms.
  case times(perColumn: Double)
  /// A row of the table of lags.
  case lags(layer: Int)
  /// The chart of the outputs' errors in the lag view.
  case errors
  /// A column of a plot of the Bode view, and the Hz that it stands for.
  case frequency(layer: Int, Double)
  /// The rest of a chart of the Bode view.
  case response(layer: Int)
  /// An axis of the phase view with its labels.
  case axis(isVertical: Bool)
  /// The paths of the phase view.
  case paths
  /// A part of the learning view.
  case learning(LearningPart)
  /// A line of the list that covers the view.
  case entry(Int)
  /// Somewhere else on what covers the view.
  case overlay
  case elsewhere
}

extension ExplorerState {
  /// What a screen of this size shows at a position, by the layout that it is drawn with.
  func place(at position: Position, on size: Size) -> MousePlace {
    guard ScopeLayout.fits(size) else { return .elsewhere }
    if let covered = overlayPlace(at: position, on: size) { return covered }
    if let panel = panel(on: size), panel.contains(position) {
      return place(at: position, inPanel: panel)
    }
    if let tabs = PageLayout(size).tabs, tabs.contains(position) {
      return View.tab(at: position.column - tabs.column).map(MousePlace.tab) ?? .elsewhere
    }
    switch view {
    case .scope: return place(at: position, in: layout(size))
    case .network: return place(at: position, in: networkLayout(size))
    case .lag: return lagPlace(at: position, on: size)
    case .bode: return bodePlace(at: position, on: size)
    case .learning: return place(at: position, in: learningLayout(size))
    case .phase: return phasePlace(at: position, on: size)
    }
  }

  /// What of a list or page over the view is at a position; nil where nothing covers the view.
  private func overlayPlace(at position: Position, on size: Size) -> MousePlace? {
    if let list = openList(on: size) {
      if let index = list.entry(at: position) { return .entry(index) }
      return list.panel.contains(position) ? .overlay : .elsewhere
    }
    guard case .help = overlay else { return nil }
    return helpPanel(on: size).contains(position) ? .overlay : .elsewhere
  }

  /// Where the open view has the parameters; nil where it has no room for them.
  func panel(on size: Size) -> Rect? {
    switch view {
    case .scope: layout(size).panel
    case .network, .lag, .bode, .learning, .phase: PageLayout(size).panel
    }
  }

  private func place(at position: Position, inPanel panel: Rect) -> MousePlace {
    if position.row == panel.row { return .layerChoice }
    let rows = parameterRows(in: panel)
    guard let (parameter, line) = rows.seen.first(where: { $0.line.contains(position) }) else {
      return .elsewhere
    }
    let slider = slider(of: parameter, in: line)
    return slider?.contains(position) == true
      ? .slider(parameter, slider ?? line) : .parameter(parameter)
  }

  private func place(at position: Position, in layout: NetworkLayout) -> MousePlace {
    guard let (column, unit) = layout.graphs.lazy.compactMap({ $0.unit(at: position) }).first
    else { return .elsewhere }
    return .unit(layer: column > 0 ? column - 1 : nil, unit)
  }

  private func place(at position: Position, in layout: LearningLayout) -> MousePlace {
    layout.part(at: position).map(MousePlace.learning) ?? .elsewhere
  }

  private func place(at position: Position, in layout: ScopeLayout) -> MousePlace {
    guard layout.area.contains(position), let bottom = layout.lines.last else { return .elsewhere }
    if position.row >= bottom {
      let columns = layout.plots.first?.first?.columns ?? 0
      return columns > 0 ? .times(perColumn: window / Double(columns)) : .elsewhere
    }
    let block = layout.lines.lastIndex { $0 <= position.row } ?? 0
    let index = block - (layout.stimulus == nil ? 0 : 1)
    guard layout.layers.indices.contains(layout.layers.lowerBound + index) else {
      return .stimulus
    }
    let column = layout.bars.dropLast().lastIndex { $0 <= position.column } ?? 0
    return .chart(layer: layout.layers.lowerBound + index, layout.signals[column])
  }
}
