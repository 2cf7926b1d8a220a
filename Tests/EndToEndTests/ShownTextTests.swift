import Testing

/// Whatever others have written into a preset, a lesson, a table or a name, a terminal is never told
/// to do anything by it.
struct ShownTextTests {
  /// What a terminal would obey, and a line that pretends to be another.
  private static let evil =
    "a\u{1B}]0;owned\u{7}\u{1B}[31m\u{9B}5m\u{7F}\u{202E}\u{2066}\u{200F}\u{85}\u{2028}\u{C}\nFORGED\r\tz"

  /// The same as JSON escapes it.
  private static var escaped: String {
    evil.utf16.map { unit in
      let digits = String(unit, radix: 16)
      return "\\u" + String(repeating: "0", count: 4 - digits.utf8.count) + digits
    }.joined()
  }

  /// A name that a file can have.
  private static let name = "evil \u{1B}[5m\u{9B}\u{202E}\nFORGED"

  private static var files: [String: String] {
    let evil = escaped
    let preset =
      #""title": "\#(evil)", "about": "\#(evil)", "tags": ["\#(evil)"], "duration": 20,"#
      + #""layers": [{"neurons": 1, "weights": [[1]], "name": "\#(evil)"}]"#
    return [
      "evil.json": "{\(preset)}",
      "learns.json": #"{\#(preset), "target": {"kind": "sine"}, "beta": 0.1, "eta": 0.01}"#,
      "presets/\(name).json": "{\(preset)}",
      "presets/lessons/evil.json":
        #"{"format": "lescope-lesson/1", "title": "\#(evil)", "about": "\#(evil)", "#
        + #""level": "bachelor", "leaves_out": "\#(evil)", "preset": "one-neuron-lag", "#
        + #""steps": [{"text": "\#(evil)", "why": "\#(evil)", "run": 20, "#
        + #""ask": {"choose": "\#(evil)", "options": ["\#(evil)", "b"], "answer": 1}}]}"#,
      "key.json": #"{"\#(evil)": 1, "layers": [{"\#(evil)": 2, "activation": "\#(evil)"}]}"#,
      "word.json": "{\u{9B}31m",
      "task.json":
        #"{"layers": [{"neurons": 2}], "task": {"kind": "csv", "file": "a.csv", "label": "\#(evil)"}}"#,
      "signal.json":
        #"{"layers": [{"neurons": 1}], "stimulus": {"kind": "csv", "file": "a.csv", "time": "t"}}"#,
      "a.csv": "t,\"\(Self.evil)\"\n0,\(name.filter { $0 != "\n" })\n",
      "config/lescope/config.json": #"{"theme": "\#(evil)", "keys": {"quit": ["\#(evil)"]}}"#,
      name + ".json": "{}",
    ]
  }

  private static let commands: [([String], String)] = [
    (["list"], ""), (["list", "--json"], ""), (["show", "evil.json"], ""),
    (["show", name], ""), (["run", "evil.json", "--summary", "text"], ""),
    (["run", "evil.json", "--summary", "json"], ""), (["run", "evil.json", "--csv", "-"], ""),
    (["bode", "evil.json", "--points", "1", "--from", "20", "--summary", "text"], ""),
    (["bode", "evil.json", "--points", "1", "--from", "20", "--summary", "json"], ""),
    (["bode", "evil.json", "--points", "1", "--from", "20", "--csv", "-"], ""),
    (["train", "learns.json", "--duration", "20", "--summary", "text"], ""),
    (["train", "learns.json", "--duration", "20", "--summary", "json"], ""),
    (["render", "evil.json"], ""), (["render", "evil.json", "--format", "svg"], ""),
    (["render", "learns.json", "--view", "learning"], ""),
    (["describe", "evil.json"], ""), (["describe", "evil.json", "--json"], ""),
    (["line", "evil.json"], ""), (["sweep", "evil.json", "--over", "tau_m=10,20"], ""),
    (
      ["check", "evil.json", "key.json", "word.json", "task.json", "signal.json", name + ".json"],
      ""
    ),
    (["lesson"], ""), (["lesson", "--json"], ""), (["lesson", "evil"], "2\n1\n\n\n"),
    (["lesson", "--report"], ""), (["--plain", "evil.json"], "\(evil)\n:set \(evil) \(evil)\nq\n"),
    (["config"], ""), (["record", "/nowhere/\(evil)", "evil.json"], ""),
    (["merge", evil, "a.csv"], ""), (["run", evil], ""), ([evil], ""), ([evil, "b"], ""),
    (["run", "lag-adds-up", "--set", "\(evil)=1"], ""),
    (["run", "lag-adds-up", "--set", "activation=\(evil)"], ""),
    (["run", "lag-adds-up", "--csv", "/nowhere/\(evil)"], ""), (["--\(evil)"], ""),
    (["run", "lag-adds-up", "--duration", evil], ""), (["completions", evil], ""),
    (["help", evil], ""), (["replay", evil], ""), (["lesson", evil], ""), (["--state", evil], ""),
    (["sweep", "evil.json", "--over", evil], ""), (["train", "learns.json", "--load", evil], ""),
  ]

  @Test(arguments: commands)
  func `Nothing that is printed can steer a terminal`(words: [String], input: String) throws {
    let folder = try TemporaryFolder(
      folders: ["presets", "presets/lessons", "config", "config/lescope"], holding: Self.files)
    var variables = ["LESCOPE_PRESETS": folder.path + "/presets", "HOME": folder.path]
    if words == ["config"] { variables["XDG_CONFIG_HOME"] = folder.path + "/config" }
    let outcome = try Program.run(
      words, input: input, variables: variables, directory: folder.path)
    let status = try #require(outcome.ending.status)
    #expect(status <= 2)
    for (stream, text) in [("output", outcome.output), ("errors", outcome.errors)] {
      let obeyed = text.unicodeScalars.filter { scalar in
        switch scalar.value {
        case 0x0A: false
        case 0..<0x20, 0x7F..<0xA0, 0x061C, 0x200E, 0x200F, 0x2028...0x202E, 0x2066...0x2069: true
        default: false
        }
      }
      #expect(obeyed.isEmpty, "\(stream): \(text.debugDescription)")
      #expect(!text.split(separator: "\n").contains { $0.hasPrefix("FORGED") }, "\(text)")
    }
    for line in outcome.errorLines {
      #expect(line.hasPrefix("lescope: ") || status == 0, "\(line)")
    }
    #expect(!outcome.output.isEmpty || !outcome.errors.isEmpty)
  }
}
