import LatentEquilibrium
import TestSupport
import Testing

@testable import Laboratory
@testable import Presets
@testable import ShippedPresets

/// What a substrate costs over a dial is what separate runs with each of its values cost.
struct RobustnessCurveTests {
  private func finished(_ preset: Preset, _ dial: Parameter, work: Int) throws -> RobustnessCurve {
    var curve = try #require(RobustnessCurve(preset, dial: dial))
    while !curve.isFinished { curve.proceed(work: work) }
    #expect(curve.isFinished && curve.points.map(\.value) == curve.values)
    return curve
  }

  private static let chain = #"""
    {"duration": 300, "tau_r": 8, "activation": "linear", "twin": {"tau_r": 0},
     "layers": [{"weights": [[1]]}, {"weights": [[1]]}]}
    """#

  @Test func `A point is the mean distance to the ideal in a run of its own`() throws {
    let preset = try read(Self.chain)
    let curve = try finished(preset, .tauR, work: 100_000)
    #expect(curve.measure == .error)
    #expect(curve.values.contains(8) && curve.values.first == 0)
    for point in curve.points {
      var experiment = Experiment(try preset.setting(.tauR, to: point.value))
      var sum = 0.0
      for step in 1...3000 {
        try experiment.advance()
        let ideal = try #require(experiment.participants[0].ideal)
        if step > 1500 { sum += abs(experiment.network.rate[2] - ideal.rate[2]) / 1500 }
      }
      #expect(abs(try #require(point.network) - sum) < 1e-12)
    }
    // Looking ahead by the own lag is best, and the twin does not turn with the dial.
    let best = curve.points.min { $0.network ?? 0 < $1.network ?? 0 }
    #expect(best?.value == 10)
    #expect(Set(curve.points.map(\.twin)).count == 1)
  }

  @Test func `The same points come whatever the work at once`() throws {
    let preset = try read(Self.chain)
    let coarse = try finished(preset, .inputNoise, work: .max / 2)
    let fine = try finished(preset, .inputNoise, work: 3000)
    #expect(coarse.points == fine.points)
  }

  /// Noise on the input makes it better to look ahead by less than the own lag.
  @Test func `Under noise the best look-ahead is shorter`() throws {
    let noisy = try read(
      #"""
      {"duration": 1000, "activation": "linear", "layers": [{"weights": [[1]]}],
       "substrate": {"input_noise": 0.5}, "stimulus": {"kind": "noise", "order": 2}}
      """#)
    let curve = try finished(noisy, .tauR, work: 1_000_000)
    let best = try #require(curve.points.min { $0.network ?? 0 < $1.network ?? 0 })
    #expect(best.value == 5, "by transfer functions the error is smallest at τr/τm = .50")
    #expect(curve.measure == .missed)
    let told = try #require(curve.theoryBest)
    #expect(abs(told.value / 10 - 0.5) < 0.01)
    #expect(abs(try #require(told.network) - 0.1256) < 5e-5)
  }

  /// What is measured is what theory says, within what two thousand time constants of noise leave open.
  @Test(arguments: RobustnessCurve.dials.filter { $0 != .rateNoise })
  func `Dots lie on the line of theory`(dial: Parameter) throws {
    let preset = try read(
      #"""
      {"duration": 2000, "activation": "linear", "tau_m": 0.5, "tau_r": 0.4,
       "layers": [{"weights": [[1]]}, {"weights": [[1]]}], "twin": {"tau_r": 0},
       "substrate": {"input_noise": 0.3}, "stimulus": {"kind": "noise", "tau": 0.5, "order": 2, "amplitude": 2}}
      """#)
    let curve = try finished(preset, dial, work: 1_000_000)
    #expect(curve.measure == .missed && curve.theory.count == 4 * (curve.values.count - 1) + 1)
    for point in curve.points {
      let told = try #require(curve.theory.first { $0.value == point.value })
      let (network, twin) = (try #require(point.network), try #require(point.twin))
      let (ofNetwork, ofTwin) = (try #require(told.network), try #require(told.twin))
      #expect(abs(network - ofNetwork) < 0.12 * ofNetwork, "\(point.value)")
      #expect(abs(twin - ofTwin) < 0.12 * ofTwin, "\(point.value)")
    }
    let best = try #require(curve.theoryBest?.network)
    // Between rungs there are filters faster than a step, which a preset may not have.
    #expect(curve.theory.compactMap(\.network).allSatisfy { $0 >= best })
  }

  @Test(arguments: [
    #""substrate": {"rate_noise": 0.1}"#, #""stimulus": {"kind": "sine"}"#,
    #""activation": "tanh""#,
    #""eta_tau": 1"#, #""beta": 0.1, "target": {"kind": "sine"}"#,
  ])
  func `Theory is silent where it does not hold`(change: String) throws {
    let key = change.split(separator: ":")[0]
    let lines = [
      #""stimulus": {"kind": "noise"}"#, #""activation": "linear""#, #""layers": [{"neurons": 1}]"#,
    ]
    let preset = try read(
      "{\((lines.filter { !$0.hasPrefix(key) } + [change]).joined(separator: ", "))}")
    let curve = try #require(RobustnessCurve(preset, dial: .tauR))
    #expect(curve.measure != .missed)
  }

  @Test func `A task is learned anew at each value`() throws {
    let preset = try shipped("bars", setting: ["task.presentation=1"])
    let curve = try finished(preset, .rateNoise, work: 10_000_000)
    #expect(curve.measure == .accuracy(samples: 9))
    for point in curve.points { #expect((0...1).contains(try #require(point.network))) }
  }

  @Test func `A network that diverges has no outcome`() throws {
    let preset = try read(
      #"{"duration": 400, "activation": "linear", "layers": [{"weights": [[1]]}], "tau_r": 1e6}"#)
    let curve = try finished(
      preset.setting(.amplitude, to: 1e9), .tauR, work: 1_000_000)
    #expect(curve.points.last?.network == nil)
  }

  @Test func `It is of other parameters but not of another place of the dial`() throws {
    let preset = try read(Self.chain)
    let curve = try #require(RobustnessCurve(preset, dial: .tauSpread))
    #expect(curve.isOf(try preset.setting(.tauSpread, to: 0.2)))
    #expect(!curve.isOf(try preset.setting(.tauSpread, to: 0.23)), "no such point")
    #expect(!curve.isOf(try preset.setting(.tauM, to: 20)))
  }

  @Test func `Every shipped preset has dials, and a first point soon`() throws {
    for name in EmbeddedFiles.selfContained {
      let preset = try shipped(name)
      for dial in RobustnessCurve.dials {
        guard var curve = RobustnessCurve(preset, dial: dial) else { continue }
        curve.proceed(work: 200_000)
        #expect(curve.values == curve.values.sorted())
      }
      // A circuit has no such substrate.
      let hasSubstrate = preset.family == .layered
      #expect((RobustnessCurve(preset, dial: .tauSpread) != nil) == hasSubstrate, "\(name)")
    }
  }
}
