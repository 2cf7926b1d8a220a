import LatentEquilibrium
import TestSupport
import Testing

@testable import Formats
@testable import Laboratory
@testable import Presets

/// What the instruments measure is what closed forms say: within 0.05 ms or 1 %, whichever is larger,
/// the gain within 1 %.
struct ClosedFormTests {
  /// A chain of linear neurons and a twin that looks less far ahead, its errors clean.
  private func chain(
    _ layers: Int, scheme: Scheme, integrator: Integrator, ahead: Double, twinAhead: Double,
    frequency: Double, dt: Double, phase: Double = 0
  ) throws -> Preset {
    let layer = #"{"neurons": 1, "activation": "linear", "weights": [[1.3]]}"#
    return try read(
      """
      {"tau_m": 10, "tau_r": \(10 * ahead), "dt": \(dt), "scheme": "\(scheme.rawValue)",
       "integrator": "\(integrator.rawValue)",
       "layers": [\(Array(repeating: layer, count: layers).joined(separator: ","))],
       "twin": {"tau_r": \(10 * twinAhead)},
       "stimulus": {"kind": "sine", "frequency": \(frequency), "phase": \(phase), "offset": 0.5}}
      """)
  }

  /// The lag in ms and the gain of every layer of a chain, from the transfer function alone.
  private func expected(
    _ preset: Preset, ahead: Double, frequency: Double
  ) -> [(lag: Double, gain: Double)] {
    var (lag, gain) = (0.0, 1.0)
    let network = preset.network
    let relaxation =
      network.integrator == .euler ? preset.dt / 10 : 1 - exponential(-preset.dt / 10)
    return preset.layers.indices.map { layer in
      let one = FrequencyResponse.discrete(
        frequency: frequency, lookahead: ahead, relaxation: relaxation, dt: preset.dt,
        delay: layer > 0 && preset.scheme == .synchronous ? 1 : 0)
      lag += one.lag(frequency: frequency)
      gain *= one.gain
      return (lag, gain)
    }
  }

  /// eˣ by its series: the test's own.
  private func exponential(_ x: Double) -> Double {
    var (sum, term) = (1.0, 1.0)
    for n in 1...20 {
      term *= x / Double(n)
      sum += term
    }
    return sum
  }

  private func expect(
    _ found: [Response.Layer], _ expected: [(lag: Double, gain: Double)], _ dt: Double
  ) {
    #expect(found.count == expected.count)
    for (layer, expected) in zip(found, expected) {
      let slack = max(0.05, 0.01 * abs(expected.lag))
      let lag = layer.lag ?? .nan
      #expect(abs(lag - expected.lag) <= 0.1 * slack)
      #expect(abs((layer.correlation?.lag ?? .nan) - expected.lag) <= slack)
      #expect(abs((layer.gain ?? .nan) - expected.gain) <= 0.001 * expected.gain)
      #expect(abs((layer.expectedLag ?? .nan) - expected.lag) < 1e-9)
      #expect(abs((layer.expectedGain ?? .nan) - expected.gain) < 1e-9)
      // The uncertainty is no excuse, and no lie.
      let uncertainty = layer.lagUncertainty ?? .nan
      #expect(uncertainty < slack)
      #expect(abs(lag - expected.lag) <= 4 * uncertainty + 1e-3)
    }
  }

  @Test(arguments: Scheme.allCases, [1, 2.3, 5, 11, 20, 50.0])
  func `Lag and gain of chains are those of their scheme`(
    scheme: Scheme, frequency: Double
  ) throws {
    let cases = [(Integrator.euler, 0.25, 1.0, 0.0), (.exponential, 0.4, 0.8, 0.5)]
    for (integrator, dt, ahead, twinAhead) in cases {
      let preset = try chain(
        5, scheme: scheme, integrator: integrator, ahead: ahead, twinAhead: twinAhead,
        frequency: frequency, dt: dt, phase: 50)
      // 0.77 or 2.77 periods after all has settled: no window begins where a period does.
      var timeline = Timeline(preset)
      let time = 182 + (frequency < 2 ? 0.77 : 2.77) * 1000 / frequency
      for _ in 0..<Int(time / dt) { timeline.advance() }
      let response = Response(of: timeline, correlates: true)
      expect(response.network, expected(preset, ahead: ahead, frequency: frequency), dt)
      expect(response.twin, expected(preset, ahead: twinAhead, frequency: frequency), dt)
    }
  }

  @Test(arguments: [0.52, 0.9, 1.0, 1.31, 2.0, 3.6], [1, 7.7, 50])
  func `A fit of a sine needs no whole periods`(periods: Double, frequency: Double) throws {
    let dt = 0.1
    let omega = 2 * Double.pi * frequency / 1000
    let count = Int(periods * 1000 / frequency / dt)
    let times = (0..<count).map { 3 + dt * Double($0) }
    let ideal = times.map { 2 + 1.5 * Double.sine(omega * $0) }
    let actual = times.map { 7 + 0.9 * Double.sine(omega * $0 - 1) }
    let found = try #require(LockIn(frequency: frequency, times: times, [(ideal, actual)]))
    #expect(abs(found.ratio.length - 0.6) < 1e-9)
    #expect(abs(found.ratio.angle + 1) < 1e-9)
    #expect(found.gainUncertainty < 1e-9 && found.phaseUncertainty < 1e-9)
  }

  @Test(arguments: [0.8, 1.3, 2.6, 5.1], [1, 7.7, 50.0])
  func `The correlation of a sine needs no whole periods`(
    periods: Double, frequency: Double
  ) throws {
    let dt = 0.1
    let omega = 2 * Double.pi * frequency / 1000
    let count = Int(periods * 1000 / frequency / dt)
    let delay = 0.1137 * 1000 / frequency
    let ideal = (0..<count).map { 2 + 1.5 * Double.sine(omega * dt * Double($0)) }
    let actual = (0..<count).map { 7 + 0.9 * Double.sine(omega * (dt * Double($0) - delay)) }
    let period = Int(1000 / frequency / dt)
    let found = try #require(Correlation([(ideal, actual)], delays: -period / 4...period / 2))
    #expect(abs(found.delay * dt - delay) < 0.005)
    #expect(abs(found.gain - 0.6) < 0.001)
    #expect(found.delayUncertainty * dt < 0.01)
  }

  private static let several = #"""
    {"inputs": 2, "dt": 0.2, "tau_m": 10, "seed": 3, "activation": "tanh", "scheme": "SCHEME",
     "integrator": "INTEGRATOR", "substrate": {"tau_spread": 0.2, "tau_synapse": SYNAPSE},
     "layers": [
       {"neurons": 4, "tau_m": [5, 10, 20, 8], "tau_r": [5, 2, 0, 12],
        "weights": {"init": "normal", "std": 1}, "biases": {"init": "normal", "std": 0.5}},
       {"neurons": 3, "activation": "sigmoid", "tau_r": 3,
        "weights": {"init": "normal", "std": 1}},
       {"neurons": 2, "activation": "softplus", "weights": {"init": "normal", "std": 1}}],
     "twin": {"tau_r": 0},
     "stimulus": [{"kind": "sine", "frequency": 5, "amplitude": 0.5, "offset": 0.4},
                  {"kind": "sine", "frequency": 5, "amplitude": 1, "phase": 70, "offset": -0.3}]}
    """#

  @Test(arguments: Scheme.allCases, Integrator.allCases)
  func `A sweep meets the closed forms of a linearised network`(
    scheme: Scheme, integrator: Integrator
  ) throws {
    let preset = try read(
      ClosedFormTests.several.replacing("SCHEME", with: scheme.rawValue)
        .replacing("INTEGRATOR", with: integrator.rawValue)
        .replacing("SYNAPSE", with: scheme == .equilibrium ? "0" : "2"))
    let probe = Probe(for: preset, amplitude: 1e-4)
    #expect(!preset.isLinear && Probe(for: preset).amplitude == 0.01)
    let experiment = Experiment(preset)
    var sweep = FrequencySweep(
      preset, frequencies: FrequencySweep.frequencies(from: 2, to: 90, points: 3), probe: probe)
    while !sweep.isFinished { try sweep.advance() }
    #expect(sweep.points.map(\.frequency) == sweep.frequencies)
    for point in sweep.points {
      for member in Member.pair {
        let theory = try #require(experiment.smallSignal(of: member, probe))
          .responses(frequency: point.frequency, .discrete)
        for (layer, expected) in zip(point.layers(of: member), theory) {
          let expected = try #require(expected)
          #expect(abs((layer.gain ?? .nan) / expected.gain - 1) < 1e-4)
          let lag = expected.lag(frequency: point.frequency)
          #expect(abs((layer.lag ?? .nan) - lag) < 1e-4 * (1 + abs(lag)))
          #expect((layer.lagUncertainty ?? .nan) < 0.01)
        }
      }
    }
  }

  @Test func `Noise on the rates is seen in the uncertainty`() throws {
    let quiet = try shipped("lag-adds-up", setting: ["substrate.rate_noise=0.002"])
    let loud = try shipped("lag-adds-up", setting: ["substrate.rate_noise=0.02"])
    func response(_ preset: Preset) throws -> Response {
      var timeline = Timeline(preset)
      for _ in 0..<12_000 { timeline.advance() }
      return Response(of: timeline, correlates: true)
    }
    let (small, large) = (try response(quiet), try response(loud))
    for (small, large) in zip(small.network + small.twin, large.network + large.twin) {
      let uncertainty = try #require(large.lagUncertainty)
      #expect(uncertainty > 3 * (small.lagUncertainty ?? .nan))
      #expect(abs((large.lag ?? .nan) - (large.expectedLag ?? .nan)) < 5 * uncertainty)
      #expect(abs((large.gain ?? .nan) - (large.expectedGain ?? .nan)) < 0.02)
    }
    let drowned = try response(
      shipped(
        "lag-adds-up", setting: ["substrate.rate_noise=2", "stimulus.amplitude=0.001"]))
    #expect(drowned.network.allSatisfy { $0.lag == nil && $0.absence == .tooLittle })
  }

  @Test func `What has no period says so`() throws {
    func response(_ assignments: [String], steps: Int = 9000) throws -> Response {
      var timeline = Timeline(try shipped("lag-adds-up", setting: assignments))
      for _ in 0..<steps { timeline.advance() }
      return Response(of: timeline)
    }
    for still in ["stimulus.kind=constant", "stimulus.amplitude=0"] {
      let response = try response([still])
      #expect((response.network + response.twin).allSatisfy { $0.absence == .noContent })
      #expect((response.network + response.twin).allSatisfy { $0.lag == nil && $0.gain == nil })
    }
    let early = try response([], steps: 500)
    #expect(early.network.allSatisfy { $0.absence == .settling && $0.expectedLag != nil })
    // The layers above a silent one have nothing to follow.
    let silenced = try response(["layers.2.weights=[[0]]"])
    #expect(silenced.twin.map(\.absence) == [nil, .noContent, .noContent, .noContent])
  }

  @Test func `A layer is measured once it has settled, whatever happens above it`() throws {
    var timeline = Timeline(try shipped("lag-adds-up", setting: ["stimulus.frequency=20"]))
    for _ in 0..<1600 { timeline.advance() }
    let response = Response(of: timeline)
    // Nothing in the network remembers; of the twin's four low-passes the first two have forgotten.
    #expect(response.network.allSatisfy { $0.absence == nil })
    #expect(response.twin.map(\.absence) == [nil, nil, .settling, .settling])
    for layer in response.network + response.twin.prefix(2) {
      let (lag, expected) = (try #require(layer.lag), try #require(layer.expectedLag))
      #expect(abs(lag - expected) < max(0.05, 0.01 * expected))
    }
  }

  @Test func `What was before a change is not measured`() throws {
    var timeline = Timeline(try shipped("lag-adds-up"))
    for _ in 0..<8000 { timeline.advance() }
    timeline.adopt(try shipped("lag-adds-up", setting: ["tau_m=20", "twin.tau_m=20"]))
    for _ in 0..<2000 { timeline.advance() }
    #expect(Response(of: timeline).twin.allSatisfy { $0.absence == .settling })
    for _ in 0..<4000 { timeline.advance() }
    let settled = Response(of: timeline)
    for layer in settled.twin {
      #expect(abs((layer.lag ?? .nan) - (layer.expectedLag ?? .nan)) < 0.05)
    }
  }

  @Test func `Errors of a target leave no closed form, those of the own lag are in it`() throws {
    func response(_ assignments: [String]) throws -> Response {
      var timeline = Timeline(try shipped("lag-adds-up", setting: assignments))
      for _ in 0..<15_000 { timeline.advance() }
      return Response(of: timeline)
    }
    let leaky = #"twin={"tau_r": 0, "error_from": "tau_r"}"#
    let phantom = try response([leaky])
    let clean = try response([])
    for (layer, clean) in zip(phantom.twin, clean.twin) {
      let (lag, expected) = (try #require(layer.lag), try #require(layer.expectedLag))
      let (gain, expectedGain) = (try #require(layer.gain), try #require(layer.expectedGain))
      #expect(abs(lag - expected) < 0.01)
      #expect(abs(gain / expectedGain - 1) < 0.001)
      #expect(abs(expected - (clean.expectedLag ?? .nan)) > 0.1 || layer == phantom.twin.last)
    }
    let nudged = try response([leaky, "target.kind=sine", "beta=0.1"])
    #expect(nudged.network.allSatisfy { $0.expectedLag == nil && $0.continuousGain == nil })
    #expect(nudged.twin.allSatisfy { $0.expectedLag == nil && $0.continuousGain == nil })
    let held = try response([#"twin={"tau_r": 0, "error_from": "tau_r", "gamma": 0}"#])
    #expect(held.twin.allSatisfy { $0.expectedLag != nil })
  }

  @Test(arguments: Scheme.allCases)
  func `A sweep meets the closed forms of networks that see their own lag`(
    scheme: Scheme
  ) throws {
    let preset = try read(
      ClosedFormTests.several.replacing("SCHEME", with: scheme.rawValue)
        .replacing("INTEGRATOR", with: "euler")
        .replacing("SYNAPSE", with: scheme == .equilibrium ? "0" : "2")
        .replacing(#""twin": {"tau_r": 0}"#, with: #""twin": {"tau_r": 0, "error_from": "tau_r"}"#)
        .replacing(#""seed": 3"#, with: #""seed": 3, "gamma": 0.5"#))
    let table = BodeTable(preset, Probe(for: preset, amplitude: 1e-4))
    #expect(table.disturbed == [.twin] && table.restless.isEmpty)
    var sweep = FrequencySweep(preset, frequencies: [2, 20, 90], probe: table.probe)
    while !sweep.isFinished { try sweep.advance() }
    for point in sweep.points {
      let rows = table.rows(point)
      for measured in rows where measured.source == .measured {
        let theory = try #require(
          rows.first {
            $0.source == .scheme && $0.member == measured.member && $0.layer == measured.layer
          })
        let (lag, expected) = (try #require(measured.lag), try #require(theory.lag))
        #expect(abs(lag - expected) < 1e-3 * (1 + abs(expected)))
        let (gain, expectedGain) = (try #require(measured.gain), try #require(theory.gain))
        #expect(abs(gain / expectedGain - 1) < 1e-3)
      }
    }
  }

  @Test func `A network that its own errors never let rest has neither lag nor theory`() throws {
    // Looking twice as far ahead as it lags, and telling errors from that, excites itself (w = 1).
    let preset = try shipped(
      "lag-adds-up",
      setting: [
        "activation=tanh", "stimulus.amplitude=0.01", "stimulus.frequency=20",
        #"twin={"tau_r": 20, "error_from": "tau_r"}"#,
      ])
    let table = BodeTable(preset, Probe(for: preset, amplitude: 0.01))
    #expect(table.restless == [.twin])
    #expect(table.note.contains("never let twin rest"))
    var sweep = FrequencySweep(preset, frequencies: [20], probe: table.probe)
    while !sweep.isFinished { try sweep.advance() }
    let twin = try table.rows(#require(sweep.points.first)).filter { $0.member == .twin }
    #expect(twin.allSatisfy { $0.gain == nil && $0.lag == nil })
    #expect(twin.filter { $0.source == .measured }.allSatisfy { $0.absence == .restless })
    var experiment = Experiment(preset)
    var trace = Trace(for: preset)
    for _ in 0..<5000 {
      try experiment.advance()
      trace.append(experiment)
    }
    let response = Response(of: trace, experiment, proves: true)
    #expect(response.network.allSatisfy { $0.lag != nil && $0.expectedLag != nil })
    #expect(response.twin.allSatisfy { $0.absence == .restless && $0.expectedLag == nil })
  }
}

extension Double {
  fileprivate static func sine(_ angle: Double) -> Double {
    Phasor(length: 1, angle: angle).imaginary
  }
}
