import Testing

/// A day left running: memory does not grow, and the picture stays right.
struct LongRunTests {
  // An hour's worth of pictures, 30 a second; a debug build is given a part of it.
  #if DEBUG
    private static let (early, pictures) = (400, 2000)
    private static let stepsPerPicture = 20
  #else
    private static let (early, pictures) = (1200, 108_000)
    private static let stepsPerPicture = 100
  #endif

  private func session(pictures: Int) -> String {
    """
    {"format":"lescope-keys/1","preset":"one-neuron-lag","columns":60,"rows":16,"charset":"ascii"}
    {"steps":\(pictures * Self.stepsPerPicture),"ms":\(pictures * 1000 / 30)}

    """
  }

  @Test func `Memory does not grow, and the picture is what it was`() throws {
    // Three windows of 400 ms or a multiple lie between the two: stimulus and dashes are in phase.
    let folder = try TemporaryFolder(holding: [
      "early.keys": session(pictures: Self.early), "late.keys": session(pictures: Self.pictures),
    ])
    let first = try Program.run(
      ["replay", "early.keys", "--text"], directory: folder.path, seconds: 120)
    // The second field of statm is the resident set in pages.
    let script = """
      "$@" & program=$!
      while read -r _ pages _ < /proc/$program/statm; do
        [ "$pages" -gt 0 ] && echo "$pages" >&2 || break
        sleep 0.02
      done
      wait $program
      """
    let sampled = try Program.run(
      [
        "-c", script, "bash", Program.path, "replay",
        "late.keys", "--text",
      ],
      of: "/bin/bash", directory: folder.path, seconds: 300)
    #expect(sampled.ending == .exit(0))
    let pages = sampled.errors.split(separator: "\n").compactMap { Int($0) }
    try #require(pages.count > 6)
    let warm = pages[pages.count / 3..<pages.count / 2].max() ?? 0
    let last = pages.max() ?? 0
    #expect(last - warm <= 256, "\(pages.count) samples, \(warm) and \(last) pages")

    let (before, after) = (lines(first.output), lines(sampled.output))
    #expect(before.count == 17 && after.count == 17)
    let time = Double(Self.pictures * Self.stepsPerPicture) / 10
    #expect(after[0].contains("t \(time) ms"), "\(after[0])")
    // All but the title and the time axis, which say when it is.
    for row in 1..<before.count where !before[row].contains("ms.roll") {
      #expect(after[row] == before[row])
    }
  }

  private func lines(_ text: String) -> [Substring] {
    text.split(separator: "\n", omittingEmptySubsequences: false)
  }
}
