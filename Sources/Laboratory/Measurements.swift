import Glibc
import LatentEquilibrium

/// What formulas are worked out from: a preset, and what its run did if there was one.
public struct Measurements: Sendable {
  private let preset: Preset
  private let run: Run?

  private struct Run: Sendable {
    var timeline: Timeline
    var response: Response
  }

  /// What is known before a run.
  public init(before preset: Preset) {
    self.preset = preset
    run = nil
  }

  /// What is known after a run that began at rest.
  public init(after timeline: Timeline) {
    preset = timeline.preset
    run = Run(
      timeline: timeline, response: Response(of: timeline.trace, preset: timeline.preset))
  }

  /// The value of something named; nil where it was not, or could not be, measured.
  func value(of quantity: Quantity) -> Double? {
    switch quantity {
    case .pi: return .pi
    case .parameter(let parameter, let layer):
      return preset.value(of: parameter, layer: layer).number
    case .layer(let kind, let member, let layer):
      switch kind {
      case .lag: return answer(of: member, layer)?.lag
      case .gain: return answer(of: member, layer)?.gain
      case .expectedLag: return expected(of: member, layer)?.lag
      case .expectedGain: return expected(of: member, layer)?.gain
      }
    case .network(let kind, let member):
      switch kind {
      case .error: return member == .network ? run?.response.error : run?.response.twinError
      case .loss: return loss(of: member)
      case .drift: return drift(of: member)
      }
    }
  }

  private func answer(of member: Member, _ layer: Int) -> Response.Layer? {
    guard let response = run?.response else { return nil }
    let layers = member == .network ? response.network : response.twin
    return layers.indices.contains(layer) ? layers[layer] : nil
  }

  /// What the scheme's transfer function says of a chain of linear neurons.
  private func expected(of member: Member, _ layer: Int) -> (lag: Double, gain: Double)? {
    guard let frequency = preset.value(of: .frequency).number,
      let description = member == .network ? preset.network : preset.twinNetwork,
      let lags = description.expectedLags(frequency: frequency), lags.indices.contains(layer)
    else { return nil }
    let gain = description.layers[...layer].reduce(1.0) { gain, layer in
      guard let tauM = layer.tauM.first, let tauR = layer.tauR.first else { return gain }
      let dt = description.dt
      let relaxation = description.integrator == .euler ? dt / tauM : -expm1(-dt / tauM)
      return gain
        * FrequencyResponse.discrete(
          frequency: frequency, lookahead: tauR / tauM, relaxation: relaxation, dt: dt, delay: 0
        ).gain
    }
    return (lags[layer], gain)
  }

  /// What is read off a signal over the run, as far as the trace goes back.
  func value(of reading: SignalReading, _ signal: TraceSignal, at place: Double?) -> Double? {
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

  private func loss(of member: Member) -> Double? {
    guard let trace = run?.timeline.trace, trace.count > 0 else { return nil }
    let first = trace.row(at: 0.9 * trace.time(ofRow: trace.count - 1))
    let before = preset.layers.dropLast().reduce(0) { $0 + $1.neurons }
    var (sum, count) = (0.0, 0)
    for row in first..<trace.count {
      let squares = (0..<(preset.layers.last?.neurons ?? 0)).map { output in
        let distance =
          trace.value(of: .target(output), row: row)
          - trace.value(of: .rate(member, before + output), row: row)
        return distance * distance
      }
      // Without a target there is no loss.
      guard let first = squares.first, !first.isNaN else { continue }
      sum += squares.reduce(0, +) / 2
      count += 1
    }
    return count > 0 ? sum / Double(count) : nil
  }

  private func drift(of member: Member) -> Double? {
    guard let experiment = run?.timeline.experiment,
      let network = member == .network ? experiment.network : experiment.twin,
      let description = member == .network ? preset.network : preset.twinNetwork
    else { return nil }
    let begun = Network(description)
    var (change, size) = (0.0, 0.0)
    func add(_ now: Double, _ then: Double) {
      change += (now - then) * (now - then)
      size += then * then
    }
    for (number, layer) in network.layers.enumerated() {
      for neuron in 0..<layer.neurons {
        for input in 0..<layer.inputs {
          add(
            network.weight(layer: number, neuron: neuron, input: input),
            begun.weight(layer: number, neuron: neuron, input: input))
        }
      }
    }
    for (now, then) in zip(network.bias, begun.bias) { add(now, then) }
    return size > 0 ? (change / size).squareRoot() : nil
  }
}
