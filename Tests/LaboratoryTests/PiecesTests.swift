import Formats
import TestSupport
import Testing

@testable import Laboratory
@testable import Presets

/// Stimuli one after the other, each from its own beginning.
struct PiecesTests {
  @Test func `Each piece lasts its time and begins at its own t = 0`() throws {
    let values = try samples(
      #"""
      {"kind": "pieces", "amplitude": 2, "offset": 1, "of": [
        {"for": 0.4, "kind": "sine", "frequency": 2500},
        {"for": 0.2, "kind": "constant", "amplitude": 3},
        {"for": 0.3, "kind": "step", "at": 0.1, "offset": 10}]}
      """#, dt: 0.1, steps: 18)
    // 1 + 2·shape; the sine has four steps a period.
    let round = [1, 3, 1, -1, 7, 7, 21, 23, 23].map(Double.init)
    #expect(zip(values, round + round).allSatisfy { abs($0 - $1) < 1e-12 })
  }

  @Test func `Times are rounded to whole steps, at least one`() throws {
    let values = try samples(
      #"""
      {"kind": "pieces", "of": [{"for": 0.24, "kind": "constant"},
        {"for": 0.01, "kind": "constant", "amplitude": 2}]}
      """#, dt: 0.1, steps: 7)
    #expect(values == [1, 1, 2, 1, 1, 2, 1])
  }

  @Test func `Pieces within pieces and sums begin again with the piece around them`() throws {
    let values = try samples(
      #"""
      {"kind": "pieces", "of": [
        {"for": 5, "kind": "pieces", "offset": 100, "of": [
          {"for": 2, "kind": "constant"}, {"for": 1, "kind": "constant", "amplitude": 2}]},
        {"for": 2, "kind": "sum", "of": [{"kind": "constant"}, {"kind": "step", "at": 1}]}]}
      """#, dt: 1, steps: 14)
    let round: [Double] = [101, 101, 102, 101, 101, 1, 2]
    #expect(values == round + round)
  }

  @Test func `A sequence begins with its first row in every round`() throws {
    let rows = try rows(
      #"""
      {"kind": "pieces", "of": [
        {"for": 3, "kind": "sequence", "values": [[1, 10], [2, 20]], "hold": 2},
        {"for": 1, "kind": "constant", "amplitude": 0}]}
      """#, dt: 1, steps: 8, inputs: 2)
    #expect(rows.map { $0[0] } == [1, 1, 2, 0, 1, 1, 2, 0])
    #expect(rows.map { $0[1] } == [10, 10, 20, 0, 10, 10, 20, 0])
  }

  @Test func `Random numbers change where the piece begins, and are others in every round`() throws
  {
    let values = try samples(
      #"""
      {"kind": "pieces", "of": [{"for": 5, "kind": "random", "hold": 2},
        {"for": 2, "kind": "constant", "amplitude": 0}]}
      """#, dt: 1, steps: 7 * 20)
    for round in 0..<20 {
      let own = Array(values[7 * round..<7 * round + 7])
      #expect(own[0] == own[1] && own[1] != own[2] && own[2] == own[3] && own[3] != own[4])
      #expect(own[5] == 0 && own[6] == 0)
    }
    #expect(Set(values).count == 3 * 20 + 1)
  }

  @Test func `Every pass of a shuffled sequence begins with the piece`() throws {
    let values = try samples(
      #"""
      {"kind": "pieces", "of": [
        {"for": 6, "kind": "sequence", "values": [[1], [2], [3], [4]], "hold": 1, "shuffle": true},
        {"for": 1, "kind": "constant", "amplitude": 0}]}
      """#, dt: 1, steps: 7 * 30)
    let rounds = (0..<30).map { Array(values[7 * $0..<7 * $0 + 4]) }
    for round in rounds { #expect(round.sorted() == [1, 2, 3, 4]) }
    #expect(Set(rounds).count > 5)
  }

  @Test func `Noise is unheard while another piece runs, and no constant`() throws {
    let text =
      #"{"kind": "pieces", "of": [{"for": 3, "kind": "noise"}, {"for": 2, "kind": "constant"}]}"#
    let values = try samples(text, dt: 1, steps: 5 * 10)
    #expect(Set(values).count == 3 * 10 + 1)
    #expect(try samples(text, dt: 1, steps: 50) == values)
    #expect(try samples(text, dt: 1, steps: 50, seed: 8) != values)
  }

  @Test func `A target can be made of pieces`() throws {
    let preset = try read(
      #"""
      {"dt": 1, "layers": [{}], "target": {"kind": "pieces", "from": 2, "of": [
        {"for": 1, "kind": "chirp", "from": 250, "to": 250, "sweep": 10},
        {"for": 2, "kind": "constant"}]}}
      """#)
    var experiment = Experiment(preset)
    var targets: [Double?] = []
    for _ in 0..<6 {
      try experiment.advance()
      targets.append(experiment.target.first)
    }
    #expect(targets == [nil, nil, 1, 0, 1, 1])
    #expect(try read(preset.json.compact) == preset)
  }

  @Test func `It repeats when all pieces have been shown, unless something is drawn in it`() throws
  {
    func cycle(_ piece: String) throws -> StimulusCycle? {
      let of = #"[{"for": 70, "kind": "constant"}, {"for": 30, \#(piece)}]"#
      return try read(#"{"layers": [{}], "stimulus": {"kind": "pieces", "of": \#(of)}}"#)
        .stimulusCycle
    }
    for kind in [
      #""kind": "sine""#, #""kind": "step""#,
      #""kind": "sequence", "values": [[1], [2]], "hold": 7"#,
    ] {
      let found = try #require(try cycle(kind))
      #expect(abs(found.period - 100) < 1e-9)
    }
    for kind in [
      #""kind": "noise""#, #""kind": "random""#,
      #""kind": "sequence", "values": [[1], [2]], "hold": 7, "shuffle": true"#,
    ] {
      #expect(try cycle(kind) == nil)
    }
  }

  @Test func `A number of a piece can be changed while it runs`() throws {
    let preset = try read(
      #"""
      {"dt": 1, "layers": [{}], "stimulus": {"kind": "pieces", "of": [
        {"for": 2, "kind": "noise"}, {"for": 2, "kind": "random", "hold": 1},
        {"for": 2, "kind": "constant"}]}}
      """#)
    var untouched = Experiment(preset)
    var changed = Experiment(preset)
    for _ in 0..<9 {
      try untouched.advance()
      try changed.advance()
    }
    let assignment = try Assignment("stimulus.of.3.amplitude=5")
    #expect(try changed.adopt(preset.setting(assignment)))
    for step in 10...30 {
      try untouched.advance()
      try changed.advance()
      let isConstant = (step - 1) % 6 >= 4
      // Noise goes on, and what is drawn is as from the beginning.
      #expect(changed.stimulus[0] == (isConstant ? 5 : untouched.stimulus[0]))
    }
  }
}
