import Testing

extension ExplorerTests {
  @Test(arguments: 1...2)
  func `Whatever is pressed, it goes on`(seed: UInt64) throws {
    var random = Lottery(seed: seed)
    // What is saved and exported must not lie about.
    let folder = try TemporaryFolder()
    var terminal = try opened(seed == 1 ? [] : ["fast-noise"], in: folder)
    var pressed = ""
    for round in 1...100 {
      let keys = (0..<20).map { _ in Self.keys.randomElement(using: &random) ?? " " }.joined()
      pressed += keys
      terminal.send(keys)
      terminal.listen(seconds: 0.01)
      if round % 5 == 0 {
        terminal.resize(
          columns: .random(in: 1...200, using: &random), rows: .random(in: 1...60, using: &random))
      }
    }
    // From whatever is open, a lesson with its answer too; Esc and a key in one go would be another key.
    for _ in 0..<6 {
      terminal.send("\u{1B}")
      terminal.listen(seconds: 0.2)
    }
    // What has been learned is asked about, and the second q goes on.
    terminal.send("q")
    terminal.listen(seconds: 0.3)
    terminal.send("q")
    let ending = terminal.end()
    #expect(ending == .exit(0), "\(pressed.suffix(200).debugDescription)")
    expectGivenBack(terminal)
  }

  /// All keys but those that end or suspend the program.
  private static let keys: [String] =
    (0x20..<0x7F).map { String(Unicode.Scalar(UInt8($0))) }.filter { $0 != "q" }
    + ["A", "B", "C", "D", "H", "F", "Z", "1;2C", "1;2D", "5~", "6~", "3~"].map { "\u{1B}[" + $0 }
    + [
      "\u{1B}OA", "\u{1B}OP", "\r", "\t", "\u{7F}", "\u{08}", "\u{0C}", "\u{12}", "τ", "😀",
      "\u{1B}",
    ]
}

/// A SplitMix64 generator, so that what is drawn can be drawn again.
struct Lottery: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var value = state
    value = (value ^ value >> 30) &* 0xBF58_476D_1CE4_E5B9
    value = (value ^ value >> 27) &* 0x94D0_49BB_1331_11EB
    return value ^ value >> 31
  }
}
