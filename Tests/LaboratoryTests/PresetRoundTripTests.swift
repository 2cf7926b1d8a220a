import Laboratory
import Testing

/// What is written of a preset is read as the same preset.
struct PresetRoundTripTests {
  @Test(arguments: shippedLibrary.entries.map(\.name))
  func `A shipped preset is read back from what is shown of it`(name: String) throws {
    let preset = try shipped(name)
    #expect(try Preset(json: preset.json, in: .embedded) == preset)
    #expect(try read(preset.json.pretty) == preset)
    #expect(try read(preset.json.compact) == preset)
  }

  @Test(arguments: shippedLibrary.entries.map(\.name))
  func `Whatever a key can set is written and read as the same experiment`(name: String) throws {
    let preset = try shipped(name)
    // The end of a target that is not there has a test of its own.
    for parameter in Parameter.allCases where parameter != .targetUntil {
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
    #expect(copy.twinNetwork == preset.twinNetwork, comment)
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
          {"kind": "sum", "offset": 0.5, "of": [{"kind": "chirp"}, {"kind": "noise", "order": 3}]},
          {"kind": "sequence", "values": [[1], [2], [3]], "hold": 5, "shuffle": true}
        ],
        "target": {"kind": "teacher", "from": 10, "until": 20,
          "layers": [{"neurons": 2, "weights": {"init": "normal", "mean": 1, "std": 2}}]},
        "substrate": {"rate_noise": 0.1, "tau_spread": 0.2, "tau_synapse": 3,
          "filter_errors": true},
        "view": {"speed": 3, "window": 123}
      }
      """#
    let preset = try read(text)
    #expect(try read(preset.json.pretty) == preset)
    #expect(preset.seed == 9_007_199_254_740_991)
    #expect(preset.layers[0].tauR == [0, 10, 30])
  }
}
