import Glibc
import Laboratory
package import Presets
package import Terminal

extension OnStage {
  /// All parameters that apply, each with symbol, value, unit and its place on the scale; a star
  /// marks what differs from the preset as it was opened.
  package func drawParameters(in rect: Rect, on grid: inout Grid) {
    let rows = parameterRows(in: rect)
    let place = layer.map { "layer \($0 + 1)" } ?? "all layers"
    let bottom = Position(column: rect.column, row: rect.endRow - 1)
    var frame = Frame(grid.size)
    frame.box(rect, titles: lockTitles ?? ["parameters · \(place)", place])
    if let loop {
      frame.title(
        words(of: loop), at: bottom, limit: rect.columns,
        style: loop.isStable ? Style(loop.load < 0.9 ? .good : .accent) : Style(.warning, .bold))
    }
    let (above, below) = (["more above", "more", "↑"], ["more below", "more", "↓"])
    for (isThere, mark, place) in [
      (rows.first > 0, above, rect.origin), (rows.hasMoreBelow, below, bottom),
    ] where isThere {
      frame.title(mark, at: place, limit: rect.columns, isAtEnd: true, style: Style(.faint))
    }
    grid.draw(frame)
    for (parameter, line) in rows.seen { draw(parameter, in: line, on: &grid) }
  }

  /// How much of what the feedback loop stands is taken up, the longest words first:
  /// "feedback β/βc 0.42 of 1".
  private func words(of loop: FeedbackLoop) -> [String] {
    guard loop.criticalBeta != nil else {
      return ["feedback settles at any β", "feedback settles", "feedback ok"]
    }
    let load =
      loop.load < 0.1
      ? Number.fixed(loop.load, decimals: 2)
      : loop.load < 1000 ? Number.significant(loop.load, digits: 2) : "∞"
    let measures =
      loop.isStable ? ["\(load) of 1", load] : ["\(load) > 1: unstable", "\(load) > 1"]
    return measures.flatMap { measure in
      ["feedback loop β/βc ", "feedback β/βc ", "feedback "].map { $0 + measure }
    }
  }

  private func draw(_ parameter: Parameter, in line: Rect, on grid: inout Grid) {
    let isChosen = parameter == self.parameter
    let place = parameter.isPerLayer ? layer : nil
    let value = bench.comparison.value(of: parameter, layer: place)
    let isChanged = value != original(parameter)
    let isHeld = isHeldByLesson(parameter)
    let style = Style(isChosen ? .selection : isHeld ? .faint : .plain, isChosen ? .bold : [])
    func write(_ text: String, _ column: Int, _ limit: Int, _ style: Style) {
      grid.write(
        text, at: Position(column: line.column + column, row: line.row), style: style,
        limit: min(limit, line.columns - column))
    }
    if isChosen { write(String(Character(glyphs.pointer)), 0, 1, Style(.accent)) }
    let columns = ParameterColumns(line)
    let (start, barStart, bar) = (columns.value, columns.slider, columns.sliderColumns)
    let isTied = parameter == .tauR && preset.tiesTauR(layer: place)
    // Where there is no room behind the value, it is tied before it.
    let ties = isTied && bar < 4 ? [" = \(Parameter.tauM.symbol)", " ="] : []
    let tie = ties.first { glyphs.columns(of: parameter.symbol + $0) < columns.symbol }
    let symbol = parameter.symbol + (tie ?? "")
    write(shortened(symbol, to: columns.symbol - 1), 1, columns.symbol - 1, style)
    if isChanged { write("*", columns.symbol, 1, Style(.accent)) }
    let text = words(for: value, of: parameter)
    switch value {
    case .number(let number):
      let padding = max(0, columns.number - glyphs.columns(of: text))
      write(String(repeating: " ", count: padding) + text, start, line.columns - start, style)
      if isTied {
        let mark = ["= τm", "tied"].first { glyphs.columns(of: $0) <= bar }
        return write(mark ?? "", barStart, bar, Style(.good))
      }
      guard columns.hasSlider else { return }
      let fraction = parameter.fraction(of: number)
      let mark = original(parameter).number.map(parameter.fraction)
      grid.draw(
        Slider(fraction, mark: isChanged ? mark : nil),
        at: Position(column: line.column + barStart, row: line.row), columns: bar,
        knob: Style(isChosen ? .accent : .plain))
    case .choice, .various, .none:
      // A blank before it, if that lets it end where it does.
      let room = line.columns - start
      let indent = glyphs.columns(of: text) < room ? 1 : 0
      write(glyphs.fitted(text, to: room - indent), start + indent, room - indent, style)
    }
  }

  /// A symbol that fits; of two words the first gives way, so that "twin tau_r" is not "twin tau_m".
  private func shortened(_ symbol: String, to columns: Int) -> String {
    let words = symbol.split(separator: " ")
    guard glyphs.columns(of: symbol) > columns, words.count == 2, let letter = words[0].first
    else { return glyphs.fitted(symbol, to: columns) }
    let short = "\(letter).\(words[1])"
    return glyphs.fitted(glyphs.columns(of: short) <= columns ? short : symbol, to: columns)
  }

  /// What the parameter stood at when the preset was opened.
  private func original(_ parameter: Parameter) -> Parameter.Value {
    let place = parameter.isPerLayer ? layer : nil
    guard place.map({ opened.layers.indices.contains($0) }) ?? true else { return .none }
    return opened.comparing(with: compared).value(of: parameter, layer: place)
  }

  /// A value with its unit, as the panel and the messages show it.
  package func words(for value: Parameter.Value, of parameter: Parameter) -> String {
    switch value {
    case .none: ""
    case .various: "various"
    case .choice(let word): word
    case .number(let number):
      Number.significant(number, digits: 5)
        + (parameter.unit.isEmpty ? "" : parameter.unit == "per ms" ? "/ms" : " \(parameter.unit)")
    }
  }
}
