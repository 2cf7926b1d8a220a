import FoundationEssentials
import Glibc
import Testing

/// What the program finds around it: homes, terminals, names, other programs that write the same file.
struct SurroundingsTests {
  @Test(arguments: [["one-lag", "one-lag", "one-lag", "one-lag"], ["one-lag", "lag-by-layer"]])
  func `Several who answer at once lose no answer`(lessons: [String]) async throws {
    let folder = try TemporaryFolder()
    let rounds = 3
    for _ in 0..<rounds {
      try await withThrowingTaskGroup(of: Program.Outcome.self) { group in
        for lesson in lessons {
          group.addTask { [path = folder.path] in
            try Program.run(
              ["lesson", lesson, "--text"], input: "1\nq\n", variables: ["HOME": path])
          }
        }
        for try await outcome in group { #expect(outcome.errors == "") }
      }
    }
    let report = try Program.run(
      ["lesson", "--report", "--json"], variables: ["HOME": folder.path])
    let answers = report.output.matches(of: /"answers": (\d+)/).compactMap { Int($0.1) }
    #expect(answers.reduce(0, +) == rounds * lessons.count, "\(report.output)")
  }

  @Test(arguments: ["", "relative", "/proc/none"])
  func `Without a home that takes files, that is said before the first answer`(home: String) throws
  {
    let folder = try TemporaryFolder()
    let outcome = try Program.run(
      ["lesson", "one-lag"], input: "9.7\n", variables: ["HOME": home], directory: folder.path)
    #expect(outcome.errorLines.count == 1)
    #expect(outcome.errors.hasPrefix("lescope: warning: "))
    #expect(outcome.output.contains("Right:"))
    #expect(folder.files.isEmpty)
  }

  @Test func `On a terminal that has lines only it speaks in lines`() throws {
    var terminal = try PseudoTerminal(["one-neuron-lag"], variables: ["TERM": "dumb"])
    for _ in 0..<100 where !terminal.transcript.contains("Type a command") {
      terminal.listen(seconds: 0.05)
    }
    #expect(terminal.transcript.contains("--plain"))
    #expect(terminal.transcript.contains("Type a command"))
    #expect(!terminal.transcript.contains("\u{1B}"))
    terminal.send("quit\n")
    let ending = terminal.end()
    #expect(ending == .exit(0))
  }

  @Test(arguments: ["no-such-terminal", ""])
  func `A terminal that nobody knows is told what is right for most`(term: String) throws {
    var terminal = try PseudoTerminal(variables: ["TERM": term])
    let ending = terminal.end()
    #expect(ending == .exit(2))
    #expect(terminal.transcript.contains("TERM=xterm-256color"))
    #expect(terminal.transcript.contains("lescope --plain"))
  }

  @Test(arguments: ["UTF-8", "utf8", "C.UTF-8"])
  func `Characters without a language are UTF-8 all the same`(locale: String) throws {
    let variables = ["LANG": "", "LC_CTYPE": locale]
    let picture = try Program.run(["render", "lag-adds-up"], variables: variables)
    #expect(picture.output.unicodeScalars.contains { (0x2800..<0x2900).contains($0.value) })
  }

  @Test func `Lines end as other systems end them, and may begin with a mark`() throws {
    let plain = try Program.run(["--plain"], input: "step 7\nset tau_m 20\nquit\n")
    for input in [
      "\u{feff}step 7\r\nset tau_m 20\r\nquit\r\n", "step 7\rset tau_m 20\rquit\r",
      "\u{feff}step 7\nset tau_m 20\nquit",
    ] {
      #expect(try Program.run(["--plain"], input: input).output == plain.output)
    }
  }

  @Test func `Parts of a sweep are joined though another program has touched them`() throws {
    let folder = try TemporaryFolder()
    let sweep = ["sweep", "one-neuron-lag", "--over", "tau_r=0,5", "--duration", "20"]
    let whole = try Program.run(sweep, directory: folder.path)
    for part in 1...2 {
      _ = try Program.run(
        sweep + ["--shard", "\(part)/2", "--csv", "\(part).csv"], directory: folder.path)
    }
    let first = try folder.text(of: "1.csv")
    func merged(_ text: String) throws -> Program.Outcome {
      try text.write(toFile: folder.path + "/1.csv", atomically: false, encoding: .utf8)
      return try Program.run(["merge", "1.csv", "2.csv"], directory: folder.path)
    }
    for text in [
      "\u{feff}" + first, first.replacing("\n", with: "\r\n"),
      "\u{feff}" + first.replacing("\n", with: "\r\n"),
    ] {
      #expect(try merged(text).output == whole.output)
    }
    let lines = first.split(separator: "\n", maxSplits: 1).map(String.init)
    for (text, sentence) in [
      (first.replacing("\n", with: "\r"), "1.csv: has lines that end in CR alone"),
      (lines[0] + "\n" + lines[1].replacing(",", with: ";"), "line 2: semicolons stand between"),
      (lines[0] + ";;;;\n" + lines[1].replacing(",", with: ";"), "with semicolons between"),
      ("\"" + first.replacing("\"", with: "\"\""), "1.csv: was saved again by another program"),
    ] {
      let outcome = try merged(text)
      #expect(outcome.ending == .exit(2) && outcome.errors.contains(sentence), "\(outcome.errors)")
      #expect(outcome.errorLines.count == 1 && outcome.output == "")
    }
  }

  /// Through the shell, whose `printf` makes names that are no text.
  @Test func `A name that is no text is opened and written as the bytes it is`() throws {
    let folder = try TemporaryFolder(
      holding: ["a.json": #"{"layers": [{}], "title": "Found", "duration": 2}"#])
    let script = """
      set -e
      odd=$(printf 'caf\\351')
      cp a.json "$odd.json"
      mkdir "d$odd"
      cp a.json "d$odd/b.json"
      "$0" check "$odd.json" "d$odd/b.json"
      "$0" run "$odd.json" --csv "$odd.csv"
      test -s "$odd.csv"
      "$0" show "$odd.csv" | grep -c Found
      echo 1 | HOME="$PWD/d$odd" "$0" lesson one-lag --text > lesson
      test -s "d$odd/.local/state/lescope/lessons.json"
      LESCOPE_PRESETS="$PWD/d$odd" "$0" show b | grep -c Found
      LESCOPE_PRESETS="$PWD" "$0" show "$odd" | grep -c Found
      printf 'open ./%s.json\\nquit\\n' "$odd" | "$0" --plain | grep -c Found
      printf 'save ./n%s.json\\nquit\\n' "$odd" | "$0" --plain > plain
      test -s "n$odd.json"
      "$0" check "x$odd.json"
      """
    let outcome = try Program.run(
      ["-c", script, Program.path], of: "/bin/bash", directory: folder.path)
    #expect(
      outcome.output == "caf\\xE9.json: no faults\ndcaf\\xE9/b.json: no faults\n1\n1\n1\n1\n")
    #expect(
      outcome.errors == "lescope: xcaf\\xE9.json: cannot be read: no such file or directory\n")
  }

  @Test func `What nobody writes into is not waited for`() throws {
    let folder = try TemporaryFolder(
      folders: ["config", "config/lescope", "presets"],
      holding: [
        "s.json":
          #"{"layers": [{}], "stimulus": {"kind": "csv", "file": "pipe", "time": "t"}}"#,
        "t.json": #"{"layers": [{}], "task": {"kind": "csv", "file": "pipe", "label": "t"}}"#,
        "i.json":
          #"{"layers": [{}], "task": {"kind": "idx", "images": "pipe", "labels": "pipe"}}"#,
      ])
    for pipe in ["pipe", "config/lescope/config.json", "presets/p.json", "lessons.json"] {
      mkfifo(folder.path + "/" + pipe, 0o600)
    }
    for words in [
      ["run", "./pipe"], ["check", "pipe"], ["run", "s.json"], ["check", "t.json"],
      ["check", "i.json"], ["merge", "pipe"], ["replay", "pipe"], ["lesson", "./pipe"],
      ["train", "yin-yang", "--load", "pipe"], ["config"], ["run", "p"],
      ["train", "yin-yang", "--checkpoint", "pipe", "--resume"],
    ] {
      let outcome = try Program.run(
        words,
        variables: [
          "LESCOPE_PRESETS": folder.path + "/presets",
          "XDG_CONFIG_HOME": words == ["config"] ? folder.path + "/config" : "",
        ], directory: folder.path, seconds: 20)
      #expect(outcome.ending == .exit(2), "\(words): \(outcome.errors)")
      #expect(outcome.errors.contains("cannot be read: it is a pipe, not a file"), "\(words)")
    }
    let list = try Program.run(["list"], variables: ["LESCOPE_PRESETS": folder.path + "/presets"])
    #expect(list.ending == .exit(0) && !list.output.isEmpty)
  }
}
