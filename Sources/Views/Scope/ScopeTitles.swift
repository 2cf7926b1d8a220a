import Laboratory
import Presets
import Stage
import Terminal

// What the title of a chart says: whose it is, which signal, and what each curve is.
extension Staged<ScopeView> {
  /// The title of a column of charts in the line above a layer: as much as fits of the layer's name,
  /// the signal, the legend, and where no table has them the lags.
  func title(
    ofLayer layer: Int, column: Int, _ layout: ScopeLayout, columns: Int
  ) -> [Frame.Words] {
    let signal = layout.signals[column]
    if signal == .energy { return energyTitle(layout, columns: columns) }
    let style = Style(.title, self.layer == layer ? .bold : [])
    let heads =
      column == 0
      ? heads(ofLayer: layer, signal, layout)
      : [title(of: signal, isSplit: layout.isSplit), symbol(of: signal)]
    let isFirst = layer == layout.layers.lowerBound
    // The curves are named where a lag is seen, or where there is nothing else.
    let isNamed =
      signal == .rate ? layout.titlesHaveLags || isFirst : isFirst && layout.signals.count == 1
    let legends =
      isNamed && !layout.isSplit
      ? legends(ofLayer: layer, signal, hasLags: layout.titlesHaveLags, isWhole: isFirst) : []
    for legend in legends {
      for separator in ["  ", " "] {
        let words = [legend.map(\.text).joined(separator: separator)]
        let length = glyphs.columns(of: words[0]) + separator.count
        if let head = heads.first(where: { glyphs.columns(of: $0) + length <= columns }) {
          return [Frame.Words(head, style)]
            + legend.map { Frame.Words(separator + $0.text, $0.style) }
        }
      }
    }
    let head = heads.first { glyphs.columns(of: $0) <= columns } ?? heads[heads.count - 1]
    return [Frame.Words(head, style)]
  }

  /// "layer 2 hidden · u", and shorter.
  private func heads(
    ofLayer layer: Int, _ signal: ChartSignal, _ layout: ScopeLayout
  ) -> [String] {
    let described = preset.layers[layer]
    let count = described.neurons
    let neuron = count > 1 ? " \(shownNeuron(ofLayer: layer) + 1)/\(count)" : ""
    let place = "layer \(layer + 1)"
    let names = [title(of: signal, isSplit: layout.isSplit), symbol(of: signal)]
    // The column's own title says the whole name; of a difference it must be said what is less what.
    let isNamed = layout.signals.count == 1 || preset.twin != nil && twinMode == .difference
    let meaning = name(ofNeuron: shownNeuron(ofLayer: layer), inLayer: layer).spaced
    let called =
      meaning.isEmpty
      ? []
      : [
        "\(place) \(described.name)\(neuron)\(meaning) · \(names[1])",
        "\(place)\(neuron)\(meaning) \(names[1])",
      ]
    return called
      + names.dropFirst(isNamed ? 0 : 1).map {
        "\(place) \(described.name)\(neuron) · \($0)"
      } + ["\(place)\(neuron) · \(names[1])", "\(place)\(neuron) \(names[1])"]
  }

  /// The legends to choose from, the richest first: "── LE 0.1 ms  ── leaky 19.5 ms ×0.91  ·· ideal".
  ///
  /// - Parameter isWhole: whether the ideal is rather named than a gain.
  private func legends(
    ofLayer layer: Int, _ signal: ChartSignal, hasLags: Bool, isWhole: Bool
  ) -> [[Frame.Words]] {
    guard preset.twin == nil || twinMode != .difference || signal == .rate else { return [] }
    let ideal: [Frame.Words] =
      signal == .rate && (preset.twin == nil || twinMode != .difference)
      ? [entry(TraceStyle.ideal, "ideal")] : []
    func curves(_ figures: [Figures]) -> [Frame.Words] {
      overlaidMembers.enumerated().map { place, member in
        let words =
          hasLags && signal == .rate
          ? words(for: member, layer, figures[min(place, figures.count - 1)]) : ""
        return entry(traceStyle(of: member), name(of: member) + words)
      }
    }
    // The one that is off the ideal has more to say.
    let isTwins = shownMembers.count > 1 && lookahead(of: compared) != .ownLag
    let withLags: [[Figures]] =
      hasLags
      ? [[.all, .all], isTwins ? [.lag, .all] : [.all, .lag], [.lag, .lag], [.bare, .bare]] : []
    let rich = withLags.map(curves)
    let poor = curves([.none, .none])
    return isWhole
      ? rich.map { $0 + ideal } + [poor + ideal] + rich + [poor]
      : rich + [poor]
  }

  /// How much of what was measured stands behind a curve's name.
  private enum Figures { case all, lag, bare, none }

  private func words(for member: Member, _ layer: Int, _ figures: Figures) -> String {
    guard figures != .none else { return "" }
    let layers = response?.layers(of: member)
    let answer = layers.flatMap { $0.indices.contains(layer) ? $0[layer] : nil }
    guard let lag = answer?.lag else { return " " + absence(of: answer, columns: 9) }
    let number = " \(Number.fixed(lag, decimals: 1))"
    let gain = answer?.gain.map { " " + words(forGain: $0) } ?? ""
    // After a step a peak says more than the time to half of it, unless there is none.
    let peaks = response?.method.isOfSteps == true && abs((answer?.gain ?? 1) - 1) >= 0.005
    return switch figures {
    case .all: number + " ms" + gain
    case .lag, .bare: peaks ? gain : figures == .bare ? number : number + " ms"
    case .none: ""
    }
  }

  private func entry(_ style: TraceStyle, _ name: String) -> Frame.Words {
    Frame.Words("\(style.line.sample(in: glyphs)) \(name)", Style(style.ink, .bold))
  }

  /// What a column of charts shows, and of which network where that is not plain.
  func title(of signal: ChartSignal, isSplit: Bool) -> String {
    guard preset.twin != nil else { return signal.title }
    if isSplit && signal == .rate { return "\(signal.title) · \(networkName)" }
    switch (twinMode, signal) {
    case (.difference, .rate): return "r − ideal"
    case (.difference, _): return "\(symbol(of: signal)) = \(twinName) − \(networkName)"
    case (.off, .rate): return "\(signal.title) · twin off"
    default: return signal.title
    }
  }

  private func symbol(of signal: ChartSignal) -> String {
    guard twinMode == .difference, preset.twin != nil else { return signal.symbol }
    return signal == .rate ? "r − ideal" : "Δ\(signal.symbol)"
  }
}
