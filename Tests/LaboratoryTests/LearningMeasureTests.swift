import Glibc
import LatentEquilibrium
import Samples
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

  @Test func `The angle is that of the change and the summed gradient by finite differences`()
    throws
  {
    let preset = try read(Self.network, setting: ["eta=0.002"])
    var experiment = try Experiment(preset).advanced(by: 40)
    let start = experiment.network
    var angle = GradientAngle(from: start)
    var sums = (0..<3).map { start.weights(ofLayer: $0).map { $0.map { _ in 0.0 } } }
    for _ in 0..<8 {
      try experiment.advance()
      angle.add(experiment.network, stimulus: experiment.stimulus, target: experiment.target)
      for layer in 0..<3 {
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
            sums[layer][neuron][input] += (cost(with: -1e-5) - cost(with: 1e-5)) / 2e-5
          }
        }
      }
    }
    let angles = angle.ofLayers(experiment.network)
    #expect(angles.count == 3)
    for layer in 0..<3 {
      let before = start.weights(ofLayer: layer).joined()
      let change = zip(experiment.network.weights(ofLayer: layer).joined(), before).map { $0 - $1 }
      let descent = Array(sums[layer].joined())
      func product(_ a: [Double], _ b: [Double]) -> Double {
        zip(a, b).reduce(0) { $0 + $1.0 * $1.1 }
      }
      let cosine =
        product(change, descent)
        / (product(change, change) * product(descent, descent)).squareRoot()
      let found = try #require(angles[layer])
      #expect(abs(cosine - cos(found * .pi / 180)) < 1e-8, "layer \(layer + 1)")
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
          "beta=\(beta)", "eta=1e-4", #"stimulus={"kind": "constant"}"#,
          #"target={"kind": "constant"}"#,
        ])
      let experiment = try Experiment(preset).advanced(by: 400)
      let direction = try #require(LearningDirection(from: experiment, steps: 20))
      return try direction.angles(of: .network).map { try #require($0) }.max() ?? .nan
    }
    let (one, other) = (try largest(beta: 0.1), try largest(beta: 0.001))
    #expect(one < 20 && one > 0.1)
    #expect(other < one / 50)
  }

  @Test func `Without a target, or where nothing is learned, there is no angle`() throws {
    let experiment = Experiment(try read(Self.network))
    var angle = GradientAngle(from: experiment.network)
    angle.add(experiment.network, stimulus: [1, 2, 3], target: [1, 1])
    #expect(angle.ofLayers(experiment.network) == [nil, nil, nil])
    var moved = experiment.network
    moved.setWeights(
      moved.weights(ofLayer: 2).map { $0.map { 2 * $0 } }, biases: [0, 0], ofLayer: 2)
    let untaught = GradientAngle(from: experiment.network)
    #expect(untaught.ofLayers(moved) == [nil, nil, nil])
    var without = untaught
    without.add(moved, stimulus: [1, 2, 3], target: [])
    #expect(without == untaught)
    #expect(angle.ofLayers(moved)[2] != nil)
    #expect(
      LearningDirection(of: Timeline(try read(#"{"layers": [{"neurons": 1}]}"#))) == nil)
  }

  /// A student of a teacher with weights half as large again, on noise, in windows of one second. The
  /// expected angles were measured by an independent program, with other random numbers: LE follows
  /// the gradient at 14, 11 and 9 degrees, its leaky twin with errors of its own is led away from it in
  /// the first layer, at 111 degrees.
  @Test(arguments: [1, 2, 3])
  func `Over a second learning follows the gradient, or does not`(seed: Int) throws {
    let preset = try shipped("teacher", setting: ["seed=\(seed)"])
    let direction = try #require(LearningDirection(from: Experiment(preset), steps: 2000))
    let ours = try direction.angles(of: .network).map { try #require($0) }
    let twin = try direction.angles(of: .twin).map { try #require($0) }
    #expect(ours.allSatisfy { $0 < 20 }, "\(ours)")
    #expect(twin[0] > 85, "\(twin)")
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
