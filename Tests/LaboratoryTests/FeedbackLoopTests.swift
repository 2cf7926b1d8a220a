import LatentEquilibrium
import TestSupport
import Testing

@testable import Formats
@testable import Laboratory
@testable import Presets

/// The loop output → error → output: how near it is to growing, and what is said when it has.
struct FeedbackLoopTests {
  /// A chain of linear neurons of one weight, on a constant, its output pulled to 2.
  private func chain(_ layers: Int, weight: Double, _ keys: String = "") throws -> Preset {
    let list = Array(repeating: #"{"weights": [[\#(weight)]]}"#, count: layers)
    return try read(
      #"""
      {"activation": "linear", "stimulus": {"kind": "constant"}, "beta": 0.1, "layers":
       [\#(list.joined(separator: ","))], "target": {"kind": "constant", "amplitude": 2} \#(keys)}
      """#)
  }

  /// S of a chain is 1 + w² + w⁴ + … (reference 5.1).
  @Test(arguments: [(1, 1.0, 1.0), (3, 1, 3), (3, 2, 21), (2, 0.5, 1.25)])
  func `The gain of a chain is β times its sum of squares`(
    layers: Int, weight: Double, sum: Double
  ) throws {
    var preset = try chain(layers, weight: weight)
    preset.beta = 0.03
    let experiment = try Experiment(preset).advanced(by: 5)
    let loop = try #require(FeedbackLoop(of: .network, in: experiment))
    #expect(abs(loop.gain - 0.03 * sum) < 1e-12)
    #expect(abs(loop.criticalBeta - 1 / sum) < 1e-12)
    #expect(loop.isStable == (loop.gain < 1))
    // The twin has the same weights and nudging.
    #expect(FeedbackLoop(of: .twin, in: experiment) == loop)
  }

  @Test func `Without a target, nudging or errors on the membranes there is no loop`() throws {
    for keys in [#", "twin": null"#, #", "twin": {"beta": 0}"#, #", "twin": {"gamma": 0}"#] {
      let experiment = try Experiment(chain(2, weight: 1, keys)).advanced(by: 5)
      #expect(FeedbackLoop(of: .twin, in: experiment) == nil)
      #expect(FeedbackLoop(of: .network, in: experiment) != nil)
    }
    var preset = try chain(2, weight: 1)
    preset.target = .none
    #expect(try FeedbackLoop(of: .network, in: Experiment(preset).advanced(by: 5)) == nil)
  }

  /// The samples of a task close the loop as a target does: S = 1 + W·Wᵀ, here with one weight.
  @Test func `A task closes the loop too`() throws {
    let preset = try read(
      #"""
      {"activation": "linear", "beta": 0.03, "dt": 0.1,
       "layers": [{"neurons": 2, "weights": {"init": "constant", "value": 0.1}},
                  {"neurons": 3, "weights": [[2, 0], [0, 0], [0, 0]]}],
       "task": {"kind": "bars", "presentation": 2}}
      """#)
    let experiment = try Experiment(preset).advanced(by: 5)
    let loop = try #require(FeedbackLoop(of: .network, in: experiment))
    #expect(abs(loop.gain - 0.03 * (1 + 2 * 2)) < 1e-9)
    #expect(abs(loop.criticalBeta - 0.2) < 1e-9)
  }

  @Test(arguments: [(3, 2.0), (5, 2.0), (2, 3.0)])
  func `A network that diverged settles with the β that is proposed`(
    layers: Int, weight: Double
  ) throws {
    var preset = try chain(layers, weight: weight)
    preset.twin = nil
    preset.beta = 1
    var timeline = Timeline(preset)
    for _ in 0..<100_000 where timeline.fault == nil { timeline.advance() }
    let fault = try #require(timeline.fault)
    let remedy = timeline.experiment.remedy(for: fault)
    let loop = try #require(FeedbackLoop(of: .network, in: timeline.experiment))
    #expect(remedy == "take β below \(JSON.digits(of: loop.safeBeta))")
    #expect((0.8...0.9).contains(loop.safeBeta / loop.criticalBeta))
    preset.beta = loop.safeBeta
    var settled = Timeline(preset)
    for _ in 0..<100_000 { settled.advance() }
    #expect(settled.fault == nil)
    #expect(abs(settled.experiment.network.membranePotential[0]) < 10)
  }

  @Test func `A step too coarse is named before anything else`() throws {
    var preset = try chain(1, weight: 1)
    preset.dt = 25
    preset.duration = 25
    var timeline = Timeline(preset)
    for _ in 0..<1000 where timeline.fault == nil { timeline.advance() }
    let fault = try #require(timeline.fault)
    #expect(
      timeline.experiment.remedy(for: fault)
        == "take dt below 20 ms, or the exponential integrator")
  }
}
