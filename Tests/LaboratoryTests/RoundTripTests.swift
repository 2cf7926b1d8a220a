import LatentEquilibrium
import Testing

@testable import Laboratory

/// What a preset writes, it reads.
struct RoundTripTests {
  @Test(arguments: 0..<300)
  func `A preset reads back as itself`(seed: UInt64) throws {
    var random = RandomGenerator(seed: seed, stream: "presets")
    let preset = RandomPreset.preset(&random)
    let pretty = try JSON(parsing: Array(preset.json.pretty.utf8))
    let compact = try JSON(parsing: Array(preset.json.compact.utf8))
    #expect(pretty == compact)
    #expect(!preset.json.compact.contains("\n"))
    #expect(try Preset(json: pretty, in: .working) == preset)
  }

  @Test func `The defaults are those of the documentation`() throws {
    let preset = try read(#"{"layers": [{}, {}]}"#)
    #expect(
      preset.json.compact == #"{"format":"lescope/1","title":"Untitled","about":"","tags":[],"#
        + #""seed":7,"dt":0.1,"duration":1000,"tau_m":10,"tau_r":10,"activation":"tanh","#
        + #""beta":0,"gamma":1,"eta":0,"scheme":"synchronous","integrator":"euler","#
        + #""error_from":"tau_m","feedback":"transpose","inputs":1,"layers":["#
        + #"{"neurons":1,"name":"hidden","weights":{"init":"xavier","gain":1},"#
        + #""biases":{"init":"constant","value":0}},"#
        + #"{"neurons":1,"name":"output","weights":{"init":"xavier","gain":1},"#
        + #""biases":{"init":"constant","value":0}}],"#
        + #""twin":{"tau_r":0,"error_from":"tau_r"},"#
        + #""stimulus":{"kind":"sine","frequency":5,"phase":0,"amplitude":1,"offset":0},"#
        + #""target":{"kind":"none"},"#
        + #""substrate":{"rate_noise":0,"tau_spread":0,"tau_synapse":0,"filter_errors":false},"#
        + #""view":{"open":"scope","speed":0.05}}"#)
  }

  @Test func `A tie is kept only where the numbers mean the same`() throws {
    let plain = try read(#"{"tau_m": 10, "tau_r": 10, "layers": [{}]}"#)
    #expect(plain.tauR == nil)
    // The first layer takes 10 from the top, whatever its own τm.
    let mixed = try read(#"{"tau_m": 10, "tau_r": 10, "layers": [{"tau_m": 20}, {}]}"#)
    #expect(mixed.tauR == 10)
    #expect(mixed.value(of: .tauR, layer: 0) == .number(10))
    let tied = try read(#"{"tau_m": 10, "layers": [{"tau_m": 20}, {}]}"#)
    #expect(tied.value(of: .tauR, layer: 0) == .number(20))
    #expect(tied.json["tau_r"] == .number(10))
    #expect(try Preset(json: tied.json, in: .working) == tied)
  }

  @Test func `Sizes follow from weights and biases written out`() throws {
    let preset = try read(#"{"layers": [{"weights": [[1], [2]]}, {"biases": [1, 2, 3]}, {}]}"#)
    #expect(preset.layers.map(\.neurons) == [2, 3, 1])
  }

  @Test func `A twin left out is leaky, null is none, and an object says all`() throws {
    #expect(try read(preset("")).twin == .leaky)
    #expect(try read(preset(#""twin": null"#)).twin == nil)
    #expect(try read(preset(#""twin": {}"#)).twin == TwinPreset())
    #expect(try read(preset(#""twin": {"beta": 1}"#)).twin == TwinPreset(beta: 1))
  }

  @Test func `A target chirp keeps its frequencies apart from its times`() throws {
    let text = preset(#""target": {"kind": "chirp", "from": 3, "until": 50}"#)
    let chirp = Stimulus(shape: .chirp(from: 3, to: 100, sweep: 2000), amplitude: 1, offset: 0)
    #expect(
      try read(text).target == TargetPreset(kind: .signal(.shared(chirp)), from: 0, until: 50))
  }

  @Test func `A file is written with a name that means it anywhere`() throws {
    let preset = try PresetLibrary(environment: { _ in nil }, executable: nil)
      .preset("recorded-signal")
    #expect(preset.json["stimulus"]?["file"] == .text("lescope:recorded-signal.csv"))
    #expect(try Preset(json: preset.json, in: .directory("/nowhere")) == preset)
  }

  @Test func `A warning is no fault`() throws {
    let coarse = try read(#"{"dt": 20, "layers": [{}, {"tau_m": 5}]}"#)
    #expect(
      coarse.warnings.map(\.description) == [
        "dt: the step of 20 ms is too coarse for a membrane of 10 ms and forward Euler diverges; "
          + "take dt below 20 ms, or the exponential integrator"
      ])
    #expect(try read(#"{"dt": 20, "integrator": "exponential", "layers": [{}]}"#).warnings.isEmpty)
    #expect(try read(#"{"dt": 19.9, "layers": [{}]}"#).warnings.isEmpty)
  }
}

/// Presets drawn at random.
private enum RandomPreset {
  static func preset(_ random: inout RandomGenerator) -> Preset {
    let layers = layers(&random)
    let outputs = layers[layers.count - 1].neurons
    return Preset(
      title: "Zufällig \"\(random.next())\"\n", about: "", tags: ["a", "b"],
      seed: random.next() >> 11, dt: positive(&random), duration: positive(&random),
      tauM: positive(&random), tauR: maybe(&random, positive), activation: choice(&random),
      beta: positive(&random), gamma: positive(&random), eta: positive(&random),
      scheme: choice(&random), integrator: choice(&random), errorFrom: choice(&random),
      feedback: choice(&random), inputs: 2, layers: layers,
      twin: maybe(&random) {
        TwinPreset(
          tauR: maybe(&$0, positive), beta: maybe(&$0, positive), errorFrom: maybe(&$0, choice),
          scheme: maybe(&$0, choice), activation: maybe(&$0, choice))
      },
      stimulus: signals(&random, count: 2),
      target: TargetPreset(
        kind: random.uniform() < 0.3 ? .none : .signal(.shared(stimulus(&random))), from: 0,
        until: maybe(&random, positive)),
      substrate: SubstratePreset(
        rateNoise: positive(&random), tauSpread: random.uniform(), tauSynapse: positive(&random),
        filterErrors: random.uniform() < 0.5 && outputs > 0),
      view: ViewPreset(open: "bode", speed: positive(&random), window: maybe(&random, positive)))
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

  private static func signals(_ random: inout RandomGenerator, count: Int) -> InputPreset {
    if random.uniform() < 0.5 { return .shared(stimulus(&random)) }
    return .perInput((0..<count).map { _ in stimulus(&random) })
  }

  private static func stimulus(_ random: inout RandomGenerator) -> Stimulus {
    let number = positive(&random)
    let shapes: [Stimulus.Shape] = [
      .constant, .step(at: number), .pulse(at: 1, width: number, period: 3 * number),
      .square(frequency: number, phase: -90), .sine(frequency: number, phase: 0.1),
      .triangle(frequency: number, phase: 1), .sawtooth(frequency: number, phase: 2),
      .noise(tau: number, order: 3), .sequence(values: [[1], [2]], hold: number, shuffle: true),
      .sum([.standard, Stimulus(shape: .constant, amplitude: 0.3, offset: number)]),
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
