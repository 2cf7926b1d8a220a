import Laboratory
import LatentEquilibrium
import TestSupport
import Testing

@testable import Presets

struct ExperimentTests {
  /// Weights, biases and noise from the seed, a teacher, and learning.
  static let learning = #"""
    {"inputs": 3, "seed": 5, "beta": 0.1, "eta": 0.01, "activation": "tanh",
     "layers": [{"neurons": 4, "weights": {"init": "xavier"}},
                {"neurons": 2, "weights": {"init": "normal"}}],
     "twin": {"tau_r": 0}, "stimulus": {"kind": "noise", "tau": 5},
     "target": {"kind": "teacher", "layers": [{"neurons": 2, "weights": {"init": "normal"}}]},
     "substrate": {"rate_noise": 0.01, "tau_spread": 0.1}}
    """#

  @Test func `The same seed gives the same bits, another one others`() throws {
    let preset = try read(Self.learning)
    let one = try Experiment(preset).advanced(by: 300)
    #expect(try Experiment(preset).advanced(by: 300) == one)
    let other = try Experiment(read(Self.learning, setting: ["seed=6"])).advanced(by: 300)
    #expect(other.network.membranePotential != one.network.membranePotential)
    #expect(other.stimulus != one.stimulus)
  }

  @Test func `A copy goes on with the same bits and leaves the original alone`() throws {
    let halfway = try Experiment(read(Self.learning)).advanced(by: 150)
    let copy = halfway
    let end = try copy.advanced(by: 150)
    #expect(copy == halfway)
    #expect(try halfway.advanced(by: 150) == end)
    #expect(end != halfway)
  }

  @Test func `The twin begins with the network's weights and sees its stimulus`() throws {
    let experiment = Experiment(try read(Self.learning))
    let twin = try #require(experiment.twin)
    for (l, layer) in experiment.network.layers.enumerated() {
      for neuron in 0..<layer.neurons {
        for input in 0..<layer.inputs {
          let weight = experiment.network.weight(layer: l, neuron: neuron, input: input)
          #expect(twin.weight(layer: l, neuron: neuron, input: input) == weight)
          #expect(weight != 0)
        }
      }
    }
    let later = try experiment.advanced(by: 50)
    #expect(later.twin?.rate.prefix(3) == later.network.rate.prefix(3))
    #expect(later.twin?.membranePotential != later.network.membranePotential)
  }

  @Test func `Without a difference the twin is the network`() throws {
    let preset = try shipped("lag-adds-up", setting: [#"twin={"tau_m": 10}"#])
    let experiment = try Experiment(preset).advanced(by: 200)
    #expect(experiment.twin == experiment.network)
  }

  @Test func `A changed time constant keeps the state and acts from the next step on`() throws {
    let preset = try shipped("lag-adds-up")
    var experiment = try Experiment(preset).advanced(by: 333)
    let before = experiment
    let changed = try preset.setting(.tauM, to: 20)
    let isKept = experiment.adopt(changed)
    #expect(isKept)
    #expect(experiment.network.membranePotential == before.network.membranePotential)
    #expect(experiment.twin?.membranePotential == before.twin?.membranePotential)
    #expect(experiment.time == before.time && experiment.age == 333)
    let u = before.network.membranePotential[0]
    try experiment.advance()
    let step = (experiment.stimulus[0] - u) * 0.1 / 20
    #expect(abs(experiment.network.membranePotential[0] - u - step) < 1e-15)
    // Adopting what is already there changes nothing.
    var same = before
    let isKeptToo = same.adopt(preset)
    #expect(isKeptToo)
    #expect(try same.advanced(by: 10) == before.advanced(by: 10))
  }

  @Test func `Learned weights survive a change of the stimulus, not one of the seed`() throws {
    let preset = try read(Self.learning)
    let learned = try Experiment(preset).advanced(by: 500)
    let weight = learned.network.weight(layer: 0, neuron: 1, input: 2)
    #expect(weight != Experiment(preset).network.weight(layer: 0, neuron: 1, input: 2))
    var kept = learned
    let isKept = kept.adopt(try preset.setting(.stimulusKind, to: "sine"))
    #expect(isKept)
    #expect(kept.network.weight(layer: 0, neuron: 1, input: 2) == weight)
    var fresh = learned
    let reseeded = try preset.setting(.seed, to: 99)
    let isKeptToo = fresh.adopt(reseeded)
    #expect(!isKeptToo)
    #expect(fresh == Experiment(reseeded))
  }

  @Test func `Another dt keeps the time and the phase of the stimulus`() throws {
    let preset = try shipped("lag-adds-up")
    var experiment = try Experiment(preset).advanced(by: 1000)
    let isKept = experiment.adopt(try preset.setting(.dt, to: 0.5))
    #expect(isKept)
    #expect(experiment.time == 100 && experiment.age == 1000)
    try experiment.advance()
    let fresh = try Experiment(preset.setting(.dt, to: 0.5)).advanced(by: 201)
    #expect(experiment.stimulus == fresh.stimulus)
    #expect(experiment.time == fresh.time)
  }

  @Test func `An impulse adds to every input for its width`() throws {
    var plain = try Experiment(read(Self.learning)).advanced(by: 10)
    var struck = plain
    struck.strike()
    for step in 1...60 {
      try plain.advance()
      try struck.advance()
      let height = step <= 50 ? Impulse.height : 0
      #expect(struck.stimulus == plain.stimulus.map { $0 + height })
    }
  }

  @Test func `A target pulls between its times only`() throws {
    let preset = try read(
      preset(#""dt": 0.5, "target": {"kind": "constant", "amplitude": 3, "from": 2, "until": 4}"#))
    var experiment = Experiment(preset)
    for step in 1...12 {
      try experiment.advance()
      #expect(experiment.target == (5...8 ~= step ? [3, 3] : []))
      #expect((experiment.loss(of: .network) != nil) == (5...8 ~= step))
    }
  }

  /// Under Euler with dt = 5·τm the potential is 1 − (−4)ⁿ, beyond 10⁶ in step 10.
  @Test func `A divergence has its network, layer, step and time`() throws {
    func fault(_ keys: String) throws -> ExperimentFault? {
      let text =
        #"{"dt": 5, "tau_m": 5, "activation": "linear", "stimulus": {"kind": "constant"}, \#(keys)}"#
      return #expect(throws: ExperimentFault.self) {
        _ = try Experiment(read(text)).advanced(by: 100)
      }
    }
    let unit = #""weights": [[1]]"#
    let first = try fault(#""layers": [{"tau_m": 1, \#(unit)}], "twin": null"#)
    #expect(first?.description == "the network diverged in layer 1 at 50 ms")
    // The upper layer sees the lower one a step later.
    let second = try fault(#""layers": [{\#(unit)}, {"tau_m": 1, \#(unit)}], "twin": null"#)
    #expect(second?.layer == 2)
    #expect(second?.step == 11)
    let twin = try fault(#""layers": [{\#(unit)}], "twin": {"tau_m": 1}"#)
    #expect(twin?.member == .twin)
    #expect(twin?.step == 10)
    #expect(twin?.time == 50)
  }

  /// Inside 0…1 the error drives p out to where the slope is 0; without it p is inside again.
  @Test func `Equations without a solution are not called divergence`() throws {
    let preset = try read(
      #"""
      {"layers": [{"neurons": 1, "activation": "hard_sigmoid", "weights": [[1]]}], "beta": 1,
       "scheme": "equilibrium", "stimulus": {"kind": "constant", "amplitude": 0.9}, "twin": null,
       "target": {"kind": "constant", "amplitude": 5}}
      """#)
    var timeline = Timeline(preset)
    for _ in 0..<5 { timeline.advance() }
    let fault = try #require(timeline.fault)
    #expect(fault.cause == .noEquilibrium)
    #expect(fault.description == "the network found no rates and errors in equilibrium at 0.1 ms")
    #expect(timeline.remedy.contains("β"))
  }
}
