import Formats
import Foundation
import Glibc
import Testing

/// `lescope reproduce`: the table of figures, figures made again, and what is said where they are not.
struct ReproduceTests {
  private func reproduce(
    _ words: [String], in folder: TemporaryFolder? = nil, variables: [String: String] = [:]
  ) throws -> Program.Outcome {
    try Program.run(
      ["reproduce"] + words, variables: variables, directory: folder?.path ?? "/", seconds: 300)
  }

  /// A folder with a Fourier synthesis that is soon over, and lies outside its band.
  private func hurried() throws -> TemporaryFolder {
    let shown = try Program.run(
      ["show", "fourier-synthesis", "--set", "duration=60", "--set", "target.until=40"])
    return try TemporaryFolder(holding: ["fourier-synthesis.json": shown.output])
  }

  private func list(_ json: JSON?) -> [JSON] {
    if case .list(let list)? = json { list } else { [] }
  }
  private func text(_ json: JSON?) -> String {
    if case .text(let text)? = json { text } else { "" }
  }
  private func number(_ json: JSON?) -> Double {
    if case .number(let number)? = json { number } else { .nan }
  }

  @Test func `The table has every figure, its preset and its commands, as JSON too`() throws {
    let table = try reproduce([])
    #expect(table.ending == .exit(0) && table.errors == "")
    let outcome = try reproduce(["--json"])
    #expect(outcome.ending == .exit(0) && outcome.errors == "")
    let figures = list(try JSON(parsing: Array(outcome.output.utf8)))
    #expect(figures.count == 12)
    let presets = try Program.run(["list", "--tabs"]).output.split(separator: "\n").map {
      $0.prefix { $0 != "\t" }
    }
    for figure in figures {
      let name = text(figure["figure"])
      #expect(table.output.contains("\n\(name): ") || table.output.hasPrefix("\(name): "))
      #expect(table.output.contains("lescope reproduce \(name) --live"))
      #expect(presets.contains(Substring(text(figure["preset"]))))
      #expect(!list(figure["commands"]).isEmpty && !list(figure["values"]).isEmpty)
      #expect(figure["as_expected"] == .null)
    }
    for line in table.output.split(separator: "\n") { #expect(line.count <= 120, "\(line)") }
    let full = try reproduce(["--full"])
    #expect(full.ending == .exit(0) && full.output.contains("98.02 ± 0.11 %"))
  }

  /// The commands that stand for the parts of the quick figures, each cut short.
  @Test func `Every command of the table runs`() throws {
    let figures = list(try JSON(parsing: Array(reproduce(["--json"]).output.utf8)))
    let place = URL(filePath: Program.path).deletingLastPathComponent().path
    var count = 0
    for figure in figures where figure["data"] == .null {
      // Of parts that differ by a number one is enough.
      let commands = list(figure["commands"]).map { text($0) }
      for command in Set([commands.first, commands.last].compactMap(\.self)) {
        let short = command.contains(" --epochs ") ? "--epochs 0 --test 5" : "--duration 20"
        let outcome = try Program.run(
          ["-e", "-c", "\(command) \(short)"], of: "/bin/sh",
          variables: ["PATH": "\(place):/usr/bin:/bin"], seconds: 120)
        #expect(outcome.ending == .exit(0), "\(command): \(outcome.errors)")
        count += 1
      }
    }
    #expect(count > 12)
  }

  @Test func `A figure is made again, and stands beside what is expected`() throws {
    let outcome = try reproduce(["2a", "--json"])
    #expect(outcome.ending == .exit(0), "\(outcome.errors)")
    let figure = try #require(list(JSON(parsing: Array(outcome.output.utf8))).first)
    #expect(figure["as_expected"] == .flag(true))
    for value in list(figure["values"]) {
      #expect(value["as_expected"] == .flag(true))
      let band = list(value["band"]).map { number($0) }
      #expect(band.count == 2 && band[0] <= number(value["measured"]?["mean"]))
      #expect(number(value["measured"]?["mean"]) <= band[1])
      // The same seeds give what they gave when the table was written, to six digits.
      for key in ["mean", "lowest", "highest"] {
        let (now, last) = (number(value["measured"]?[key]), number(value["last"]?[key]))
        #expect(abs(now - last) <= 1e-5 * abs(last))
      }
    }
    let words = try reproduce(["1", "--seeds", "2"])
    #expect(words.ending == .exit(0), "\(words.errors)")
    #expect(words.output.contains("measured now") && words.output.contains("as expected"))
    #expect(!words.output.contains("OUTSIDE"))
  }

  /// A preset of the same name in a folder that is looked at first stands for a program that has gone wrong.
  @Test func `What lies outside its band is told, with exit code 1`() throws {
    let shown = try Program.run(["show", "relaxation", "--set", "tau_m=40"])
    let folder = try TemporaryFolder(holding: ["relaxation.json": shown.output])
    let outcome = try reproduce(
      ["1", "--seeds", "1"], variables: ["LESCOPE_PRESETS": folder.path])
    #expect(outcome.ending == .exit(1))
    #expect(outcome.output.contains("OUTSIDE"))
    #expect(
      outcome.errors.contains("lescope: figure 1: a, b: lag of the output, leaky: "),
      "\(outcome.errors)")
    #expect(outcome.errors.contains(" ms is outside its band 15 to 23 ms\n"))
  }

  @Test func `Killed and resumed, nothing is done twice, and the table is the same`() throws {
    let folder = try TemporaryFolder()
    let presets = try hurried()
    let variables = ["LESCOPE_PRESETS": presets.path]
    let words = ["2a", "--seeds", "1:12:1", "--cores", "1"]
    let start = ContinuousClock.now
    let whole = try reproduce(words + ["--csv", "whole.csv"], in: folder, variables: variables)
    let uninterrupted = (ContinuousClock.now - start) / .seconds(1)
    #expect(whole.ending == .exit(1), "\(whole.errors)")
    var journal: [Substring] = []
    var kills = 0
    var last = whole
    // It may be killed between writing the table and saying what came out.
    repeat {
      let seconds = kills > 4 ? 90 : uninterrupted * 0.4
      last = try Program.run(
        ["-s", "KILL", "\(seconds)", Program.path, "reproduce"] + words
          + ["--csv", "a.csv", "--resume"],
        of: "/usr/bin/timeout", variables: variables, directory: folder.path, seconds: 120)
      kills += 1
      guard folder.files.contains("a.csv.journal") else { continue }
      let lines = try folder.text(of: "a.csv.journal").split(separator: "\n")
      let kept = journal.dropLast(3)
      #expect(lines.starts(with: kept), "whole records stay where they are")
      journal = lines
    } while last.ending != .exit(1) && kills < 40
    #expect(kills > 1)
    #expect(last.output == whole.output)
    #expect(try folder.text(of: "a.csv") == folder.text(of: "whole.csv"))
    #expect(!folder.files.contains("a.csv.journal"))
    // What is finished is read, and not run.
    let again = try reproduce(
      words + ["--csv", "a.csv", "--resume"], in: folder, variables: variables)
    #expect(again.ending == .exit(1) && again.output == whole.output)
    // Other seeds, and the same ones with another preset.
    for (seeds, variables) in [("1", variables), ("1:12:1", [:])] {
      let other = try reproduce(
        ["2a", "--seeds", seeds, "--csv", "a.csv", "--resume"], in: folder, variables: variables)
      #expect(other.ending == .exit(1))
      #expect(
        other.errors
          == "lescope: a.csv: exists already and is of another reproduction; --force replaces it\n")
    }
  }

  @Test func `A table on standard output leaves the sentences to standard error`() throws {
    let presets = try hurried()
    let outcome = try reproduce(
      ["2a", "--seeds", "1", "--csv", "-"], variables: ["LESCOPE_PRESETS": presets.path])
    #expect(outcome.ending == .exit(1))
    let lines = outcome.output.split(separator: "\n")
    #expect(lines.count == 4 && lines[0].hasPrefix("# lescope-reproduce/1 {"))
    #expect(lines[1] == "figure,part,seed,value,measured")
    #expect(lines[2].hasPrefix("2a,,1,free_error.le,"))
    #expect(outcome.errors.contains("2a: Fourier synthesis"))
  }

  @Test func `Live it opens the explorer with the figure's preset`() throws {
    var terminal = try PseudoTerminal(["reproduce", "3", "--live"], directory: "/proc")
    let isThere = terminal.waitFor("Bars in a dendritic microcircuit", seconds: 20)
    #expect(isThere)
    terminal.send("q")
    let ending = terminal.end()
    #expect(ending == .exit(0))
  }

  @Test(arguments: [
    (
      ["9"],
      "lescope: 9: there is no such figure; there are 1, 2a, 2b, 2c, 2d, 2e, 3, 4a, 4c, 5, lagline "
        + "and yin-yang, or all\n"
    ),
    (["3", "--seeds", "x"], "lescope: --seeds x: it must be whole numbers, each once, such as "),
    (["--seeds", "1"], "lescope: --seeds: needs a figure to run, or all\n"),
    (["--live"], "lescope: --live: opens one figure, such as lescope reproduce 3 --live\n"),
    (["all", "--live"], "lescope: --live: opens one figure, such as lescope reproduce 3 --live\n"),
    (
      ["3", "--live", "--cores", "1"], "lescope: --cores: runs a figure, and --live only opens it\n"
    ),
    (["3", "--quick", "--full"], "lescope: --quick --full: exclude each other; "),
    (["3", "--resume"], "lescope: --resume: needs --csv FILE, beside which the finished runs are"),
    (["3", "--resume", "--force", "--csv", "a.csv"], "lescope: --resume --force: exclude each ot"),
    (["2d", "--full"], "lescope: --data: is missing; it must name the folder with train-images-"),
    (
      ["2d", "--full", "--data", "/absent"],
      "lescope: /absent: train-images-idx3-ubyte, train-labels-idx1-ubyte, t10k-images-idx3-ubyte "
        + "and t10k-labels-idx1-ubyte of MNIST are missing there; "
    ),
    (["3", "4a"], "lescope: 4a: is one operand too many for lescope reproduce\n"),
  ])
  func `What cannot be done is refused with a sentence`(
    words: [String], sentence: String
  ) throws {
    let outcome = try reproduce(words)
    #expect(outcome.ending == .exit(2) && outcome.output == "")
    #expect(outcome.errors.hasPrefix(sentence), "\(outcome.errors)")
    #expect(outcome.errorLines.count == 1)
  }
}
