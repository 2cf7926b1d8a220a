import Laboratory
package import Presets
package import Terminal

extension OnStage {
  /// Where the parameters are in their panel.
  package func parameterRows(in panel: Rect) -> ParameterRows {
    ParameterRows(shownParameters, chosen: parameter, in: panel, pinned: look.scroll.parameters)
  }

  /// Where the slider of a parameter is in its line of the panel; nil where it has none.
  package func slider(of parameter: Parameter, in line: Rect) -> Rect? {
    let columns = ParameterColumns(line)
    let place = parameter.isPerLayer ? layer : nil
    guard columns.hasSlider, bench.comparison.value(of: parameter, layer: place).number != nil,
      !(parameter == .tauR && preset.tiesTauR(layer: place))
    else { return nil }
    return Rect(
      column: line.column + columns.slider, row: line.row, columns: columns.sliderColumns, rows: 1)
  }
}

/// Which parameters are seen in the panel, and where.
package struct ParameterRows: Equatable {
  /// All that apply, in order.
  let all: [Parameter]
  /// How many are above the first one seen.
  package let first: Int
  private let inside: Rect

  /// - Parameters:
  ///   - panel: the panel with its frame.
  ///   - pinned: the first one to be seen, if the list is not to move under the mouse.
  init(_ all: [Parameter], chosen: Parameter, in panel: Rect, pinned: Int?) {
    self.all = all
    inside = panel.inset(columns: 1, rows: 1)
    first = Scroll.first(
      chosen: all.firstIndex(of: chosen) ?? 0, count: all.count, rows: inside.rows, pinned: pinned)
  }

  /// The parameters seen, each with its line.
  package var seen: [(parameter: Parameter, line: Rect)] {
    all.dropFirst(first).prefix(inside.rows).enumerated().map { row, parameter in
      let line = Rect(
        column: inside.column, row: inside.row + row, columns: inside.columns, rows: 1)
      return (parameter, line)
    }
  }

  package var hasMoreBelow: Bool { first + inside.rows < all.count }
}

/// How a line of the panel is cut into columns, counted from its left.
package struct ParameterColumns: Equatable {
  /// For the symbol, after the column of the pointer; the mark of a change follows.
  let symbol: Int
  /// Where the value begins.
  let value: Int
  /// For a number with its unit.
  let number: Int
  /// Where the slider begins.
  package let slider: Int
  /// Of the slider; too few for one where the panel is narrow.
  package let sliderColumns: Int

  package init(_ line: Rect) {
    symbol = line.columns < 24 ? 8 : 11
    value = symbol + 1
    number = line.columns < 28 ? 8 : 9
    slider = value + number + 1
    sliderColumns = line.columns - slider
  }

  package var hasSlider: Bool { sliderColumns >= 4 }
}
