import Formats
import LatentEquilibrium
import Presets

/// What measures a trace: which rows it looks at, and what it finds in them.
struct Instrument {
  let method: Response.Method
  private let trace: Trace
  private let preset: Preset
  /// From when on, in ms, the experiment is what it is.
  private let since: Double
  /// From when on nothing is left of what was before, for each layer of each network.
  private let settled: [Member: [Double]]
  private let correlates: Bool
  /// How the stimulus repeats; nil where it does not.
  private let cycle: StimulusCycle?
  /// What tells the branch of the phases, where the stimulus is a sine.
  private let followers: [Member: PhaseFollower]
  /// How far each layer may lag and lead, in ms.
  private let reaches: [Member: [(lag: Double, lead: Double)]]

  /// More neurons of a layer than this add work to a correlation, and no insight.
  private static let mostNeurons = 32
  /// As many rows as are looked at, at most.
  private static let mostRows = 20_000
  private static let mostSamples = 1_000

  /// - Parameters:
  ///   - since: from when on, in ms, the experiment is what it is.
  ///   - correlates: whether to look for the best correlation where the phase is known, too.
  ///   - cycle: how the stimulus repeats; nil where it does not.
  ///   - settled: from when on nothing is left of what was before, for each layer of a network.
  ///   - network: as it is now.
  init(
    _ trace: Trace, _ preset: Preset, since: Double, correlates: Bool,
    cycle: StimulusCycle?, settled: (Member) -> [Double], network: (Member) -> Network?
  ) {
    self.cycle = cycle
    method = Response.Method(for: preset)
    var followers: [Member: PhaseFollower] = [:]
    var reaches: [Member: [(lag: Double, lead: Double)]] = [:]
    for member in Member.allCases {
      guard let network = network(member) else { continue }
      if case .phase(let frequency) = method {
        followers[member] = PhaseFollower(network, frequency: frequency, .discrete)
      }
      reaches[member] = network.layers.indices.map { network.reach(ofLayer: $0) }
    }
    self.followers = followers
    self.reaches = reaches
    self.trace = trace
    self.preset = preset
    self.since = since
    self.correlates = correlates
    self.settled = Dictionary(
      uniqueKeysWithValues: Member.allCases.map { ($0, settled($0)) })
  }

  /// The rows to measure a layer in, counted from 0; nil where there are not enough of them yet.
  private func window(_ member: Member, _ layer: Int) -> Range<Int>? {
    let last = trace.count
    guard last > 0, let times = settled[member], times.indices.contains(layer) else { return nil }
    let settled = times[layer]
    let now = trace.time(ofRow: last - 1)
    switch method {
    case .halfTime(let start, let width, let period):
      // The newest step that is over, or the first one while it lasts.
      let passed = ((now - start - width) / period).rounded(.down)
      var step = start + (passed > 0 && period.isFinite ? passed * period : 0)
      var end = step + width
      if step < since - 1e-9 {
        // That one was another experiment's. The next is this one's, and so is the step that the
        // stimulus made when it was changed.
        if period.isFinite {
          step = start + ((since - start) / period).rounded(.up) * period
          end = step + width
        } else if since < end {
          step = since
        } else {
          return nil
        }
      }
      let first = trace.row(at: step - 1e-9)
      return first..<max(first, trace.row(at: end + 1e-9))
    case .correlation:
      // What is settled, or the later half of it all.
      let first = trace.row(at: min(settled, (since + now) / 2))
      return max(0, first, last - Instrument.mostRows)..<last
    case .phase(let frequency):
      // The newest whole periods, five at most. Of a sine half a period will do.
      let period = 1000 / frequency
      let available = now - max(settled, trace.time(ofRow: 0))
      let periods = min(5, (available / period + 1e-9).rounded(.down))
      let isSine = preset.carrier?.isSine ?? false
      guard periods >= 1 || (isSine && available >= period / 2) else { return nil }
      let length = periods >= 1 ? periods * period : available
      return trace.row(at: now - length * (1 - 1e-9))..<last
    }
  }

  /// The answers of a network's layers.
  ///
  /// - Parameter expected: by closed forms, one pair a layer, or empty.
  func layers(
    _ member: Member,
    _ expected: [(scheme: FrequencyResponse?, continuous: FrequencyResponse?)]
  ) -> [Response.Layer] {
    var first = 0
    var follower = followers[member]
    var mostLag = 0.0
    var mostLead = 0.0
    return preset.layers.indices.map { l in
      let neurons = first..<first + preset.layers[l].neurons
      first = neurons.upperBound
      // A layer that only low-passes lags by τm at most, and one that looks ahead leads by τr − τm.
      if let reach = reaches[member]?[l] {
        mostLag += 2 * reach.lag
        mostLead += reach.lag / 2 + 2 * reach.lead
      }
      var layer: Response.Layer
      let window = window(member, l)
      switch method {
      case .phase(let frequency):
        layer = phase(member, neurons, window, frequency, &follower)
        if expected.indices.contains(l) {
          let (scheme, continuous) = expected[l]
          (layer.expectedLag, layer.expectedGain) =
            (scheme?.lag(frequency: frequency), scheme?.gain)
          (layer.continuousLag, layer.continuousGain) =
            (continuous?.lag(frequency: frequency), continuous?.gain)
        }
      case .correlation:
        // In what repeats a whole period later it is as like as now.
        let half = max(0, (cycle?.period ?? .infinity) / 2 - preset.dt)
        layer = delay(
          member, neurons.prefix(Instrument.mostNeurons), window,
          max(-mostLead, -half)...min(mostLag, half))
      case .halfTime: layer = halfTime(member, neurons.lowerBound, window)
      }
      return layer
    }
  }

  private func pairs(
    _ member: Member, _ neurons: Range<Int>, _ window: Range<Int>, every stride: Int = 1
  ) -> [(ideal: [Double], actual: [Double])] {
    neurons.map { neuron in
      (
        ideal: trace.values(of: .ideal(member, neuron), rows: window, every: stride),
        actual: trace.values(of: .rate(member, neuron), rows: window, every: stride)
      )
    }
  }

  private func phase(
    _ member: Member, _ neurons: Range<Int>, _ window: Range<Int>?, _ frequency: Double,
    _ follower: inout PhaseFollower?
  ) -> Response.Layer {
    // What cannot be said of this layer is passed over by those above.
    var ratio: Phasor?
    defer { if ratio == nil { _ = follower?.next(nil) } }
    guard let window else {
      let isRestless = settled[member]?.contains(.infinity) == true
      return Response.Layer(absence: isRestless ? .restless : .settling)
    }
    // A phase needs no more than so many samples.
    let stride = max(1, window.count / Instrument.mostSamples)
    let times = Swift.stride(from: window.lowerBound, to: window.upperBound, by: stride)
      .map { trace.time(ofRow: $0) }
    guard
      let lockIn = LockIn(
        frequency: frequency, times: times, pairs(member, neurons, window, every: stride))
    else { return Response.Layer(absence: .noContent) }
    if lockIn.isSignificant { ratio = lockIn.ratio }
    guard ratio != nil, let response = follower?.next(ratio) else {
      return Response.Layer(absence: .tooLittle)
    }
    let lag = response.lag(frequency: frequency)
    var layer = Response.Layer(
      lag: lag, lagUncertainty: lockIn.phaseUncertainty / (2 * Double.pi) * 1000 / frequency,
      gain: response.gain, gainUncertainty: lockIn.gainUncertainty)
    if correlates {
      let half = 500 / frequency
      layer.correlation =
        delay(
          member, neurons.prefix(Instrument.mostNeurons), window, lag - half...lag + half
        ).correlation
    }
    return layer
  }

  /// The delay of best correlation, and the gain there.
  private func delay(
    _ member: Member, _ neurons: Range<Int>, _ window: Range<Int>?,
    _ range: ClosedRange<Double>
  ) -> Response.Layer {
    guard let window, window.count > 2 else { return Response.Layer(absence: .settling) }
    let signals = pairs(member, neurons, window)
    let dt = trace.time(ofRow: window.upperBound - 1) - trace.time(ofRow: window.upperBound - 2)
    let steps =
      Int(
        clamping: (range.lowerBound / dt).rounded())...max(
        Int(clamping: (range.lowerBound / dt).rounded()),
        Int(clamping: (range.upperBound / dt).rounded()))
    guard let best = Correlation(signals, delays: steps) else {
      let isStill = signals.allSatisfy { $0.ideal.min() == $0.ideal.max() }
      return Response.Layer(absence: isStill ? .noContent : .tooLittle)
    }
    return Response.Layer(
      lag: best.delay * dt, lagUncertainty: best.delayUncertainty * dt, gain: best.gain,
      gainUncertainty: best.gainUncertainty,
      correlation: Response.Delay(
        lag: best.delay * dt, uncertainty: best.delayUncertainty * dt, peak: best.peak))
  }

  private func halfTime(
    _ member: Member, _ neuron: Int, _ window: Range<Int>?
  ) -> Response.Layer {
    guard let window else {
      return Response.Layer(absence: trace.count > 0 ? .noStep : .settling)
    }
    guard let first = window.first,
      let pair = pairs(member, neuron..<neuron + 1, window).first, let ideal = pair.ideal.last
    else { return Response.Layer(absence: .settling) }
    // The row at the time of the step is the last one before its effect.
    let base = trace.value(of: .rate(member, neuron), row: first)
    let size = ideal - base
    // What has long settled is changed by something else than a step, or by rounding.
    guard since == 0 || abs(size) > 1e-6 * max(abs(ideal), abs(base)) else {
      return Response.Layer(absence: .noStep)
    }
    guard size != 0 else { return Response.Layer(absence: .noContent) }
    let peak = pair.actual.map { ($0 - base) / size }.max()
    guard let half = pair.actual.firstIndex(where: { ($0 - base) / size >= 0.5 }) else {
      return Response.Layer(gain: peak, absence: .settling)
    }
    // No finer than the rows.
    return Response.Layer(
      lag: trace.time(ofRow: first + half) - trace.time(ofRow: first), lagUncertainty: preset.dt,
      gain: peak)
  }

  /// The mean distance of a network's outputs from the ideal ones.
  func error(_ member: Member) -> Double? {
    let window =
      window(member, preset.layers.count - 1) ?? max(
        0, trace.count - Instrument.mostRows)..<trace.count
    let outputs = preset.layers.last?.neurons ?? 0
    let first = preset.layers.dropLast().reduce(0) { $0 + $1.neurons }
    guard outputs > 0, !window.isEmpty else { return nil }
    let stride = max(1, window.count / Instrument.mostSamples)
    let distances = pairs(
      member, first..<first + min(outputs, Instrument.mostNeurons), window, every: stride
    ).flatMap { pair in zip(pair.actual, pair.ideal).map { abs($0 - $1) } }
    return distances.reduce(0, +) / Double(distances.count)
  }
}
