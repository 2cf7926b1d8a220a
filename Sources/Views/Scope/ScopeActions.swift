import Laboratory
import LatentEquilibrium
import Presets
import Stage
import Terminal

// What the keys and the mouse do in the scope; none of it touches the experiment.
extension Staged<ScopeView> {
  mutating func changeColumns() {
    if view.expansion == .chart {
      let all = possibleSignals
      view.focus = all[((all.firstIndex(of: view.focus) ?? 0) + 1) % all.count]
    } else {
      let choices = ScopeLayout.choices(look.size, preset.family, hasErrors: hasErrors)
      guard choices.count > 1 else { return say("all three fit: u, r and e") }
      view.columns = (view.columns + 1) % choices.count
      let signals = choices[view.columns]
      if signals.count == 1 { view.focus = signals[0] }
    }
  }

  /// All that charts can show of this network.
  var possibleSignals: [ChartSignal] {
    switch preset.family {
    case .layered: ChartSignal.ofNeurons(.layered) + (hasErrors ? [.energy] : [])
    case .microcircuit: ChartSignal.ofNeurons(.microcircuit) + [.interneuron]
    }
  }

  mutating func toggleGap() {
    view.shadesGap.toggle()
    say(view.shadesGap ? "the gap to the ideal is shaded" : "the gap to the ideal is not shaded")
  }

  mutating func toggleAllNeurons() {
    guard preset.layers.contains(where: { $0.neurons > 1 }) else {
      return say("every layer has one neuron only")
    }
    view.showsAllNeurons.toggle()
    say(view.showsAllNeurons ? "all neurons, the chosen one on top" : "the chosen neurons only")
  }

  mutating func expand() {
    switch view.expansion {
    case .none:
      view.expansion = ScopeLayout.columnsOfCharts(look.size) == 1 ? .chart : .row
    case .row: view.expansion = .chart
    case .chart: say("larger it cannot be; Esc makes it smaller")
    }
  }

  /// What of the charts is at a position.
  func place(at position: Position) -> ViewPlace? {
    let layout = layout(look.size)
    guard layout.area.contains(position), let bottom = layout.lines.last else { return nil }
    if position.row >= bottom {
      let columns = layout.plots.first?.first?.columns ?? 0
      return columns > 0 ? .times(perColumn: window / Double(columns)) : nil
    }
    let block = layout.lines.lastIndex { $0 <= position.row } ?? 0
    let index = block - (layout.stimulus == nil ? 0 : 1)
    guard layout.layers.indices.contains(layout.layers.lowerBound + index) else {
      return ViewPlace("stimulus")
    }
    let column = layout.bars.dropLast().lastIndex { $0 <= position.column } ?? 0
    return ViewPlace(
      "chart", layer: layout.layers.lowerBound + index,
      number: ChartSignal.allCases.firstIndex(of: layout.signals[column]) ?? 0)
  }

  mutating func point(_ gesture: Gesture) {
    switch gesture {
    case .click(let place, _, let isSecond):
      guard let layer = place.layer else {
        return wishes.append(.takeMoment(else: .choose(.stimulusKind)))
      }
      self.layer = layer
      view.focus = ChartSignal.allCases[place.number]
      wishes.append(.takeMoment(else: isSecond ? .act(.expand) : nil))
    case .turn(_, let direction): wishes.append(.act(.zoom(direction)))
    case .drag: break
    }
  }
}
