import Laboratory
import Presets
import Terminal
import Testing

@testable import Explorer
@testable import Stage

/// What is exported: pictures, and tables of what is in memory.
extension SavingTests {
  @Test func `The pictures are what is on the screen`() throws {
    var state = try plain()
    var files = MemoryFiles()
    for _ in 0..<1234 { state.timeline.advance() }
    state.press(.unknown)
    let grid = state.picture(size)
    // Text has no colours, and is drawn so that it needs none.
    var colorless = state
    colorless.depth = .monochrome
    let text = colorless.picture(size).text
    let token = StateToken(state.preset).text
    state.press(.character("x"))
    state.press(.enter)
    state.meetRequest(on: size, with: &files)
    #expect(files.text("lescope-first-123.4ms.txt") == "\(text)\n\(token)\n")
    #expect(state.message?.text == "the picture is in lescope-first-123.4ms.txt")
    obey("export text", &state, &files)
    #expect(files.text("lescope-first-123.4ms-2.txt") == "\(text)\n\(token)\n")
    obey("export ansi a", &state, &files)
    #expect(files.text("a") == "\(grid.ansiText())\n\(token)\n")
    obey("export b.svg", &state, &files)
    #expect(files.text("b.svg") == grid.svg(title: "Mine", metadata: token) + "\n")
    #expect(files.text("b.svg")?.contains("<metadata>\(token)</metadata>") == true)
  }

  @Test func `The data are the rows in memory`() throws {
    var state = try plain()
    var files = MemoryFiles()
    for _ in 0..<20 { state.timeline.advance() }
    obey("export csv all", &state, &files)
    #expect(state.message?.text.hasPrefix("20 rows of ") == true)
    #expect(state.message?.text.hasSuffix(" columns in lescope-first-2ms.csv") == true)
    let lines = try #require(files.text("lescope-first-2ms.csv")).split(separator: "\n")
    #expect(lines.count == 22)
    #expect(lines[0].hasPrefix("# lescope/1 {"))
    #expect(lines[1].hasPrefix("t_ms,stimulus.1,target.1,le.1.u.1,le.1.r.1,le.1.e.1,le.1.ideal.1"))
    #expect(lines[21].hasPrefix("2,"))
    state.obey("set tau_m 20")
    obey("export csv u,r", &state, &files)
    #expect(
      state.message?.text.hasSuffix("lescope-first-2ms-2.csv, with what was changed on the way")
        == true)
    let header = try #require(files.text("lescope-first-2ms-2.csv")).split(separator: "\n")[1]
    #expect(header.split(separator: ",").dropFirst().allSatisfy { $0.contains(/[.][ur][.]/) })
  }

  @Test func `Which data are written is asked first`() throws {
    var state = try explorer("lag-adds-up", at: 50)
    var files = MemoryFiles()
    state.screen = Size(columns: 120, rows: 40)
    obey("export csv out.csv", &state, &files)
    #expect(state.overlay == .table(TableChoice(file: "out.csv")) && files.text("out.csv") == nil)
    #expect(state.text(120, 40).contains("▸ shown  what the charts show"))
    state.press(.enter)
    state.meetRequest(on: state.screen, with: &files)
    let header = try #require(files.text("out.csv")).split(separator: "\n")[1].split(separator: ",")
    let drawn = ["u", "r", "ideal"].flatMap { signal in
      (1...4).flatMap { layer in ["le", "twin"].map { "\($0).\(layer).\(signal).1" } }
    }
    #expect(Set(header) == Set((["t_ms", "stimulus.1"] + drawn).map { $0[...] }))
    // The other choices: all of it, or a list with the file behind it.
    obey("export! csv out.csv", &state, &files)
    state.press(.down)
    state.press(.enter)
    state.meetRequest(on: state.screen, with: &files)
    #expect(files.text("out.csv")?.contains(",le.1.e.1,") == true)
    obey("export! csv out.csv", &state, &files)
    state.press(.end)
    state.press(.enter)
    state.type("e")
    state.press(.enter)
    state.meetRequest(on: state.screen, with: &files)
    #expect(files.text("out.csv")?.contains("\nt_ms,le.1.e.1,") == true)
    // The menu leads to the same question.
    state.type("x")
    state.press(.end)
    state.press(.enter)
    #expect(state.overlay == .table(TableChoice()) && state.request == nil)
    state.press(.escape)
    #expect(state.overlay == .none)
  }

  @Test(arguments: [
    ("u,x", "x is not a signal; there are stimulus, target, u, r, e and ideal"),
    ("u,,r", "what is between the commas is not a signal; there are"),
    ("w", "w is not in memory, which has stimulus, target, u, r, e and ideal"),
  ])
  func `A list of what is not there is refused`(list: String, sentence: String) throws {
    var state = try plain()
    state.obey("export csv \(list)")
    #expect(state.message?.text.hasPrefix(sentence) == true && state.message?.isWarning == true)
    #expect(state.request == nil && state.overlay == .none)
  }

  @Test func `The list of exports goes round by keys`() throws {
    var state = try plain()
    state.press(.character("x"))
    for key in [Key.down, .down, .down, .down, .up] { state.press(key) }
    #expect(state.overlay == .exports(chosen: 2))
    let picture = state.picture(size).text
    #expect(picture.contains("▸ svg   the picture as a drawing"))
    #expect(picture.contains("lescope-first-0ms.svg"))
    state.press(.escape)
    #expect(state.overlay == .none)
    #expect(state.request == nil)
  }
}
