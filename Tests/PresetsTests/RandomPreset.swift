import Formats
import LatentEquilibrium
import TestSupport

@testable import Presets
@testable import Samples

/// Presets drawn at random.
enum RandomPreset {
  static func preset(_ random: inout RandomGenerator) -> Preset {
    let layers = layers(&random)
    let outputs = layers[layers.count - 1].neurons
    var preset = Preset(
      title: "Zufällig \"\(random.next())\"\n", about: "", tags: ["a", "b"],
      seed: random.next() >> 11, dt: positive(&random), duration: positive(&random),
      tauM: positive(&random), tauR: maybe(&random, positive), activation: choice(&random),
      beta: positive(&random), gamma: positive(&random), eta: positive(&random),
      scheme: choice(&random), integrator: choice(&random), errorFrom: choice(&random),
      feedback: choice(&random), inputs: 2, layers: layers,
      twins: (0..<Int(random.uniform() * 4)).map { _ in
        TwinPreset(
          name: maybe(&random) { "twin \($0.next())" }, tauR: maybe(&random, positive),
          beta: maybe(&random, positive), errorFrom: maybe(&random, choice),
          scheme: maybe(&random, choice), activation: maybe(&random, choice),
          layers: maybe(&random) { random in layers.map { ownWeights(of: $0, &random) } } ?? [])
      },
      stimulus: signals(&random, count: 2),
      target: TargetPreset(
        kind: random.uniform() < 0.3 ? .none : .signal(.shared(stimulus(&random))), from: 0,
        until: maybe(&random, positive)),
      task: nil,
      substrate: SubstratePreset(
        rateNoise: positive(&random), tauSpread: random.uniform(), tauSynapse: positive(&random),
        filterErrors: random.uniform() < 0.5 && outputs > 0),
      view: ViewPreset(
        open: "bode", speed: positive(&random), window: maybe(&random, positive),
        axes: maybe(&random) { _ in
          AxesPreset(
            across: AxisPreset(.weight, layer: 1, input: 0), upwards: AxisPreset(.stimulus))
        }))
    if random.uniform() < 0.3 { preset.show(task(&random)) }
    if preset.contradiction != nil {
      preset.substrate.rateNoise = 0
      preset.substrate.tauSynapse = 0
    }
    return preset
  }

  /// Nine bars or some points in a Yin-Yang symbol.
  private static func task(_ random: inout RandomGenerator) -> TaskPreset {
    let isBars = random.uniform() < 0.5
    let scale = maybe(&random) { TaskPreset.Scale(low: -positive(&$0), high: positive(&$0)) }
    let (training, test) =
      isBars
      ? (Bars.samples, Bars.samples)
      : (YinYang.samples(7, seed: YinYang.trainingSeed), YinYang.samples(3, seed: YinYang.testSeed))
    let scaling = scale.map {
      FeatureScaling(
        Array(repeating: 0...1, count: training.inputs), low: $0.low, high: $0.high)
    }
    return TaskPreset(
      source: isBars ? .bars : .yinYang, training: training.scaled(by: scaling ?? .identity),
      test: test.scaled(by: scaling ?? .identity), presentation: positive(&random),
      pause: maybe(&random, positive) ?? 0, epochs: Int(positive(&random)),
      batch: 1 + Int(positive(&random)), shuffle: random.uniform() < 0.5, scale: scale,
      scaling: scaling ?? .identity, on: random.gaussian(), off: random.gaussian())
  }

  private static func layers(_ random: inout RandomGenerator) -> [LayerPreset] {
    var below = 2
    return (0..<3).map { _ in
      let neurons = 1 + Int(random.uniform() * 3)
      let inputs = below
      below = neurons
      func each(_ random: inout RandomGenerator) -> [Double] {
        (0..<neurons).map { _ in positive(&random) }
      }
      func weights(_ random: inout RandomGenerator, columns: Int) -> WeightPreset {
        switch Int(random.uniform() * 6) {
        case 0: .normal(mean: random.gaussian(), std: positive(&random))
        case 1: .uniform(low: -positive(&random), high: positive(&random))
        case 2: .xavier(gain: random.gaussian())
        case 3: .identity(value: random.gaussian())
        case 4: .constant(value: random.gaussian())
        default:
          .explicit((0..<neurons).map { _ in (0..<columns).map { _ in random.gaussian() } })
        }
      }
      return LayerPreset(
        name: "x", neurons: neurons, tauM: maybe(&random, each), tauR: maybe(&random, each),
        activation: maybe(&random, choice), eta: maybe(&random, positive),
        weights: weights(&random, columns: inputs), biases: weights(&random, columns: 1),
        feedbackWeights: maybe(&random) { weights(&$0, columns: inputs) })
    }
  }

  private static func ownWeights(
    of layer: LayerPreset, _ random: inout RandomGenerator
  ) -> TwinLayerPreset {
    TwinLayerPreset(
      weights: maybe(&random) { .normal(mean: $0.gaussian(), std: positive(&$0)) },
      biases: maybe(&random) { random in
        .explicit((0..<layer.neurons).map { _ in [random.gaussian()] })
      })
  }

  private static func signals(_ random: inout RandomGenerator, count: Int) -> InputPreset {
    if random.uniform() < 0.5 { return .shared(stimulus(&random)) }
    return .perInput((0..<count).map { _ in stimulus(&random) })
  }

  private static func stimulus(_ random: inout RandomGenerator) -> Stimulus {
    let number = positive(&random)
    let shapes: [any StimulusShape] = [
      Stimulus.Constant(), Stimulus.Step(at: number),
      Stimulus.Pulse(at: 1, width: number, period: 3 * number),
      Stimulus.Square(frequency: number, phase: -90),
      Stimulus.Sine(frequency: number, phase: 0.1),
      Stimulus.Triangle(frequency: number, phase: 1),
      Stimulus.Sawtooth(frequency: number, phase: 2), Stimulus.Noise(tau: number, order: 3),
      Stimulus.HeldNoise(hold: number),
      Stimulus.HeldRows(values: [[1], [2]], hold: number, shuffle: true),
      Stimulus.Pieces([
        .init(.standard, for: number),
        .init(Stimulus(shape: Stimulus.Pulse(at: number, width: 1, period: 0)), for: 2 * number),
      ]),
      Stimulus.Sum([
        .standard, Stimulus(shape: Stimulus.Constant(), amplitude: 0.3, offset: number),
      ]),
    ]
    return Stimulus(
      shape: shapes[Int(random.uniform() * Double(shapes.count))], amplitude: random.gaussian(),
      offset: random.gaussian())
  }

  private static func positive(_ random: inout RandomGenerator) -> Double {
    0.001 + 100 * random.uniform()
  }

  private static func choice<Choice: CaseIterable>(_ random: inout RandomGenerator) -> Choice {
    let all = Array(Choice.allCases)
    return all[Int(random.uniform() * Double(all.count))]
  }

  private static func maybe<Value>(
    _ random: inout RandomGenerator, _ value: (inout RandomGenerator) -> Value
  ) -> Value? {
    random.uniform() < 0.5 ? value(&random) : nil
  }
}

extension Preset {
  /// Takes a task in the place of stimulus and target, with the inputs and outputs that it needs.
  fileprivate mutating func show(_ task: TaskPreset) {
    self.task = task
    stimulus = .silent
    target = .none
    inputs = task.inputs
    for twin in twins.indices { twins[twin].layers = [] }
    view.axes = nil
    layers = [task.outputs].map {
      LayerPreset(
        name: "x", neurons: $0, tauM: nil, tauR: nil, activation: nil, eta: nil,
        weights: .xavier(gain: 1), biases: .constant(value: 0), feedbackWeights: nil)
    }
  }
}
