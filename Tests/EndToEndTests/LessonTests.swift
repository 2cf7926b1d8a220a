import Glibc
import Testing

/// Lessons as a student takes them: in the terminal, through pipes, today and tomorrow.
struct LessonTests {
  private static let file = ".local/state/lescope/lessons.json"

  private func run(
    _ words: [String], _ input: String = "", in folder: TemporaryFolder
  ) throws -> Program.Outcome {
    try Program.run(["lesson"] + words, input: input, variables: ["HOME": folder.path])
  }

  @Test func `The list has every lesson with its level and progress`() throws {
    let folder = try TemporaryFolder()
    let list = try run([], in: folder)
    #expect(list.ending == .exit(0) && list.errors == "")
    let lines = list.output.split(separator: "\n")
    #expect(lines.count >= 8)
    #expect(lines[0].hasPrefix("one-lag") && lines[0].contains("bachelor  new"))
    for line in lines { #expect(line.contains(/(bachelor|master|doctorate) +new/)) }
    // Nothing is written by looking.
    #expect(folder.files.isEmpty)
  }

  @Test func `Through pipes a lesson is failed, left, resumed and passed`() throws {
    let folder = try TemporaryFolder()
    let failed = try run(["one-lag"], "5\n6.4\n", in: folder)
    #expect(failed.ending == .exit(0) && failed.errors == "")
    #expect(failed.output.contains("Not quite: you said 5.00 ms, and the run shows 9.69 ms."))
    #expect(failed.output.contains("Step 3 of 3"))
    let resumed = try run(["one-lag"], "60\n", in: folder)
    #expect(!resumed.output.contains("Step 1 of 3") && resumed.output.contains("Step 3 of 3"))
    #expect(resumed.output.contains("2 of 3 answered rightly. Take it again to pass."))
    let report = try run(["--report"], in: folder)
    #expect(report.output.contains("step 1: not yet right, answered once, last: 5.00 ms"))
    #expect(report.output.contains("0 of 17 lessons passed"))
    let passed = try run(["one-lag", "--text"], "9.7\nq\n", in: folder)
    #expect(passed.output.contains("Right: you said 9.70 ms"))
    let json = try run(["--report", "--json"], in: folder)
    #expect(json.output.contains(#""name": "one-lag""#))
    #expect(json.output.contains(#""passed": true"#))
    #expect(try run([], in: folder).output.contains("bachelor  passed  The lag of one leaky"))
    #expect(try folder.text(of: Self.file).contains(#""one-lag""#))
  }

  @Test func `A state folder that takes nothing is said once, and the lesson goes on`() throws {
    let folder = try TemporaryFolder()
    let outcome = try Program.run(
      ["lesson", "one-lag"], input: "9.7\n6.4\n60\n",
      variables: ["HOME": folder.path, "XDG_STATE_HOME": "/proc"])
    #expect(outcome.ending == .exit(0))
    #expect(outcome.errorLines.count == 1, "\(outcome.errors)")
    #expect(outcome.errors.hasPrefix("lescope: warning: /proc/lescope"))
    #expect(outcome.output.contains("You have passed this lesson"))
  }

  @Test func `A file of progress that is broken is left as it is`() throws {
    let folder = try TemporaryFolder(holding: ["lessons.json": "{"])
    let state = folder.path + "/state"
    for path in [state, state + "/lescope"] { mkdir(path, 0o700) }
    rename(folder.path + "/lessons.json", state + "/lescope/lessons.json")
    let outcome = try Program.run(
      ["lesson", "one-lag"], input: "9.7\n", variables: ["XDG_STATE_HOME": state])
    #expect(outcome.errorLines.count == 1)
    #expect(outcome.errors.contains("what you answer is not kept"))
    #expect(outcome.output.contains("Right:"))
    #expect(try folder.text(of: "state/lescope/lessons.json") == "{")
    let report = try Program.run(["lesson", "--report"], variables: ["XDG_STATE_HOME": state])
    #expect(report.ending == .exit(1) && report.errors.contains("state/lescope/lessons.json"))
  }

  @Test func `check reads lessons and runs them`() throws {
    let lesson = """
      {"format": "lescope-lesson/1", "title": "Mine", "level": "master", "preset": "one-neuron-lag",
       "steps": [{"text": "t", "ask": {"choice": "?", "options": [
         {"text": "a", "if": "lag.le.1 > 5"}, {"text": "b", "if": "lag.le.1 > 6"}]}, "why": "w"}]}
      """
    let folder = try TemporaryFolder(holding: [
      "two.json": lesson, "bad.json": lesson.replacing("lag.le.1 > 6", with: "lag.le.3 > 6"),
      "good.json": lesson.replacing("lag.le.1 > 6", with: "lag.le.1 <= 5"),
    ])
    let outcome = try Program.run(
      ["check", "two.json", "bad.json", "good.json"], directory: folder.path)
    #expect(outcome.ending == .exit(2))
    #expect(outcome.output == "good.json: no faults\n")
    #expect(
      outcome.errors == """
        lescope: two.json: steps[0].ask.options: after the run 0 of them hold; it must be one, and \
        its formula must give 1
        lescope: bad.json: steps[0].ask.options[1].if: lag.le.3: there is no layer 3; this network \
        has 1

        """)
    let taken = try run([folder.path + "/good.json"], "2\n", in: folder)
    #expect(taken.output.contains("You have passed this lesson: 1 of 1"))
  }

  @Test func `A teacher has the right answers, of some lessons or of all`() throws {
    let folder = try TemporaryFolder()
    let sheet = try run(["one-lag", "what-survives", "--answers"], in: folder)
    #expect(sheet.ending == .exit(0) && sheet.errors == "")
    #expect(sheet.output.hasPrefix("# The lag of one leaky neuron (one-lag, bachelor)\n"))
    #expect(sheet.output.contains("**Answer: 9.69 ms (right from 9.54 to 9.84)**"))
    #expect(sheet.output.contains("# What survives four layers (what-survives, master)\n"))
    // What is printed is what a student who types it is told.
    for answer in ["9.55", "9.83"] {
      let taken = try run(["one-lag"], "\(answer)\n", in: TemporaryFolder())
      #expect(taken.output.contains("Right: you said \(answer) ms"))
    }
    for answer in ["9.53", "9.85"] {
      let taken = try run(["one-lag"], "\(answer)\n", in: TemporaryFolder())
      #expect(taken.output.contains("Not quite"))
    }
    let json = try run(["one-lag", "--answers", "--json"], in: folder)
    #expect(json.output.contains(#""unit": "ms""#) && json.output.contains(#""accepted": ["#))
    let unknown = try run(["one-lagg", "--answers"], in: folder)
    #expect(unknown.ending == .exit(2) && unknown.errorLines.count == 1)
    #expect(folder.files.isEmpty)
  }

  @Test func `Reports of a class are one table`() throws {
    let folder = try TemporaryFolder()
    let answers = ["anna": "9.7\n6.4\n60\n", "bert": "5\n6.4\n"]
    for (name, lines) in answers.sorted(by: { $0.key < $1.key }) {
      let home = folder.path + "/" + name
      mkdir(home, 0o700)
      _ = try Program.run(["lesson", "one-lag"], input: lines, variables: ["HOME": home])
      let report = try Program.run(["lesson", "--report", "--json"], variables: ["HOME": home])
      try folder.write(report.output, to: name + ".json")
    }
    func table(_ words: [String]) throws -> Program.Outcome {
      try Program.run(["lesson", "--class"] + words, directory: folder.path)
    }
    let both = try table(["anna.json", "bert.json"])
    #expect(both.ending == .exit(0) && both.errors == "")
    let lines = both.output.split(separator: "\n").map { $0.split(separator: " ").map(String.init) }
    #expect(lines[1].prefix(3) == ["anna", "3/3", "-"] && lines[1].suffix(3) == ["1", "of", "17"])
    #expect(lines[2].prefix(3) == ["bert", "1/3", "-"] && lines[2].suffix(3) == ["0", "of", "17"])
    #expect(lines[3].prefix(4) == ["passed", "by", "1", "0"])
    #expect(both.output.contains(" 1  one-lag, step 1 not yet right for 1 of 2\n"))
    // The file itself does as well as the report, and rows are one an answered step.
    let rows = try table(["anna.json", "bert/.local/state/lescope/lessons.json", "--tabs"])
    #expect(rows.output.contains("anna\tone-lag\tbachelor\t1\t1\t1\t9.7\n"))
    #expect(rows.output.contains("lessons\tone-lag\tbachelor\t1\t1\t0\t5\n"))
    #expect(rows.output.split(separator: "\n").count == 1 + 3 + 2)
    let json = try table(["anna.json", "--json"])
    #expect(json.output.contains(#""student": "anna""#))

    try folder.write("{}", to: "carl.json")
    for (words, sentence) in [
      ([], "--class: needs the files that the students have handed in"),
      (["carl.json"], "carl.json: is not what lescope lesson --report --json prints"),
      (["none.json"], "none.json: cannot be read: no such file or directory"),
      (
        ["anna.json", "./anna.json"],
        "./anna.json: is the second file of this name; each student needs one"
      ),
    ] {
      let refused = try table(words)
      #expect(refused.ending == .exit(2) && refused.output == "")
      #expect(refused.errors == "lescope: \(sentence)\n")
    }
  }

  @Test func `A name that is unknown gets the nearest`() throws {
    let outcome = try Program.run(["lesson", "one-lagg"])
    #expect(outcome.ending == .exit(2))
    #expect(
      outcome.errors
        == "lescope: one-lagg: there is no lesson of this name; did you mean one-lag?\n")
  }

  @Test func `In the terminal a step is passed, left, and there again tomorrow`() throws {
    let folder = try TemporaryFolder()
    var terminal = try PseudoTerminal(
      ["lesson", "one-lag"], columns: 80, rows: 24, variables: ["HOME": folder.path])
    let asks = terminal.waitFor("step 1 of 3")
    try #require(asks, "\(terminal.screen.text)")
    terminal.send("9.7")
    let isTyped = terminal.waitFor("your answer: 9.7_")
    #expect(isTyped)
    // q would be part of the answer.
    terminal.send("\u{3}")
    let warns = terminal.waitFor("would be lost")
    #expect(warns)
    terminal.send("\r")
    let runs = terminal.waitFor("it runs:")
    #expect(runs)
    terminal.send("\r")
    let isRight = terminal.waitFor("Right: you said 9.70 ms", seconds: 20)
    #expect(isRight, "\(terminal.screen.text)")
    terminal.send("\r")
    let isNext = terminal.waitFor("step 2 of 3")
    #expect(isNext)
    terminal.send("\u{1B}")
    let isLeft = terminal.waitFor("you left the lesson")
    #expect(isLeft)
    terminal.send("q")
    let ending = terminal.end()
    #expect(ending == .exit(0))
    var again = try PseudoTerminal(
      [], columns: 80, rows: 24, variables: ["HOME": folder.path])
    let isThere = again.waitFor("lescope")
    try #require(isThere)
    again.send("L")
    let lists = again.waitFor("1/3")
    #expect(lists, "\(again.screen.text)")
    again.send("\r")
    let resumes = again.waitFor("step 2 of 3")
    #expect(resumes)
    again.send("q")
    let last = again.end()
    #expect(last == .exit(0))
  }
}
