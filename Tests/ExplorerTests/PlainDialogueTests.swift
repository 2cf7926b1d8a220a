import Laboratory
import LatentEquilibrium
import Stage
import Terminal
import Testing
import Views

@testable import Explorer
@testable import Presets

/// The explorer in lines.
struct PlainDialogueTests {
  private func opened(_ name: String = "lag-adds-up") throws -> PlainDialogue {
    PlainDialogue(try shippedLibrary.preset(name), library: shippedEntries)
  }

  private func answers(_ lines: String..., to dialogue: inout PlainDialogue) -> [String] {
    var files = MemoryFiles()
    return lines.flatMap { dialogue.answer($0, with: &files) }
  }

  @Test func `A line does what the command line does`() throws {
    var dialogue = try opened()
    let isPaused = !dialogue.isRunning
    #expect(isPaused)
    _ = answers("step 100", ":set tau_r 0", "step 50", "back 20", to: &dialogue)
    var state = try explorer()
    for line in ["step 100", "set tau_r 0", "step 50", "back 20"] { state.obey(line) }
    #expect(dialogue.state.timeline.experiment == state.timeline.experiment)
    #expect(dialogue.state.timeline.experiment.step == 130)
  }

  @Test func `What is copied from a screen is printed`() throws {
    var dialogue = try opened()
    let lines = answers("step 100", "copy", to: &dialogue).dropFirst()
    #expect(lines.contains("tau_m, 10, ms, membrane time constant"))
    #expect(lines.contains { $0.hasPrefix("layer 4 r leaky, 0.") })
    #expect(lines.joined().unicodeScalars.allSatisfy { $0.isASCII })
  }

  @Test func `Every line is answered, and an error says what is wrong`() throws {
    var dialogue = try opened()
    let step = answers("step 100", to: &dialogue)
    #expect(step.count == 1 && step[0].hasPrefix("At 10 ms. Layer 4: LE u 0.1082, r 0.297, e 0;"))
    #expect(
      answers("stepp", to: &dialogue)
        == ["Warning: there is no command stepp; did you mean step?"])
    #expect(answers("set tau_m -3", to: &dialogue)[0].hasPrefix("Warning: "))
    #expect(dialogue.state.timeline.experiment.step == 100)
    #expect(answers("", to: &dialogue) == Description(dialogue.state).sentences)
    #expect(answers("help", to: &dialogue).contains { $0.hasPrefix("set KEY VALUE: ") })
    let opening = answers("open one-neuron-lag", to: &dialogue)
    #expect(opening[0].hasPrefix("One neuron, one lag"))
    #expect(answers("presets", to: &dialogue)[0].contains("fast-noise"))
    #expect(answers("pause", to: &dialogue).contains("Running."))
    let (isRunning, last) = (dialogue.isRunning, answers("quit", to: &dialogue))
    #expect(isRunning && last == [] && dialogue.isOver)
  }

  @Test func `Any command leaves a dialogue that goes on`() throws {
    var dialogue = try opened("step-through-four-layers")
    for command in Command.table where command.action != .quit {
      _ = answers(command.name, to: &dialogue)
      #expect(!dialogue.isOver)
      let step = dialogue.state.timeline.experiment.step
      let lines = answers("step 2", to: &dialogue)
      #expect(dialogue.state.timeline.experiment.step == step + 2, "\(command.name)")
      for line in lines { #expect(line.utf8.allSatisfy { (0x20..<0x7F).contains($0) }) }
    }
  }

  @Test func `A divergence on the way is told once`() throws {
    let preset = try read(
      #"{"dt": 5, "tau_m": 1, "layers": [{"weights": [[1]]}], "stimulus": {"kind": "constant"}}"#)
    var dialogue = PlainDialogue(preset, isRunning: true)
    var said: [String] = []
    for _ in 0..<50 where dialogue.isRunning { said += dialogue.advance() }
    #expect(said.count == 1 && said[0].hasPrefix("Warning: the network diverged in layer 1"))
    #expect(!dialogue.isRunning)
  }
}

/// An experiment on one line.
struct StatusLineTests {
  @Test(arguments: GlyphSet.allCases)
  func `The line has the rates of the output and the twin's lag`(glyphs: GlyphSet) throws {
    var line = StatusLine(try shippedLibrary.preset("lag-adds-up"), glyphs: glyphs)
    line.run(until: 540)
    let experiment = try explorer(at: 540).timeline.experiment
    let (rate, twin) = (experiment.network.rate[4], try #require(experiment.twin).rate[4])
    #expect(line.text.hasPrefix("LE r4=\(glyphs.spell(Sign.signed(rate, columns: 5))) "))
    #expect(line.text.contains("leaky r4=\(glyphs.spell(Sign.signed(twin, columns: 5))) "))
    #expect(line.text.hasSuffix("  lag 39.1 ms"))
    #expect(line.text.unicodeScalars.count < 80)
    if glyphs == .ascii { #expect(line.text.utf8.allSatisfy { (0x20..<0x7F).contains($0) }) }
  }

  @Test func `The bars follow the rate`() throws {
    // A rate that is 0, and then 1; the sixth tenth of the time has both.
    let preset = try read(
      #"{"layers": [{"weights": [[1]], "activation": "linear"}], "twin": null, "view": {"window": 100}, "#
        + #""stimulus": {"kind": "step", "at": 50}}"#)
    var line = StatusLine(preset, glyphs: .braille)
    line.run(until: 100)
    #expect(line.text.hasPrefix("LE r1=+1.00 ▁▁▁▁▁▅████  lag "))
  }
}
