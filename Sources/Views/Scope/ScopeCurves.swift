import Laboratory
import LatentEquilibrium
import Presets
import Stage
import Terminal

// Which curves stand in which chart.
extension Staged<ScopeView> {
  /// Whether charts show what the twin has less or more than the network.
  var isDifference: Bool { preset.twin != nil && twinMode == .difference }

  var stimulusCurves: [TracedCurve] {
    [
      TracedCurve("stimulus", TraceStyle.stimulus, .stimulus(min(neuron, preset.inputs - 1))),
      TracedCurve(
        "target", TraceStyle.target, .target(shownNeuron(ofLayer: preset.layers.count - 1))),
    ]
  }

  /// The curves of a layer's signal, pane by pane: of both networks together, or of each.
  func curves(
    of signal: ChartSignal, ofLayer layer: Int, isSplit: Bool
  ) -> [[TracedCurve]] {
    if isDifference { return [differences(in: signal, ofLayer: layer)] }
    let network = curves(of: signal, ofLayer: layer, .network)
    if isSplit { return [network, curves(of: signal, ofLayer: layer, compared)] }
    // The twin's ideal is its own where its weights are, but one ideal is enough to see.
    let twins = overlaidMembers.dropFirst().compactMap { member in
      var style = traceStyle(of: member)
      // The one that is compared with, and the network, come first where they share a cell.
      if member != compared { style.claim = 0.7 }
      return channel(of: signal, ofLayer: layer, member).map {
        TracedCurve(.of(member), style, $0)
      }
    }
    return [network + twins]
  }

  func curves(
    of signal: ChartSignal, ofLayer layer: Int, _ member: Member
  ) -> [TracedCurve] {
    let own = channel(of: signal, ofLayer: layer, member).map {
      TracedCurve(.of(member), traceStyle(of: member), $0)
    }
    let beside: TracedCurve? =
      switch signal {
      case .rate:
        TracedCurve("ideal", TraceStyle.ideal, .ideal(member, place(ofLayer: layer)))
      case .interneuron:
        cell(above: layer, member).map { TracedCurve("cell above", TraceStyle.ideal, $0) }
      default: nil
      }
    return [own, beside].compactMap(\.self)
  }

  /// What is seen of the cell that the drawn interneuron of a layer imitates; nil above the output.
  private func cell(above layer: Int, _ member: Member) -> Trace.Channel? {
    guard layer + 1 < preset.layers.count else { return nil }
    return .neuron(seenSignal(of: member), member, place(ofLayer: layer + 1))
  }

  /// The twin less the network, or for the rates what each is off the ideal.
  private func differences(in signal: ChartSignal, ofLayer layer: Int) -> [TracedCurve] {
    if signal == .rate { return errors(ofLayer: layer) }
    guard let ofTwin = channel(of: signal, ofLayer: layer, compared),
      let ofNetwork = channel(of: signal, ofLayer: layer, .network)
    else { return [] }
    return [
      TracedCurve(
        .words("\(twinName) − \(networkName)"), TraceStyle(ink: compared.ink, line: .solid), ofTwin,
        minus: ofNetwork)
    ]
  }
}
