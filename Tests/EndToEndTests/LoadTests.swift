import Formats
import FoundationEssentials
import Testing

/// `--load` and `:load`: every command that takes a preset starts from the weights in a file.
struct LoadTests {
  private static let preset = """
    {"title": "Small", "dt": 1, "seed": 3, "eta": 0.01, "beta": 0.5, "duration": 40,
     "layers": [{"neurons": 2}, {"neurons": 1}],
     "stimulus": {"kind": "sine", "frequency": 20}, "target": {"kind": "sine", "frequency": 20}}
    """
  private static let weights: [(name: String, array: NumpyArray)] = [
    ("le.1.weights", NumpyArray(rows: [[0.75], [0.5]])), ("le.1.biases", NumpyArray([0.1, 0.2])),
    ("le.2.weights", NumpyArray(rows: [[1, -1]])), ("le.2.biases", NumpyArray([0.3])),
  ]

  private func folder(_ arrays: [(name: String, array: NumpyArray)] = weights) throws
    -> TemporaryFolder
  {
    let folder = try TemporaryFolder(holding: ["small.json": Self.preset])
    try Data(NumpyArchive(arrays).fileBytes).write(to: URL(filePath: folder.path + "/w.npz"))
    return folder
  }

  private func run(_ line: String, in folder: TemporaryFolder) throws -> Program.Outcome {
    try Program.run(
      line.split(separator: " ").map(String.init), directory: folder.path, seconds: 60)
  }

  private func output(_ line: String, in folder: TemporaryFolder) throws -> String {
    let outcome = try run(line, in: folder)
    #expect(outcome.ending == .exit(0), "\(line): \(outcome.errors)")
    return outcome.output
  }

  /// What is named after `--load` is the same as a preset with these numbers in it.
  private static let commands = [
    "run PRESET --csv -", "run PRESET --csv - --signals w,b --set eta=0 --seed 9",
    "render PRESET --at 20 --view network", "describe PRESET --at 20",
    "bode PRESET --points 2 --csv -", "show PRESET", "show PRESET --token", "line PRESET --at 20",
    "sweep PRESET --over tau_r=0,10 --csv -",
    "sweep PRESET --over tau_m=5,10 --tie tau_r=tau_m/2 --csv - --shard 2/2",
  ]

  @Test(arguments: commands)
  func `Each command starts from them as from a preset that holds them`(command: String) throws {
    let folder = try folder()
    let whole = try output("show small.json --load w.npz", in: folder)
    #expect(whole.contains("0.75"))
    try Data(whole.utf8).write(to: URL(filePath: folder.path + "/whole.json"))
    // The first line of a sweep has the preset as it was written.
    let first = command.hasPrefix("sweep") ? 1 : 0
    func lines(of preset: String) throws -> ArraySlice<Substring> {
      try output(command.replacing("PRESET", with: preset), in: folder)
        .split(separator: "\n").dropFirst(first)
    }
    let loaded = try lines(of: "small.json --load w.npz")
    #expect(try loaded == lines(of: "whole.json"))
    #expect(try loaded != lines(of: "small.json"))
  }

  @Test func `A recording and a state say which weights they are of`() throws {
    let folder = try folder()
    let first = try output("run small.json --load w.npz --csv -", in: folder)
    #expect(try output("run small.json --load w.npz --csv a.csv", in: folder) == "")
    #expect(try output("run a.csv --csv -", in: folder) == first)
    let token = try output("show small.json --load w.npz --token", in: folder)
    let rows = first.split(separator: "\n").dropFirst()
    let told = try output("run \(token.dropLast()) --csv -", in: folder)
    #expect(told.split(separator: "\n").dropFirst() == rows)
  }

  @Test func `What train saved is where run begins, the twin's too`() throws {
    let folder = try folder()
    _ = try output("train small.json --duration 200 --save trained.npz", in: folder)
    let csv = try output(
      "run small.json --load trained.npz --set eta=0 --duration 1 --signals w --csv - --no-comment",
      in: folder)
    let archive = try NumpyArchive(reading: folder.path + "/trained.npz")
    let expected = ["le", "twin"].flatMap { name in
      (1...2).flatMap { archive["\(name).\($0).weights"]?.numbers ?? [] }
    }
    let row = csv.split(separator: "\n").last?.split(separator: ",").dropFirst()
    #expect(row?.compactMap { Double(String($0)) } == expected)
    #expect(expected[0] != expected[expected.count / 2])
  }

  @Test func `All shards of a sweep are of the same weights`() throws {
    let folder = try folder()
    let grid = "sweep small.json --over tau_r=0:3:1 --load"
    let whole = try output("\(grid) w.npz", in: folder)
    var others = Self.weights
    others[3].array = NumpyArray([0.25])
    try Data(NumpyArchive(others).fileBytes).write(to: URL(filePath: folder.path + "/v.npz"))
    for part in 1...2 {
      _ = try output("\(grid) w.npz --shard \(part)/2 --csv \(part).csv", in: folder)
    }
    _ = try output("\(grid) v.npz --shard 2/2 --csv other.csv", in: folder)
    #expect(try output("merge 2.csv 1.csv", in: folder) == whole)
    let mixed = try run("merge 1.csv other.csv", in: folder)
    #expect(mixed.ending == .exit(2) && mixed.errors.hasPrefix("lescope: other.csv: "))
  }

  private static let refusals: [(String, String)] = [
    ("run small.json --load none.npz", "none.npz: cannot be read: no such file or directory"),
    ("render small.json --load small.json", "small.json: is not a zip archive, or ends too early"),
    (
      "describe teacher --load w.npz",
      "w.npz: le.1.weights: has the shape 2x1; it must be 12x4"
    ),
    (
      "bode small.json --load w.npz --set layers.1.neurons=3",
      "w.npz: le.1.weights: has the shape 2x1; it must be 3x1"
    ),
    (
      "sweep lag-adds-up --load w.npz --over tau_r=0,5",
      "w.npz: le.1.weights: has the shape 2x1; it must be 1x1"
    ),
    (
      "sweep small.json --load w.npz --over layers.1.neurons=2,3",
      "small.json at layers.1.neurons=3: layers[0].weights: 2 rows for 3 neurons; it must have one row "
        + "for each"
    ),
    (
      "small.json --load w.npz --set layers.2.neurons=2",
      "w.npz: le.2.weights: has the shape 1x2; it must be 2x2"
    ),
    (
      "show wide.json --token",
      "wide.json: has 10001 weights written out, too many for a token, which holds at most 10000; as a "
        + "preset it can be saved"
    ),
    (
      "show one-neuron-lag --load w.npz",
      "w.npz: le.2.weights: is of a layer that the network has not; it must have 1"
    ),
  ]

  @Test(arguments: refusals)
  func `What does not fit is refused in one sentence`(line: String, words: String) throws {
    let folder = try folder()
    let row = "[" + Array(repeating: "1", count: 73).joined(separator: ",") + "]"
    let rows = Array(repeating: row, count: 137).joined(separator: ",")
    let wide = #"{"inputs": 73, "layers": [{"weights": [\#(rows)]}]}"#
    try Data(wide.utf8).write(to: URL(filePath: folder.path + "/wide.json"))
    let outcome = try run(line, in: folder)
    #expect(outcome.ending == .exit(2))
    #expect(outcome.output == "")
    #expect(outcome.errorLines.first == "lescope: \(words)")
  }

  @Test func `Without a screen load starts again from them`() throws {
    let folder = try folder()
    let lines = "step 5\nload w.npz\nundo\nload none.npz\nquit\n"
    let outcome = try Program.run(
      ["--plain", "small.json"], input: lines, directory: folder.path)
    #expect(outcome.output.contains("started again from the weights in w.npz; u takes it back."))
    #expect(outcome.output.contains("started again: the weights are drawn anew."))
    #expect(
      outcome.output.contains("Warning: none.npz: cannot be read: no such file or directory."))
  }

  @Test func `On a terminal load starts again from them, and r goes back to them`() throws {
    let folder = try folder()
    var terminal = try ExplorerTests().opened(
      ["small.json", "--load", "w.npz"], paused: true, in: folder)
    terminal.send("2")
    let isLoaded = terminal.waitFor("Small")
    #expect(isLoaded)
    terminal.send(":load none.npz\r")
    let isRefused = terminal.waitFor("none.npz: cannot be read: no such file or directory")
    #expect(isRefused)
    terminal.send(":load w.npz\r")
    let isAsBefore = terminal.waitFor("started again from the weights in w.npz, as before")
    #expect(isAsBefore)
    terminal.send(".:set seed 4\r")
    let hasSeed = terminal.waitFor("started again from the same weights")
    #expect(hasSeed)
    terminal.send("r")
    let isReset = terminal.waitFor("started again with the same seed")
    #expect(isReset)
    terminal.send("q")
    let ending = terminal.end()
    #expect(ending == .exit(0))
  }
}
