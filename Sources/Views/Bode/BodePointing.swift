import Laboratory
import Presets
import Stage
import Terminal

// What the mouse does in the Bode view.
extension Staged<BodeView> {
  func place(at position: Position) -> ViewPlace? {
    let layout = bodeLayout(look.size)
    for (layer, plots) in zip(layout.layers, layout.plots) {
      for plot in [plots.gain, plots.phase] where plot.contains(position) {
        return ViewPlace(
          "frequency", layer: layer, value: frequency(ofColumn: position.column, in: plot))
      }
    }
    guard let top = layout.lines.first, let left = layout.bars.first, let right = layout.bars.last,
      (left...right).contains(position.column), position.row >= top
    else { return nil }
    let block = layout.lines.dropLast().lastIndex { $0 <= position.row } ?? 0
    return ViewPlace(
      "response", layer: layout.layers.lowerBound + (layout.isStacked ? 0 : block))
  }

  private func frequency(ofColumn column: Int, in plot: Rect) -> Double {
    BodeAxes(for: preset).frequency(
      ofColumn: max(0, min(column - plot.column, plot.columns - 1)), columns: plot.columns)
  }

  mutating func point(_ gesture: Gesture) {
    switch gesture {
    case .click(let place, let position, let isSecond):
      layer = place.layer
      if place.part == "frequency" {
        view.held = bodeLayout(look.size).plots.flatMap { [$0.gain, $0.phase] }
          .first { $0.contains(position) }
        wishes.append(.set(.frequency, place.value))
      } else if isSecond {
        wishes.append(.act(.expand))
      }
    case .turn(let place, let direction):
      wishes.append(
        .act(place.part == "frequency" ? .nudge(.frequency, -direction) : .chooseLayer(direction)))
    case .drag(let place, let position):
      guard place.part == "frequency", let plot = view.held else { return }
      wishes.append(.set(.frequency, frequency(ofColumn: position.column, in: plot)))
    }
  }

  private var source: BodeTable.Source { view.showsScheme ? .scheme : .continuous }

  /// Whose errors travel in time and are drawn.
  private var told: Member? { view.showsScheme ? nil : travelling }

  /// Theory at the frequency under the mouse, and what was measured there.
  func readout(at position: Position) -> Readout? {
    // It would answer for a student.
    guard !isAsked, let place = place(at: position), place.part == "frequency",
      let layer = place.layer,
      let columns = bodeLayout(look.size).plots.first?.gain.columns
    else { return nil }
    let axes = BodeAxes(for: preset)
    let column = axes.column(of: place.value, columns: columns)
    return readoutOfResponse(
      ofLayer: layer, source, frequency: place.value, travelling: told,
      points: view.points(of: bench.comparison).filter {
        axes.column(of: $0.frequency, columns: columns) == column
      })
  }

  /// Theory at the frequencies of a sweep and at that of the stimulus, and all that was measured.
  var tables: [NumberTable] {
    if isAsked { return [] }
    let frequencies = BodeAxes(for: preset).sweep + [preset.carrier?.frequency].compactMap(\.self)
    return tablesOfResponses(
      source, frequencies: Set(frequencies).sorted(), travelling: told,
      points: view.points(of: bench.comparison)) + [tableOfLags]
  }
}
