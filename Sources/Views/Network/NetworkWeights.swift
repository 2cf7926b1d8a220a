import Laboratory
import LatentEquilibrium
import Presets
import Stage
import Terminal

extension Staged<NetworkView> {
  /// The weights between the columns of a graph: wires where they are few, else cells, one row for
  /// each unit that they lead to.
  ///
  /// - Parameter before: the network before its last step, to tell which weights change.
  func drawWeights(
    of graph: NetworkLayout.Graph, _ network: Network, before: Network?, on grid: inout Grid
  ) {
    var kinds: Set<WeightKind> = []
    var scale = 0.0
    for area in weightAreas(of: graph, network) {
      let (layer, above) = (network.layers[area.above.number - 1], area.above)
      if layer.kind != .dense {
        draw(layer, number: above.number - 1, between: area, network, on: &grid)
        continue
      }
      let weights = LayerWeights(layer: above.number - 1, network, before: before)
      kinds.insert(area.kind)
      scale = max(scale, weights.scale)
      switch area.kind {
      case .wires: drawWires(area, weights, on: &grid)
      case .cells: drawCells(area, weights, on: &grid)
      }
    }
    if let legend = graph.legend { drawLegend(in: legend, kinds, upTo: scale, on: &grid) }
  }

  /// The kernels of a convolution as pictures, one for each channel below and each of its own; of what pools
  /// the size of its squares.
  private func draw(
    _ layer: Layer, number: Int, between area: WeightArea, _ network: Network, on grid: inout Grid
  ) {
    let room = area.room
    switch layer.kind {
    case .dense: break
    case .convolution:
      guard let sheet = kernels(of: layer, number: number, in: room) else { return }
      let kernels = Array(network.weights(ofLayer: number).joined())
      sheet.draw(
        kernels, scale: kernels.reduce(0) { max($0, abs($1)) }, on: &grid, glyph: glyphs.weight)
    case .pooling(let pooling):
      for (row, word) in ["max", "\(pooling.size)x\(pooling.size)"].enumerated() {
        grid.write(
          word, at: Position(column: room.column, row: room.row + room.rows / 2 + row),
          style: Style(.faint), limit: max(0, room.columns))
      }
    }
  }

  private func kernels(of layer: Layer, number: Int, in room: Rect) -> PictureSheet? {
    guard case .convolution(let convolution) = layer.kind else { return nil }
    let unit = number == chosenLayer ? shownNeuron(ofLayer: number) : 0
    let below = convolution.input.channels
    return PictureSheet(
      count: convolution.output.channels * below,
      size: Size(columns: convolution.kernelColumns, rows: convolution.kernelRows),
      chosen: unit / convolution.output.places * below, in: room)
  }

  /// Where the weights between the columns of a graph are drawn, as far as there is room.
  private func weightAreas(of graph: NetworkLayout.Graph, _ network: Network) -> [WeightArea] {
    zip(graph.columns, graph.columns.dropFirst()).map { below, above in
      let layer = network.layers[above.number - 1]
      return WeightArea(
        below, above,
        isWhole: layer.inputs * layer.neurons == below.units.count * above.units.count)
    }.filter { $0.columns >= ($0.kind == .cells ? 5 : 1) }
  }

  private func drawWires(_ area: WeightArea, _ weights: LayerWeights, on grid: inout Grid) {
    let chosen = chosenWeights(area)
    let pairs = area.above.units.flatMap { neuron in area.below.units.map { (neuron, $0) } }
    // Those of the chosen unit lie on top.
    for isChosen in [false, true] {
      for (neuron, input) in pairs where chosen(neuron, input) == isChosen {
        let weight = weights[neuron, input]
        guard let wire = weights.wire(weight) else { continue }
        let (start, end) = area.ends(neuron, input)
        grid.draw(
          wire, from: start, to: end, style: Style(Sign(weight).ink, isChosen ? .bold : []))
      }
    }
    guard area.columns >= 8 else { return }
    for (neuron, input) in pairs where chosen(neuron, input) || pairs.count == 1 {
      let text = Sign.signed(weights[neuron, input], columns: 5) + weights.trend(neuron, input)
      let row: Int
      let column: Int
      if pairs.count == 1 || area.below.units.count == 1 && area.above.units.count == 1 {
        (row, column) = (area.above.row(of: neuron), area.start + (area.columns - text.count) / 2)
      } else if area.above.number == chosenLayer + 1 {
        (row, column) = (area.below.row(of: input), area.start + 1)
      } else {
        (row, column) = (area.above.row(of: neuron), area.end - 1 - text.count)
      }
      grid.write(
        text, at: Position(column: column, row: row),
        style: Style(Sign(weights[neuron, input]).ink, .bold))
    }
  }

  private func drawCells(_ area: WeightArea, _ weights: LayerWeights, on grid: inout Grid) {
    let (left, width, shown) = cells(of: area)
    let chosen = chosenWeights(area)
    let isNearChosen = [area.below.number, area.above.number].contains(chosenLayer + 1)
    for neuron in area.above.units {
      let row = area.above.row(of: neuron)
      for (place, input) in shown.enumerated() {
        let weight = weights[neuron, input]
        var style = Style(Sign(weight).ink)
        if chosen(neuron, input) { style.attributes.insert(.bold) }
        if isNearChosen && !chosen(neuron, input) { style.attributes.insert(.dim) }
        if weights.changesMost(neuron, input) { style.attributes.insert(.underline) }
        let cell = Cell(glyphs.weight(weight / weights.scale), style)
        for column in 0..<width { grid[left + place * width + column, row] = cell }
      }
      if area.above.number == chosenLayer + 1, neuron == shownNeuron(ofLayer: chosenLayer) {
        mark("[", left - 1, row, on: &grid)
        mark("]", left + shown.count * width, row, on: &grid)
      }
    }
    if area.below.number == chosenLayer + 1, let top = area.above.units.first,
      let place = shown.firstIndex(of: shownNeuron(ofLayer: chosenLayer))
    {
      let column = left + (place - shown.lowerBound) * width
      mark("v", column, area.above.row(of: top) - 1, on: &grid)
    }
  }

  /// Where the cells of weights begin, how many columns each takes, and from which units they lead.
  private func cells(of area: WeightArea) -> (left: Int, width: Int, shown: Range<Int>) {
    let width = 2 * area.below.units.count <= area.columns - 4 ? 2 : 1
    let room = (area.columns - 4) / width
    let inputs = area.below.units
    let chosenInput =
      area.below.number == 0
      ? min(neuron, preset.inputs - 1) : shownNeuron(ofLayer: area.below.number - 1)
    let first =
      inputs.lowerBound
      + Scroll.first(
        chosen: chosenInput - inputs.lowerBound, count: inputs.count, rows: room, pinned: nil)
    let shown = first..<min(first + room, inputs.upperBound)
    return (area.start + (area.columns - shown.count * width) / 2, width, shown)
  }

  /// The weights under the mouse: one in a cell, all whose wires cross it.
  func readoutOfWeight(
    at position: Position, of graph: NetworkLayout.Graph, _ network: Network
  ) -> Readout? {
    guard
      let area = weightAreas(of: graph, network).first(where: {
        ($0.start..<$0.end).contains(position.column)
      })
    else { return nil }
    let number = area.above.number - 1
    let layer = network.layers[number]
    if let sheet = kernels(of: layer, number: number, in: area.room) {
      return readoutOfKernel(sheet, at: position, ofLayer: number, network)
    }
    guard layer.kind == .dense else { return nil }
    var pairs: [(neuron: Int, input: Int)] = []
    switch area.kind {
    case .cells:
      let (left, width, shown) = cells(of: area)
      let column = position.column - left
      guard column >= 0, column / width < shown.count,
        let neuron = area.above.units.first(where: { area.above.row(of: $0) == position.row })
      else { return nil }
      pairs = [(neuron, shown.lowerBound + column / width)]
    case .wires:
      let weights = LayerWeights(layer: number, network, before: nil)
      let all = area.above.units.flatMap { neuron in area.below.units.map { (neuron, $0) } }
      pairs = all.filter { neuron, input in
        guard let wire = weights.wire(weights[neuron, input]) else { return false }
        var grid = Grid(size: look.size, glyphs: glyphs)
        let (start, end) = area.ends(neuron, input)
        grid.draw(wire, from: start, to: end)
        return grid[position.column, position.row] != .blank
      }
    }
    return readoutOfWeights(pairs, ofLayer: number, network)
  }

  private func mark(_ glyph: Unicode.Scalar, _ column: Int, _ row: Int, on grid: inout Grid) {
    guard grid[column, row] == .blank else { return }
    grid[column, row] = Cell(glyph, Style(.accent, .bold))
  }

  /// Whether a weight leads to the chosen unit, or away from it.
  private func chosenWeights(_ area: WeightArea) -> (_ neuron: Int, _ input: Int) -> Bool {
    let unit = shownNeuron(ofLayer: chosenLayer)
    let isTo = area.above.number == chosenLayer + 1
    let isFrom = area.below.number == chosenLayer + 1
    return { neuron, input in isTo && neuron == unit || isFrom && input == unit }
  }

  private func drawLegend(
    in rect: Rect, _ kinds: Set<WeightKind>, upTo scale: Double, on grid: inout Grid
  ) {
    let most = Number.significant(scale, digits: 2)
    func sample(_ sign: Double, _ kind: WeightKind) -> String {
      switch kind {
      case .wires: Wire(.plain, isBroken: sign < 0).sample(in: glyphs)
      case .cells:
        String(
          String.UnicodeScalarView(
            [0.3, 0.6, 1].map { glyphs.weight(sign * $0) }))
      }
    }
    let samples = WeightKind.allCases.filter(kinds.contains).map { kind in
      "+ \(sample(1, kind)) − \(sample(-1, kind))"
    }.joined(separator: " or ")
    let shades = String(String.UnicodeScalarView([0.25, 0.5, 0.75, 1].map(glyphs.shade)))
    let weights =
      kinds.contains(.cells) ? "row: to, column: from" : "thicker is stronger"
    let limit = "up to ±\(most)"
    let texts =
      samples.isEmpty
      ? ["rates: \(shades) weak to strong", "r \(shades)"]
      : [
        "rates: \(shades) weak to strong   weights: \(samples) \(weights), \(limit)",
        "rates: \(shades) weak to strong   weights: \(samples) \(limit)",
        "rates: \(shades)  weights: \(samples) \(limit)",
        "r: \(shades)  w: \(samples) \(limit)", "r \(shades) w \(samples) \(limit)",
        "r \(shades) w \(samples)", "w \(samples)",
      ]
    let text = texts.first { glyphs.columns(of: $0) < rect.columns } ?? samples
    let used = grid.write(" " + text, at: rect.origin, style: Style(.faint), limit: rect.columns)
    // As many of the view's keys as there is room for.
    var hints = ""
    for action in [Action.chooseNeuron(1), .nextTwinMode, .chooseLayer(1), .expand] {
      let hint = keys.hint(action, in: glyphs)
      let longer = hints.isEmpty ? hint : "\(hints)  \(hint)"
      if glyphs.columns(of: longer) + used + 2 < rect.columns { hints = longer }
    }
    let start = rect.columns - glyphs.columns(of: hints)
    grid.write(
      hints, at: Position(column: rect.column + start, row: rect.row), style: Style(.faint))
  }
}

/// How the weights between two columns are drawn.
private enum WeightKind: CaseIterable {
  case wires, cells
}

/// Where the weights between two columns are drawn.
private struct WeightArea {
  let below: NetworkLayout.Column
  let above: NetworkLayout.Column
  /// The columns of the screen between the two, the second's pointer left out.
  let start: Int
  let end: Int
  let kind: WeightKind

  /// - Parameter isWhole: whether all units of both are shown.
  init(_ below: NetworkLayout.Column, _ above: NetworkLayout.Column, isWhole: Bool) {
    self.below = below
    self.above = above
    start = below.endColumn
    end = above.nodes[0].column - 1
    let most = WeightArea.mostWires
    kind =
      isWhole && below.sheet == nil && above.sheet == nil
        && below.units.count * above.units.count <= most ? .wires : .cells
  }

  var columns: Int { end - start }

  /// Where pictures of kernels have room.
  var room: Rect {
    let top = below.sheet?.area ?? below.nodes[0]
    return Rect(column: start + 1, row: top.row, columns: columns - 2, rows: top.rows)
  }

  /// From where to where the wire of a weight leads.
  func ends(_ neuron: Int, _ input: Int) -> (start: Position, end: Position) {
    (
      Position(column: start, row: below.row(of: input)),
      Position(column: end - 1, row: above.row(of: neuron))
    )
  }

  /// More wires than these can't be followed by the eye.
  private static let mostWires = 16
}
