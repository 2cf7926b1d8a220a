import Formats
import Laboratory
import LatentEquilibrium
import Presets
import Stage
import Testing

@testable import Explorer
@testable import Views

struct InstructionTests {
  @Test(
    arguments: [
      ("pause", .act(.toggleRun, times: 1)),
      ("  pause  ", .act(.toggleRun, times: 1)),
      ("step 10", .act(.stepForward, times: 10)),
      ("back", .act(.stepBack, times: 1)),
      ("undo 3", .act(.undo, times: 3)),
      ("faster 2", .act(.changeSpeed(1), times: 2)),
      ("glyphs", .act(.nextGlyphs, times: 1)),
      ("help", .act(.help, times: 1)),
      ("quit", .act(.quit, times: 1)),
      ("q", .act(.quit, times: 1)),
      ("2.5", .value(2.5)),
      ("-1e-3", .value(-0.001)),
      ("layer 2", .layer(1)),
      ("layer all", .layer(nil)),
      ("open fast-noise", .open("fast-noise")),
      ("open my own.json", .open("my own.json")),
      ("speed 0.1", .speed(.times(0.1))),
      ("speed 0.1x", .speed(.times(0.1))),
      ("speed max", .speed(.unlimited)),
      ("window 300", .window(300)),
      ("window 300 ms", .window(300)),
      ("save", .save(nil, overwrites: false)),
      ("save mine", .save("mine", overwrites: false)),
      ("save! ./a b.json", .save("./a b.json", overwrites: true)),
      ("export", .act(.openExports, times: 1)),
      ("export svg", .export(.svg, nil, overwrites: false)),
      ("export csv out.txt", .export(.csv, "out.txt", overwrites: false)),
      (
        "export csv u,r",
        .exportTable(
          .listed([.signal(.membranePotential), .signal(.rate)]), nil, overwrites: false)
      ),
      (
        "export csv u, r a b",
        .exportTable(
          .listed([.signal(.membranePotential), .signal(.rate)]), "a b", overwrites: false)
      ),
      ("export! csv all x.csv", .exportTable(.all, "x.csv", overwrites: true)),
      ("export csv shown", .exportTable(.shown, nil, overwrites: false)),
      ("gho", .act(.freeze, times: 1)),
      ("ste 10", .act(.stepForward, times: 10)),
      ("win 300", .window(300)),
      ("expo! svg a.svg", .export(.svg, "a.svg", overwrites: true)),
      ("reset", .act(.reset, times: 1)),
      ("export! ansi a.ansi", .export(.ansi, "a.ansi", overwrites: true)),
      ("export plot.svg", .export(.svg, "plot.svg", overwrites: false)),
    ] as [(String, Instruction)])
  func `A line is understood`(line: String, instruction: Instruction) throws {
    #expect(try Instruction(line, commands: Command.table) == instruction)
  }

  @Test(
    arguments: [
      ("set tau_m 20", "tau_m=20"), ("set tau_m=20", "tau_m=20"), ("tau_m=20", "tau_m=20"),
      ("set  tau_m  =  20", "tau_m=20"), ("set layers.2.tau_m 5", "layers.2.tau_m=5"),
      ("set activation relu", "activation=relu"), ("set title a = b", "title=a = b"),
      ("seed 5", "seed=5"),
    ])
  func `A value is set as --set sets it`(line: String, assignment: String) throws {
    #expect(
      try Instruction(line, commands: Command.table) == .set(Assignment(assignment, option: ":set"))
    )
  }

  @Test(
    arguments: [
      ("pase", "there is no command pase; did you mean pause?"),
      ("opne x", "there is no command opne; did you mean open?"),
      ("g", "g may be gap, ghost or glyphs: type more of it"),
      ("res", "res may be reset or restore: type more of it"),
      ("xyzzy", "there is no command xyzzy; help lists them"),
      ("tau_m 20", "tau_m is a parameter; did you mean :set tau_m 20?"),
      ("pause 3", "pause takes nothing after it"),
      ("pause!", "there is no command pause!; did you mean pause?"),
      ("set", "set needs KEY VALUE after it, such as :set tau_m 20"),
      ("set tau_m", "set needs a value after tau_m, such as :set tau_m 20"),
      ("open", "open needs NAME|FILE after it, such as :open fast-noise"),
      ("layer two", "two is not a layer; it must be all, or a number from 1"),
      ("layer 0", "0 is not a layer; it must be all, or a number from 1"),
      ("speed -1", "-1 is not a speed; it must be from 1e-9 to 1e9, or max"),
      ("speed fast", "\"fast\" is not a speed; it must be from 1e-9 to 1e9, or max"),
      ("window 0", "0 is not a time window; it must be from 1e-6 to 1e12 ms"),
      ("step 0", "step 0: how often must be a whole number from 1 to 10000"),
      ("step 10001", "step 10001: how often must be a whole number from 1 to 10000"),
      ("export png", "png is not a format; it must be text, ansi, svg or csv"),
      ("export cvs", "cvs is not a format; did you mean csv?"),
      ("set .x 3", ":set .x=3: a part of the key is empty; it must be like layers.2.tau_m"),
      ("=", "there is no command =; help lists them"),
    ])
  func `A line that is wrong gets one sentence`(line: String, sentence: String) {
    let fault = #expect(throws: Fault.self) { try Instruction(line, commands: Command.table) }
    #expect(fault?.description == sentence)
  }

  @Test(arguments: Command.table.map(\.name))
  func `Everything a key does has a word`(name: String) throws {
    #expect(throws: Never.self) { try Instruction(name, commands: Command.table) }
  }

  @Test func `No two commands have one word, and no word a blank`() {
    let names = Command.table.map(\.name)
    #expect(Set(names).count == names.count)
    #expect(names.allSatisfy { !$0.contains(" ") && !$0.contains("=") })
  }
}
