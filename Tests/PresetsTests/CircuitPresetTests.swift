import LatentEquilibrium
import TestSupport
import Testing

@testable import Formats
@testable import Presets

/// A microcircuit as a preset describes it.
struct CircuitPresetTests {
  private static func circuit(_ keys: String = "") -> String {
    #"{"model": "microcircuit", "inputs": 3, "layers": [{"neurons": 4}, {"neurons": 2}]\#(keys)}"#
  }

  private func described(_ text: String, _ member: Member = .network) throws
    -> MicrocircuitDescription
  {
    guard case .microcircuit(let circuit)? = try read(text).model(of: member) else {
      throw AnotherFamily()
    }
    return circuit
  }

  private struct AnotherFamily: Error {}

  @Test func `What is left out is that of the paper`() throws {
    let circuit = try described(Self.circuit())
    #expect(circuit.conductances == .standard && circuit.isProspective)
    #expect(circuit.layers.map(\.cells) == [4, 2] && circuit.inputs == 3)
    #expect(circuit.layers.allSatisfy { $0.learningRate == 0 && $0.bound == .infinity })
    #expect(circuit.layers[0].fromAbove?.toInterneurons == nil)
    #expect(circuit.layers[0].fromAbove?.fromInterneurons == nil)
    let drawn = circuit.layers.flatMap { $0.fromBelow.joined() }
    #expect(drawn.allSatisfy { abs($0) <= 1 } && Set(drawn).count == 20)
    let twin = try described(Self.circuit(), .twin)
    #expect(!twin.isProspective && twin.layers == circuit.layers)
    #expect(try read(Self.circuit()).twinName == "original")
  }

  @Test func `A random start draws what interneurons begin with`() throws {
    let circuit = try described(Self.circuit(#", "start": "random""#))
    let above = try #require(circuit.layers[0].fromAbove)
    #expect(above.toInterneurons?.count == 2 && above.toInterneurons?.first?.count == 4)
    #expect(above.fromInterneurons?.count == 4 && above.fromInterneurons?.first?.count == 2)
  }

  @Test func `Rates are one for all, one a layer, or the layer's own`() throws {
    func rates(_ keys: String) throws -> [Double] {
      try described(Self.circuit(keys)).layers.map(\.learningRate)
    }
    #expect(try rates(#", "eta_up": 0.5"#) == [0.5, 0.5])
    #expect(try rates(#", "eta_up": [0.5, 0.1]"#) == [0.5, 0.1])
    let own = #"{"model": "microcircuit", "eta_up": 1, "layers": [{"eta_up": 2}, {}]}"#
    #expect(try described(own).layers.map(\.learningRate) == [2, 1])
    let twin = try described(
      Self.circuit(#", "eta_up": 1, "eta_ip": 2, "twin": {"eta_up": 3, "eta_pi": 4}"#), .twin)
    #expect(twin.layers.map(\.learningRate) == [3, 3] && twin.isProspective)
    #expect(twin.interneuronLearningRate == 2 && twin.apicalLearningRate == 4)
  }

  @Test func `Weights are matrices by receiving cells`() throws {
    let text =
      #"{"model": "microcircuit", "w_up_limit": 4, "layers": "#
      + #"[{"neurons": 2, "w_up": [[1], [2]], "w_down": [[3], [4]], "w_ip": [[5, 6]], "#
      + #""w_pi": [[7], [8]]}, {"w_up": [[9, 10]], "w_up_limit": 5}]}"#
    let circuit = try described(text)
    #expect(circuit.layers[0].fromBelow == [[1], [2]] && circuit.layers[1].fromBelow == [[9, 10]])
    #expect(
      circuit.layers[0].fromAbove
        == .init(down: [[3], [4]], toInterneurons: [[5, 6]], fromInterneurons: [[7], [8]]))
    #expect(circuit.layers.map(\.bound) == [4, 5])
    // A matrix says how many cells there are.
    #expect(
      try described(#"{"model": "microcircuit", "layers": [{"w_up": [[1], [2]]}]}"#)
        .layers[0].cells == 2)
  }

  @Test(arguments: [
    "", #", "start": "random", "twin": null"#, #", "eta_up": [1, 2], "w_up_limit": 3"#,
    #", "prospective": false, "conductances": {"leak": 0.05}, "twin": {"prospective": true}"#,
    #", "phases": [{"until": 5, "eta_up": 1}, {"until": 9, "eta_ip": 0, "eta_pi": 2}]"#,
    #", "twin": [{"eta_up": 2}, {"name": "slow", "eta_pi": 1, "learn_after": 3}]"#,
  ])
  func `Written out and read again it is the same`(keys: String) throws {
    let preset = try read(Self.circuit(keys))
    #expect(try read(preset.json.pretty) == preset)
    #expect(try read(preset.editableJSON.compact) == preset)
    #expect(try StateToken(preset).preset() == preset)
  }

  @Test(arguments: [
    (
      #"{"model": "spiking", "layers": [{}]}"#,
      "model: \"spiking\" is not a model; it must be "
        + "layered or microcircuit"
    ),
    (Self.circuit(#", "tau_m": 10"#), "tau_m: a microcircuit does not have it; its preset has"),
    (Self.circuit(#", "substrate": {}"#), "substrate: a microcircuit does not have it"),
    (#"{"eta_ip": 1, "layers": [{}]}"#, "eta_ip: a network of layers does not have it"),
    (
      #"{"model": "microcircuit", "layers": [{"weights": [[1]]}]}"#,
      "layers[0].weights: a layer of a microcircuit does not have it; it has"
    ),
    (
      #"{"model": "microcircuit", "layers": [{}, {"w_down": [[1]]}]}"#,
      "layers[1].w_down: the output has no such weights; only hidden layers have them"
    ),
    (
      #"{"model": "microcircuit", "layers": [{"w_ip": [[1, 2]]}, {}]}"#,
      "layers[0].w_ip[0]: 2 columns for 1 cell; it must have one column for each"
    ),
    (
      #"{"model": "microcircuit", "layers": [{"w_pi": [[1], [2]]}, {}]}"#,
      "layers[0].w_pi: 2 rows for 1 cell; it must have one row for each"
    ),
    (
      Self.circuit(#", "eta_up": [1]"#),
      "eta_up: a list of 1 for 2 layers; it must be one number, or one for each layer"
    ),
    (
      Self.circuit(#", "conductances": {"leak": 0}"#),
      "conductances.leak: 0 is not a conductance; it must be from 1e-6 to 1000 per ms"
    ),
    (Self.circuit(#", "phases": [{"eta_up": 1}]"#), "phases[0].until: is missing"),
    (
      Self.circuit(#", "phases": [{"until": 5}, {"until": 5}]"#),
      "phases[1].until: 5 is not the end of a phase; it must be greater than 5 ms"
    ),
    (Self.circuit(#", "phases": [{"until": 5, "eta": 1}]"#), "phases[0].eta: unknown key"),
    (Self.circuit(#", "twin": {"tau_r": 0}"#), "twin.tau_r: unknown key; a twin has"),
    (
      Self.circuit(#", "view": {"axes": "e.1.1,u.1.1"}"#),
      "view.axes: e.1.1: a microcircuit has no e"
    ),
    (
      Self.circuit(#", "view": {"axes": "ui.2.1,u.1.1"}"#),
      "view.axes: ui.2.1: there is no neuron 1; there are 0"
    ),
  ])
  func `What cannot be is said in a sentence`(text: String, sentence: String) {
    let faults = faults(in: text)
    #expect(faults.count == 1 && faults[0].hasPrefix(sentence), "\(faults)")
  }

  /// A parameter that a family does not have stands at nothing, and cannot be set.
  @Test(arguments: Parameter.allCases)
  func `A family has its own parameters alone`(parameter: Parameter) throws {
    let presets = [try read(Self.circuit()), try read(#"{"layers": [{}, {}]}"#)]
    #expect(presets.contains { $0.family.has(parameter) })
    for preset in presets where !preset.family.has(parameter) {
      #expect(preset.value(of: parameter) == .none)
      #expect(throws: Fault.self) {
        if let word = parameter.choices.first {
          _ = try preset.setting(parameter, to: word)
        } else {
          _ = try preset.setting(parameter, to: parameter.ladder[1])
        }
      }
    }
  }

  @Test func `Phases hold up to their end, for layers and twins alike`() throws {
    let preset = try read(
      Self.circuit(
        #", "dt": 0.5, "eta_up": [3, 4], "eta_ip": 5, "twin": {"eta_up": 6}, "#
          + #""phases": [{"until": 2, "eta_up": 1}, {"until": 3, "eta_ip": 0}]"#))
    #expect(preset.phase(ofStep: 1) == preset.phases[0])
    #expect(preset.phase(ofStep: 4) == preset.phases[0])
    #expect(preset.phase(ofStep: 5) == preset.phases[1])
    #expect(preset.phase(ofStep: 6) == preset.phases[1] && preset.phase(ofStep: 7) == nil)
    let first = preset.within(preset.phases[0])
    #expect(first.circuit(of: nil).layers.map(\.learningRate) == [1, 1])
    #expect(first.circuit(of: first.twin).layers.map(\.learningRate) == [1, 1])
    #expect(first.circuit.etaToInterneurons == 5)
    let second = preset.within(preset.phases[1])
    #expect(second.circuit(of: nil).layers.map(\.learningRate) == [3, 4])
    #expect(second.circuit(of: second.twin).layers.map(\.learningRate) == [6, 6])
    #expect(second.circuit.etaToInterneurons == 0)
    #expect(preset.within(nil) == preset)
  }
}
