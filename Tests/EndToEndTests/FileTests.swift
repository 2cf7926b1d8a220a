import Glibc
import Testing

/// What the explorer saves and exports, and whether other commands understand it.
struct FileTests {
  private func opened(
    _ words: [String] = [], in folder: TemporaryFolder
  ) throws -> PseudoTerminal {
    var terminal = try ExplorerTests().opened(words, in: folder)
    // So that the run is short and the rows are few.
    terminal.send(" ")
    let isPaused = terminal.waitFor("PAUSED")
    try #require(isPaused)
    return terminal
  }

  private func obey(
    _ line: String, until words: String, _ terminal: inout PseudoTerminal,
    _ location: SourceLocation = #_sourceLocation
  ) {
    terminal.send(":\(line)\r")
    let isThere = terminal.wait { $0.shows(words) }
    #expect(isThere, "\(terminal.screen.lines.last ?? "")", sourceLocation: location)
  }

  @Test func `A value is set after a colon, with completion`() throws {
    let folder = try TemporaryFolder()
    var terminal = try opened(in: folder)
    terminal.send(":set ta")
    let isOffered = terminal.waitFor("how slowly u follows its input")
    #expect(isOffered)
    terminal.send("\tx\u{7F} 20\r")
    let isSet = terminal.wait { $0.text.contains(/τm +\* +20 ms/) }
    #expect(isSet, "\(terminal.screen.text)")
    terminal.send(":\u{1B}[A")
    let isRecalled = terminal.waitFor(":set tau_m 20")
    #expect(isRecalled)
    terminal.send("\u{15}pawse\r")
    let isRefused = terminal.waitFor("there is no command pawse; did you mean pause?")
    #expect(isRefused)
    terminal.send(":q\r")
    let ending = terminal.end()
    #expect(ending == .exit(0))
    #expect(folder.files == [])
  }

  @Test func `What is saved is found, checked and run`() throws {
    let folder = try TemporaryFolder()
    var terminal = try opened(in: folder)
    obey("set tau_m 20", until: "tau_m = 20", &terminal)
    obey("set layers.2.activation tanh", until: "layers.2.activation = tanh", &terminal)
    terminal.send("s")
    let isAsked = terminal.waitFor(":save")
    #expect(isAsked)
    terminal.send("mine\r")
    let isSaved = terminal.waitFor("saved as mine (~/.local/share/lescope/presets/mine.json)")
    #expect(isSaved)
    obey("save mine", until: "mine: exists already; :save! mine replaces it", &terminal)
    obey("save! mine", until: "saved as mine", &terminal)
    obey("save fast-noise", until: "is the name of a shipped preset", &terminal)
    obey("save ./here.json", until: "saved as ./here.json", &terminal)
    obey("open ./here.json", until: "lescope · Lag adds up", &terminal)
    terminal.send("q")
    let ending = terminal.end()
    #expect(ending == .exit(0))

    let home = ["HOME": folder.path]
    let saved = folder.path + "/.local/share/lescope/presets/mine.json"
    #expect(try Program.run(["check", saved, "here.json"], directory: folder.path).errors == "")
    let list = try Program.run(["list"], variables: home)
    #expect(list.output.contains("mine"))
    let run = ["--csv", "-", "--no-comment", "--duration", "50"]
    let mine = try Program.run(["run", "mine"] + run, variables: home)
    let same = try Program.run(
      ["run", "lag-adds-up", "--set", "tau_m=20", "--set", "layers.2.activation=tanh"] + run)
    #expect(mine.ending == .exit(0))
    #expect(mine.output == same.output)
    #expect(mine.output.count > 1000)
  }

  @Test func `Every export is written, and nothing twice under one name`() throws {
    let folder = try TemporaryFolder()
    var terminal = try opened(in: folder)
    terminal.send("r")
    obey("step 50", until: "t 5.0 ms", &terminal)
    terminal.send("x")
    let isOpen = terminal.waitFor("lescope-lag-adds-up-5ms.txt")
    #expect(isOpen)
    terminal.send("\r")
    let isWritten = terminal.waitFor("the picture is in lescope-lag-adds-up-5ms.txt")
    #expect(isWritten)
    obey("export text", until: "lescope-lag-adds-up-5ms-2.txt", &terminal)
    obey("export ansi", until: "lescope-lag-adds-up-5ms.ansi", &terminal)
    obey("export svg plot.svg", until: "the picture is in plot.svg", &terminal)
    obey("export plot.svg", until: "plot.svg: exists already; with !", &terminal)
    obey("export csv all", until: "50 rows of", &terminal)
    terminal.send("q")
    _ = terminal.end()
    #expect(
      folder.files == [
        "lescope-lag-adds-up-5ms-2.txt", "lescope-lag-adds-up-5ms.ansi",
        "lescope-lag-adds-up-5ms.csv", "lescope-lag-adds-up-5ms.txt", "plot.svg",
      ])
    let text = try folder.text(of: "lescope-lag-adds-up-5ms.txt")
    #expect(text.hasPrefix(" lescope · Lag adds up with depth"))
    #expect(text.split(separator: "\n", omittingEmptySubsequences: false).count == 42)
    let token = text.split(separator: "\n").last.map(String.init) ?? ""
    let shown = try Program.run(["show", token])
    #expect(shown.output == (try Program.run(["show", "lag-adds-up"]).output), "\(token)")
    #expect(try folder.text(of: "lescope-lag-adds-up-5ms.ansi").contains("\u{1B}[0;"))
    let csv = try folder.text(of: "lescope-lag-adds-up-5ms.csv")
    let run = try Program.run([
      "run", "lag-adds-up", "--duration", "5", "--csv", "-", "--signals",
      "stimulus,target,u,r,e,ideal",
    ])
    #expect(csv == run.output)
  }

  @Test func `An export is well-formed XML`() throws {
    guard access("/usr/bin/python3", X_OK) == 0 else { return }
    for charset in ["braille", "block", "ascii"] {
      let drawing = try Program.run([
        "render", "lag-adds-up", "--format", "svg", "--charset", charset, "--set",
        #"title="<&> ü 中""#,
      ])
      #expect(drawing.ending == .exit(0))
      let folder = try TemporaryFolder(holding: ["a.svg": drawing.output])
      let parsed = try Program.run(
        ["-c", "import xml.dom.minidom as m; print(m.parse('a.svg').documentElement.tagName)"],
        of: "/usr/bin/python3", directory: folder.path)
      #expect(parsed.output == "svg\n", "\(parsed.errors)")
    }
  }

  @Test func `A failure is a sentence, and the program goes on`() throws {
    let folder = try TemporaryFolder(holding: ["bad.json": "{\"layers\": [{\"tau_m\": -3}]}"])
    mkfifo(folder.path + "/pipe", 0o600)
    var terminal = try opened(in: folder)
    obey("save /nowhere/a.json", until: "/nowhere/a.json: cannot be written: no such", &terminal)
    obey(
      "export csv all /dev/full", until: "/dev/full: cannot be written: no space left", &terminal)
    obey("export text pipe", until: "pipe: is not a file that can be written", &terminal)
    obey("export text /dev/tty", until: "/dev/tty: is not a file that can be", &terminal)
    obey("save .hidden", until: ".hidden: is not a name for a preset", &terminal)
    obey("open ./none.json", until: "none.json: cannot be read: no such file", &terminal)
    obey("open ./bad.json", until: "layers[0].tau_m: -3 is not a time constant", &terminal)
    obey("open ./pipe", until: "./pipe: is not a file that a preset can be in", &terminal)
    obey("open /dev/tty", until: "/dev/tty: is not a file that a preset", &terminal)
    obey("set stimulus.file a.csv", until: "a sine stimulus does not have it", &terminal)
    terminal.send(" ")
    let goesOn = terminal.wait { !$0.shows("PAUSED") }
    #expect(goesOn)
    terminal.send("q")
    let ending = terminal.end()
    #expect(ending == .exit(0))
    #expect(folder.files == ["bad.json", "pipe"])
  }

  @Test func `A picture is rendered in each format`() throws {
    let plain = try Program.run(["render", "lag-adds-up"])
    let text = try Program.run(["render", "lag-adds-up", "--format", "text"])
    #expect(text.output == plain.output)
    let ansi = try Program.run(["render", "lag-adds-up", "--format", "ansi"])
    #expect(ansi.output.contains("\u{1B}["))
    let wrong = try Program.run(["render", "lag-adds-up", "--format", "png"])
    #expect(wrong.ending == .exit(2))
    #expect(wrong.errors == "lescope: --format png: it must be text|ansi|svg\n")
  }

  @Test func `A signal read from a file can be set while it runs`() throws {
    let folder = try TemporaryFolder(holding: ["a.csv": "t,x\n0,1\n100,1\n"])
    var terminal = try opened(in: folder)
    obey(
      #"set stimulus {"kind": "csv", "file": "a.csv", "time": "t"}"#, until: "stimulus · csv",
      &terminal)
    obey("save with-signal", until: "; a.csv stays where it is", &terminal)
    terminal.send("q")
    _ = terminal.end()
    let run = try Program.run(
      ["run", "with-signal", "--csv", "-", "--no-comment", "--duration", "1"],
      variables: ["HOME": folder.path])
    #expect(run.output.split(separator: "\n").dropFirst().first?.hasPrefix("0.1,1,") == true)
  }
}
