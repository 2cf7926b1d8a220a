import Arithmetic
import Laboratory
import Presets
import Stage
package import Terminal

extension Staged<BodeView> {
  /// Gain and phase of the layers against frequency. Nothing of it moves with time but the points,
  /// which come with the measurements.
  func drawBode(on grid: inout Grid) {
    let page = PageLayout(grid.size)
    if let panel = page.panel { drawParameters(in: panel, on: &grid) }
    let layout = bodeLayout(grid.size)
    var axes = BodeAxes(for: preset)
    guard let plot = layout.plots.first?.gain, !plot.isEmpty else { return }
    let pixels = Plot.columnsOfPixels(in: plot, glyphs: glyphs)
    // Theory would answer for a student.
    let curves = isAsked ? [] : bodeCurves(axes.frequencies(columns: pixels))
    let points = isAsked ? [] : view.points(of: bench.comparison)
    let errors = isAsked ? [] : errorCurves(axes.frequencies(columns: pixels))
    let shown =
      curves.flatMap(\.layers) + errors.compactMap(\.self).flatMap { [$0.error, $0.adjoint] }
    let measured = points.flatMap { point in
      curves.compactMap(\.member).flatMap { member in
        point.layers(of: member).map { ($0.gain ?? .nan, $0.phase(at: point.frequency) ?? .nan) }
      }
    }
    axes.hold(
      gains: shown.flatMap(\.gains) + measured.map(\.0),
      phases: shown.flatMap(\.phases) + measured.map(\.1))
    drawFrame(layout, axes, on: &grid)
    drawLegend(in: layout.legend, on: &grid)
    for (layer, plots) in zip(layout.layers, layout.plots) {
      let chart = BodeChart(
        layer: layer, errors: errors.indices.contains(layer) ? errors[layer] : nil, curves: curves,
        points: points, axes: axes,
        mark: preset.carrier?.frequency, glyphs: glyphs)
      chart.drawGain(in: plots.gain, on: &grid)
      chart.drawPhase(in: plots.phase, on: &grid)
    }
    if isAsked { drawSecret(in: plot.inset(columns: 1), on: &grid) }
  }

  package func bodeLayout(_ size: Size) -> BodeLayout {
    BodeLayout(
      PageLayout(size).body, layers: preset.layers.count, chosen: chosenLayer,
      isSingle: view.showsOneLayer)
  }

  /// The lines to draw: those of the ghosts, then those of the networks.
  private func bodeCurves(_ frequencies: [Double]) -> [BodeCurves] {
    let source: BodeTable.Source = view.showsScheme ? .scheme : .continuous
    let members = shownMembers
    var curves: [BodeCurves] = []
    for (number, ghost) in bench.ghosts.enumerated() where ghost.fits(preset) {
      let experiment = Experiment(ghost.preset)
      for member in members {
        let layers = experiment.curves(of: member, source, frequencies: frequencies)
        if !layers.isEmpty { curves.append(BodeCurves(ghost: number + 1, of: member, layers)) }
      }
    }
    return curves
      + members.map {
        BodeCurves(
          $0, timeline.experiment.curves(of: $0, source, frequencies: frequencies))
      }
  }

  /// Whose errors travel in time.
  var travelling: Member? {
    [Member.network, .twin].first {
      ($0 == .network || twinMode != .off)
        && timeline.experiment.errorCurves(of: $0, frequencies: [1]).contains { $0 != nil }
    }
  }

  /// The lines of the errors, in continuous time; empty where none travel, or lines are the scheme's.
  private func errorCurves(_ frequencies: [Double]) -> [ErrorCurve?] {
    guard !view.showsScheme, let travelling else { return [] }
    return timeline.experiment.errorCurves(of: travelling, frequencies: frequencies)
  }

  private func drawFrame(_ layout: BodeLayout, _ axes: BodeAxes, on grid: inout Grid) {
    guard let top = layout.lines.first, let bottom = layout.lines.last,
      let left = layout.bars.first, let right = layout.bars.last
    else { return }
    var frame = Frame(grid.size)
    for row in layout.lines { frame.horizontal(row: row, from: left, to: right) }
    for bar in layout.bars { frame.vertical(column: bar, from: top, to: bottom) }
    for (number, row) in layout.lines.dropLast().enumerated() {
      let layer = layout.layers.lowerBound + (layout.isStacked ? 0 : number)
      let style = Style(.title, self.layer == layer ? .bold : [])
      let name = "layer \(layer + 1) \(preset.layers[layer].name)"
      let phase = "phase in degrees"
      for (place, bar) in layout.bars.dropLast().enumerated() {
        let title =
          layout.isStacked
          ? (number == 0 ? "\(name) · gain" : phase) : (place == 0 ? "\(name) · gain" : phase)
        frame.title(
          title, at: Position(column: bar, row: row), limit: layout.bars[place + 1] - bar,
          style: style)
      }
    }
    grid.draw(frame)
    for bar in layout.bars.dropLast() {
      let columns = layout.plots[0].gain.columns
      let start = bar + 1 + BodeLayout.gutter
      grid.write("Hz", at: Position(column: bar + 1, row: bottom), style: Style(.faint))
      for tick in BodeAxes.decades(axes.frequency, labels: columns / 6) {
        guard let column = axes.column(of: Double.pow(10, tick.value), columns: columns) else {
          continue
        }
        let first = min(column, columns - tick.label.count)
        grid.write(
          tick.label, at: Position(column: start + first, row: bottom), style: Style(.faint))
      }
    }
  }

  package func drawLegend(in rect: Rect, on grid: inout Grid) {
    var column = rect.column + 1
    func write(_ text: String, _ style: Style = .plain) {
      guard column < rect.endColumn else { return }
      column += grid.write(
        text, at: Position(column: column, row: rect.row), style: style,
        limit: rect.endColumn - column)
    }
    let hasTwin = preset.twin != nil && twinMode != .off
    let lines = view.showsScheme ? "theory, steps of dt" : "theory, dt → 0"
    /// As much as there is room for.
    func firstFitting(_ words: [String]) -> String {
      words.first { column + glyphs.columns(of: $0) <= rect.endColumn } ?? ""
    }
    for member in shownMembers {
      let style = TraceStyle.of(member)
      write(style.line.sample(in: glyphs), Style(style.ink, .bold))
      write(" \(name(of: member)) ", Style(style.ink))
    }
    if !isAsked, !view.showsScheme, travelling != nil {
      let lines = [(ErrorStyle.error, "error "), (ErrorStyle.adjoint, "adjoint ")]
      // As wide as room is left for, with what must be said behind it.
      let left = rect.endColumn - column - 15
      let needed = lines.reduce(0) { $0 + glyphs.columns(of: $1.0.line.sample(in: glyphs) + $1.1) }
      for (style, word) in lines where needed <= left {
        write(style.line.sample(in: glyphs), Style(style.ink, .bold))
        write((needed + lines.count <= left ? " " : "") + word, Style(style.ink))
      }
    }
    // Lines are theory and marks are measured: that much is said at every width.
    let wide = hasTwin ? " x measured  * both" : " measured"
    let narrow = hasTwin ? "x* measured" : " measured"
    let wordings = [
      (" \(lines)   ", wide), (" theory   ", wide), ("theory ", narrow),
      ("theory ", hasTwin ? "x* seen" : " seen"),
    ]
    let (theory, marks) =
      wordings.first { column + glyphs.columns(of: "\($0)o\($1)") < rect.endColumn }
      ?? wordings[3]
    write(theory, Style(.faint))
    write("o", Style(TraceStyle.network.ink, .bold))
    let twinMark = marks.prefix { $0 == " " || $0 == "x" }
    write(String(twinMark), Style(compared.ink, .bold))
    write(String(marks.dropFirst(twinMark.count)), Style(.faint))
    if let carrier = preset.carrier {
      let frequency = Number.significant(carrier.frequency, digits: 3)
      write(
        firstFitting(["  \(glyphs == .ascii ? "!" : "│") \(frequency) Hz"]), Style(.accent))
    }
    let key = keys.name(of: .view(BodeView.toggleSweep), in: glyphs)
    if let sweep = view.sweep, let frequency = sweep.frequency {
      let number = "\(sweep.points.count + 1)/\(sweep.frequencies.count)"
      let at = Number.significant(frequency, digits: 3)
      write(
        firstFitting(["  sweeping \(number): \(at) Hz", "  \(number): \(at) Hz", "  \(number)"]),
        Style(.accent, .bold))
    } else {
      write(firstFitting(["   \(key) sweeps"]), Style(.faint))
    }
    if rect.rows > 1 {
      grid.write(
        glyphs.fitting(bodeWords, in: rect.columns - 1),
        at: Position(column: rect.column + 1, row: rect.row + 1))
    }
  }

  /// What the present stimulus does in the chosen layer, or what is to be known of the lines; first in
  /// full, then shorter.
  private var bodeWords: [String] {
    if isAsked { return ["lines and marks come after your answer"] }
    let layer = chosenLayer
    let leftOut = bodeErrors
    guard let frequency = preset.carrier?.frequency else {
      let key = keys.name(of: .nudge(.stimulusKind, 1), in: glyphs)
      let words = "no sine to mark: \(key) changes the stimulus"
      return [[leftOut, words].compactMap(\.self).joined(separator: "; "), leftOut ?? words]
    }
    func words(_ name: String, _ layers: [Response.Layer]?, digits: Int) -> String? {
      guard let layers, layers.indices.contains(layer) else { return nil }
      let answer = layers[layer]
      guard let gain = answer.gain, let phase = answer.phase(at: frequency) else {
        return answer.absence?.rawValue
      }
      return "\(name) ×\(Number.fixed(gain, decimals: digits)) "
        + "\(Number.fixed(phase, decimals: 1))°"
    }
    func measured(digits: Int) -> String {
      var parts = [
        words(networkName, response?.network, digits: digits),
        words(twinName, response?.layers(of: compared), digits: digits),
      ].compactMap(\.self)
      if parts.first == parts.last { parts = Array(parts.prefix(1)) }
      return parts.joined(separator: ", ")
    }
    let size =
      preset.isLinear
      ? ""
      : "; not linear: lines for small sines, \(keys.name(of: .view(BodeView.toggleSweep), in: glyphs)) too"
    let hertz = "\(Number.significant(frequency, digits: 4)) Hz"
    if let errors = errorWords(layer, frequency, hertz) { return errors }
    let numbers = "at \(hertz), layer \(layer + 1): " + measured(digits: 3)
    return [
      numbers + (leftOut.map { "; \($0)" } ?? "") + size, numbers,
      "\(hertz), layer \(layer + 1): \(measured(digits: 2))", "\(hertz): \(measured(digits: 2))",
      measured(digits: 2),
    ]
  }

  /// What theory says of rates and errors of a layer at a frequency; nil where no errors travel in time.
  private func errorWords(_ layer: Int, _ frequency: Double, _ hertz: String) -> [String]? {
    let told = errorCurves([frequency])
    guard told.indices.contains(layer), let curve = told[layer], let travelling,
      let forward = timeline.experiment.curves(
        of: travelling, .continuous, frequencies: [frequency]
      ).dropFirst(layer).first
    else { return nil }
    func words(_ curve: FrequencyCurve) -> String {
      let phase = curve.phases[0]
      return "×\(Number.fixed(curve.gains[0], decimals: 3)) \(phase > 0 ? "+" : "")"
        + "\(Number.fixed(phase, decimals: 2))°"
    }
    let (up, down) = (words(forward), words(curve.error))
    return [
      "at \(hertz), layer \(layer + 1): forward \(up), error \(down), adjoint "
        + words(curve.adjoint),
      "\(hertz), layer \(layer + 1): forward \(up), error \(down)",
      "\(hertz): forward \(up), error \(down)", "forward \(up), error \(down)",
      "\(up), error \(down)", "error \(down)",
    ]
  }

  /// Which errors the lines know of, and which they leave out.
  private var bodeErrors: String? {
    let experiment = timeline.experiment
    let isFollowed = experiment.curvesFollowErrors
    func names(_ isMeant: (Member) -> Bool) -> String? {
      let names = pair.filter(isMeant).map { name(of: $0) }
      return names.isEmpty ? nil : names.joined(separator: " and ")
    }
    let moved = names {
      experiment.isNudged($0) || experiment.seesPhantomErrors($0) && !isFollowed($0)
    }
    if let moved { return "lines leave out the errors moving \(moved)" }
    return names(isFollowed).map { "lines with the errors of \($0)'s own lag" }
  }

  mutating func toggleSweep() {
    if view.sweep != nil {
      view.stopSweep()
      return say("the sweep has stopped")
    }
    let frequencies = BodeAxes(for: preset).sweep
    guard let first = frequencies.first, let last = frequencies.last else { return }
    let weighed = bench.comparison.keepingWeights(of: timeline.experiment.model)
    view.begin(
      FrequencySweep(weighed, frequencies: frequencies, probe: Probe(for: preset)),
      of: bench.comparison)
    guard timeline.fault == nil else { return }
    isRunning = true
    say(
      "sweeping \(frequencies.count) frequencies from \(Number.significant(first, digits: 3)) to "
        + "\(Number.significant(last, digits: 3)) Hz while the network runs")
  }

  mutating func toggleTheory() {
    view.showsScheme.toggle()
    say(
      view.showsScheme
        ? "theory of the scheme, in steps of \(Number.significant(preset.dt, digits: 3)) ms"
        : "theory in continuous time")
  }
}
