import Glibc
import LatentEquilibrium

/// How far the layers of both networks are behind the network without time, measured on a trace.
public struct Response: Equatable, Sendable {
  /// How the lag was found.
  public enum Method: Equatable, Sendable {
    /// The phase of the stimulus's own frequency in Hz.
    case phase(frequency: Double)
    /// The delay at which a layer resembles the ideal most.
    case correlation
    /// The time from the last step of the stimulus to half of its effect. The stimulus steps at
    /// `first`, in ms, and again every `period`; each time it stays for `width`.
    case halfTime(first: Double, width: Double, period: Double)

    /// The method that suits a stimulus.
    public init(for preset: Preset) {
      self = .correlation
      guard case .shared(let stimulus) = preset.stimulus else { return }
      switch stimulus.shape {
      case .sine(let frequency, _), .square(let frequency, _), .triangle(let frequency, _),
        .sawtooth(let frequency, _):
        if frequency > 0 { self = .phase(frequency: frequency) }
      case .step(let at):
        self = .halfTime(first: at, width: .infinity, period: .infinity)
      case .pulse(let at, let width, let period):
        self = .halfTime(first: at, width: width, period: period > 0 ? period : .infinity)
      default: break
      }
    }
  }

  /// The answer of one layer.
  public struct Layer: Equatable, Sendable {
    /// The lag behind the ideal in ms, or the time to half of a step; nil where nothing can be said.
    public var lag: Double?
    /// The lag that a linear chain with these time constants has under this scheme, in ms.
    public var expectedLag: Double?
    /// The amplitude over the ideal's: of the sine, of the best fit, or the peak after a step.
    public var gain: Double?
  }

  public let method: Method
  /// From the first layer with neurons up to the output.
  public let network: [Layer]
  /// Likewise; empty without a twin.
  public let twin: [Layer]
  /// The mean distance of the outputs from the ideal ones.
  public let error: Double?
  public let twinError: Double?

  /// Measures the newest rows of a trace of an experiment under `preset`.
  public init(of trace: Trace, preset: Preset) {
    let method = Method(for: preset)
    let window = Response.window(of: trace, method: method)
    func layers(_ member: Member, _ description: NetworkDescription) -> [Layer] {
      var first = 0
      var responses: [Layer] = []
      var mostLag = 0.0
      for layer in description.layers {
        // A layer that only low-passes lags by τm at most; beyond that is another period.
        mostLag += 2 * (layer.tauM.max() ?? 0)
        let neurons = first..<first + min(layer.neurons, Response.mostNeurons)
        responses.append(
          Response.measure(
            trace, member, neurons, method, window, after: responses.last?.lag ?? 0,
            mostLag: mostLag))
        first += layer.neurons
      }
      if case .phase(let frequency) = method {
        let expected = description.expectedLags(frequency: frequency)
        for l in responses.indices { responses[l].expectedLag = expected?[l] }
      }
      return responses
    }
    self.method = method
    network = layers(.network, preset.network)
    error = Response.error(trace, .network, preset, window)
    if let description = preset.twinNetwork {
      twin = layers(.twin, description)
      twinError = Response.error(trace, .twin, preset, window)
    } else {
      twin = []
      twinError = nil
    }
  }

  /// More neurons of a layer than this add work and no insight.
  private static let mostNeurons = 8
  /// As many rows as are looked at, at most.
  private static let mostRows = 20_000
  private static let mostSamples = 1_000

  private static func window(of trace: Trace, method: Method) -> Range<Int> {
    let last = trace.count
    guard last > 0 else { return 0..<0 }
    switch method {
    case .halfTime(let start, let width, let period):
      // The newest step that is over, or the first one while it lasts.
      let now = trace.time(ofRow: last - 1)
      let passed = ((now - start - width) / period).rounded(.down)
      let step = start + (passed > 0 && period.isFinite ? passed * period : 0)
      return trace.row(
        at: step - 1e-9)..<max(
          trace.row(at: step - 1e-9), trace.row(at: step + width + 1e-9))
    case .correlation: return max(0, last - mostRows)..<last
    case .phase(let frequency):
      // The newest whole periods: five, or as many as there are in half of the trace.
      let period = 1000 / frequency
      let now = trace.time(ofRow: last - 1)
      let available = (now - trace.time(ofRow: 0)) / 2
      let periods = min(5, max(1, (available / period).rounded(.down)))
      let first = trace.row(at: now - periods * period * (1 - 1e-9))
      return max(first, last - trace.capacity)..<last
    }
  }

  private static func measure(
    _ trace: Trace, _ member: Member, _ neurons: Range<Int>, _ method: Method,
    _ window: Range<Int>, after below: Double, mostLag: Double
  ) -> Layer {
    // A phase needs no more than so many samples; a delay is only as fine as the rows.
    var stride = 1
    if case .phase = method { stride = max(1, window.count / mostSamples) }
    let pairs = neurons.map { neuron in
      (
        ideal: trace.values(of: .ideal(member, neuron), rows: window, every: stride),
        actual: trace.values(of: .rate(member, neuron), rows: window, every: stride)
      )
    }
    switch method {
    case .phase(let frequency):
      let times = Swift.stride(from: window.lowerBound, to: window.upperBound, by: stride)
        .map { trace.time(ofRow: $0) }
      guard let lockIn = LockIn(frequency: frequency, times: times, pairs) else { return Layer() }
      return Layer(lag: lockIn.lag(from: below), gain: lockIn.gain)
    case .correlation:
      guard window.count > 2 else { return Layer() }
      let dt = trace.time(ofRow: window.upperBound - 1) - trace.time(ofRow: window.upperBound - 2)
      guard let best = Correlation(pairs, mostDelay: Int(mostLag / dt)) else { return Layer() }
      return Layer(lag: best.delay * dt, gain: best.gain)
    case .halfTime:
      guard let first = window.first, let ideal = pairs.first?.ideal.last else { return Layer() }
      // The row at the time of the step is the last one before its effect.
      let base = trace.value(of: .rate(member, neurons.lowerBound), row: first)
      let size = ideal - base
      guard size != 0, let values = pairs.first?.actual else { return Layer() }
      let half = values.firstIndex { ($0 - base) / size >= 0.5 }
      let peak = values.map { ($0 - base) / size }.max()
      let start = trace.time(ofRow: first)
      return Layer(lag: half.map { trace.time(ofRow: first + $0) - start }, gain: peak)
    }
  }

  private static func error(
    _ trace: Trace, _ member: Member, _ preset: Preset, _ window: Range<Int>
  ) -> Double? {
    let outputs = preset.layers.last?.neurons ?? 0
    let first = preset.layers.dropLast().reduce(0) { $0 + $1.neurons }
    guard outputs > 0, !window.isEmpty else { return nil }
    let neurons = first..<first + min(outputs, mostNeurons)
    let stride = max(1, window.count / mostSamples)
    let distances = neurons.flatMap { neuron in
      zip(
        trace.values(of: .rate(member, neuron), rows: window, every: stride),
        trace.values(of: .ideal(member, neuron), rows: window, every: stride)
      ).map { abs($0 - $1) }
    }
    return distances.reduce(0, +) / Double(distances.count)
  }
}

extension NetworkDescription {
  /// The lag in ms of every layer behind the ideal for a sine, were all neurons linear; nil where
  /// the neurons of a layer differ, or where errors that lag disturb the membranes.
  func expectedLags(frequency: Double) -> [Double]? {
    var lag = 0.0
    var lags: [Double] = []
    for (l, layer) in layers.enumerated() {
      guard let tauM = layer.tauM.first, let tauR = layer.tauR.first,
        layer.tauM.allSatisfy({ $0 == tauM }), layer.tauR.allSatisfy({ $0 == tauR }),
        substrate == .ideal, errorFrom == .tauM || gamma == 0 || tauR == tauM
      else { return nil }
      let relaxation = integrator == .euler ? dt / tauM : -expm1(-dt / tauM)
      lag += FrequencyResponse.discrete(
        frequency: frequency, lookahead: tauR / tauM, relaxation: relaxation, dt: dt,
        delay: scheme == .synchronous && l > 0 ? 1 : 0
      ).lag(frequency: frequency)
      lags.append(lag)
    }
    return lags
  }
}
