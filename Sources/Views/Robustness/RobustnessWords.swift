import Laboratory
import LatentEquilibrium
import Presets
import Stage
import Terminal

// What the curve is called, what its marks mean, and what it comes to, in words.
extension Staged<RobustnessView> {
  var curveTitles: [String] {
    let what =
      switch view.curve?.measure {
      case .accuracy?: "right answers"
      case .loss?: "cost that is left"
      case .missed?: "missed"
      case .error?, nil: "|r − ideal|"
      }
    let titles = [
      "\(what) over \(dial.symbol) · \(dial.name)", "\(what) over \(dial.symbol)", what,
    ]
    return what == "missed" ? ["share of the variance " + titles[0]] + titles : titles
  }

  /// Whose curves there are.
  var members: [Member] {
    shownMembers.reversed()
  }

  func drawRobustnessWords(in words: Rect, on grid: inout Grid) {
    let place = Position(column: words.column + 1, row: words.row)
    grid.write(legend, at: place, limit: words.columns - 1)
    let help = [dial.help] + dial.help.split(separator: "; ").prefix(1).map(String.init)
    for (row, wordings) in [outcomeWords, help].enumerated() where row + 1 < words.rows {
      grid.write(
        glyphs.fitting(wordings, in: words.columns - 1),
        at: Position(column: place.column, row: words.row + 1 + row),
        style: row == 0 ? .plain : Style(.faint))
    }
  }

  /// What the marks mean, in several wordings.
  private var legend: [[(text: String, style: Style)]] {
    var names: [(text: String, style: Style)] = []
    for member in members.reversed() {
      let style = member == .network ? TraceStyle.network : TraceStyle.twin
      names.append((member == .network ? "o " : "x ", Style(style.ink, .bold)))
      names.append(("\(name(of: member))  ", Style(style.ink)))
    }
    var now: [(text: String, style: Style)] = []
    if let standing = preset.value(of: dial).number {
      let unit = dial.unit.isEmpty ? "" : " \(dial.unit)"
      let number = Number.significant(standing, digits: 3)
      now.append(("\(glyphs == .ascii ? "!" : "│") now \(number)\(unit)  ", Style(.accent)))
    }
    let key: [(text: String, style: Style)] = [
      ("\(keys.name(of: .view(RobustnessView.nextDial), in: glyphs)) another dial", Style(.faint))
    ]
    guard view.curve?.theory.isEmpty == false, !isAsked else {
      return [names + now + key, names + now, names]
    }
    func lines(_ words: String) -> [(text: String, style: Style)] { [(words, Style(.faint))] }
    let best = view.curve?.theoryBest == nil ? "" : "\(bestGlyph) its best  "
    return [
      names + lines("marks measured, lines theory, \(best)") + now + key,
      names + lines("lines theory, \(best)") + now + key,
      names + lines("lines theory  ") + now + key,
      names + lines("lines theory  ") + now, names + now, names,
    ]
  }

  /// Points at the best place of theory's line.
  var bestGlyph: Unicode.Scalar { glyphs == .ascii ? "v" : "▼" }

  /// What the networks come to where the dial stands, and where the network does best, in several wordings.
  private var outcomeWords: [String] {
    if isAsked { return ["the curve comes after your answer"] }
    guard let curve = view.curve else { return [""] }
    if let told = wordsOfTheory(curve) { return told }
    guard curve.isFinished else { return [progress(of: curve)] }
    let (now, unit) = outcomes(of: curve)
    let known = curve.points.filter { $0.network != nil }
    let best = known.min {
      let (one, other) = ($0.network ?? 0, $1.network ?? 0)
      return curve.measure.isAccuracy ? one > other : one < other
    }
    guard let best else { return [now + unit] }
    let place =
      "best at \(Number.significant(best.value, digits: 3)): "
      + number(best.network, curve)
    var wordings = [
      "\(now)\(unit), \(networkName) \(place)\(unit)", "\(now)\(unit), \(networkName) \(place)",
      "\(now)\(unit), \(place)", now + unit, now,
    ]
    if case .accuracy(let samples) = curve.measure {
      wordings.insert("\(wordings[0]), after \(samples) samples", at: 0)
    }
    return wordings
  }

  private func progress(of curve: RobustnessCurve) -> String {
    "measuring \(min(curve.points.count + 1, curve.values.count)) of \(curve.values.count)"
  }

  /// What each network comes to where the dial stands, and the unit of it.
  private func outcomes(of curve: RobustnessCurve) -> (now: String, unit: String) {
    let point = curve.points.first { $0.value == preset.value(of: dial).number }
    let parts = members.reversed().map {
      "\(name(of: $0)) \(number(outcome(of: $0, at: point), curve))"
    }
    return (
      point == nil ? "" : parts.joined(separator: ", "), curve.measure.isAccuracy ? " of 100" : ""
    )
  }

  private func number(_ value: Double?, _ curve: RobustnessCurve) -> String {
    guard let value else { return "diverges" }
    return curve.measure.isAccuracy
      ? Number.fixed(100 * value, decimals: 0) : Number.significant(value, digits: 2)
  }

  /// Theory's best place, and what it says of the present one beside what was measured; nil where it is
  /// silent.
  private func wordsOfTheory(_ curve: RobustnessCurve) -> [String]? {
    guard let best = curve.theoryBest, let least = best.network else { return nil }
    func figure(_ value: Double?) -> String {
      value.map { Number.significant($0, digits: 3) } ?? "–"
    }
    let present = preset.value(of: dial).number
    let tauM = dial == .tauR ? preset.value(of: .tauM).number : nil
    let place =
      tauM.map { "τr = \(Number.fixed(best.value / $0, decimals: 2)) τm" }
      ?? "\(dial.symbol) \(Number.significant(best.value, digits: 2))"
    let measured = curve.points.first { $0.value == present }
    let told = curve.theory.first { $0.value == present }
    func list(_ point: RobustnessCurve.Point?, named: Bool) -> String {
      members.reversed().map {
        (named ? "\(name(of: $0)) " : "") + figure(outcome(of: $0, at: point))
      }.joined(separator: ", ")
    }
    let theory = list(told, named: false)
    let end = "best at \(place): \(figure(least))"
    guard curve.isFinished, measured != nil else {
      return [
        "theory \(list(told, named: true)), \(end); \(progress(of: curve))", "theory: \(end)",
      ]
    }
    let seen = list(measured, named: true)
    return [
      "\(seen) of the variance missed, by theory \(theory); by theory \(end)",
      "\(seen) missed, by theory \(theory); \(end)", "\(seen) (theory \(theory); \(end))",
      "\(seen); theory: \(end)", "theory: \(end)", end,
    ]
  }

  /// The value of the dial next to the mouse with what the networks came to, or the neurons in a cell.
  func readout(at position: Position) -> Readout? {
    let layout = RobustnessLayout(look.size)
    if let plot = layout.scatter, plot.contains(position) {
      return readoutOfNeurons(at: position, in: plot)
    }
    guard !isAsked, let curve = view.curve, layout.curve.contains(position) else { return nil }
    let share =
      Double(position.column - layout.curve.column) / Double(max(1, layout.curve.columns - 1))
    return readout(of: curve, at: curve.value(at: share))
  }

  /// The curves, measured and by theory, and the time constants of all neurons.
  var tables: [NumberTable] {
    let curves = isAsked ? [] : view.curve.map { tables(of: $0, curveTitles[0]) } ?? []
    return curves + [tableOfTimeConstants]
  }
}
