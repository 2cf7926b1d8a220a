import LatentEquilibrium
import TestSupport
import Testing

@testable import Formats
@testable import Presets
@testable import Samples

/// Where the samples of tasks come from.
struct SampleSourceTests {
  /// This file's folder.
  static let folder = #filePath.split(separator: "/").dropLast().reduce("") { $0 + "/" + $1 }

  @Test func `Yin-Yang is generated as published, to the last digit`() throws {
    let golden = try JSON(
      parsing: FileReading.bytes(of: Self.folder + "/Golden/yinyang_first20.json"))
    guard case .list(let points)? = golden["X"], case .list(let labels)? = golden["Y"] else {
      Issue.record("no golden samples")
      return
    }
    let set = YinYang.samples(20, seed: YinYang.trainingSeed)
    #expect(points.count == 20 && set.count == 20 && set.inputs == 4)
    for (sample, (point, label)) in zip(points, labels).enumerated() {
      #expect(point == .list(set.features(of: sample).map { .number($0) }))
      #expect(label == .number(Double(try #require(set.label(of: sample)))))
    }
  }

  @Test func `Yin, yang and dot are about equally often, and the symbol is symmetric`() {
    let set = YinYang.samples(3000, seed: 1)
    for label in 0..<3 {
      let count = (0..<set.count).count { set.label(of: $0) == label }
      // Three standard deviations of a binomial of 3000 and 1/3 are 77.
      #expect(abs(count - 1000) < 77)
    }
    var compared = 0
    for sample in 0..<set.count {
      let point = Array(set.features(of: sample))
      guard let label = set.label(of: sample) else { continue }
      // Half a turn exchanges yin and yang, and the dots.
      #expect(YinYang.label(x: point[2], y: point[3]) == (label == 2 ? 2 : 1 - label))
      compared += 1
    }
    #expect(compared == 3000)
    #expect(YinYang.label(x: 0.1, y: 0.1) == nil)
  }

  @Test func `A Mersenne twister draws what is published of it`() {
    // The first of seed 5489 and the ten thousandth, which the C++ standard fixes.
    var random = MersenneTwister(seed: 5489)
    #expect(random.bits() == 3_499_211_612)
    for _ in 2..<10_000 { _ = random.bits() }
    #expect(random.bits() == 4_123_659_995)
  }

  @Test func `There are nine different bars, three of each class`() {
    let set = Bars.samples
    #expect(set.count == 9 && set.inputs == 9 && set.outputs == 3)
    #expect(Set((0..<9).map { Array(set.features(of: $0)) }).count == 9)
    for label in 0..<3 {
      #expect((0..<9).count { set.label(of: $0) == label } == 3)
    }
    // A row turned is a column; a diagonal turned is diagonal.
    for sample in 0..<9 {
      let pixels = Array(set.features(of: sample))
      let turned = (0..<9).map { pixels[$0 % 3 * 3 + $0 / 3] }
      let other = (0..<9).first { Array(set.features(of: $0)) == turned }
      #expect(other.flatMap(set.label) == [1, 0, 2][set.label(of: sample) ?? 0])
    }
  }

  private let flowers = """
    length,width,kind
    1,10,rose
    2,20,rose
    3,30, tulip
    4,40,tulip
    5,50,aster
    6,60,aster
    """

  @Test func `Classes are found in a file by the alphabet, and test rows are taken evenly`() throws
  {
    try withTemporaryFolder { folder in
      try write(flowers, to: folder + "/flowers.csv")
      let preset = try read(
        task(#""file": "\#(folder)/flowers.csv", "label": "kind", "test": 3"#, inputs: 2))
      let task = try #require(preset.task)
      #expect(task.training.classNames == ["aster", "rose", "tulip"])
      #expect(task.training.features == [1, 10, 3, 30, 5, 50])
      #expect(task.test.features == [2, 20, 4, 40, 6, 60])
      #expect((0..<3).map { task.test.label(of: $0) } == [1, 2, 0])
      #expect(try read(preset.json.compact) == preset)
    }
  }

  @Test func `Features are scaled by what is learned from`() throws {
    try withTemporaryFolder { folder in
      try write(flowers, to: folder + "/flowers.csv")
      let keys = #""file": "\#(folder)/flowers.csv", "label": "kind", "test": 3"#
      let plain = try #require(try read(task(keys, inputs: 2)).task)
      let preset = try read(task(keys + #", "scale": [-1, 3]"#, inputs: 2))
      let task = try #require(preset.task)
      #expect(task.training.features == [-1, -1, 1, 1, 3, 3])
      #expect(task.test.features == [0, 0, 2, 2, 4, 4])
      #expect(task.scaling.scaled(20, column: 1) == 0)
      #expect(try Preset(json: plain.preset(like: preset).json, in: .working).task == plain)
    }
  }

  @Test func `Numbers to be answered are columns, too`() throws {
    try withTemporaryFolder { folder in
      try write("1,2,3,4\n5,6,7,8\n9,10,11,12\n", to: folder + "/numbers.csv")
      let text = #"""
        {"layers": [{"neurons": 2}], "task": {"kind": "csv", "file": "\#(folder)/numbers.csv",
         "targets": ["4", "2"], "test": 1}}
        """#
      let preset = try read(text)
      let task = try #require(preset.task)
      #expect(preset.inputs == 2)
      #expect(task.training.features == [1, 3, 5, 7])
      #expect(task.training.answers == .values([4, 2, 8, 6], names: ["4", "2"]))
      #expect(task.test.answers == .values([12, 10], names: ["4", "2"]))
      #expect(try read(preset.json.compact) == preset)
    }
  }

  @Test func `Samples can be kept in a file of their own`() throws {
    try withTemporaryFolder { folder in
      try write(flowers, to: folder + "/flowers.csv")
      try write("length,width,kind\n7,70,tulip\n8,80,rose\n", to: folder + "/test.csv")
      let keys = #""file": "\#(folder)/flowers.csv", "label": "kind""#
      let task = try #require(
        try read(task(keys + #", "test_file": "\#(folder)/test.csv""#, inputs: 2)).task)
      #expect(task.training.count == 6 && task.test.count == 2)
      #expect((0..<2).map { task.test.label(of: $0) } == [2, 1])
    }
  }

  private func task(_ keys: String, inputs: Int) -> String {
    #"{"inputs": \#(inputs), "layers": [{"neurons": 3}], "task": {"kind": "csv", \#(keys)}}"#
  }
}

extension TaskPreset {
  /// A preset with this task.
  fileprivate func preset(like other: Preset) -> Preset {
    var preset = other
    preset.task = self
    return preset
  }
}
