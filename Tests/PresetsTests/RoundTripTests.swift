import LatentEquilibrium
import Samples
import TestSupport
import Testing

@testable import Formats
@testable import Presets
@testable import ShippedPresets

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

  @Test(arguments: EmbeddedFiles.selfContained)
  func `A shipped preset is read back from what is shown of it`(name: String) throws {
    let preset = try shipped(name)
    #expect(try Preset(json: preset.json, in: .embedded) == preset)
    #expect(try read(preset.json.pretty) == preset)
    #expect(try read(preset.json.compact) == preset)
  }

  @Test(arguments: EmbeddedFiles.selfContained)
  func `Whatever a key can set is written and read as the same experiment`(name: String) throws {
    let preset = try shipped(name)
    for parameter in Parameter.allCases {
      for layer in [nil, preset.layers.count - 1] where layer == nil || parameter.isPerLayer {
        for value in parameter.ladder {
          guard let changed = try? preset.setting(parameter, to: value, layer: layer)
          else { continue }
          expectSame(changed, "\(parameter.rawValue) = \(value) in \(layer ?? -1)")
        }
        for word in parameter.choices {
          guard let changed = try? preset.setting(parameter, to: word, layer: layer)
          else { continue }
          expectSame(changed, "\(parameter.rawValue) = \(word) in \(layer ?? -1)")
        }
      }
    }
  }

  /// A written τr that repeats τm may come back as a tie, which runs the same.
  private func expectSame(_ preset: Preset, _ comment: Comment) {
    guard let copy = try? read(preset.json.compact) else {
      Issue.record("not readable: \(comment)")
      return
    }
    #expect(copy.network == preset.network, comment)
    for member in Member.allCases {
      #expect(copy.network(of: member) == preset.network(of: member), comment)
    }
    #expect((try? read(copy.json.compact)) == copy, comment)
    #expect(copy.stimulus == preset.stimulus, comment)
  }

  @Test func `Every kind of layer, stimulus, target and twin survives`() throws {
    let text = #"""
      {
        "inputs": 2, "seed": 9007199254740991, "title": "a \"quoted\" µ", "tags": ["x"],
        "layers": [
          {"neurons": 3, "tau_m": [5, 10, 20], "tau_r": [0, 10, 30], "eta": 0.1,
           "weights": {"init": "xavier", "gain": 2}, "biases": [1, 2, 3]},
          {"neurons": 2, "activation": "hard_sigmoid", "weights": [[1, 0, -1e-7], [0.1, 2, 3]],
           "feedback_weights": {"init": "uniform", "low": -1, "high": 0.5}}
        ],
        "twin": {"tau_m": 7, "beta": 0.3, "scheme": "sweep", "activation": "relu"},
        "stimulus": [
          {"kind": "sum", "offset": 0.5, "of": [{"kind": "chirp"}, {"kind": "noise", "order": 3},
            {"kind": "pieces", "of": [{"for": 5, "kind": "step", "at": 2}, {"for": 1.5}]}]},
          {"kind": "sequence", "values": [[1], [2], [3]], "hold": 5, "shuffle": true}
        ],
        "eta_tau": 0.3, "learn_after": 2, "learn_biases": false,
        "target": {"kind": "teacher", "in_time": true, "from": 10, "until": 20,
          "layers": [{"neurons": 2, "weights": {"init": "normal", "mean": 1, "std": 2}}]},
        "substrate": {"rate_noise": 0.1, "tau_spread": 0.2, "tau_synapse": 3,
          "filter_errors": true, "input_noise": 0.5, "lookahead_cutoff": 0.3},
        "view": {"speed": 3, "window": 123}
      }
      """#
    let preset = try read(text)
    #expect(try read(preset.json.pretty) == preset)
    #expect(preset.seed == 9_007_199_254_740_991)
    #expect(preset.layers[0].tauR == [0, 10, 30])
  }

  @Test func `The defaults are those of the documentation`() throws {
    let preset = try read(#"{"layers": [{}, {}]}"#)
    #expect(
      preset.json.compact == #"{"format":"lescope/1","title":"Untitled","about":"","tags":[],"#
        + #""seed":7,"dt":0.1,"duration":1000,"tau_m":10,"tau_r":10,"activation":"tanh","#
        + #""beta":0,"gamma":1,"eta":0,"eta_tau":0,"learn_after":0,"learn_biases":true,"#
        + #""scheme":"synchronous","integrator":"euler","#
        + #""error_from":"tau_m","feedback":"transpose","inputs":1,"layers":["#
        + #"{"neurons":1,"name":"hidden","weights":{"init":"xavier","gain":1},"#
        + #""biases":{"init":"constant","value":0}},"#
        + #"{"neurons":1,"name":"output","weights":{"init":"xavier","gain":1},"#
        + #""biases":{"init":"constant","value":0}}],"#
        + #""twin":{"tau_r":0,"error_from":"tau_r"},"#
        + #""stimulus":{"kind":"sine","frequency":5,"phase":0,"amplitude":1,"offset":0},"#
        + #""target":{"kind":"none"},"#
        + #""substrate":{"rate_noise":0,"tau_spread":0,"tau_synapse":0,"filter_errors":false,"#
        + #""input_noise":0,"lookahead_cutoff":0},"#
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

  @Test func `Several twins are written as a list, one as an object`() throws {
    let two = try read(preset(#""twin": [{"name": "own errors", "tau_r": 0}, {"tau_r": 0}]"#))
    #expect(
      two.json["twin"]?.compact == #"[{"name":"own errors","tau_r":0},{"tau_r":0}]"#)
    #expect(two.members == [.network, .twin, .twin2])
    #expect(two.members.dropFirst().map(two.twinName) == ["own errors", "leaky"])
    let one = try read(preset(#""twin": [{"tau_r": 0}]"#))
    #expect(one.json["twin"]?.compact == #"{"tau_r":0}"#)
    let alike = try read(preset(#""twin": [{"tau_r": 0}, {"tau_r": 0}, {}]"#))
    #expect(alike.members.dropFirst().map(alike.twinName) == ["leaky", "leaky 2", "twin3"])
  }

  @Test func `A twin left out is leaky, null is none, and an object says all`() throws {
    #expect(try read(preset("")).twin == .leaky)
    #expect(try read(preset(#""twin": null"#)).twin == nil)
    #expect(try read(preset(#""twin": {}"#)).twin == TwinPreset())
    #expect(try read(preset(#""twin": {"beta": 1}"#)).twin == TwinPreset(beta: 1))
  }

  @Test func `A target chirp keeps its frequencies apart from its times`() throws {
    let text = preset(#""target": {"kind": "chirp", "from": 3, "until": 50}"#)
    let chirp = Stimulus(
      shape: Stimulus.Chirp(from: 3, to: 100, sweep: 2000), amplitude: 1, offset: 0)
    #expect(
      try read(text).target == TargetPreset(kind: .signal(.shared(chirp)), from: 0, until: 50))
  }

  @Test func `A file is written with a name that means it anywhere`() throws {
    let preset = try shipped("recorded-signal")
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
    let rough = try read(#"{"dt": 1.1, "layers": [{}]}"#)
    #expect(
      rough.warnings.map(\.description) == [
        "dt: a step of 1.1 ms is coarse for a membrane of 10 ms; the curves change with dt"
      ])
    #expect(try read(#"{"dt": 1, "layers": [{}]}"#).warnings.isEmpty)
  }
}
