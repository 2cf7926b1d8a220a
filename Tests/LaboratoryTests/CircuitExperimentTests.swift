import Foundation
import LatentEquilibrium
import TestSupport
import Testing

@testable import Formats
@testable import Laboratory
@testable import Presets
@testable import Studies

/// A microcircuit as an experiment runs it, records it and keeps it.
struct CircuitExperimentTests {
  /// A chain and a wide one, with all that is plastic, a teacher and phases.
  static let presets = [
    #"{"model": "microcircuit", "dt": 0.1, "eta_up": 0.3, "eta_ip": 0.2, "eta_pi": 0.1, "#
      + #""start": "random", "layers": [{"neurons": 2}, {}], "stimulus": {"kind": "noise"}, "#
      + #""target": {"kind": "sine", "frequency": 20, "from": 3}, "#
      + #""phases": [{"until": 4, "eta_up": 0}, {"until": 9, "eta_pi": 0}]}"#,
    #"{"model": "microcircuit", "eta_up": [0.5, 0.4, 0.1], "eta_ip": 0.2, "w_up_limit": 2, "#
      + #""layers": [{"neurons": 6}, {"neurons": 5}, {"neurons": 3}], "#
      + #""twin": [{"prospective": false}, {"eta_up": 0}], "#
      + #""task": {"kind": "bars", "presentation": 1, "on": 1, "off": 0.1}}"#,
  ]

  /// The circuit of a golden trajectory, 3-4-2, by the keys of a preset, row by row in the recording.
  @Test(arguments: ["le", "orig"])
  func `A recording is the golden trajectory`(name: String) throws {
    let golden = try Self.golden(name)
    func text(_ rows: [[Double]]) -> String { "\(rows)" }
    let source =
      #"{"model": "microcircuit", "dt": 0.1, "inputs": 3, "prospective": \#(name == "le"), "#
      + #""eta_up": [0.5, 0.1], "eta_ip": 0.2, "eta_pi": 0.05, "w_up_limit": 5, "twin": null, "#
      + #""layers": [{"neurons": 4, "w_up_limit": 4, "w_up": \#(text(golden.initial[0])), "#
      + #""w_down": \#(text(golden.down[0]))}, {"neurons": 2, "w_up": \#(text(golden.initial[1]))}], "#
      + #""stimulus": {"kind": "sequence", "values": \#(text(golden.stimuli)), "hold": 1}}"#
    var preset = try read(source)
    var experiment = Experiment(preset)
    let signals: [Recordable] = ["u", "p", "v_apical", "ui", "pi", "w_up", "w_ip", "w_pi"]
      .compactMap(Recordable.init)
    let recording = Recording(of: experiment, signals: signals)
    let columns = recording.header(withPreset: false).dropLast().split(separator: ",")
    for step in golden.membranePotential.indices {
      // The target comes and goes, which a preset says by its times.
      let isTaught = (20..<40).contains(step) || step >= 60
      if isTaught != !experiment.target.isEmpty || step == 0 {
        preset.target =
          isTaught
          ? TargetPreset(
            kind: .signal(
              .perInput([1, 0.1].map { Stimulus(shape: Stimulus.Constant(), amplitude: $0) })),
            from: 0, until: nil) : .none
        experiment.adopt(preset)
      }
      try experiment.advance()
      var bytes: [UInt8] = []
      recording.append(experiment, to: &bytes)
      let values = String(decoding: bytes, as: UTF8.self).dropLast().split(separator: ",")
      func row(_ start: String) -> [Double] {
        zip(columns, values).filter { $0.0.hasPrefix(start) }.compactMap { Double($0.1) }
      }
      #expect(row("le.1.u.").distance(golden.membranePotential[step][0]) < 1e-12)
      #expect(row("le.2.u.").distance(golden.membranePotential[step][1]) < 1e-12)
      #expect(row("le.1.ui.").distance(golden.interneuronPotential[step][0]) < 1e-12)
      #expect(row("le.1.v_apical.").distance(golden.apicalPotential[step][0]) < 1e-12)
      if name == "le" {
        #expect(row("le.1.pi.").distance(golden.interneuronProspectivePotential[step][0]) < 1e-12)
      }
      guard step == golden.membranePotential.count - 1 else { continue }
      #expect(row("le.1.w_up.").distance(golden.up[0].flatMap { $0 }) < 1e-12)
      #expect(row("le.2.w_up.").distance(golden.up[1].flatMap { $0 }) < 1e-12)
      #expect(row("le.1.w_ip.").distance(golden.toInterneurons[0].flatMap { $0 }) < 1e-12)
      #expect(row("le.1.w_pi.").distance(golden.fromInterneurons[0].flatMap { $0 }) < 1e-12)
    }
  }

  private struct Golden: Decodable {
    let stimuli: [[Double]]
    let initial, down, up, toInterneurons, fromInterneurons: [[[Double]]]
    let membranePotential, interneuronPotential, apicalPotential: [[[Double]]]
    let interneuronProspectivePotential: [[[Double]]]

    enum CodingKeys: String, CodingKey {
      case down
      case stimuli = "X"
      case initial = "init"
      case up = "up_end"
      case toInterneurons = "ip_end"
      case fromInterneurons = "pi_end"
      case membranePotential = "u"
      case interneuronPotential = "ui"
      case interneuronProspectivePotential = "pi_"
      case apicalPotential = "vapi"
    }
  }

  private static func golden(_ name: String) throws -> Golden {
    let here = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    let file = here.appending(path: "LatentEquilibriumTests/Golden/micro_\(name).json")
    return try JSONDecoder().decode(Golden.self, from: Data(contentsOf: file))
  }

  @Test(arguments: presets)
  func `A step back is where it was, through phases and changes`(text: String) throws {
    var timeline = Timeline(try read(text))
    for _ in 0..<30 { timeline.advance() }
    let then = timeline.experiment
    for _ in 0..<80 { timeline.advance() }
    var other = timeline.preset
    other.circuit.isProspective.toggle()
    let isKept = timeline.adopt(other)
    #expect(isKept)
    for _ in 0..<20 { timeline.advance() }
    timeline.goBack(100)
    #expect(timeline.experiment == then)
  }

  @Test func `Learning rates change in the very step`() throws {
    var experiment = Experiment(try read(Self.presets[0]))
    func weights(_ kind: Projection.Kind) -> [[Double]] {
      let model = experiment.model
      return model.projections.first { $0.kind == kind }.map { model.weights(of: $0) } ?? []
    }
    for step in 1...100 {
      let (up, ip, pi) = (weights(.up), weights(.toInterneurons), weights(.fromInterneurons))
      try experiment.advance()
      #expect((weights(.up) != up) == (step > 40), "step \(step)")
      #expect(weights(.toInterneurons) != ip)
      #expect((weights(.fromInterneurons) != pi) == (step <= 40 || step > 90), "step \(step)")
    }
  }

  @Test(arguments: presets)
  func `Weights come back from their file`(text: String) throws {
    let preset = try read(text)
    var experiment = Experiment(preset)
    for _ in 0..<200 { try experiment.advance() }
    let file = NumpyArchive(weightsUnder: preset) { experiment.participant($0)?.model.learned }
    #expect(file.arrays.contains { $0.name == "le.1.w_pi" })
    let weights = try TrainedWeights(try NumpyArchive(file: file.fileBytes), for: preset)
    let again = Experiment(preset.starting(from: weights))
    for learner in preset.learners {
      #expect(
        again.participant(learner)?.model.learned == experiment.participant(learner)?.model.learned)
    }
    // What was learned is kept as numbers, in all pathways.
    let kept = Experiment(preset.keepingWeights(of: experiment.model))
    #expect(kept.model.hasSameWeights(as: experiment.model))
  }

  @Test func `A training goes on where its checkpoint was made`() throws {
    var whole = try TargetTraining(try read(Self.presets[0], setting: ["duration=30"]))
    var half = whole
    for _ in 0..<40 { try half.advance() }
    let checkpoint = try NumpyArchive(file: half.checkpoint.fileBytes)
    var resumed = try TargetTraining(half.experiment.preset)
    try resumed.resume(from: checkpoint)
    while !whole.isFinished { try whole.advance() }
    while !resumed.isFinished { try resumed.advance() }
    #expect(resumed.rows == whole.rows)
    #expect(resumed.savedWeights.fileBytes == whole.savedWeights.fileBytes)

    var samples = try Training(try read(Self.presets[1], setting: ["task.epochs=6"]))
    var first = samples
    while first.rows.count < 3 { try first.advance() }
    var second = try Training(first.preset)
    try second.resume(from: try NumpyArchive(file: first.checkpoint.fileBytes))
    while samples.rows.count < 6 { try samples.advance() }
    while second.rows.count < 6 { try second.advance() }
    #expect(second.rows == samples.rows)
    #expect(second.savedWeights.fileBytes == samples.savedWeights.fileBytes)
  }

  @Test(arguments: [
    ("task.batch=2", "task.batch", "2 is too many: a circuit learns all the time"),
    (#"phases=[{"until": 5}]"#, "phases", "hold in a run alone"),
  ])
  func `What samples cannot be learned with is said`(
    setting: String, place: String, sentence: String
  ) throws {
    let fault = try read(Self.presets[1], setting: [setting]).trainingFault()
    #expect(fault?.place == place && fault?.message.hasPrefix(sentence) == true, "\(fault as Any)")
  }

  /// The trace has what the models have, interneurons too.
  @Test(arguments: presets)
  func `What a trace keeps is what the models have`(text: String) throws {
    let preset = try read(text)
    var timeline = Timeline(preset)
    for _ in 0..<25 { timeline.advance() }
    let (trace, row) = (timeline.trace, timeline.trace.count - 1)
    for member in preset.members {
      let participant = try #require(timeline.experiment.participant(member.learner))
      for signal in ModelFamily.microcircuit.charted {
        let values = Array(participant.values(of: signal))
        let kept = values.indices.map { trace.value(of: .neuron(signal, member, $0), row: row) }
        #expect(kept == values && !values.isEmpty, "\(signal)")
        #expect(
          preset.family.units(of: signal, layers: preset.sizes).last?.upperBound == values.count)
      }
    }
    let facts = try #require(timeline.experiment.cellFacts(of: .network, layer: 0, cell: 1))
    let circuit = try #require(timeline.experiment.participant(.network)?.model)
    #expect(facts.membranePotential == circuit.value(of: .membranePotential, unit: 1))
    let apical = try #require(facts.apical)
    #expect(apical.potential == circuit.value(of: .apicalPotential, unit: 1))
    #expect(facts.interneuron?.dendriticPotential != nil)
  }

  /// The trail tells of every moment what the circuit had then.
  @Test func `Self-prediction over time is that of the weights`() throws {
    var timeline = Timeline(try read(Self.presets[0]))
    for _ in 0..<50 { timeline.advance() }
    let imitation = try #require(timeline.experiment.imitation(of: .network, layer: 0))
    let past = timeline.weightTrail.selfPrediction(
      of: .network, layer: 0, imitation: imitation, most: 1000)
    #expect(past.count == 51)
    #expect(past.last?.value == timeline.experiment.selfPrediction(of: .network, layer: 0))
    #expect(past.first?.value == Experiment(timeline.preset).selfPrediction(of: .network, layer: 0))
    #expect(past[0].value != past[50].value)
  }
}

extension [Double] {
  /// The largest difference, over the size of what was expected.
  fileprivate func distance(_ other: [Double]) -> Double {
    guard count == other.count else { return .infinity }
    return zip(self, other).reduce(0) { Swift.max($0, abs($1.0 - $1.1) / Swift.max(1, abs($1.1))) }
  }
}
