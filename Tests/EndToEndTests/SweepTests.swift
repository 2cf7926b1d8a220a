import Glibc
import Testing

/// `lescope sweep` and `lescope merge`: the same rows however they came about.
struct SweepTests {
  private static let grid = [
    "sweep", "lag-adds-up", "--over", "tau_r=0:9:1", "--over", "stimulus.frequency=2,5",
    "--duration", "300", "--tie", "dt=(tau_m+tau_r)/100",
  ]

  private func run(_ words: [String], in folder: TemporaryFolder) throws -> Program.Outcome {
    try Program.run(words, directory: folder.path, seconds: 60)
  }

  @Test func `Shards, cores and streams give the same bytes`() throws {
    let folder = try TemporaryFolder()
    let whole = try run(Self.grid + ["--csv", "whole.csv"], in: folder)
    #expect(whole.ending == .exit(0))
    #expect(whole.errors == "")
    let text = try folder.text(of: "whole.csv")
    #expect(text.split(separator: "\n").count == 2 + 20 * 18)
    #expect(try run(Self.grid + ["--cores", "1"], in: folder).output == text)
    #expect(try run(Self.grid + ["--cores", "3"], in: folder).output == text)
    for part in 1...7 {
      let outcome = try run(
        Self.grid + ["--shard", "\(part)/7", "--csv", "part-\(part).csv"], in: folder)
      #expect(outcome.ending == .exit(0))
    }
    let parts = [3, 1, 7, 5, 4, 2, 6].map { "part-\($0).csv" }
    #expect(try run(["merge"] + parts, in: folder).output == text)
    #expect(try run(["merge"] + parts + ["--csv", "merged.csv"], in: folder).ending == .exit(0))
    #expect(try folder.text(of: "merged.csv") == text)
    #expect(!folder.files.contains { $0.hasSuffix(".journal") || $0.hasPrefix(".") })
  }

  @Test func `The first line makes a sweep again`() throws {
    let folder = try TemporaryFolder(holding: ["a.csv": "t,x\n0,0\n50,1\n100,0\n"])
    let stimulus = #"{"kind": "csv", "file": "a.csv", "time": "t"}"#
    let preset = #"{"layers": [{"neurons": 1}], "duration": 100, "stimulus": \#(stimulus)}"#
    let grid = ["--over", "tau_m=5:15:2.5", "--measure", "lag,gain"]
    let first = try Program.run(["sweep", "-"] + grid, input: preset, directory: folder.path)
    #expect(first.ending == .exit(0), "\(first.errors)")
    let comment = first.output.prefix { $0 != "\n" }
    let inside = comment.dropFirst("# lescope/1 {\"preset\":".count)
    let again = try #require(inside.firstRange(of: ",\"over\":{\"tau_m\":\"5:15:2.5\"}"))
    let second = try Program.run(["sweep", "-"] + grid, input: String(inside[..<again.lowerBound]))
    #expect(second.output == first.output)
  }

  @Test(arguments: 0..<3)
  func `Killed at random and resumed, it is the same, and nothing is done twice`(
    seed: Int
  ) throws {
    let folder = try TemporaryFolder()
    let start = ContinuousClock.now
    let whole = try run(Self.grid, in: folder).output
    let uninterrupted = (ContinuousClock.now - start) / .seconds(1)
    var random = SplitMix(state: UInt64(seed))
    var journal = ""
    var kills = 0
    // Once it has gone on often enough it may come to its end.
    while !folder.files.contains("a.csv") && kills < 200 {
      let seconds = kills > 12 ? 60 : uninterrupted * (0.1 + 0.3 * random.next())
      let outcome = try Program.run(
        ["-s", "KILL", "\(seconds)", Program.path] + Self.grid + ["--csv", "a.csv", "--resume"],
        of: "/usr/bin/timeout", directory: folder.path, seconds: 90)
      #expect(outcome.errors == "")
      guard folder.files.contains("a.csv.journal") else { continue }
      kills += 1
      let text = try folder.text(of: "a.csv.journal")
      // Whole records stay where they are; what was being written is cut off.
      let kept = Self.records(in: journal)
      #expect(Self.records(in: text).prefix(kept.count) == kept[...])
      journal = text
    }
    let points = Self.records(in: journal).map { $0.prefix { $0 != " " } }
    #expect(Set(points).count == points.count)
    #expect(kills > 2)
    #expect(try folder.text(of: "a.csv") == whole)
    #expect(folder.files.filter { !$0.hasPrefix(".lescope-") } == ["a.csv"])
    let again = try run(Self.grid + ["--csv", "a.csv", "--resume"], in: folder)
    #expect(again.ending == .exit(0))
  }

  /// The first lines of the whole records of a journal: point, bytes, checksum.
  private static func records(in journal: String) -> [String] {
    let lines = journal.split(separator: "\n", omittingEmptySubsequences: false).dropFirst()
    var records: [String] = []
    var index = lines.startIndex
    while index < lines.endIndex, let match = lines[index].wholeMatch(of: /\d+ (\d+) [0-9a-f]{8}/) {
      let rows = lines[(index + 1)...].prefix { $0.contains(",") }
      guard rows.reduce(0, { $0 + $1.utf8.count + 1 }) == Int(match.1) else { break }
      records.append(String(lines[index]))
      index += 1 + rows.count
    }
    return records
  }

  /// Numbers from 0 to 1, the same for the same seed.
  struct SplitMix {
    var state: UInt64

    mutating func next() -> Double {
      state &+= 0x9E37_79B9_7F4A_7C15
      var bits = (state ^ state >> 30) &* 0xBF58_476D_1CE4_E5B9
      bits = (bits ^ bits >> 27) &* 0x94D0_49BB_1331_11EB
      return Double((bits ^ bits >> 31) >> 11) * 0x1p-53
    }
  }

  @Test func `A full disk loses no finished row`() throws {
    let folder = try TemporaryFolder()
    let whole = try run(Self.grid, in: folder).output
    let words = ([Program.path] + Self.grid + ["--csv", "a.csv", "--resume"])
      .map { "'\($0)'" }.joined(separator: " ")
    // A limit on the size of files stands for the disk: 8 blocks of 1024 bytes hold some points.
    for _ in 0..<2 {
      let full = try Program.run(
        ["-c", "ulimit -f 8; \(words)"], of: "/bin/bash", directory: folder.path)
      #expect(full.ending == .exit(1))
      #expect(full.errors == "lescope: a.csv.journal: cannot be written: file too large\n")
    }
    let journal = try folder.text(of: "a.csv.journal")
    #expect(Self.records(in: journal).count > 2)
    #expect(try run(Self.grid + ["--csv", "a.csv", "--resume"], in: folder).ending == .exit(0))
    #expect(try folder.text(of: "a.csv") == whole)
  }

  @Test func `On a terminal a bar shows how far it is, and a line how fast it was`() throws {
    let folder = try TemporaryFolder()
    let words = Self.grid + ["--duration", "15000", "--csv", "a.csv", "--cores", "2"]
    var terminal = try PseudoTerminal(words, columns: 80, directory: folder.path)
    let hasBar = terminal.waitFor(" of 20 points  ", seconds: 60)
    #expect(hasBar)
    let hasSpeed = terminal.waitFor("points/s on 2 cores", seconds: 60)
    #expect(hasSpeed)
    let ending = terminal.end()
    #expect(ending == .exit(0))
    #expect(folder.files == ["a.csv"])
  }

  @Test func `An interruption leaves the journal and no file of the asked name`() throws {
    for signal in ["INT", "TERM"] {
      let folder = try TemporaryFolder()
      let long = Self.grid + ["--duration", "100000", "--csv", "a.csv", "--cores", "1"]
      _ = try Program.run(
        ["-s", signal, "0.6", Program.path] + long, of: "/usr/bin/timeout", directory: folder.path)
      #expect(folder.files == ["a.csv.journal"])
      let again = try run(long, in: folder)
      #expect(again.ending == .exit(1))
      #expect(
        again.errors
          == "lescope: a.csv.journal: is what an interrupted sweep has done; --resume goes on with "
          + "it, --force starts again\n")
    }
  }

  @Test func `Parts that are not one grid are refused`() throws {
    let folder = try TemporaryFolder()
    for part in 1...3 {
      _ = try run(Self.grid + ["--shard", "\(part)/3", "--csv", "\(part).csv"], in: folder)
    }
    _ = try run(Self.grid + ["--shard", "1/4", "--csv", "four.csv"], in: folder)
    _ = try run(Self.grid + ["--csv", "whole.csv"], in: folder)
    _ = try run(
      Self.grid + ["--set", "dt=0.2", "--shard", "2/3", "--csv", "other.csv"], in: folder)
    let second = try folder.text(of: "2.csv").split(
      separator: "\n", omittingEmptySubsequences: false)
    func altered(_ change: (inout [Substring]) -> Void) -> String {
      var lines = second
      change(&lines)
      return lines.joined(separator: "\n")
    }
    let broken = try TemporaryFolder(holding: [
      "cut.csv": altered {
        $0[$0.count - 2] = $0[$0.count - 2].dropLast(3)
        $0.removeLast()
      },
      "short.csv": altered { $0.remove(at: 9) },
      "long.csv": altered { $0.insert($0[9], at: 9) },
      "moved.csv": altered { $0.swapAt(9, $0.count - 2) },
      "names.csv": altered { $0[1] = "point,tau_r" },
    ])
    let cases: [([String], String)] = [
      (["1.csv", "3.csv"], "part 2 of 3 is missing"),
      (["2.csv"], "parts 1 and 3 of 3 are missing"),
      (["1.csv", "2.csv", "2.csv", "3.csv"], "2.csv: is part 2/3 again, after 2.csv"),
      (["1.csv", "four.csv"], "four.csv: is one of 4 parts, but 1.csv is one of 3"),
      (["1.csv", "other.csv", "3.csv"], "other.csv: is of another sweep than 1.csv"),
      (["whole.csv"], "whole.csv: is a whole sweep already, not a part of one"),
      (["/dev/null"], "/dev/null: is not of a sweep; it must be what lescope sweep --shard has"),
      (["absent.csv"], "absent.csv: cannot be read: no such file or directory"),
      (["1.csv", "\(broken.path)/cut.csv", "3.csv"], "cut.csv: line 128: is cut off"),
      (["1.csv", "\(broken.path)/short.csv", "3.csv"], "has 125 rows where its first line tells"),
      (["1.csv", "\(broken.path)/long.csv", "3.csv"], "has 127 rows where its first line tells"),
      (["1.csv", "\(broken.path)/moved.csv", "3.csv"], "line 10: is not a row of point 8"),
      (["1.csv", "\(broken.path)/names.csv", "3.csv"], "line 2: is not the row of names"),
    ]
    for (files, sentence) in cases {
      let outcome = try run(["merge"] + files + ["--csv", "merged.csv"], in: folder)
      #expect(outcome.ending == .exit(2), "\(files)")
      #expect(outcome.errors.contains(sentence), "\(outcome.errors)")
      #expect(outcome.errorLines.count == 1)
      #expect(!folder.files.contains("merged.csv"))
    }
  }
}
