import LatentEquilibrium
import TestSupport
import Testing

@testable import Laboratory
@testable import Presets

/// The exactly backpropagated network beside an experiment.
struct YardstickTests {
  private static let text = #"""
    {"dt": 0.2, "eta": 0.05, "beta": 0.05, "inputs": 2,
     "layers": [{"neurons": 4}, {"neurons": 3, "activation": "linear", "eta": 0.02}],
     "stimulus": [{"kind": "sine"}, {"kind": "noise"}], "target": {"kind": "square", "until": 30}}
    """#

  @Test func `It learns from the same stimulus and target`() throws {
    let preset = try read(Self.text)
    var experiment = Experiment(preset, tracksLearning: true)
    var alone = BackpropagatedNetwork(preset.network)
    for step in 1...200 {
      try experiment.advance()
      guard step <= 150 else {
        #expect(experiment.yardstickLoss == nil)
        continue
      }
      try alone.step(stimulus: experiment.stimulus, target: experiment.target)
      let cost = zip(experiment.target, alone.rate(ofLayer: 1, copy: 0)).reduce(0) {
        $0 + ($1.0 - $1.1) * ($1.0 - $1.1) / 2
      }
      #expect(try abs(#require(experiment.yardstickLoss) - cost) < 1e-14)
    }
    #expect(experiment.yardstick?.weights(ofLayer: 0) == alone.weights(ofLayer: 0))
    #expect(alone.weights(ofLayer: 0) != Network(preset.network).weights(ofLayer: 0))
  }

  @Test func `Nobody pays who does not ask, and nothing is measured where nothing learns`() throws {
    let preset = try read(Self.text)
    #expect(Experiment(preset).yardstick == nil)
    #expect(Experiment(try preset.setting(.eta, to: 0), tracksLearning: true).yardstick == nil)
    var free = preset
    free.target = .none
    #expect(Experiment(free, tracksLearning: true).yardstick == nil)
  }

  @Test func `Plasticity that is switched on starts it where the network is`() throws {
    let preset = try read(Self.text)
    var experiment = try Experiment(preset.withoutLearning, tracksLearning: true).advanced(by: 40)
    #expect(experiment.yardstick == nil)
    experiment.adopt(preset)
    let yardstick = try #require(experiment.yardstick)
    #expect(yardstick.weights(ofLayer: 1) == experiment.network.weights(ofLayer: 1))
    // Switched off again it stays, and rests.
    experiment.adopt(preset.withoutLearning)
    experiment = try experiment.advanced(by: 10)
    #expect(experiment.yardstick?.weights(ofLayer: 1) == yardstick.weights(ofLayer: 1))
  }
}
