import Testing

/// What cannot be done is refused with the right exit code and a sentence that says what is wrong.
struct RefusalTests {
  struct Case: CustomTestStringConvertible {
    var words: [String]
    var sentence: String
    var status: Int32
    var input: String
    var variables: [String: String]
    /// Files in the working directory.
    var files: [String: String]

    init(
      _ line: String, _ sentence: String, status: Int32 = 2, input: String = "",
      variables: [String: String] = [:], files: [String: String] = [:]
    ) {
      words = line.split(separator: " ").map(String.init)
      self.sentence = sentence
      self.status = status
      self.input = input
      self.variables = variables
      self.files = files
    }

    var testDescription: String { "lescope \(words.joined(separator: " ")): \(sentence)" }
  }

  @Test(
    arguments: commandLines + options + sizes + assignments + sweeps + presets + dataFiles + runs)
  func `A refusal has its exit code and its sentence`(_ refused: Case) throws {
    let folder = try TemporaryFolder(holding: refused.files)
    let outcome = try Program.run(
      refused.words, input: refused.input, variables: refused.variables, directory: folder.path)
    #expect(outcome.ending == .exit(refused.status))
    #expect(outcome.errors.contains(refused.sentence))
    #expect(!outcome.errorLines.isEmpty)
    for line in outcome.errorLines { #expect(line.hasPrefix("lescope: ")) }
    #expect(outcome.errors.hasSuffix("\n"))
    #expect(folder.files == refused.files.keys.sorted(), "a refusal leaves no file")
  }

  static let commandLines = [
    Case("lst", "lst: there is no preset of this name; did you mean list?"),
    Case("lst x", "lst: there is no such command; did you mean list?"),
    Case("--bogus", "--bogus: there is no such option; lescope help lists them"),
    Case("-x", "-x: there is no such option"),
    Case("--duratoin 5 run lag-adds-up", "--duratoin: there is no such option; did you mean --dur"),
    Case("run", "lescope run needs PRESET; lescope help run"),
    Case("show", "lescope show needs PRESET"),
    Case("check", "lescope check needs FILE..."),
    Case("run lag-adds-up more", "more: is one operand too many for lescope run"),
    Case("list more", "more: is one operand too many for lescope list"),
    Case("bench more", "more: is one operand too many for lescope bench"),
    Case("help qqqq", "qqqq: there is no such command; it must be list, show, run, bode, train"),
    Case("help rum", "rum: there is no such command; did you mean run?"),
    Case("list --json=3", "--json: takes no value"),
    Case("list --csv x", "--csv: is not an option of lescope list; it belongs to lescope run"),
    Case(
      "run lag-adds-up --from 2",
      "--from: is not an option of lescope run; it belongs to lescope bode"),
    Case("bode", "lescope bode needs PRESET"),
    Case("bode lag-adds-up --from 0", "--from 0: it must be from 0.001 Hz to less than 5000 Hz"),
    Case("bode lag-adds-up --to 5000", "--to 5000: it must be from 0.001 Hz to less than 5000 Hz"),
    Case("bode lag-adds-up --from 20 --to 10", "--to 10: the highest frequency must not be below"),
    Case("bode lag-adds-up --points 0", "--points 0: it must be a whole number, from 1 to 10000"),
    Case("bode lag-adds-up --amplitude -1", "--amplitude -1: it must be from 1e-9 to 1000000"),
    Case("render lag-adds-up --csv x", "--csv: is not an option of lescope render"),
    Case("run lag-adds-up --size 80x24", "--size: is not an option of lescope run"),
    Case("show -- --x", "--x: there is no preset of this name"),
  ]

  static let options = [
    Case(
      "run lag-adds-up --duration", "--duration: its value is missing; it must be --duration MS"),
    Case("run lag-adds-up --duration -5", "--duration -5: it must be from 1e-6 to 1e12 ms"),
    Case("run lag-adds-up --duration 0", "--duration 0: it must be from 1e-6 to 1e12 ms"),
    Case("run lag-adds-up --duration long", "--duration long: it must be"),
    Case("run lag-adds-up --duration nan", "--duration nan: it must be"),
    Case("run lag-adds-up --duration inf", "--duration inf: it must be"),
    Case("run lag-adds-up --every 0", "--every 0: it must be a whole number, 1 or more"),
    Case("run lag-adds-up --every 1.5", "--every 1.5: it must be a whole number"),
    Case("run lag-adds-up --signals u,x", "\"x\" is not a signal"),
    Case("run lag-adds-up --signals u,", "\"\" is not a signal"),
    Case("run lag-adds-up --signals enrgy", "did you mean energy?"),
    Case("run lag-adds-up --layout wdie", "--layout wdie: it must be wide|tidy"),
    Case("run lag-adds-up --summary xml", "--summary xml: it must be text|json"),
    Case("render lag-adds-up --size 80", "--size 80: it must be COLSxROWS"),
    Case("render lag-adds-up --size 0x10", "--size 0x10: it must be COLSxROWS"),
    Case("render lag-adds-up --size 80x24x2", "--size 80x24x2: it must be COLSxROWS"),
    Case("render lag-adds-up --charset utf", "--charset utf: it must be braille|block|ascii"),
    Case("render lag-adds-up --color maybe", "--color maybe: it must be auto|always|never"),
    Case("render lag-adds-up --view nope", "--view nope: it must be scope"),
    Case("render lag-adds-up --at -1", "--at -1: it must be from 0 to 1e12 ms"),
    Case("lag-adds-up --charset utf", "--charset utf: it must be braille|block|ascii"),
  ]

  /// Numbers beyond all measure, which are refused before anything is run.
  static let sizes = [
    Case("run lag-adds-up --duration 1e300", "--duration 1e300: it must be from 1e-6 to 1e12 ms"),
    Case(
      "run lag-adds-up --duration 5e11",
      "duration: 500000000000 ms in steps of 0.1 ms are more than 1e12 steps"),
    Case("render lag-adds-up --at 1e13", "--at 1e13: it must be from 0 to 1e12 ms"),
    Case("render lag-adds-up --at 1e12", "--at 1e12: 1000000000000 ms in steps of 0.1 ms are more"),
    Case("describe lag-adds-up --at 1e18", "--at 1e18: it must be from 0 to 1e12 ms"),
    Case("line lag-adds-up --at 3e11", "--at 3e11: 300000000000 ms in steps of 0.1 ms are more"),
    Case("run lag-adds-up --set dt=1e-300", "1e-300 is not a time step; it must be from 1e-6"),
    Case("run lag-adds-up --set tau_m=1e18", "is not a time constant; it must be from 1e-6 to"),
    Case("show lag-adds-up --set stimulus.frequency=1e-17", "1e-17 is not a frequency; it must be"),
    Case("train yin-yang --set task.presentation=1e11", "need more than 1000000000000 steps"),
    Case("train teacher --duration 1e12", "duration: 1000000000000 ms in steps of 0.5 ms are more"),
    Case(
      "bode lag-adds-up --from 0.001 --to 0.001 --set tau_m=1e6 --set dt=1e-6",
      "these frequencies and time constants need more than 1000000000000 steps"),
    Case(
      "sweep lag-adds-up --over tau_r=0:9223372036854775807:1",
      "has more than 1000000 numbers; its step must be longer"),
    Case("sweep lag-adds-up --over duration=1,1e12", "are more than 1e12 steps"),
    Case(
      "sweep lag-adds-up --over tau_r=0,5 --measure accuracy",
      "--measure accuracy: cannot be had: there is no task with classes"),
    Case(
      "run lag-adds-up --set layers[9223372036854775807].tau_m=3",
      "[9223372036854775807] is no place in a list"),
    Case("run lag-adds-up --set layers.9223372036854775807.tau_m=3", "is no place in a list"),
  ]

  static let assignments = [
    Case("run lag-adds-up --set tau_m", "tau_m"),
    Case("run lag-adds-up --set tau_n=3", "--set tau_n=3: unknown key; did you mean tau_m?"),
    Case("run lag-adds-up --set tau_m=-3", "-3 is not a time constant; it must be from 1e-6"),
    Case("run lag-adds-up --set layers.9.tau_m=3", "layers"),
    Case("run lag-adds-up --set activation=tahn", "\"tahn\" is not an activation"),
    Case("run lag-adds-up --set stimulus.at=3", "a sine stimulus does not have it"),
    Case("run lag-adds-up --seed -1", "it must be a whole number from 0 to 9007199254740991"),
    Case("run lag-adds-up --seed x", "\"x\" is not a seed"),
    Case("show lag-adds-up --set dt=0", "0 is not a time step; it must be from 1e-6 to 1000 ms"),
    Case("render lag-adds-up --set dt=0", "0 is not a time step; it must be from 1e-6 to 1000 ms"),
    Case("lag-adds-up --set dt=0", "0 is not a time step; it must be from 1e-6 to 1000 ms"),
  ]

  static let sweeps = [
    Case("sweep lag-adds-up", "lescope sweep needs --over KEY=VALUES, such as --over tau_r=0:20:1"),
    Case("sweep", "lescope sweep needs PRESET"),
    Case("sweep lag-adds-up --over tau_m", "--over tau_m: it must be KEY=VALUES"),
    Case("sweep lag-adds-up --over tau_n=3", "--over tau_n=3: unknown key; did you mean tau_m?"),
    Case(
      "sweep lag-adds-up --over tau_m=2:0:-1",
      "--over tau_m=0: 0 is not a time constant; it must be from 1e-6 to 1000000 ms"),
    Case(
      "sweep lag-adds-up --over tau_m=1,2,0 --shard 1/3", "--over tau_m=0: 0 is not a time constant"
    ),
    Case("sweep lag-adds-up --over tau_m=1:5", "1:5 is not a range; it must be from:to:step"),
    Case("sweep lag-adds-up --over tau_m=1,,2", "a value is empty"),
    Case("sweep lag-adds-up --over tau_m=1 --over tau_m=2", "tau_m is swept already"),
    Case("sweep lag-adds-up --over tau_m=1 --tie dt", "--tie dt: it must be KEY=FORMULA"),
    Case("sweep lag-adds-up --over tau_m=1 --tie dt=tau_n", "no tau_n; did you mean tau_m?"),
    Case("sweep lag-adds-up --over tau_m=5 --tie dt=-tau_m", "--tie dt=-tau_m: -5 is not a time"),
    Case(
      "sweep lag-adds-up --over seed=0:1000:1 --over tau_m=1:1000:1",
      "a sweep has at most 1000000 points; this grid has more"),
    Case("sweep lag-adds-up --over scheme=sweep,sweeep", "\"sweeep\" is not a scheme"),
    Case("sweep lag-adds-up --over tau_m=1 --measure lag,gian", "did you mean gain?"),
    Case("sweep lag-adds-up --over tau_m=1 --shard 4/3", "--shard 4/3: it must be I/N with I from"),
    Case("sweep lag-adds-up --over tau_m=1 --cores 0", "--cores 0: it must be a whole number"),
    Case("sweep lag-adds-up --over tau_m=1 --resume", "--resume: needs --csv FILE"),
    Case(
      "sweep lag-adds-up --over tau_m=1 --csv a --resume --force", "exclude each other"),
    Case("sweep lag-adds-up --over dt=0.1 --set dt=0 --set tau_m=-1", "--set tau_m=-1: -1 is not"),
    Case(
      "sweep lag-adds-up --over tau_m=1 --csv kept.csv", "kept.csv: exists already; --force",
      status: 1, files: ["kept.csv": "mine\n"]),
    Case(
      "sweep lag-adds-up --over tau_m=1 --csv kept.csv --resume",
      "kept.csv: exists already and is of another sweep; --force replaces it",
      status: 1, files: ["kept.csv": "mine\n"]),
    Case(
      "sweep lag-adds-up --over tau_m=1 --csv absent/x.csv", "absent/x.csv: cannot be written",
      status: 1),
    Case(
      "sweep lag-adds-up --over tau_m=1 --csv /dev/full", "/dev/full: cannot be written: no space",
      status: 1),
    Case("merge", "lescope merge needs FILE..."),
  ]

  static let presets = [
    Case("run lag-adds-upp", "lag-adds-upp: there is no preset of this name; did you mean lag-"),
    Case("run absent.json", "absent.json: cannot be read: no such file or directory"),
    Case("check /", "/: cannot be read: is a directory"),
    Case("run -", "standard input: the file is empty; a preset is a JSON object"),
    Case("run -", "standard input: line 1", input: "{\"layers\": [}"),
    Case("show -", "standard input: layers: is missing", input: "{}"),
    Case("render -", "standard input: titel: unknown key", input: #"{"titel": "x"}"#),
    Case(
      "check my.json", "my.json: layers[1].tau_m: -3 is not a time constant; it must be from",
      files: ["my.json": #"{"layers": [{}, {"tau_m": -3}]}"#]),
    Case(
      "check good.json bad.json", "bad.json: dt: 0 is not a time step",
      files: ["good.json": #"{"layers": [{}]}"#, "bad.json": #"{"dt": 0, "layers": [{}]}"#]),
    Case(
      "run mine", "mine.json: layers: an empty list has no layer",
      variables: ["LESCOPE_PRESETS": "."],
      files: ["mine.json": #"{"layers": []}"#]),
    Case(
      "run bytes.json", "bytes.json", files: ["bytes.json": "\u{0}\u{1}\u{2}"]),
  ]

  /// A preset that reads a data file.
  static let reading = """
    {"layers": [{}], "stimulus": {"kind": "csv", "file": "data.csv", "time": "time"}}
    """

  static let dataFiles = [
    Case(
      "run my.json", "stimulus.file:", files: ["my.json": reading]),
    Case(
      "run my.json", "data.csv: line 3: 'abc' in column x is not a number",
      files: ["my.json": reading, "data.csv": "time,x\n0,1\n1,abc\n"]),
    Case(
      "run my.json", "data.csv: there is no column \"time\"; the columns are t, x",
      files: ["my.json": reading, "data.csv": "t,x\n0,1\n"]),
    Case(
      "run my.json", "does not rise above 1",
      files: ["my.json": reading, "data.csv": "time,x\n0,1\n1,1\n1,2\n"]),
    Case(
      "render my.json", "3 fields in a table of 2 columns",
      files: ["my.json": reading, "data.csv": "time,x\n0,1,2\n"]),
  ]

  static let runs = [
    Case(
      "run lag-adds-up --csv kept.csv", "kept.csv: exists already; --force replaces it", status: 1,
      files: ["kept.csv": "mine\n"]),
    Case("run lag-adds-up --csv absent/x.csv", "absent/x.csv: cannot be written", status: 1),
    Case("run lag-adds-up --csv /proc/x.csv", "/proc/x.csv: cannot be written", status: 1),
    Case("run lag-adds-up --csv /dev/full", "/dev/full: cannot be written: no space", status: 1),
    Case("run lag-adds-up --set dt=25 --set tau_m=10", " diverged in layer ", status: 1),
    Case("", "lescope run", variables: ["TERM": "dumb"]),
    Case("lag-adds-up", "lescope render"),
  ]
}
