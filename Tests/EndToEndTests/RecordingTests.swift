import Glibc
import Testing

/// `lescope run` records the same thing however it is asked.
struct RecordingTests {
  private func csv(_ line: String, input: String = "") throws -> [Substring] {
    let words = line.split(separator: " ").map(String.init)
    let outcome = try Program.run(["run"] + words + ["--csv", "-"], input: input)
    try #require(outcome.ending == .exit(0), "\(outcome.errors)")
    return outcome.output.split(separator: "\n")
  }

  @Test(arguments: Shipped.names)
  func `A preset shown and run is the preset run`(preset: String) throws {
    let shown = try Program.run(["show", preset])
    #expect(shown.ending == .exit(0))
    #expect(shown.errors == "")
    // What learns so fast needs its own small steps.
    let isFast = ["self-prediction", "mimic"].contains(preset)
    let rows = isFast ? "--every 10" : "--set dt=0.1"
    let direct = try csv("\(preset) --duration 20 \(rows)")
    let throughShow = try csv("- --duration 20 \(rows)", input: shown.output)
    #expect(direct.count == 202)
    #expect(direct[0].hasPrefix("# lescope/1 {"))
    #expect(direct.dropFirst() == throughShow.dropFirst())
  }

  @Test func `The comment line of a recording makes it again`() throws {
    let recording = try csv("fast-noise --duration 20 --set tau_m=5 --seed 11")
    let comment = String(recording[0].dropFirst("# lescope/1 ".count))
    #expect(try csv("- --duration 20", input: comment).dropFirst() == recording.dropFirst())
  }

  @Test func `The same seed gives the same bits, another seed others`() throws {
    let first = try csv("fast-noise --duration 50 --seed 3")
    #expect(try csv("fast-noise --duration 50 --seed 3") == first)
    #expect(try csv("fast-noise --duration 50 --seed 4").dropFirst(2) != first.dropFirst(2))
  }

  @Test func `Every keeps each Nth step`() throws {
    let all = try csv("lag-adds-up --duration 10 --no-comment")
    let some = try csv("lag-adds-up --duration 10 --no-comment --every 10")
    #expect(all.count == 101)
    #expect(all[0].hasPrefix("t_ms,stimulus.1,target.1,le.1.u.1"))
    #expect(all[1].hasPrefix("0.1,"))
    #expect(some[0] == all[0])
    #expect(some.dropFirst() == stride(from: 10, through: 100, by: 10).map { all[$0] }[...])
  }

  @Test func `Only the signals asked for are recorded`() throws {
    let header = try csv("one-neuron-lag --duration 1 --no-comment --signals r,w")[0]
    let columns = header.split(separator: ",")
    #expect(columns.first == "t_ms")
    #expect(columns.contains("le.1.r.1"))
    #expect(columns.contains("le.1.w.1.1"))
    #expect(columns.contains("twin.1.r.1"))
    let kinds = Set(columns.dropFirst().map { $0.split(separator: ".")[2] })
    #expect(kinds == ["r", "w"])
  }

  @Test func `A tidy table holds the numbers of the wide one`() throws {
    let wide = try csv("lag-adds-up --duration 1 --no-comment --signals u")
    let tidy = try csv("lag-adds-up --duration 1 --no-comment --signals u --layout tidy")
    #expect(tidy[0] == "t_ms,network,layer,neuron,signal,value")
    let names = wide[0].split(separator: ",").dropFirst()
    var expected: [String] = []
    for row in wide.dropFirst() {
      let fields = row.split(separator: ",")
      for (name, value) in zip(names, fields.dropFirst()) {
        let parts = name.split(separator: ".")
        expected.append("\(fields[0]),\(parts[0]),\(parts[1]),\(parts[3]),\(parts[2]),\(value)")
      }
    }
    #expect(tidy.dropFirst().map(String.init).sorted() == expected.sorted())
    #expect(expected.count == 80)
  }

  @Test func `A recording goes whole into a file, and replaces one only by force`() throws {
    let folder = try TemporaryFolder()
    let words = ["run", "lag-adds-up", "--duration", "5", "--csv", "x.csv"]
    let first = try Program.run(words, directory: folder.path)
    #expect(first.ending == .exit(0))
    #expect(first.output == "")
    let text = try folder.text(of: "x.csv")
    #expect(text.hasSuffix("\n"))
    #expect(text.split(separator: "\n") == (try csv("lag-adds-up --duration 5")))
    let second = try Program.run(words + ["--seed", "5"], directory: folder.path)
    #expect(second.ending == .exit(1))
    #expect(try folder.text(of: "x.csv") == text)
    let third = try Program.run(words + ["--every", "5", "--force"], directory: folder.path)
    #expect(third.ending == .exit(0))
    #expect(try folder.text(of: "x.csv") != text)
    #expect(folder.files == ["x.csv"])
  }

  @Test(.enabled("the superuser may write anywhere") { geteuid() != 0 })
  func `A read-only folder is a failure with a sentence`() throws {
    let folder = try TemporaryFolder()
    chmod(folder.path, 0o555)
    let outcome = try Program.run(
      ["run", "lag-adds-up", "--csv", "x.csv"], directory: folder.path)
    #expect(outcome.ending == .exit(1))
    #expect(outcome.errors == "lescope: x.csv: cannot be written: permission denied\n")
  }

  @Test(arguments: [
    "run lag-adds-up --set dt=1.5 --duration 30 --csv -",
    "bode lag-adds-up --set dt=1.5 --from 5 --to 5 --points 1 --csv -",
    "train phantom-errors --set dt=1.5 --duration 30 --csv -",
  ])
  func `What check warns of is said on standard error, and nowhere else`(line: String) throws {
    let words = line.split(separator: " ").map(String.init)
    let outcome = try Program.run(words)
    #expect(outcome.ending == .exit(0))
    let warning = "lescope: warning: \(words[1]): dt: a step of 1.5 ms is coarse for a membrane"
    #expect(outcome.errors.contains(warning))
    for line in outcome.errorLines { #expect(line.hasPrefix("lescope: warning: ")) }
    #expect(!outcome.output.contains("warning"))
  }

  @Test func `Long work says how long it takes, before it begins`() throws {
    var terminal = try PseudoTerminal(["run", "lag-adds-up", "--duration", "9e10"])
    let hasSpoken = terminal.waitFor("lescope: this takes about ")
    #expect(hasSpoken)
    terminal.signal(SIGINT)
    #expect(terminal.end().status == 128 + SIGINT)
  }

  @Test func `A run that diverges says in which layer and when, and keeps what was good`() throws {
    let folder = try TemporaryFolder()
    let outcome = try Program.run(
      ["run", "lag-adds-up", "--set", "dt=25", "--set", "tau_m=10", "--csv", "x.csv"],
      directory: folder.path)
    #expect(outcome.ending == .exit(1))
    let sentence =
      /lescope: lag-adds-up: the twin diverged in layer (\d) at (\d+) ms; take dt below 20 ms, .+\n/
    #expect(outcome.errorLines.count == 2 && outcome.errors.hasPrefix("lescope: warning: "))
    let match = try #require(outcome.errors.firstMatch(of: sentence))
    let time = try #require(Int(match.2))
    #expect(folder.files == ["x.csv"])
    let rows = try folder.text(of: "x.csv").split(separator: "\n").dropFirst(2)
    #expect(rows.last?.hasPrefix("\(time - 25),") == true)
    for row in rows {
      for field in row.split(separator: ",") {
        let value = try #require(Double(field))
        #expect(abs(value) < 1e7)
      }
    }
  }

  @Test(arguments: ["lag-adds-up", "fast-noise"])
  func `A summary in JSON goes with a run`(preset: String) throws {
    let outcome = try Program.run(["run", preset, "--duration", "300", "--summary", "json"])
    #expect(outcome.ending == .exit(0))
    let text = outcome.output + outcome.errors
    #expect(text.contains("\"steps\""))
    #expect(text.contains("3000"))
  }

  @Test(arguments: Shipped.names)
  func `Every signal of every preset can be recorded`(preset: String) throws {
    let isFast = ["self-prediction", "mimic"].contains(preset)
    let rows = try csv(
      "\(preset) --duration 3 \(isFast ? "--every 10" : "--set dt=0.1") --no-comment "
        + "--signals u,r,p,i,e,w,b,v_apical,ui,w_pi,stimulus,target,ideal,loss,energy")
    let columns = rows[0].split(separator: ",")
    #expect(rows.count == 31)
    #expect(Set(columns).count == columns.count)
    for row in rows.dropFirst() {
      let fields = row.split(separator: ",", omittingEmptySubsequences: false)
      #expect(fields.count == columns.count)
      for field in fields where !field.isEmpty {
        let value = try #require(Double(field))
        #expect(value.isFinite)
        #expect("\(value)" == field || "\(value)" == "\(field).0", "shortest digits")
      }
    }
  }

  @Test(arguments: [SIGINT, SIGTERM, SIGHUP])
  func `A run that is interrupted leaves no file`(signal: Int32) throws {
    let folder = try TemporaryFolder()
    var terminal = try PseudoTerminal([
      "run", "lag-adds-up", "--duration", "1e7", "--csv", folder.path + "/x.csv",
    ])
    let hasBegun = terminal.wait { _ in folder.files.contains { $0.hasPrefix(".lescope-") } }
    #expect(hasBegun)
    #expect(!folder.files.contains("x.csv"), "not under its name before it is whole")
    terminal.signal(signal)
    let ending = terminal.end()
    #expect(ending.status == 128 + signal)
    #expect(folder.files == [])
  }
}
