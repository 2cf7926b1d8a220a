import Arithmetic
import Formats
package import Laboratory
package import Presets
package import Terminal

/// The lines of one network, or of a ghost's.
package struct BodeCurves {
  /// The number of a ghost, set onto its line; nil is the network as it is.
  package let ghost: Int?
  private let owner: Member
  /// One a layer.
  package let layers: [FrequencyCurve]

  package init(_ member: Member, _ layers: [FrequencyCurve]) {
    (ghost, owner, self.layers) = (nil, member, layers)
  }

  package init(ghost: Int, of member: Member, _ layers: [FrequencyCurve]) {
    (self.ghost, owner, self.layers) = (ghost, member, layers)
  }

  /// Whose lines they are; nil where they are a ghost's.
  package var member: Member? { ghost == nil ? owner : nil }
  package var isLabelled: Bool { owner == .network }
  package var style: TraceStyle {
    TraceStyle.of(owner)
  }
}

/// Errors that travel in time, beside what the exact gradient would be.
package enum ErrorStyle {
  package static let error = TraceStyle(ink: .fourth, line: .solid)
  package static let adjoint = TraceStyle(ink: .third, line: .dotted)
}

/// One layer's gain and phase, lines and marks.
package struct BodeChart {
  package let layer: Int
  /// What becomes of the errors on their way down to the layer; nil where that is not told.
  package let errors: ErrorCurve?
  package let curves: [BodeCurves]
  package let points: [FrequencySweep.Point]
  package let axes: BodeAxes
  /// The frequency of the present stimulus in Hz.
  package let mark: Double?
  package let glyphs: GlyphSet

  /// - Parameters:
  ///   - errors: what becomes of the errors on their way down; nil where that is not told.
  ///   - mark: the frequency of the present stimulus in Hz.
  package init(
    layer: Int, errors: ErrorCurve?, curves: [BodeCurves], points: [FrequencySweep.Point],
    axes: BodeAxes, mark: Double?, glyphs: GlyphSet
  ) {
    (self.layer, self.errors, self.curves, self.points) = (layer, errors, curves, points)
    (self.axes, self.mark, self.glyphs) = (axes, mark, glyphs)
  }

  package func drawGain(in rect: Rect, on grid: inout Grid) {
    func height(_ gain: Double) -> Double { gain > 0 ? Double.log10(gain) : .nan }
    draw(
      in: rect, axes.gain, on: &grid, line: { $0.gains.map(height) },
      point: { layer, _ in layer.gain.map(height) })
    label(BodeAxes.decades(axes.gain, labels: rect.rows / 2 + 1), axes.gain, rect, on: &grid)
  }

  package func drawPhase(in rect: Rect, on grid: inout Grid) {
    draw(
      in: rect, axes.phase, on: &grid, line: { $0.phases },
      point: { $0.phase(at: $1) })
    var step = 90.0
    while axes.phase.span / step > Double(max(1, rect.rows / 2)) { step *= 2 }
    let last = Int(clamping: (axes.phase.upper / step).rounded(.down))
    let first = Int(clamping: (axes.phase.lower / step).rounded(.up))
    let ticks = (first...max(first, last)).map {
      Tick(Double($0) * step, label: Number.fixed(Double($0) * step, decimals: 0))
    }
    label(ticks, axes.phase, rect, on: &grid)
  }

  private func draw(
    in rect: Rect, _ range: AxisRange, on grid: inout Grid, line: (FrequencyCurve) -> [Double],
    point: (Response.Layer, Double) -> Double?
  ) {
    let canvas = ChartCanvas(panes: { [$0] }, gutter: BodeAxes.gutter, phase: 0, marks: [])
    grid.draw(Plot(range: range, traces: []), in: rect)
    for lines in curves where lines.ghost != nil && lines.layers.indices.contains(layer) {
      let curve = LooseCurve(
        values: line(lines.layers[layer]), number: lines.isLabelled ? lines.ghost : nil,
        spacing: 6)
      canvas.draw(curve, range, in: rect, on: &grid)
    }
    let pixels = Plot.columnsOfPixels(in: rect, glyphs: glyphs)
    let traces = curves.filter { $0.ghost == nil && $0.layers.indices.contains(layer) }
      .map { Plot.Trace($0.style.ink, $0.style.line, values: line($0.layers[layer])) }
    let ofErrors =
      errors.map {
        [(ErrorStyle.adjoint, $0.adjoint), (ErrorStyle.error, $0.error)].map { style, curve in
          Plot.Trace(style.ink, style.line, values: line(curve))
        }
      } ?? []
    let marks = mark.flatMap { axes.column(of: $0, columns: pixels) }
      .map { [Plot.Mark(pixelColumn: $0)] }
    grid.draw(
      Plot(range: range, traces: ofErrors + traces, references: [], marks: marks ?? []), in: rect)
    // The twin's marks first: where they share a cell a star stands for both.
    var taken: Set<Position> = []
    for lines in curves.reversed() {
      guard let member = lines.member else { continue }
      for measured in points {
        let layers = measured.layers(of: member == .network ? .network : .twin)
        guard layers.indices.contains(layer),
          let column = axes.column(of: measured.frequency, columns: rect.columns),
          let value = point(layers[layer], measured.frequency),
          let row = Axis.row(of: value, range: range, rows: rect.rows)
        else { continue }
        let place = Position(column: rect.column + column, row: rect.row + row)
        let glyph: Unicode.Scalar =
          taken.contains(place) && member == .network ? "*" : member == .network ? "o" : "x"
        if member != .network { taken.insert(place) }
        grid[place.column, place.row] = Cell(glyph, Style(lines.style.ink, .bold))
      }
    }
  }

  /// The values beside a plot, as far as each has a row of its own.
  private func label(_ ticks: [Tick], _ range: AxisRange, _ rect: Rect, on grid: inout Grid) {
    var taken: Set<Int> = []
    for tick in ticks {
      guard let row = Axis.row(of: tick.value, range: range, rows: rect.rows),
        taken.insert(row).inserted
      else { continue }
      grid.write(
        glyphs.padded(tick.label, to: BodeAxes.gutter - 1),
        at: Position(column: rect.column - BodeAxes.gutter, row: rect.row + row),
        style: Style(.faint))
    }
  }
}
