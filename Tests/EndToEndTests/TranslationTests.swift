import Glibc
import Testing

/// Presets and lessons in German, by the locale and by `--language`, on every way that they are told.
struct TranslationTests {
  private static let german = ["LANG": "de_AT.UTF-8"]

  private func run(
    _ words: [String], _ input: String = "", _ variables: [String: String] = [:],
    in folder: TemporaryFolder? = nil
  ) throws -> Program.Outcome {
    var variables = variables
    if let folder { variables["HOME"] = folder.path }
    return try Program.run(words, input: input, variables: variables)
  }

  @Test func `The locale chooses, and --language is asked before it`() throws {
    func first(_ words: [String], _ variables: [String: String]) throws -> String {
      let outcome = try run(["list"] + words, "", variables)
      #expect(outcome.ending == .exit(0) && outcome.errors == "")
      return String(outcome.output.split(separator: "\n").first ?? "")
    }
    let written = "lag-adds-up                Lag adds up with depth"
    let german = "lag-adds-up                Verzögerungen addieren sich mit der Tiefe"
    #expect(try first([], [:]) == written)
    for locale in ["C", "POSIX", "en_GB.UTF-8", "fr_FR.UTF-8", ""] {
      #expect(try first([], ["LANG": locale]) == written)
    }
    #expect(try first([], Self.german) == german)
    #expect(try first([], ["LANG": "fr_FR.UTF-8", "LC_MESSAGES": "de_DE.UTF-8"]) == german)
    #expect(try first([], ["LANG": "de_DE.UTF-8", "LC_ALL": "C.UTF-8"]) == written)
    #expect(try first([], ["LANG": "fr_FR.UTF-8", "LANGUAGE": "it:de"]) == german)
    #expect(try first([], ["LANG": "de_DE.UTF-8", "LANGUAGE": "en:de"]) == written)
    #expect(try first(["--language", "de"], [:]) == german)
    #expect(try first(["--language", "de_DE.UTF-8"], [:]) == german)
    #expect(try first(["--language", "en"], Self.german) == written)
    // Where the locale has other characters, umlauts are spelled.
    #expect(try first([], ["LANG": "de_DE"]) == german.replacing("ö", with: "oe"))
    #expect(try run(["list", "--json"], "", Self.german).output.contains("Ein Neuron, eine Verz"))
  }

  @Test func `A language that nothing is in gets a sentence, and one that is none is refused`()
    throws
  {
    let there = "There are texts in de and en"
    let folder = try TemporaryFolder()
    let lesson = try run(["lesson", "one-lag", "--language", "fr"], "9.7\n", in: folder)
    #expect(lesson.ending == .exit(0) && lesson.output.contains("The lag of one leaky neuron"))
    #expect(
      lesson.errors.hasPrefix(
        "lescope: warning: --language fr: nothing is told in fr, and all is as it was written. "
          + there + "\n"))
    #expect(try run(["lesson", "late-errors", "--language", "de"]).errors == "")
    for words in [["list"], ["lesson"], ["describe", "lag-adds-up"], ["render", "lag-adds-up"]] {
      let refused = try run(words + ["--language", "deutsch"])
      #expect(refused.ending == .exit(2) && refused.output == "")
      #expect(
        refused.errors == "lescope: --language deutsch: \"deutsch\" is not a language; "
          + "it must be a tag such as de, en or pt-BR. \(there)\n")
    }
    #expect(try run(["run", "lag-adds-up", "--language", "de"]).ending == .exit(2))
  }

  @Test func `A lesson is taken in German, and kept as any other`() throws {
    let folder = try TemporaryFolder()
    let taken = try run(["lesson", "one-lag"], "9.7\n6.4\n60\n", Self.german, in: folder)
    #expect(taken.ending == .exit(0) && taken.errors == "")
    #expect(taken.output.hasPrefix("Die Verzögerung eines leaky Neurons (bachelor)\n"))
    #expect(
      taken.output.contains("Um wie viele ms hinkt das leaky Neuron seinem Eingang hinterher"))
    #expect(taken.output.contains("Right: you said 9.70 ms, and the run shows 9.69 ms."))
    #expect(taken.output.contains("What this leaves out: Eine echte Membran"))
    // The list, and what has been answered.
    let list = try run(["lesson"], "", Self.german, in: folder).output
    #expect(list.contains("bachelor  passed  Die Verzögerung eines leaky Neurons\n"))
    #expect(list.contains("doctorate new     Where the last dt of lag comes from\n"))
    let report = try run(["lesson", "--report"], "", Self.german, in: folder).output
    #expect(report.hasPrefix("Die Verzögerung eines leaky Neurons (one-lag, bachelor)\n  step 1"))
    // What is handed in does not depend on it.
    let handedIn = try run(["lesson", "--report", "--json"], "", Self.german, in: folder).output
    #expect(handedIn == (try run(["lesson", "--report", "--json"], in: folder).output))
    try folder.write(handedIn, to: "anna.json")
    let table = ["lesson", "--class", folder.path + "/anna.json"]
    #expect(try run(table, "", Self.german).output == (try run(table).output))
    // A choice is kept by its number, and told in whatever language it is asked for.
    _ = try run(["lesson", "looking-ahead"], "3\n", Self.german, in: folder)
    #expect(
      try run(["lesson", "--report"], in: folder).output.contains(
        "last: by no more than the steps of the simulation"))
  }

  @Test func `A teacher has the answers in German, with the same numbers`() throws {
    let words = ["lesson", "one-lag", "looking-ahead", "--answers"]
    let german = try run(words + ["--language", "de"]).output
    let written = try run(words).output
    #expect(german.hasPrefix("# Die Verzögerung eines leaky Neurons (one-lag, bachelor)\n"))
    #expect(german.contains("**Answer: 9.69 ms (right from 9.54 to 9.84)**"))
    #expect(german.contains("- 1: etwa so weit wie die des leaky Netzes\n"))
    func numbers(_ text: String) -> [String] {
      text.matches(of: /[0-9]+(\.[0-9]+)?/).map { String($0.output.0) }.sorted()
    }
    #expect(numbers(german) == numbers(written))
    let json = try run(words + ["--language", "de", "--json"]).output
    #expect(json.contains("Die Verz") && json.contains(#""unit": "ms""#))
    let plain = try run(words + ["--language", "de", "--charset", "ascii"]).output
    #expect(plain.utf8.allSatisfy { $0 < 0x80 } && plain.contains("Die Verzoegerung eines"))
  }

  @Test func `describe, --plain and render tell it, and what is written has all languages`() throws
  {
    let sentences = try run(["describe", "one-neuron-lag"], "", Self.german).output
    #expect(sentences.hasPrefix("Ein Neuron, eine Verzoegerung. Ein Neuron mit einer Membran"))
    let json = try run(["describe", "one-neuron-lag", "--json", "--language", "de"]).output
    #expect(json.contains(#""title": "Ein Neuron, eine Verz"#))
    #expect(try run(["--plain"], "quit\n", Self.german).output.hasPrefix("Verzoegerungen addieren"))
    let picture = try run(["render", "one-neuron-lag", "--language", "de"])
    #expect(picture.output.contains("lescope · Ein Neuron, eine Verzögerung"))
    let shown = try run(["show", "one-neuron-lag"]).output
    #expect(try run(["show", "one-neuron-lag"], "", Self.german).output == shown)
    #expect(shown.contains(#""title_de": "Ein Neuron, eine Verz"#))
    let token = try run(["show", "lag-adds-up", "--token"]).output
    #expect(try run(["show", "lag-adds-up", "--token"], "", Self.german).output == token)
    let recording = ["run", "one-neuron-lag", "--duration", "1", "--csv", "-"]
    #expect(try run(recording, "", Self.german).output == (try run(recording).output))
  }

  @Test func `check says where a translation is wrong`() throws {
    let lesson = """
      {"format": "lescope-lesson/1", "title": "Mine", "title_de": "Meine", "level": "master",
       "preset": "one-neuron-lag", "steps": [{"text": "t", "text_de": "d",
         "why": "{lag.le.1:1}", "why_de": "{lag.le.1:1}"}]}
      """
    let folder = try TemporaryFolder(holding: [
      "good.json": lesson, "tag.json": lesson.replacing("title_de", with: "title_ger man"),
      "number.json": lesson.replacing(#"why_de": "{lag.le.1:1}"#, with: #"why_de": "{lag.le.1:2}"#),
      "key.json": lesson.replacing("text_de", with: "txt_de"),
    ])
    let outcome = try Program.run(
      ["check", "good.json", "tag.json", "number.json", "key.json"], directory: folder.path)
    #expect(outcome.ending == .exit(2) && outcome.output == "good.json: no faults\n")
    #expect(
      outcome.errors == """
        lescope: tag.json: title_ger man: "ger man" is not a language; it must be a tag such as de, \
        en or pt-BR
        lescope: number.json: steps[0].why_de: has other numbers than the first text: \
        {lag.le.1:1} is missing and {lag.le.1:2} is too many
        lescope: key.json: steps[0].txt_de: unknown key; a step has text, set, unlock, ask, run and \
        why

        """)
    let told = try run(["lesson", folder.path + "/good.json"], "\n", Self.german, in: folder)
    #expect(told.output.hasPrefix("Meine (master)\n") && told.output.contains("\nd\n"))
  }

  @Test func `The configuration has a language, which the locale does not change`() throws {
    let folder = try TemporaryFolder(holding: ["config.json": #"{"language": "de"}"#])
    mkdir(folder.path + "/lescope", 0o700)
    rename(folder.path + "/config.json", folder.path + "/lescope/config.json")
    let variables = ["XDG_CONFIG_HOME": folder.path, "LANG": "en_US.UTF-8"]
    func lesson(_ words: [String]) throws -> String {
      let outcome = try run(["lesson"] + words, "", variables)
      return String(outcome.output.prefix { $0 != "\n" }.suffix(12))
    }
    #expect(try lesson([]) == "eaky Neurons")
    #expect(try lesson(["--no-config"]) == "leaky neuron")
    #expect(try lesson(["--language", "en"]) == "leaky neuron")
    #expect(try run(["config"], "", variables).output.contains(#""language": "de""#))
  }

  @Test func `On a screen a lesson is told in German, and a recording of it everywhere`() throws {
    let folder = try TemporaryFolder()
    var terminal = try PseudoTerminal(
      ["record", folder.path + "/a.keys"], columns: 80, rows: 24,
      variables: ["LANG": "de_DE.UTF-8", "HOME": folder.path])
    let isThere = terminal.waitFor("Verzögerungen addieren sich")
    try #require(isThere, "\(terminal.screen.text)")
    terminal.send(" L")
    let lists = terminal.waitFor("Was vier Schichten übersteht")
    #expect(lists, "\(terminal.screen.text)")
    terminal.send("\r")
    let asks = terminal.waitFor("Um wie viele ms hinkt das leaky Neuron")
    #expect(asks, "\(terminal.screen.text)")
    let isNamed = terminal.waitFor("step 1 of 3")
    #expect(isNamed)
    terminal.send("\u{1B}")
    let isLeft = terminal.waitFor("you left the lesson")
    #expect(isLeft)
    terminal.send("L\r")
    let isBack = terminal.waitFor("Um wie viele ms")
    #expect(isBack)
    terminal.send("\u{3}")
    let ending = terminal.end()
    #expect(ending == .exit(0))
    let recorded = try folder.text(of: "a.keys")
    #expect(recorded.prefix { $0 != "\n" }.hasSuffix(#""charset":"braille","language":"de-DE"}"#))
    for variables in [[:], ["LANG": "fr_FR.UTF-8"], Self.german] {
      let played = try run(["replay", folder.path + "/a.keys", "--text"], "", variables)
      #expect(played.output.contains("Um wie viele ms hinkt das leaky Neuron"), "\(played)")
    }
    // What names no language is told as it was written, also to who reads German.
    try folder.write(
      recorded.replacing(#","language":"de-DE""#, with: ""), to: "b.keys")
    let plain = try run(["replay", folder.path + "/b.keys", "--text"], "", Self.german)
    #expect(plain.output.contains("By how many ms does the leaky neuron lag"), "\(plain)")
  }

  @Test func `--language on a screen, in sixty columns and in plain letters`() throws {
    let folder = try TemporaryFolder()
    var terminal = try PseudoTerminal(
      ["lesson", "apical-error", "--language", "de", "--charset", "ascii"], columns: 60, rows: 20,
      variables: ["HOME": folder.path])
    let asks = terminal.waitFor("Was ein apikaler Dendrit verraet")
    try #require(asks, "\(terminal.screen.text)")
    terminal.send("q")
    #expect(terminal.end() == .exit(0))
    var other = try PseudoTerminal(
      ["--language", "fr"], columns: 120, rows: 30, variables: ["HOME": folder.path])
    let says = other.waitFor("nothing is told in fr")
    #expect(says, "\(other.screen.text)")
    other.send("q")
    #expect(other.end() == .exit(0))
  }

  @Test func `Shells complete the languages that there are`() throws {
    let script = try run(["completions", "bash"]).output
    #expect(script.contains("de en"), "\(script.prefix(2000))")
  }
}
