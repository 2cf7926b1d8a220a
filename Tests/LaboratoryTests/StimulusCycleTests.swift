import Laboratory
import Presets
import TestSupport
import Testing

@Suite struct StimulusCycleTests {
  private func preset(_ stimulus: String, dt: Double = 0.1) throws -> Preset {
    try read(#"{"layers": [{"neurons": 1}], "dt": \#(dt), "stimulus": {\#(stimulus)}}"#)
  }

  @Test func `A period begins where the sine rises through zero`() throws {
    let stimulus = #""kind": "sine", "frequency": 8, "phase": 90"#
    let cycle = try #require(try preset(stimulus, dt: 0.5).stimulusCycle)
    #expect(cycle.period == 125)
    // A quarter of a period before time 0, and one step until a row shows it.
    #expect(abs(cycle.start - (-31.25 + 0.5)) < 1e-12)
  }

  @Test(arguments: [
    #""kind": "sine""#, #""kind": "square", "frequency": 20"#, #""kind": "triangle", "phase": 30"#,
    #""kind": "sawtooth", "frequency": 50"#, #""kind": "pulse", "width": 3, "period": 40.04"#,
    #""kind": "chirp", "sweep": 300"#, #""kind": "sequence", "values": [[1], [3], [2]], "hold": 7"#,
  ])
  func `A row and the one a period later show the same stimulus`(stimulus: String) throws {
    let preset = try preset(stimulus)
    let cycle = try #require(preset.stimulusCycle)
    let steps = Int((cycle.period / preset.dt).rounded())
    var experiment = Experiment(preset)
    var values: [Double] = []
    for _ in 0..<2 * steps {
      try experiment.advance()
      values.append(experiment.stimulus[0])
    }
    for (one, other) in zip(values, values.dropFirst(steps)) { #expect(abs(one - other) < 1e-9) }
  }

  @Test func `A sum repeats when all of its parts do`() throws {
    let parts = [2, 7, 23].map { #"{"kind": "sine", "frequency": \#($0)}"# }
    let sum = #""kind": "sum", "of": [\#(parts.joined(separator: ", ")), {"kind": "constant"}]"#
    let cycle = try #require(try preset(sum).stimulusCycle)
    #expect(abs(cycle.period - 1000) < 1e-9)
    let noisy = #""kind": "sum", "of": [{"kind": "sine"}, {"kind": "noise"}]"#
    #expect(try preset(noisy).stimulusCycle == nil)
  }

  @Test(arguments: [
    #""kind": "noise""#, #""kind": "step""#, #""kind": "constant""#, #""kind": "pulse""#,
    #""kind": "sequence", "values": [[1], [2]], "hold": 5, "shuffle": true"#,
  ])
  func `What does not repeat has no cycle`(stimulus: String) throws {
    #expect(try preset(stimulus).stimulusCycle == nil)
  }
}
