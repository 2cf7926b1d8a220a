import Foundation
import Testing

/// `lescope render` draws a picture that fits.
struct RenderTests {
  private func picture(_ preset: String, _ words: String, variables: [String: String] = [:]) throws
    -> Program.Outcome
  {
    try Program.run(
      ["render", preset] + words.split(separator: " ").map(String.init), variables: variables)
  }

  @Test func `A drawing carries the state that it shows`() throws {
    let drawing = try picture("lag-adds-up", "--format svg --set tau_m=20")
    let start = try #require(drawing.output.range(of: "lescope1:"))
    let token = drawing.output[start.lowerBound...].prefix { $0 != "<" }
    let shown = try Program.run(["show", String(token)])
    #expect(shown.ending == .exit(0) && shown.output.contains("\"tau_m\": 20"))
  }

  @Test(arguments: Shipped.names, ["ascii", "block", "braille"])
  func `A picture is as large as asked`(preset: String, charset: String) throws {
    for (columns, rows) in [(120, 40), (80, 24), (60, 20), (40, 12)] {
      let outcome = try picture(
        preset, "--size \(columns)x\(rows) --charset \(charset) --color never --at 20")
      #expect(outcome.ending == .exit(0))
      #expect(outcome.errors == "")
      let lines = outcome.output.split(separator: "\n", omittingEmptySubsequences: false)
      #expect(lines.last == "", "the last line is ended")
      #expect(lines.count - 1 <= rows)
      #expect(lines.count - 1 >= rows - 2, "\(columns)x\(rows) is filled")
      for line in lines { #expect(line.unicodeScalars.count <= columns) }
      #expect(["tau_m", "τm", "ahead"].contains { outcome.output.contains($0) })
      if charset == "ascii" { #expect(outcome.output.utf8.allSatisfy { $0 < 0x80 }) }
      #expect(!outcome.output.contains("\u{1B}"))
    }
  }

  @Test func `The locale and the terminal choose the glyphs`() throws {
    let inC = try picture("lag-adds-up", "", variables: ["LANG": "C"])
    #expect(inC.output.utf8.allSatisfy { $0 < 0x80 })
    let inUTF8 = try picture("lag-adds-up", "")
    #expect(inUTF8.output.unicodeScalars.contains { (0x2801...0x28FF).contains($0.value) })
  }

  @Test func `Colour comes only where it is asked for`() throws {
    let plain = try picture("lag-adds-up", "--size 80x24")
    #expect(!plain.output.contains("\u{1B}"), "a pipe is no terminal")
    let always = try picture(
      "lag-adds-up", "--size 80x24 --color always", variables: ["NO_COLOR": "1"])
    #expect(always.output.contains("\u{1B}["))
    let never = try picture("lag-adds-up", "--size 80x24 --color never")
    #expect(never.output == plain.output)
    // Colours are all that differs, but for the curves: without colour the one that lags is dashed.
    func words(_ text: String) -> String {
      text.replacing(/\u{1B}\[[0-9;]*m/, with: "").replacing(/[\u{2800}-\u{28FF}░─╌ ]+/, with: " ")
        .replacing(" \n", with: "\n")
    }
    #expect(words(always.output) == words(plain.output))
    #expect(plain.output.contains("╌╌ leaky") && always.output.contains("── leaky"))
  }

  @Test func `The same picture twice is the same`() throws {
    let first = try picture("fast-noise", "--at 200 --seed 3").output
    #expect(try picture("fast-noise", "--at 200 --seed 3").output == first)
    #expect(try picture("fast-noise", "--at 200 --seed 4").output != first)
  }
}
