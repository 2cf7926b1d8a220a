import Glibc
import LatentEquilibrium
import TestSupport
import Testing

@testable import Formats
@testable import Laboratory
@testable import Presets
@testable import Studies

/// Lags and leads add up from layer to layer, also beyond half a period.
struct PhaseTests {
  /// A chain of linear neurons under a sine.
  private func chain(
    _ layers: Int, tauR: Double, frequency: Double, scheme: Scheme = .synchronous,
    integrator: Integrator = .euler, dt: Double = 0.1
  ) throws -> Preset {
    let layer = #"{"neurons": 1, "weights": [[1]]}"#
    let chain = Array(repeating: layer, count: layers).joined(separator: ",")
    return try read(
      #"""
      {"activation": "linear", "tau_r": \#(tauR), "dt": \#(dt), "scheme": "\#(scheme.rawValue)",
       "integrator": "\#(integrator.rawValue)", "layers": [\#(chain)], "twin": {"tau_r": 0},
       "stimulus": {"kind": "sine", "frequency": \#(frequency)}}
      """#)
  }

  private func phases(_ member: Member, of preset: Preset) -> [Double] {
    let tauR = member == .twin ? 0 : preset.tauR ?? preset.tauM
    let omega = 2 * Double.pi * (preset.carrier?.frequency ?? 0) / 1000
    let each = atan(omega * tauR) - atan(omega * preset.tauM)
    return (1...preset.layers.count).map { Double($0) * each }
  }

  @Test(arguments: [0.0, 5, 20, 30, 80, 300], [1, 5, 20, 50])
  func `In continuous time layer n is n times layer 1`(tauR: Double, frequency: Double) throws {
    let preset = try chain(12, tauR: tauR, frequency: frequency)
    let experiment = Experiment(preset)
    for member in Member.pair {
      let forms = experiment.closedForms(of: member)
      for (form, phase) in zip(forms, phases(member, of: preset)) {
        #expect(abs((form.continuous?.phase ?? .nan) - phase) < 1e-9)
      }
    }
  }

  @Test(arguments: Scheme.allCases, Integrator.allCases)
  func `Every scheme is followed through all turns, up to the fastest sine`(
    scheme: Scheme, integrator: Integrator
  ) throws {
    for tauR in [0.0, 5, 10, 12, 60] {
      for frequency in [1.0, 20, 200, 900] {
        let preset = try chain(
          9, tauR: tauR, frequency: frequency, scheme: scheme, integrator: integrator, dt: 0.5)
        let forms = Experiment(preset).closedForms(of: .network)
        let relaxation = integrator == .euler ? 0.05 : 1 - exp(-0.05)
        var phase = 0.0
        for (number, form) in forms.enumerated() {
          phase +=
            FrequencyResponse.discrete(
              frequency: frequency, lookahead: tauR / 10, relaxation: relaxation, dt: 0.5,
              delay: number > 0 && scheme == .synchronous ? 1 : 0
            ).phase
          #expect(abs((form.scheme?.phase ?? .nan) - phase) < 1e-9)
        }
      }
    }
  }

  @Test(arguments: [0.0, 30, 80], [Scheme.synchronous, .gaussSeidel])
  func `What is measured has the sign and the size of theory`(
    tauR: Double, scheme: Scheme
  ) throws {
    let preset = try chain(8, tauR: tauR, frequency: 20, scheme: scheme)
    let timeline = Timeline(running: preset, lasting: 900)
    let response = Response(of: timeline)
    let probe = Probe(for: preset)
    var sweep = FrequencySweep(preset, frequencies: [20], probe: probe)
    while !sweep.isFinished { try sweep.advance() }
    let table = BodeTable(preset, probe).rows(sweep.points[0])
    for member in Member.pair {
      let measured = member == .network ? response.network : response.twin
      let curves = Experiment(preset).curves(of: member, .continuous, frequencies: [20])
      for (number, phase) in phases(member, of: preset).enumerated() {
        // The transport of the scheme, dt a layer, is small beside a turn.
        let lag = -phase / (2 * Double.pi) * 50
        #expect(abs((measured[number].lag ?? .nan) - lag) < 1.2)
        #expect(abs((measured[number].expectedLag ?? .nan) - lag) < 1.2)
        #expect(abs((measured[number].lag ?? .nan) - (measured[number].expectedLag ?? .nan)) < 0.05)
        #expect(abs((sweep.points[0].layers(of: member)[number].lag ?? .nan) - lag) < 1.2)
        #expect(abs(curves[number].phases[0] - phase / Double.pi * 180) < 1e-6)
        let rows = table.filter { $0.member == member && $0.layer == number + 1 }
        #expect(rows.count == 3 && rows.allSatisfy { abs(($0.lag ?? .nan) - lag) < 1.2 })
      }
    }
    #expect(abs(phases(.twin, of: preset)[7]) > 2 * Double.pi, "the leaky chain lags by a turn")
  }

  @Test func `A lead of more than half a period is a lead in summary, sweep and lesson`() throws {
    let preset = try shipped("lag-adds-up", setting: ["tau_r=80"])
    let timeline = Timeline(running: preset, lasting: 1200)
    let lags = Response(of: timeline).network.compactMap(\.lag)
    #expect(lags.map { ($0 * 10).rounded() / 10 } == [-28.3, -56.5, -84.7, -112.9])
    let measurements = Measurements(after: timeline)
    for (formula, lag) in [
      ("lag.le.4", -112.9), ("theory.lag.le.4", -112.9), ("continuous.lag.le.4", -113.0),
    ] {
      #expect(abs(try Expression(formula).value(in: measurements) - lag) < 0.15, "\(formula)")
    }
    let sweep = try Sweep(
      shippedLibrary.source(of: "lag-adds-up"), setting: [],
      over: SweepGrid([SweepAxis("tau_r=80")]), measures: [.lag, .expectedLag, .continuousLag])
    let rows = String(decoding: try sweep.rows(of: 1), as: UTF8.self).split(separator: "\n")
      .filter { $0.contains(",le,4,") }
    #expect(rows.count == 3 && rows.allSatisfy { $0.contains(",-11") })
  }

  @Test func `Noise that comes early is found early`() throws {
    let preset = try shipped(
      "fast-noise", setting: ["tau_r=60", "stimulus.tau=100", "stimulus.order=4", "duration=6000"])
    let response = Response(of: Timeline(running: preset, lasting: 6000))
    let lags = response.network.compactMap(\.lag)
    #expect(lags.count == preset.layers.count)
    #expect(zip(lags, lags.dropFirst()).allSatisfy { $1 < $0 - 10 } && lags[0] < -10)
  }
}
