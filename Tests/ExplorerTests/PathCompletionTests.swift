import Formats
import Laboratory
import Presets
import Stage
import Terminal
import TestSupport
import Testing

@testable import Explorer

/// Tab completes the names of files, wherever a command takes one.
struct PathCompletionTests {
  private let size = Size(columns: 80, rows: 24)

  /// Files of all kinds, in folders and with blanks in their names.
  private func files() throws -> MemoryFiles {
    var files = MemoryFiles()
    for path in [
      "first.npz", "fine weights.npz", "runs/one.npz", "runs/two.npz", "runs/notes.txt",
      "runs/deep/three.npz", "picture.svg", "table.csv", ".hidden.npz", "mine.json",
    ] {
      _ = try files.write([[1]], to: .path(path), overwrites: false)
    }
    files.presets["lag-of-mine.json"] = try shipped("one-neuron-lag")
    return files
  }

  /// What stands in the line after it was typed, and Tab pressed so many times.
  private func line(_ typed: String, tabs: Int = 1, back: Bool = false) throws -> String {
    var state = ExplorerState(try shipped("one-neuron-lag"), glyphs: .ascii)
    state.isRunning = false
    var files = try files()
    state.type(":" + typed)
    for _ in 0..<tabs {
      state.press(back ? .backTab : .tab)
      state.meetRequest(on: size, with: &files)
    }
    guard let prompt = (state.overlay.cover as? CommandCover)?.prompt else { return "no line" }
    return prompt.text
  }

  @Test(arguments: [
    ("load fir", 1, "load first.npz"), ("load fin", 1, "load fine weights.npz"),
    ("load fine w", 1, "load fine weights.npz"), ("load r", 1, "load runs/"),
    ("load r", 2, "load runs/deep/"), ("load r", 3, "load runs/one.npz"),
    ("load runs/", 3, "load runs/two.npz"), ("load runs/", 4, "load runs/deep/"),
    ("load runs/n", 1, "load runs/n"), ("load .", 1, "load .hidden.npz"),
    ("load   fir", 1, "load   first.npz"), ("load pic", 1, "load pic"),
    ("open mi", 1, "open mine.json"), ("open lag-of", 1, "open lag-of-mine.json"),
    ("open runs", 1, "open runs/"), ("save mi", 1, "save mine.json"),
    ("save! mi", 1, "save! mine.json"), ("export svg pic", 1, "export svg picture.svg"),
    ("export pic", 1, "export picture.svg"), ("export! csv u,r ta", 1, "export! csv u,r table.csv"),
    ("export text pic", 1, "export text pic"), ("export sv", 1, "export svg"),
  ])
  func `Tab puts in what fits`(typed: String, tabs: Int, completed: String) throws {
    #expect(try line(typed, tabs: tabs) == completed)
  }

  @Test func `Shift-Tab begins with the last one, and presets come before files`() throws {
    #expect(try line("load runs/", back: true) == "load runs/two.npz")
    var state = ExplorerState(
      try shipped("one-neuron-lag"),
      library: [.init(name: "mine", preset: try shipped("lag-adds-up"))], glyphs: .ascii)
    var files = try files()
    state.type(":open mi")
    for completed in ["open mine", "open mine.json"] {
      state.press(.tab)
      state.meetRequest(on: size, with: &files)
      guard let prompt = (state.overlay.cover as? CommandCover)?.prompt else {
        throw Fault("no line")
      }
      #expect(prompt.text == completed)
      state.type(".")
    }
  }

  @Test func `What is there is listed, and what was completed is loaded`() throws {
    var state = ExplorerState(try shipped("one-neuron-lag"), glyphs: .ascii)
    state.isRunning = false
    var files = try files()
    state.type(":load runs/")
    state.press(.tab)
    state.meetRequest(on: size, with: &files)
    let text = state.text(80, 24)
    for name in ["runs/deep/", "runs/one.npz", "runs/two.npz"] { #expect(text.contains(name)) }
    #expect(!text.contains("notes.txt"))
    state.press(.enter)
    #expect(state.request == .load("runs/deep/"))
  }

  /// Where no files can be reached Tab does nothing, and other words are completed without them.
  @Test func `Without files nothing is offered`() throws {
    var state = ExplorerState(try shipped("one-neuron-lag"), glyphs: .ascii)
    var files = NoFiles()
    state.type(":load fir")
    state.press(.tab)
    state.meetRequest(on: size, with: &files)
    guard let prompt = (state.overlay.cover as? CommandCover)?.prompt else {
      throw Fault("no line")
    }
    #expect(prompt.text == "load fir")
    state.press(.escape)
    state.type(":lay")
    state.press(.tab)
    #expect(state.request == nil)
  }
}
