import Glibc
import Testing

/// The program for who cannot see a screen, or has none.
struct PlainTests {
  /// Whether nothing but printable ASCII and line ends came.
  private func isPlain(_ text: String) -> Bool {
    text.utf8.allSatisfy { $0 == 10 || (0x20..<0x7F).contains($0) }
  }

  @Test func `Commands through a pipe get sentences, and the same ones each time`() throws {
    let lines = "step 1000\nset tau_r 0\nset tau_x 3\nstep 1\n\nquit\nstep"
    let outcome = try Program.run(["--plain", "lag-adds-up"], input: lines)
    #expect(outcome.ending == .exit(0) && outcome.errors == "")
    #expect(isPlain(outcome.output))
    let answers = outcome.output.split(separator: "\n")
    #expect(answers.first?.hasPrefix("Lag adds up with depth. ") == true)
    #expect(answers.contains { $0.hasPrefix("At 100 ms. Layer 4: LE u ") })
    #expect(answers.contains("tau_r = 0."))
    #expect(answers.contains { $0.hasPrefix("Warning: ") && $0.contains("tau_x") })
    #expect(
      answers.contains("Changed from Lag adds up with depth: tau_r 0 ms instead of 10 ms."))
    #expect(answers.contains { $0.hasPrefix("network differs from Latent Equilibrium") })
    #expect(answers.contains { $0.hasPrefix("At 100.1 ms") })
    let again = try Program.run(["--plain", "lag-adds-up"], input: lines)
    #expect(again.output == outcome.output)
  }

  @Test func `The end of the input is the end`() throws {
    let outcome = try Program.run(["--plain"], input: "pause\nstep 3")
    #expect(outcome.ending == .exit(0))
    #expect(outcome.output.contains("Running.\n"))
    #expect(outcome.output.split(separator: "\n").last?.hasPrefix("At ") == true)
  }

  @Test func `On a terminal time passes between the lines, without any escape sequence`() throws {
    var terminal = try PseudoTerminal(["--plain", "lag-adds-up"])
    func heard(_ words: String, _ terminal: inout PseudoTerminal) -> Bool {
      for _ in 0..<200 where !terminal.transcript.contains(words) { terminal.listen(seconds: 0.05) }
      return terminal.transcript.contains(words)
    }
    let isOpen = heard("Type a command", &terminal)
    #expect(isOpen)
    terminal.listen(seconds: 1)
    terminal.send("pause\n")
    let isPaused = heard("Paused.", &terminal)
    #expect(isPaused)
    terminal.listen(seconds: 0.3)
    let times = terminal.transcript.matches(of: /At ([0-9.]+) ms/).compactMap { Double($0.1) }
    #expect(times.first == 0 && (times.last ?? 0) > 5)
    terminal.send("quit\n")
    let ending = terminal.end()
    #expect(ending == .exit(0))
    #expect(!terminal.received.contains(0x1B))
  }

  @Test func `A preset is described in sentences and in numbers`() throws {
    let outcome = try Program.run(["describe", "lag-adds-up"])
    #expect(outcome.ending == .exit(0) && isPlain(outcome.output))
    #expect(outcome.output.contains("leaky: layer 3 follows the ideal 29.3 ms late, gain 0.87"))
    let early = try Program.run(["describe", "lag-adds-up", "--at", "10", "--seed", "3"])
    #expect(early.output.contains("At 10 ms, in steps of 0.1 ms."))
    let json = try Program.run(["describe", "lag-adds-up", "--json", "--set", "tau_m=20"])
    #expect(json.output.hasPrefix("{") && json.output.contains(#""expected_lag_ms": "#))
    let unknown = try Program.run(["describe", "lag-add-up"])
    #expect(unknown.ending == .exit(2) && unknown.errors.contains("did you mean lag-adds-up?"))
  }

  @Test func `One line has bars where the locale has them`() throws {
    let line = try Program.run(["line", "lag-adds-up", "--at", "540"])
    #expect(line.ending == .exit(0))
    let pattern =
      /LE r4=[+−]\d\.\d\d [▁▂▃▄▅▆▇█]{10}  leaky r4=[+−]\d\.\d\d [▁▂▃▄▅▆▇█]{10}  lag 39.1 ms\n/
    #expect(line.output.wholeMatch(of: pattern) != nil, "\(line.output)")
    #expect(try Program.run(["line", "lag-adds-up", "--at", "540"]).output == line.output)
    let ascii = try Program.run(["line", "lag-adds-up", "--at", "540"], variables: ["LANG": "C"])
    #expect(isPlain(ascii.output) && ascii.output.hasSuffix("  lag 39.1 ms\n"))
    // Without a terminal's name, as in a status bar, the locale alone decides.
    let bar = try Program.run(["line", "--at", "540"], variables: ["TERM": ""])
    #expect(bar.output == line.output)
  }

  @Test func `Followed, the line is renewed in its place every second`() throws {
    var terminal = try PseudoTerminal(["line", "lag-adds-up", "--follow"])
    let isThere = terminal.waitFor("lag 39.1 ms")
    #expect(isThere)
    terminal.listen(seconds: 2.3)
    #expect(terminal.transcript.split(separator: "\r").count >= 3)
    #expect(!terminal.received.contains(0x1B) && !terminal.received.contains(10))
    let first = try Program.run(["line", "lag-adds-up"]).output.dropLast()
    let second = try Program.run(["line", "lag-adds-up", "--at", "550"]).output.dropLast()
    #expect(terminal.transcript.hasPrefix("\r\(first)\r\(second)"))
    terminal.signal(SIGINT)
    let ending = terminal.end()
    #expect(ending.status == 130)
  }

  @Test func `A reader of the followed line may leave`() throws {
    let outcome = try Program.run(["line", "--follow"], output: .closedEarly)
    #expect([.exit(0), .signal(13)].contains(outcome.ending) && outcome.errors == "")
  }

  @Test func `The network view answers keys in a terminal`() throws {
    var terminal = try PseudoTerminal(columns: 80, rows: 24)
    let hasRun = terminal.wait { $0.lines[0].contains(/t [1-9]\d*\.\d ms/) }
    try #require(hasRun)
    terminal.send(" ")
    _ = terminal.waitFor("PAUSED")
    for (keys, words) in [
      ("2", "the last step of layer 4 · LE"), ("w", "the last step of layer 4 · leaky"),
      ("\t", "the last step of layer 1 · leaky"), (".", "i = Σ w·stimulus + b"),
    ] {
      terminal.send(keys)
      let isThere = terminal.waitFor(words)
      #expect(isThere, "after \(keys)\n\(terminal.screen.text)")
    }
    let before = terminal.screen.text
    terminal.send(".")
    let follows = terminal.wait { $0.text != before }
    #expect(follows)
    terminal.send("q")
    let ending = terminal.end()
    #expect(ending == .exit(0))
  }
}
