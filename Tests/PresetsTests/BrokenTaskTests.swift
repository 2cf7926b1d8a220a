import Samples
import TestSupport
import Testing

@testable import Formats
@testable import Presets

/// What is said about tasks that are at fault.
struct BrokenTaskTests {
  struct Case: CustomStringConvertible {
    let task: String
    let sentence: String
    var more = ""
    var description: String { task + more }

    init(_ task: String, _ sentence: String, more: String = "") {
      self.task = task
      self.sentence = sentence
      self.more = more
    }
  }

  static let cases = [
    Case("3", "task: 3 is not a task; it must be an object in { }"),
    Case("{}", "task.kind: is missing; it must be yin_yang, bars, csv or idx"),
    Case(
      #"{"kind": "mnist"}"#,
      #"task.kind: "mnist" is not a kind of task; it must be yin_yang, bars, csv or idx"#),
    Case(
      #"{"kind": "yin_yang", "presentation": 0}"#,
      "task.presentation: 0 is not a presentation time; it must be from 1e-6 to 1e12 ms"),
    Case(
      #"{"kind": "yin_yang", "train": 1.5}"#,
      "task.train: 1.5 is not a number of samples; it must be a whole number from 1 to 1000000"),
    Case(
      #"{"kind": "yin_yang", "scale": [1, -1]}"#,
      "task.scale: a list is not a scale; it must be two numbers that rise, such as [-1, 1]"),
    Case(#"{"kind": "yin_yang", "pauses": 1}"#, "task.pauses: unknown key; did you mean pause?"),
    Case(
      #"{"kind": "yin_yang", "label": "x"}"#,
      "task.label: a task of kind yin_yang does not have it; it has kind, train, test, "
        + "presentation, pause, epochs, batch, shuffle, scale, if_missing, on and off"),
    Case(
      #"{"kind": "csv", "label": "x"}"#, "task.file: is missing; it must name a file"),
    Case(
      #"{"kind": "csv", "file": "x.csv"}"#,
      "task.label: is missing; it must name the column of classes, or targets name columns of "
        + "numbers"),
    Case(
      #"{"kind": "csv", "file": "x.csv", "label": "a", "targets": ["b"]}"#,
      "task.targets: stands beside label; only one of the two may be given"),
    Case(
      #"{"kind": "csv", "file": "x.csv", "targets": ["b"], "on": 1}"#,
      "task.on: does not go with targets, which are numbers themselves"),
    Case(
      #"{"kind": "idx", "images": "i", "labels": "l", "test_images": "t"}"#,
      "task.test_labels: is missing; images and labels of the test belong together"),
    Case(
      #"{"kind": "csv", "file": "/nowhere/x.csv", "label": "a"}"#,
      "task.file: /nowhere/x.csv: cannot be read: no such file or directory"),
    Case(
      #"{"kind": "yin_yang"}"#,
      "stimulus: stands beside task, which shows samples and their answers; only one may be given",
      more: #", "stimulus": {"kind": "sine"}"#),
    Case(
      #"{"kind": "yin_yang"}"#,
      "target: stands beside task, which shows samples and their answers; only one may be given",
      more: #", "target": {"kind": "none"}"#),
    Case(
      #"{"kind": "yin_yang"}"#,
      "inputs: 3 for samples of 4 numbers; it must be 4, or be left out", more: #", "inputs": 3"#),
  ]

  @Test(arguments: cases)
  func `A broken task gets one sentence`(broken: Case) {
    let text = #"{"layers": [{"neurons": 3}], "task": \#(broken.task)\#(broken.more)}"#
    #expect(faults(in: text) == [broken.sentence])
  }

  @Test func `Outputs must be as many as there are classes`() {
    #expect(
      faults(in: #"{"layers": [{}, {"neurons": 2}], "task": {"kind": "bars"}}"#) == [
        "layers[1].neurons: 2 for 3 classes; it must be 3"
      ])
  }

  @Test func `A file has enough samples, and its rows are numbers and classes`() throws {
    try withTemporaryFolder { folder in
      let path = folder + "/x.csv"
      try write("a,b,kind\n1,2,x\n3,4,y\n5,6,\n", to: path)
      func sentence(_ keys: String) -> [String] {
        faults(
          in:
            #"{"layers": [{"neurons": 2}], "task": {"kind": "csv", "file": "\#(path)", \#(keys)}}"#)
      }
      #expect(
        sentence(#""label": "kind""#) == [
          "task.file: \(path): line 4: '' in column kind is not a class; the classes are x, y"
        ])
      #expect(
        sentence(#""label": "king""#) == [
          "task.file: \(path): there is no column \"king\"; the columns are a, b, kind"
        ])
      #expect(
        sentence(#""label": "a", "features": ["a", "b"]"#) == [
          "task.file: \(path): column a is an answer and cannot be a feature as well"
        ])
      #expect(
        sentence(#""targets": ["a", "b"], "features": ["b"], "test": 3"#) == [
          "task.file: \(path): column b is an answer and cannot be a feature as well"
        ])
      #expect(
        sentence(#""label": "a", "features": ["b"], "test": 3"#) == [
          "task.test: 3 of 3 samples leaves none to learn from; it must be at most 2"
        ])
      #expect(
        sentence(#""label": "a", "features": ["b"], "test": 1, "train": 3"#) == [
          "task.train: 3 is more than the 2 samples that are left beside 1 for the test"
        ])
    }
  }

  @Test func `A row number that has no name is not learned`() throws {
    try withTemporaryFolder { folder throws in
      func sentences(_ text: String, _ keys: String) throws -> [String] {
        let path = "\(folder)/\(files(in: folder).count).csv"
        try write(text, to: path)
        return faults(
          in:
            #"{"layers": [{"neurons": 2}], "task": {"kind": "csv", "file": "\#(path)", \#(keys)}}"#
        ).map { $0.replacing(path, with: "x.csv") }
      }
      let pandas = ",a,b,kind\n0,1,2,x\n1,3,4,y\n2,5,6,x\n"
      #expect(
        try sentences(pandas, #""label": "kind""#) == [
          "task.file: x.csv: line 1: column 1 has no name and only counts the rows, as pandas and R "
            + "write it; it must go (index=False, row.names=FALSE), or those that are meant be named"
        ])
      #expect(try sentences(pandas, #""label": "kind", "features": ["a", "b"]"#) == [])
      let numbered = "0,1,2\n1.5,2,0\n3,4,1\n5,6,0\n"
      #expect(try sentences(numbered, #""label": "2""#) == [])
      #expect(
        try sentences(numbered, #""label": "3""#) == [
          "task.file: x.csv: there is no column \"3\"; the columns are 0, 1, 2; the first row, which "
            + "counts them, is their header"
        ])
      #expect(
        try sentences("a,kind\n1,x\n2,x\u{200b}\n", #""label": "kind""#) == [
          "task.file: x.csv: 'x' and 'x\u{200b}' are two classes, apart by U+200B, a zero width space "
            + "alone"
        ])
    }
  }

  @Test func `Values of a task can be set, and a kind takes only its own keys along`() throws {
    let text =
      #"{"layers": [{"neurons": 3}], "task": {"kind": "yin_yang", "train": 9, "pause": 4}}"#
    #expect(try read(text, setting: ["task.presentation=5"]).task?.presentation == 5)
    let bars = try read(text, setting: ["task.kind=bars"])
    #expect(bars.inputs == 9 && bars.task?.pause == 4)
    #expect(try read(text, setting: ["task=null"]).task == nil)
    let preset = try read(text)
    #expect(preset.value(of: .stimulusKind) == .none && preset.value(of: .pause) == .number(4))
    #expect(throws: Fault.self) { try preset.setting(.stimulusKind, to: "sine") }
    #expect(throws: Fault.self) { try preset.setting(.trainingSamples, to: 5) }
    let longer = try preset.setting(Assignment("task.train=12"))
    #expect(longer.task?.training.count == 12)
    #expect(try preset.setting(Assignment("task.pause=1")).task?.training == preset.task?.training)
  }
}
