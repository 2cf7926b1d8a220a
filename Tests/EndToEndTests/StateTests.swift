import Testing

/// A state token is accepted wherever a preset is, and is the same experiment there.
struct StateTests {
  private func token(_ words: [String]) throws -> String {
    let outcome = try Program.run(["show", "--token"] + words)
    try #require(outcome.ending == .exit(0), "\(outcome.errors)")
    #expect(outcome.output.split(separator: "\n").count == 1)
    return String(outcome.output.dropLast())
  }

  private static let states: [[String]] =
    Shipped.names.map { [$0] } + [
      ["lag-adds-up", "--set", "tau_m=20", "--set", "layers.2.activation=tanh"],
      ["fast-noise", "--seed", "99", "--set", "twin=null", "--set", "dt=0.05"],
      ["recorded-signal", "--set", "stimulus.amplitude=0.3"],
      ["sum-of-sines", "--set", #"layers=[{"neurons":3,"weights":{"init":"normal"}},{}]"#],
      ["one-neuron-lag", "--set", "stimulus.kind=chirp", "--set", "beta=0.2", "--set", "eta=0.01"],
    ]

  @Test func `The token in the reference is that of a preset as it is now`() throws {
    let reference = try Document("Sources/lescope/README.md").text
    let token = try #require(reference.firstMatch(of: /lescope1:[A-Za-z0-9_-]+/)?.0)
    let shown = try Program.run(["show", String(token)])
    #expect(shown.ending == .exit(0), "\(shown.errors)")
    #expect(try self.token(["lag-adds-up", "--set", "tau_m=20"]) == token)
  }

  @Test(arguments: states)
  func `A token runs as its preset, bit for bit`(words: [String]) throws {
    let token = try token(words)
    let run = [
      "--csv", "-", "--duration", "30", "--signals", "u,r,p,i,e,w,b,stimulus,target,ideal",
    ]
    let direct = try Program.run(["run"] + words + run)
    #expect(direct.ending == .exit(0), "\(direct.errors)")
    let through = try Program.run(["run", token] + run)
    #expect(through.output == direct.output)
    #expect(through.errors == "")
    let shown = try Program.run(["show", token])
    #expect(shown.output == (try Program.run(["show"] + words)).output)
    let picture = try Program.run(["render", token, "--charset", "ascii"])
    #expect(
      picture.output == (try Program.run(["render"] + words + ["--charset", "ascii"])).output)
    #expect(try Program.run(["check", token]).ending == .exit(0))
    #expect(try self.token([token]) == token)
  }

  @Test func `A sweep begins from a token, too`() throws {
    let token = try token(["lag-adds-up", "--set", "stimulus.frequency=2"])
    let grid = ["--over", "tau_m=5,10", "--duration", "100"]
    let through = try Program.run(["sweep", token] + grid).output.split(separator: "\n")
    let direct = try Program.run(
      ["sweep", "lag-adds-up", "--set", "stimulus.frequency=2"] + grid
    ).output.split(separator: "\n")
    #expect(through.count == 2 + 2 * 18)
    #expect(through.dropFirst() == direct.dropFirst())
  }

  @Test func `The explorer opens at a state and shows it`() throws {
    let token = try token(["lag-adds-up", "--set", "tau_m=20"])
    for words in [["--state", token], [token]] {
      var terminal = try PseudoTerminal(words, columns: 120, rows: 40)
      let isOpen = terminal.waitFor(" 20 ms")
      #expect(isOpen)
      terminal.send("Y")
      let isShown = terminal.waitFor(token)
      #expect(isShown)
      terminal.send("q")
      let ending = terminal.end()
      #expect(ending == .exit(0))
    }
  }

  @Test func `A broken token ends with 2 and a sentence`() throws {
    let token = try token(["lag-adds-up", "--set", "tau_m=20"])
    let cut = String(token.dropLast(3))
    let other = "lescope2:" + token.dropFirst(9)
    let cases: [([String], String)] = [
      (["--state", cut], "its checksum does not fit: it was cut or altered; it must be copied"),
      (["run", cut], "its checksum does not fit"),
      (["sweep", cut, "--over", "dt=1"], "its checksum"),
      (["check", cut], "its checksum does not fit"), (["--state", other], "of another version of"),
      (["--state", "lag-adds-up"], "lag-adds-up: is not a state; it must begin with lescope1:"),
      (["--state", token, "fast-noise"], "--state: stands beside the preset fast-noise; only one"),
    ]
    for (words, sentence) in cases {
      let outcome = try Program.run(words)
      #expect(outcome.ending == .exit(2))
      #expect(outcome.errors.contains(sentence), "\(outcome.errors)")
      #expect(outcome.errorLines.count == 1)
    }
  }
}
