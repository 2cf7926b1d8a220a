import LatentEquilibrium
import TestSupport
import Testing

@testable import Formats
@testable import Laboratory
@testable import Presets
@testable import ShippedPresets

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

  @Test(arguments: [
    ("synchronous", 2, 1.0, 1.002), ("sweep", 2, 1, 0.619), ("synchronous", 3, 2, 0.0569),
    ("sweep", 5, 1, 0.415),
  ])
  func `The load is β over what the scheme stands`(
    scheme: String, layers: Int, weight: Double, critical: Double
  ) throws {
    var preset = try chain(layers, weight: weight, #", "scheme": "\#(scheme)""#)
    preset.beta = 0.03
    let experiment = try Experiment(preset).advanced(by: 5)
    let loop = try #require(FeedbackLoop(of: .network, in: experiment))
    #expect(abs((loop.criticalBeta ?? 0) / critical - 1) < 0.02)
    #expect(loop.load == 0.03 / (loop.criticalBeta ?? 0) && loop.isStable)
    #expect(experiment.advice(of: .network) == nil)
    #expect(loop.criticalBeta == experiment.criticalBeta(of: .network))
  }

  /// The twin is asked for itself: leaky, it stands more; with errors of its own they may grow from
  /// nothing.
  @Test func `The twin has a loop of its own`() throws {
    let leaky = try Experiment(chain(3, weight: 1)).advanced(by: 5)
    let network = try #require(leaky.criticalBeta(of: .network))
    #expect(try #require(leaky.criticalBeta(of: .twin)) > 50 * network)
    let keys = #", "twin": {"tau_r": 20, "error_from": "tau_r"}"#
    let excited = try Experiment(chain(3, weight: 1, keys)).advanced(by: 5)
    #expect(excited.criticalBeta(of: .twin) == 0)
    let loop = try #require(FeedbackLoop(of: .twin, in: excited))
    #expect(!loop.isStable && loop.safeBeta == nil)
    #expect(excited.advice(of: .twin) == "lower τr or γ")
    #expect(excited.advice(of: .network) == nil)
  }

  @Test func `The equilibrium settles at any β`() throws {
    var preset = try chain(2, weight: 1, #", "scheme": "equilibrium", "twin": null"#)
    preset.beta = 100
    let experiment = try Experiment(preset).advanced(by: 5)
    let loop = try #require(FeedbackLoop(of: .network, in: experiment))
    #expect(loop.criticalBeta == nil && loop.load == 0 && loop.isStable)
  }

  @Test func `What is advised alone lets the loop settle, and β only where there is a target`()
    throws
  {
    var preset = try chain(3, weight: 1, #", "twin": null, "tau_r": 15"#)
    preset.beta = 0.5
    let taught = try Experiment(preset).advanced(by: 5)
    let advice = try #require(taught.advice(of: .network))
    let safe = try #require(FeedbackLoop(of: .network, in: taught)?.safeBeta)
    #expect(advice == "take β below \(JSON.digits(of: safe)), or lower τr or γ")
    preset.errorFrom = .tauR
    preset.target = .none
    let untaught = try Experiment(preset).advanced(by: 5)
    #expect(untaught.advice(of: .network) == "lower τr or γ")
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

  /// The samples of a task close the loop as a target does. The weight of 2 is all that counts.
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
    #expect(abs((loop.criticalBeta ?? 0) / 0.2505 - 1) < 0.02)
    #expect(loop.load == 0.03 / (loop.criticalBeta ?? 0))
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
    let safe = try #require(loop.safeBeta)
    #expect(remedy == "take β below \(JSON.digits(of: safe)), or lower γ")
    #expect((0.8...0.9).contains(safe / (loop.criticalBeta ?? 0)))
    preset.beta = safe
    var settled = Timeline(preset)
    for _ in 0..<100_000 { settled.advance() }
    #expect(settled.fault == nil)
    #expect(abs(settled.experiment.network.membranePotential[0]) < 10)
  }

  /// What is shipped settles: where it has a target β is well below what its step stands.
  @Test(arguments: EmbeddedFiles.selfContained)
  func `Every shipped preset settles under its β`(name: String) throws {
    let experiment = try Experiment(shipped(name)).advanced(by: 50)
    for member in experiment.preset.members {
      let loop = FeedbackLoop(of: member, in: experiment)
      // Who learns in phases has no errors that feed one another from step to step.
      let hasLoop =
        experiment.preset.hasTarget && experiment.preset.beta > 0
        && experiment.network(member) != nil
      #expect((loop != nil) == hasLoop)
      #expect((loop?.load ?? 0) < 0.9, "\(member)")
      #expect(experiment.advice(of: member) == nil)
    }
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
