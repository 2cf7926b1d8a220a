import Foundation
import Laboratory
import Terminal
import Testing

@testable import Explorer

/// Whole screens against text files; with LESCOPE_RECORD=1 the files are written anew, to be looked
/// at before they are committed.
struct GoldenTests {
  @Test(arguments: ["120x40", "80x24", "60x20", "40x12"], GlyphSet.allCases)
  func `The scope looks as it did`(size: String, glyphs: GlyphSet) throws {
    let numbers = size.split(separator: "x").compactMap { Int($0) }
    var state = try explorer(at: 500, glyphs: glyphs)
    state.measure()
    try compare(state.text(numbers[0], numbers[1]), with: "scope-\(size)-\(glyphs.rawValue)")
  }

  @Test(arguments: ["120x40", "80x24", "60x20", "40x12"], GlyphSet.allCases)
  func `The network looks as it did`(size: String, glyphs: GlyphSet) throws {
    let numbers = size.split(separator: "x").compactMap { Int($0) }
    var chain = try explorer(at: 500, glyphs: glyphs)
    chain.type("2")
    try compare(chain.text(numbers[0], numbers[1]), with: "network-\(size)-\(glyphs.rawValue)")
    var layers = ExplorerState(try layered([4, 10, 10, 3], ""), glyphs: glyphs)
    layers.isRunning = false
    layers.run(until: 100)
    layers.type("2n")
    layers.press(.tab)
    layers.press(.tab)
    try compare(layers.text(numbers[0], numbers[1]), with: "layers-\(size)-\(glyphs.rawValue)")
  }

  @Test(arguments: ["120x40", "80x24", "60x20", "40x12"], GlyphSet.allCases)
  func `Learning looks as it did`(size: String, glyphs: GlyphSet) throws {
    let numbers = size.split(separator: "x").compactMap { Int($0) }
    let presets = [
      ("yin-yang", LearningViewTests.yinYang, 600.0), ("bars", LearningViewTests.bars, 41),
      ("teacher", LearningViewTests.teacher, 400),
    ]
    for (name, text, time) in presets {
      var state = ExplorerState(try read(text), glyphs: glyphs)
      state.isRunning = false
      state.run(until: time)
      state.measure()
      try compare(
        state.text(numbers[0], numbers[1]), with: "learning-\(name)-\(size)-\(glyphs.rawValue)")
    }
  }

  @Test(arguments: ["lag", "bode", "phase"])
  func `Lag, Bode and phase look as they did`(name: String) throws {
    var state = try explorer(at: 800)
    state.view = try #require(View(rawValue: name))
    if name == "bode" {
      // A ghost of the network as opened, then a sweep of one that looks ahead half way.
      state.apply(.freeze)
      state.change { preset throws(Fault) in try preset.setting(.tauR, to: 5) }
      state.type("S")
      while state.bode.sweep != nil { state.advance() }
    }
    state.message = nil
    state.measure()
    for size in ["120x40", "80x24", "60x20", "40x12"] {
      let numbers = size.split(separator: "x").compactMap { Int($0) }
      for glyphs in GlyphSet.allCases {
        state.glyphs = glyphs
        state.ranges = ChartRanges()
        try compare(
          state.text(numbers[0], numbers[1]), with: "\(name)-\(size)-\(glyphs.rawValue)")
      }
    }
  }

  @Test func `The help page looks as it did`() throws {
    var state = try explorer(glyphs: .ascii)
    state.type("?")
    try compare(state.text(80, 24), with: "help-80x24-ascii")
  }

  @Test func `The list of presets looks as it did`() throws {
    var state = try explorer(glyphs: .ascii)
    state.type("oj")
    try compare(state.text(80, 24), with: "presets-80x24-ascii")
  }

  private func compare(_ picture: String, with name: String) throws {
    if ProcessInfo.processInfo.environment["LESCOPE_RECORD"] == "1" {
      let file = URL(filePath: #filePath).deletingLastPathComponent()
        .appending(path: "Golden/\(name).txt")
      try (picture + "\n").write(to: file, atomically: true, encoding: .utf8)
      return
    }
    let folder = try #require(Bundle.module.resourceURL)
    let golden = try String(
      contentsOf: folder.appending(path: "Golden/\(name).txt"), encoding: .utf8)
    let expected = golden.split(separator: "\n", omittingEmptySubsequences: false).dropLast()
    let rows = picture.split(separator: "\n", omittingEmptySubsequences: false)
    #expect(rows.count == expected.count)
    for (row, (found, expected)) in zip(rows, expected).enumerated() {
      #expect(found == expected, "row \(row) of \(name)")
    }
  }
}
