import Formats
import FoundationEssentials
import Glibc
import Testing

/// `lescope train`: weights that come back, trainings that survive their end, refusals in sentences.
struct TrainTests {
  private static let preset = """
    {"title": "bars", "seed": 3, "dt": 0.1, "beta": 0.1, "eta": 0.5,
     "layers": [{"neurons": 10, "weights": {"init": "xavier"}},
                {"neurons": 3, "weights": {"init": "xavier"}, "activation": "linear"}],
     "task": {"kind": "bars", "presentation": 2, "batch": 2, "epochs": 40}}
    """

  private func folder() throws -> TemporaryFolder {
    try TemporaryFolder(holding: [
      "bars.json": Self.preset,
      "plain.json": #"{"layers": [{"neurons": 1}], "eta": 1, "target": {"kind": "sine"}}"#,
      "none.json": #"{"layers": [{"neurons": 1}], "target": {"kind": "sine"}}"#,
    ])
  }

  private func train(_ words: [String], in folder: TemporaryFolder) throws -> Program.Outcome {
    try Program.run(["train"] + words, directory: folder.path, seconds: 60)
  }

  private func bytes(_ file: String, _ folder: TemporaryFolder) throws -> [UInt8] {
    try Array(Data(contentsOf: URL(filePath: folder.path + "/" + file)))
  }

  @Test func `What was saved gives the same figures when it is loaded`() throws {
    let folder = try folder()
    let first = try train(
      ["bars.json", "--save", "w.npz", "--csv", "c.csv", "--summary", "json"], in: folder)
    #expect(first.ending == .exit(0))
    #expect(first.errors == "")
    let again = try train(
      ["bars.json", "--load", "w.npz", "--epochs", "0", "--summary", "json"], in: folder)
    #expect(again.ending == .exit(0), "\(again.errors)")
    let learned = try JSON(parsing: Array(first.output.utf8))
    let loaded = try JSON(parsing: Array(again.output.utf8))
    for learner in ["le", "twin", "backprop"] {
      #expect(learned[learner]?["static_loss"] == loaded[learner]?["static_loss"])
    }
    #expect(learned["le"]?["accuracy"] == .number(1))
    #expect(loaded["le"]?["accuracy"] == .number(1))
    let archive = try NumpyArchive(reading: folder.path + "/w.npz")
    #expect(archive["le.1.weights"]?.shape == [10, 9])
    #expect(archive["backprop.2.biases"]?.shape == [3])
    let rows = try folder.text(of: "c.csv").split(separator: "\n")
    #expect(rows.count == 41)
    #expect(
      rows[0]
        == "epoch,samples,le.loss,le.accuracy,twin.loss,twin.accuracy,backprop.loss,backprop.accuracy"
    )
  }

  /// `--rows` tests more often in a pass, and the summary says when 80 % were reached first.
  @Test func `A pass may have several rows`() throws {
    let folder = try folder()
    let outcome = try train(
      ["bars.json", "--epochs", "20", "--rows", "2", "--csv", "c.csv", "--summary", "json"],
      in: folder)
    #expect(outcome.ending == .exit(0), "\(outcome.errors)")
    let rows = try folder.text(of: "c.csv").split(separator: "\n").dropFirst().map {
      $0.split(separator: ",").map { Double($0) ?? .nan }
    }
    let epochs = rows.map { Int($0[0]) }
    #expect(epochs == (0..<40).map { $0 / 2 + 1 })
    let first = try #require(rows.first { $0[3] >= 0.8 })
    let summary = try JSON(parsing: Array(outcome.output.utf8))
    // Minibatches of two samples, 2 ms each.
    #expect(summary["le"]?["seconds_to_80"] == .number(first[1] / 2 * 2 / 1000))
    let refused = try train(["plain.json", "--rows", "3"], in: folder)
    #expect(refused.ending == .exit(2))
    #expect(
      refused.errors
        == "lescope: --rows: is for the samples of a task; plain.json has none and is run for "
        + "--duration\n")
  }

  @Test func `Without the yardstick the others learn as with it`() throws {
    let folder = try folder()
    func columns(_ words: [String]) throws -> (csv: [[Substring]], text: String) {
      let outcome = try train(
        ["bars.json", "--epochs", "5", "--csv", "c.csv", "--force", "--summary", "text"] + words,
        in: folder)
      #expect(outcome.ending == .exit(0), "\(outcome.errors)")
      let rows = try folder.text(of: "c.csv").split(separator: "\n").map {
        $0.split(separator: ",", omittingEmptySubsequences: false)
      }
      return (rows, outcome.output)
    }
    let (with, without) = (try columns([]), try columns(["--no-yardstick"]))
    let place = try #require(with.csv[0].firstIndex { $0.hasPrefix("backprop") })
    #expect(with.csv.map { $0[..<place] } == without.csv.map { $0[..<place] })
    #expect(without.csv.dropFirst().allSatisfy { $0[place...].allSatisfy(\.isEmpty) })
    #expect(with.text.contains("backpropagation") && !without.text.contains("backpropagation"))
  }

  @Test func `In single precision the same is learned up to rounding, and it is said`() throws {
    let folder = try folder()
    func summary(_ words: [String]) throws -> JSON {
      let outcome = try train(
        ["bars.json", "--epochs", "20", "--summary", "json", "--no-yardstick"] + words, in: folder)
      #expect(outcome.ending == .exit(0), "\(outcome.errors)")
      return try JSON(parsing: Array(outcome.output.utf8))
    }
    let (double, single) = (try summary([]), try summary(["--precision", "single"]))
    #expect(double["precision"] == .text("double") && single["precision"] == .text("single"))
    #expect(double["le"]?["accuracy"] == single["le"]?["accuracy"])
    guard case .number(let one)? = double["le"]?["loss"],
      case .number(let other)? = single["le"]?["loss"]
    else { throw Fault("no loss") }
    #expect(one != other && abs(one - other) < 1e-4 * one)
    for (words, errors) in [
      (["bars.json", "--precision", "half"], "--precision half: it must be double|single"),
      (
        ["plain.json", "--precision", "single"],
        "--precision: is for the samples of a task; plain.json has none and is run for --duration"
      ),
    ] {
      let refused = try train(words, in: folder)
      #expect(refused.ending == .exit(2))
      #expect(refused.errors == "lescope: \(errors)\n")
    }
    let circuit = try train(["microcircuit-bars", "--precision", "single"], in: folder)
    #expect(circuit.ending == .exit(2))
    #expect(
      circuit.errors
        == "lescope: microcircuit-bars: circuit: a circuit is trained in double precision alone\n")
  }

  @Test(arguments: 0..<3)
  func `Killed at random and resumed, it is the same on any number of cores`(seed: Int) throws {
    let folder = try folder()
    let words = ["bars.json", "--epochs", "400", "--batch", "9"]
    let start = ContinuousClock.now
    let whole = try train(
      words + ["--save", "whole.npz", "--csv", "whole.csv", "--cores", "1"], in: folder)
    #expect(whole.ending == .exit(0))
    let uninterrupted = (ContinuousClock.now - start) / .seconds(1)
    var random = SweepTests.SplitMix(state: UInt64(seed))
    var kills = 0
    while !folder.files.contains("w.npz") && kills < 100 {
      let seconds = kills > 6 ? 60 : uninterrupted * (0.05 + 0.4 * random.next())
      let outcome = try Program.run(
        ["-s", seed == 0 ? "KILL" : "TERM", "\(seconds)", Program.path, "train"] + words
          + ["--save", "w.npz", "--csv", "w.csv", "--checkpoint", "c.npz", "--resume"]
          + ["--cores", "\(1 + kills % 3)"],
        of: "/usr/bin/timeout", directory: folder.path, seconds: 90)
      #expect(outcome.errors == "")
      kills += 1
    }
    #expect(try bytes("w.npz", folder) == bytes("whole.npz", folder))
    #expect(try bytes("w.csv", folder) == bytes("whole.csv", folder))
  }

  /// Learning from a target, with noise that a checkpoint has to go on with.
  @Test(arguments: 0..<2)
  func `A target is learned to the same bits though it was killed at random`(seed: Int) throws {
    let folder = try folder()
    let words = ["teacher", "--set", "substrate.rate_noise=0.01", "--duration", "10000"]
    let start = ContinuousClock.now
    let whole = try train(
      words + ["--save", "whole.npz", "--csv", "whole.csv", "--summary", "json"], in: folder)
    #expect(whole.ending == .exit(0))
    let uninterrupted = (ContinuousClock.now - start) / .seconds(1)
    var random = SweepTests.SplitMix(state: UInt64(seed))
    var kills = 0
    var last = ""
    while !folder.files.contains("w.csv") && kills < 100 {
      let seconds = kills > 6 ? 90 : uninterrupted * (0.1 + 0.4 * random.next())
      let outcome = try Program.run(
        ["-s", seed == 0 ? "KILL" : "TERM", "\(seconds)", Program.path, "train"] + words
          + ["--save", "w.npz", "--csv", "w.csv", "--checkpoint", "c.npz", "--resume"]
          + ["--summary", "json", "--force"],
        of: "/usr/bin/timeout", directory: folder.path, seconds: 120)
      #expect(outcome.errors == "")
      kills += 1
      last = outcome.output
    }
    #expect(kills > 1)
    #expect(try bytes("w.npz", folder) == bytes("whole.npz", folder))
    #expect(try bytes("w.csv", folder) == bytes("whole.csv", folder))
    // All of the summary but how long it took.
    func facts(_ output: String) -> [Substring] {
      output.split(separator: "\n").filter { !$0.contains("_second") }
    }
    #expect(facts(last) == facts(whole.output))
    #expect(facts(last).count > 10)
  }

  @Test func `What was learned from a target is loaded again, and refused where it does not fit`()
    throws
  {
    let folder = try folder()
    let first = try train(
      ["phantom-errors", "--save", "w.npz", "--summary", "json"], in: folder)
    #expect(first.ending == .exit(0), "\(first.errors)")
    let figures = try JSON(parsing: Array(first.output.utf8))
    #expect(figures["le"]?["weight_change"] == .number(0))
    guard case .number(let change) = figures["twin"]?["weight_change"] else {
      Issue.record("the twin's weights have moved")
      return
    }
    #expect((0.3...0.5).contains(change))
    #expect(figures["backprop"] == nil)
    let again = try train(
      ["phantom-errors", "--load", "w.npz", "--duration", "1", "--save", "v.npz"], in: folder)
    #expect(again.ending == .exit(0), "\(again.errors)")
    let (saved, kept) = (
      try NumpyArchive(reading: folder.path + "/w.npz"),
      try NumpyArchive(reading: folder.path + "/v.npz")
    )
    #expect(saved["le.3.weights"] == kept["le.3.weights"])
    #expect(saved["le.3.weights"]?.shape == [3, 10])
    let other = try train(["teacher", "--load", "w.npz"], in: folder)
    #expect(other.ending == .exit(2))
    #expect(
      other.errors
        == "lescope: w.npz: le.1.weights: has the shape 10x4; it must be 12x4\n")
  }

  @Test func `A checkpoint of another training is refused`() throws {
    let folder = try folder()
    let keep = ["--epochs", "2", "--checkpoint", "c.npz"]
    #expect(try train(["bars.json"] + keep, in: folder).ending == .exit(0))
    let other = try train(["bars.json", "--batch", "3", "--resume"] + keep, in: folder)
    #expect(other.ending == .exit(2))
    #expect(
      other.errors.hasPrefix("lescope: c.npz: is a checkpoint of another training; "))
    let anew = try train(["bars.json"] + keep, in: folder)
    #expect(anew.ending == .exit(2))
    #expect(
      anew.errors
        == "lescope: c.npz: exists already; --resume goes on from it, --force starts again\n")
    #expect(try train(["bars.json", "--force"] + keep, in: folder).ending == .exit(0))
    // More passes are the same training, only longer.
    let longer = try train(
      ["bars.json", "--epochs", "3", "--checkpoint", "c.npz", "--resume", "--csv", "-"], in: folder)
    #expect(longer.output.split(separator: "\n").count == 4)
  }

  @Test(arguments: [
    (["bars.json", "--load", "missing.npz"], "lescope: missing.npz: "),
    (["bars.json", "--load", "bars.json"], "lescope: bars.json: "),
    (["bars.json", "--resume"], "lescope: --resume: needs --checkpoint FILE"),
    (
      ["bars.json", "--batch", "10"],
      "lescope: bars.json: task.batch: 10 is more than the 9 samples"
    ),
    (["bars.json", "--batch", "0"], "lescope: --batch 0: it must be a whole number"),
    (["bars.json", "--test", "10"], "lescope: --test 10: there are only 9 samples to test with"),
    (
      ["bars.json", "--set", "scheme=equilibrium"],
      "lescope: bars.json: scheme: equilibrium does not"
    ),
    (["bars.json", "--duration", "3"], "lescope: --duration: is for a plain target"),
    (["plain.json", "--epochs", "3"], "lescope: --epochs: is for the samples of a task"),
    (["none.json"], "lescope: none.json: eta: is 0 in every layer"),
    (["plain.json", "--load", "missing.npz"], "lescope: missing.npz: "),
    (["plain.json", "--resume"], "lescope: --resume: needs --checkpoint FILE"),
  ])
  func `What cannot be trained is refused with a sentence`(
    words: [String], sentence: String
  ) throws {
    let outcome = try train(words, in: folder())
    #expect(outcome.ending == .exit(2))
    #expect(outcome.output == "")
    #expect(outcome.errors.hasPrefix(sentence), "\(outcome.errors)")
  }
}
