import Formats
import LatentEquilibrium
import Samples
import TestSupport
import Testing

@testable import Laboratory
@testable import Presets
@testable import Studies

/// One output with a threshold for two classes.
struct OneOutputTests {
  /// Points left and right of a slanted line, by their class, in a file.
  private func preset(_ folder: String, outputs: Int, on: Double = 1, off: Double = 0) throws
    -> Preset
  {
    var random = RandomGenerator(seed: 3, stream: "points")
    var text = "kind,x,y\n"
    for _ in 0..<200 {
      let (x, y) = (2 * random.uniform() - 1, 2 * random.uniform() - 1)
      text += "\(x + 0.5 * y > 0.1 ? "right" : "left"),\(x),\(y)\n"
    }
    try write(text, to: folder + "/points.csv")
    return try read(
      #"{"beta": 0.2, "eta": 0.5, "layers": [{"neurons": 8}, {"neurons": \#(outputs), "#
        + #""activation": "linear"}], "twin": null, "task": {"kind": "csv", "#
        + #""file": "\#(folder)/points.csv", "label": "kind", "presentation": 2, "epochs": 6, "#
        + #""on": \#(on), "off": \#(off)}}"#)
  }

  @Test(arguments: [(1.0, 0.0), (-0.5, 0.5)])
  func `Two classes are learned by one output`(on: Double, off: Double) throws {
    try withTemporaryFolder { folder in
      let preset = try preset(folder, outputs: 1, on: on, off: off)
      let task = try #require(preset.task)
      #expect(task.training.hasOneOutput && task.test.hasOneOutput && task.outputs == 1)
      #expect(task.answer([on]) == 1 && task.answer([off]) == 0)
      #expect(task.answer([on + (on - off)]) == 1 && task.answer([off - (on - off)]) == 0)
      var target = [0.0]
      for sample in 0..<5 {
        task.training.fillTarget(&target, of: sample, on: on, off: off)
        #expect(target[0] == (task.training.label(of: sample) == 1 ? on : off))
      }
      var training = try Training(preset)
      while training.rows.count < 6 { try training.advance() }
      let row = try #require(training.rows.last)
      #expect((row.score(of: .network).accuracy ?? 0) > 0.9)
      #expect((row.score(of: .yardstick).accuracy ?? 0) > 0.9)
      // Live it answers by the same rule.
      let experiment = try Experiment(preset, tracksIdeal: false).advanced(by: 4 * 160 * 20)
      #expect((preset.accuracy(of: experiment.network, on: task.test) ?? 0) > 0.9)
      #expect((preset.idealAccuracy(of: experiment.network, on: task.test) ?? 0) > 0.9)
      #expect(try read(preset.json.compact) == preset)
    }
  }

  @Test func `Two outputs stay one for each class, and three classes want three`() throws {
    try withTemporaryFolder { folder in
      let two = try preset(folder, outputs: 2)
      #expect(two.task?.training.hasOneOutput == false)
      #expect(
        faults(in: #"{"layers": [{"neurons": 1}], "task": {"kind": "yin_yang"}}"#)
          == ["layers[0].neurons: 1 for 3 classes; it must be 3"])
    }
  }
}
