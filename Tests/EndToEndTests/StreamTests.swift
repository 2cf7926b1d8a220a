import Testing

/// Outputs that end early, that are full, and that nobody waits for.
struct StreamTests {
  @Test(arguments: [
    ["run", "lag-adds-up", "--csv", "-", "--duration", "5000"], ["list"], ["help"],
  ])
  func `A reader that leaves early is no error`(words: [String]) throws {
    let outcome = try Program.run(words, output: .closedEarly)
    #expect(outcome.errors == "")
    #expect([.exit(0), .signal(13)].contains(outcome.ending))
  }

  @Test(arguments: [
    ["list"], ["list", "--json"], ["show", "lag-adds-up"], ["help"], ["--version"],
    ["run", "lag-adds-up", "--csv", "-"], ["render", "lag-adds-up"],
  ])
  func `A full disk is a failure with one sentence`(words: [String]) throws {
    let outcome = try Program.run(words, output: .file("/dev/full"))
    #expect(outcome.ending == .exit(1))
    #expect(
      outcome.errors
        == "lescope: standard output: cannot be written: no space left on device\n")
  }

  @Test(arguments: [
    ["--help"], ["help"], ["-h"], ["run", "--help"], ["help", "render"], ["--version"],
  ])
  func `Help and version go to standard output`(words: [String]) throws {
    let outcome = try Program.run(words)
    #expect(outcome.ending == .exit(0))
    #expect(outcome.errors == "")
    #expect(outcome.output.hasPrefix("lescope"))
    for line in outcome.output.split(separator: "\n") { #expect(!line.hasSuffix(" ")) }
  }

  @Test func `The presets are found from any folder, with or without the environment`() throws {
    let expected = try Program.run(["list"], directory: "/").output
    #expect(
      expected.split(separator: "\n").map { $0.prefix { $0 != " " } }
        == Shipped.all.map { $0[...] })
    let folder = try TemporaryFolder()
    #expect(try Program.run(["list"], directory: folder.path).output == expected)
    #expect(try Program.run(["list"], variables: ["HOME": "", "PATH": ""]).output == expected)
  }

  @Test(arguments: Shipped.names)
  func `Every shipped preset is without a fault and shows itself the same again`(preset: String)
    throws
  {
    let shown = try Program.run(["show", preset])
    let again = try Program.run(["show", "-"], input: shown.output)
    #expect(again.output == shown.output)
    let folder = try TemporaryFolder(holding: ["shown.json": shown.output])
    let checked = try Program.run(["check", "shown.json"], directory: folder.path)
    #expect(checked.ending == .exit(0))
    #expect(checked.output == "shown.json: no faults\n")
  }

  @Test func `A copy of the program alone has the presets in it`() throws {
    let folder = try TemporaryFolder()
    let copied = try Program.run(["-p", Program.path, folder.path], of: "/bin/cp")
    try #require(copied.ending == .exit(0))
    let copy = folder.path + "/lescope"
    #expect(try Program.run(["list"], of: copy).output == Program.run(["list"]).output)
    for preset in Shipped.names {
      let words = ["run", preset, "--duration", "1", "--csv", "-", "--no-comment"]
      let there = try Program.run(words, of: copy)
      #expect(there.ending == .exit(0))
      #expect(try there.output == Program.run(words).output)
    }
  }
}
