import Glibc
import LatentEquilibrium
import TestSupport
import Testing

@testable import Laboratory
@testable import Presets

/// What is said about learning: angle, change, accuracy and error.
struct LearningMeasureTests {
  private static let network = #"""
    {"dt": 0.5, "seed": 4, "beta": 0.1, "eta": 0, "inputs": 3,
     "layers": [{"neurons": 5, "biases": {"init": "normal", "std": 0.3}},
                {"neurons": 4, "activation": "sigmoid"}, {"neurons": 2, "activation": "linear"}],
     "stimulus": [{"kind": "sine"}, {"kind": "sine", "frequency": 13}, {"kind": "noise"}],
     "target": {"kind": "noise"}}
    """#

  @Test func `The angle is that of the update and the gradient by finite differences`() throws {
    let preset = try read(Self.network)
    let experiment = try Experiment(preset).advanced(by: 40)
    let angles = GradientAngle.ofLayers(
      experiment.network, stimulus: experiment.stimulus, target: experiment.target)
    #expect(angles.count == 3)
    for layer in 0..<3 {
      var (product, updates, gradients) = (0.0, 0.0, 0.0)
      let update = experiment.network.plasticity(ofLayer: layer)
      let weights = experiment.network.weights(ofLayer: layer)
      for neuron in weights.indices {
        for input in weights[neuron].indices {
          func cost(with change: Double) -> Double {
            var network = experiment.network
            var changed = weights
            changed[neuron][input] += change
            network.setWeights(changed, biases: network.biases(ofLayer: layer), ofLayer: layer)
            return self.cost(network, experiment)
          }
          let gradient = (cost(with: -1e-5) - cost(with: 1e-5)) / 2e-5
          product += update[neuron][input] * gradient
          updates += update[neuron][input] * update[neuron][input]
          gradients += gradient * gradient
        }
      }
      let cosine = product / (updates * gradients).squareRoot()
      let angle = try #require(angles[layer])
      #expect(abs(cosine - cos(angle * .pi / 180)) < 1e-8, "layer \(layer + 1)")
    }
  }

  private func cost(_ network: Network, _ experiment: Experiment) -> Double {
    var ideal = IdealNetwork(shapedAs: network)
    ideal.evaluate(stimulus: experiment.stimulus, weightsOf: network)
    return zip(experiment.target, ideal.rate.suffix(2)).reduce(0) {
      $0 + 0.5 * ($1.0 - $1.1) * ($1.0 - $1.1)
    }
  }

  @Test func `In Latent Equilibrium the update is the gradient as β goes to 0`() throws {
    func largest(beta: Double) throws -> Double {
      let preset = try read(
        Self.network,
        setting: [
          "beta=\(beta)", #"stimulus={"kind": "constant"}"#, #"target={"kind": "constant"}"#,
        ])
      let experiment = try Experiment(preset).advanced(by: 400)
      let angles = GradientAngle.ofLayers(
        experiment.network, stimulus: experiment.stimulus, target: experiment.target)
      return try angles.map { try #require($0) }.max() ?? .nan
    }
    let (one, other) = (try largest(beta: 0.1), try largest(beta: 0.001))
    #expect(one < 20 && one > 0.1)
    #expect(other < one / 50)
  }

  @Test func `Without a target there is no angle, and none of nothing`() throws {
    let experiment = Experiment(try read(Self.network))
    let (network, stimulus) = (experiment.network, experiment.stimulus)
    #expect(GradientAngle.ofLayers(network, stimulus: stimulus, target: []).isEmpty)
    #expect(
      GradientAngle.ofLayers(network, stimulus: stimulus, target: [1, 1]) == [nil, nil, nil])
  }

  @Test func `Drift is the change of the weights over their size`() throws {
    let start = Network(try read(Self.network).network)
    var moved = start
    moved.setWeights(
      start.weights(ofLayer: 1).map { $0.map { 1.5 * $0 } }, biases: start.biases(ofLayer: 1),
      ofLayer: 1)
    #expect(abs(moved.drift(ofLayer: 1, from: start) - 0.5) < 1e-14)
    #expect(moved.drift(ofLayer: 0, from: start) == 0)
    let all = moved.drift(from: start)
    #expect(all > 0 && all < 0.5)
  }

  @Test func `What is plastic is what the next weights show`() throws {
    let preset = try read(Self.network, setting: ["eta=0.01", "stimulus={\"kind\": \"constant\"}"])
    var experiment = try Experiment(preset).advanced(by: 300)
    let before = experiment.network.weights(ofLayer: 0)
    try experiment.advance()
    let change = experiment.network.plasticity(ofLayer: 0)
    for (rows, changes) in zip(zip(before, experiment.network.weights(ofLayer: 0)), change) {
      for (weights, change) in zip(zip(rows.0, rows.1), changes) {
        #expect(abs(weights.1 - weights.0 - 0.5 * 0.01 * change) < 1e-15)
      }
    }
  }

  /// Bars by template: the output of a class is high for its three patterns.
  private static let bars = #"""
    {"dt": 0.5, "layers": [{"neurons": 9, "activation": "relu", "weights": \#(templates),
       "biases": [-2, -2, -2, -2, -2, -2, -2, -2, -4]},
      {"neurons": 3, "activation": "linear", "weights": [[1, 1, 1, 0, 0, 0, 0, 0, 0],
        [0, 0, 0, 1, 1, 1, 0, 0, 0], [0, 0, 0, 0, 0, 0, 1, 1, -1]]}],
     "task": {"kind": "bars", "presentation": 5}}
    """#
  private static let templates =
    "[\((0..<9).map { "\(Array(Bars.samples.features(of: $0)))" }.joined(separator: ", "))]"

  @Test func `A network that knows is right, one that does not is as good as chance`() throws {
    let preset = try read(Self.bars)
    let task = try #require(preset.task)
    let experiment = Experiment(preset)
    #expect(preset.idealAccuracy(of: experiment.network, on: task.test) == 1)
    #expect(preset.accuracy(of: experiment.network, on: task.test) == 1)
    // One class of three, because all outputs are 0.
    let blank = Experiment(
      try read(Self.bars, setting: ["layers.2.weights={\"init\": \"constant\", \"value\": 0}"]))
    #expect(preset.accuracy(of: blank.network, on: task.test) == 1.0 / 3)
    #expect(preset.accuracy(of: blank.network, on: task.test, limit: 4) == 0.75)
    #expect(preset.staticLoss(of: experiment.network) == 0)
  }

  @Test func `A leaky network has not answered yet when the next sample comes`() throws {
    let preset = try read(Self.bars, setting: ["task.presentation=1"])
    let task = try #require(preset.task)
    let experiment = Experiment(preset)
    let twin = try #require(experiment.twin)
    #expect(preset.accuracy(of: experiment.network, on: task.test) == 1)
    let short = try #require(preset.accuracy(of: twin, as: .twin, on: task.test))
    #expect(short < 0.7)
    let slow = try preset.setting(.presentation, to: 200)
    #expect(slow.accuracy(of: twin, as: .twin, on: task.test) == 1)
  }

  @Test func `A test changes nothing and learns nothing`() throws {
    let preset = try read(Self.bars, setting: ["eta=0.1", "beta=0.1"])
    let task = try #require(preset.task)
    let experiment = try Experiment(preset).advanced(by: 50)
    let before = experiment
    let once = preset.accuracy(of: experiment.network, on: task.test)
    #expect(preset.accuracy(of: experiment.network, on: task.test) == once)
    #expect(experiment == before)
    #expect(preset.withoutLearning.learns == false && preset.learns)
  }

  @Test func `A network that is its own teacher has no error, a silent one that of the variance`()
    throws
  {
    let layers = #"[{"neurons": 3, "weights": [[1, 2], [3, -1], [0, 1]]}]"#
    let text = #"""
      {"inputs": 2, "dt": 0.5, "layers": \#(layers), "stimulus": [{"kind": "noise"}, {"kind": "noise"}],
       "target": {"kind": "teacher", "layers": \#(layers)}}
      """#
    let preset = try read(text)
    #expect(preset.staticLoss(of: Network(preset.network)) == 0)
    let silent = try read(
      text, setting: [#"layers.1.weights={"init": "constant", "value": 0}"#])
    let loss = try #require(silent.staticLoss(of: Network(silent.network)))
    // The teacher's mean is nearly 0.
    #expect(abs(loss - 1) < 0.02)
  }
}
