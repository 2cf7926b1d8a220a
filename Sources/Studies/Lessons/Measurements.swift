package import Laboratory
import LatentEquilibrium
package import Presets

/// What formulas are worked out from: a preset, and what its run did if there was one.
package struct Measurements: Measured, Sendable {
  private let preset: Preset
  private let run: Run?
  /// The answers to the stimulus's sine by closed forms, of the network's layers and the twin's.
  private let closedForms: [Member: [(scheme: FrequencyResponse?, continuous: FrequencyResponse?)]]

  private struct Run: Sendable {
    var timeline: Timeline
    var response: Response
  }

  /// What is known before a run.
  package init(before preset: Preset) {
    self.preset = preset
    run = nil
    closedForms = Self.closedForms(of: preset)
  }

  /// What is known after a run that began at rest.
  package init(after timeline: Timeline) {
    preset = timeline.preset
    run = Run(timeline: timeline, response: Response(of: timeline))
    closedForms = Self.closedForms(of: preset)
  }

  private static func closedForms(
    of preset: Preset
  ) -> [Member: [(scheme: FrequencyResponse?, continuous: FrequencyResponse?)]] {
    guard preset.carrier != nil else { return [:] }
    let experiment = Experiment(preset)
    return Dictionary(
      uniqueKeysWithValues: preset.members.map { ($0, experiment.closedForms(of: $0)) })
  }

  /// The value of something named; nil where it was not, or could not be, measured.
  package func value(of quantity: Quantity) -> Double? {
    switch quantity {
    case .pi: return .pi
    case .parameter(let parameter, let layer):
      return preset.value(of: parameter, layer: layer).number
    case .layer(let kind, let member, let layer):
      switch kind {
      case .lag: return answer(of: member, layer)?.lag
      case .gain: return answer(of: member, layer)?.gain
      case .expectedLag: return lag(closedForm(of: member, layer)?.scheme)
      case .expectedGain: return closedForm(of: member, layer)?.scheme?.gain
      case .continuousLag: return lag(closedForm(of: member, layer)?.continuous)
      case .continuousGain: return closedForm(of: member, layer)?.continuous?.gain
      case .tauM: return meanTauM(of: member, layer)
      }
    case .network(let kind, let member):
      switch kind {
      case .error: return run?.response.error(of: member)
      case .firstLoss: return meanLoss(of: member) { $0.prefix(max(1, $0.count / 10)) }
      case .recentLoss, .loss: return meanLoss(of: member) { $0.suffix(max(1, $0.count / 10)) }
      case .staticLoss: return network(member).flatMap { preset.staticLoss(of: $0) }
      case .drift: return drift(of: member)
      case .accuracy: return accuracy(of: member)
      }
    }
  }

  private func answer(of member: Member, _ layer: Int) -> Response.Layer? {
    guard let response = run?.response else { return nil }
    let layers = response.layers(of: member)
    return layers.indices.contains(layer) ? layers[layer] : nil
  }

  private func closedForm(
    of member: Member, _ layer: Int
  ) -> (scheme: FrequencyResponse?, continuous: FrequencyResponse?)? {
    guard let forms = closedForms[member], forms.indices.contains(layer) else { return nil }
    return forms[layer]
  }

  private func lag(_ response: FrequencyResponse?) -> Double? {
    guard let frequency = preset.carrier?.frequency else { return nil }
    return response?.lag(frequency: frequency)
  }

  /// What is read off a signal over the run, as far as the trace goes back.
  package func value(of reading: SignalReading, _ signal: TraceSignal, at place: Double?) -> Double?
  {
    guard let trace = run?.timeline.trace, trace.count > 0 else { return nil }
    let channel = signal.channel(in: preset)
    switch reading {
    case .at:
      guard let place, place.isFinite else { return nil }
      // The row next to the time; half a step either way is still that row.
      let row = trace.row(at: place - preset.dt / 2)
      guard row < trace.count, trace.time(ofRow: row) < place + preset.dt / 2 + 1e-9 * place else {
        return nil
      }
      return trace.value(of: channel, row: row)
    case .firstPeak:
      return trace.values(of: channel, rows: 0..<trace.count).firstMaximum.map(trace.time(ofRow:))
    case .highest: return trace.values(of: channel, rows: 0..<trace.count).max()
    case .lowest: return trace.values(of: channel, rows: 0..<trace.count).min()
    case .amplitude:
      let values = trace.values(of: channel, rows: trace.count / 2..<trace.count)
      guard let low = values.min(), let high = values.max() else { return nil }
      return (high - low) / 2
    case .power:
      let values = trace.values(of: channel, rows: 0..<trace.count).filter { !$0.isNaN }
      return values.isEmpty ? nil : values.reduce(0) { $0 + $1 * $1 } / Double(values.count)
    }
  }

  /// The mean loss over some of the intervals of the learning curve, equally long all of them.
  private func meanLoss(
    of member: Member, _ choose: (Range<Int>) -> Range<Int>
  ) -> Double? {
    guard let curve = run?.timeline.experiment.curve, curve.count > 0 else { return nil }
    return curve.meanLoss(of: member.learner, intervals: choose(0..<curve.count))
  }

  private func drift(of member: Member) -> Double? {
    guard let network = network(member),
      let description = preset.network(of: member)
    else { return nil }
    return network.drift(from: Network(description))
  }

  private func meanTauM(of member: Member, _ layer: Int) -> Double? {
    guard let network = network(member), network.layers.indices.contains(layer) else { return nil }
    let times = network.tauM[network.layers[layer].range]
    return times.reduce(0, +) / Double(times.count)
  }

  private func accuracy(of member: Member) -> Double? {
    guard let participant = run?.timeline.experiment.participant(member.learner),
      let task = preset.task
    else { return nil }
    return preset.accuracy(of: participant.model, as: member, on: task.test)
  }

  private func network(_ member: Member) -> Network? {
    run?.timeline.experiment.network(member)
  }
}
