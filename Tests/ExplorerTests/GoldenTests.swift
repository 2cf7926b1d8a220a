import Foundation
import Laboratory
import Stage
import Terminal
import Testing

@testable import Explorer
@testable import Views

/// Whole screens against files, cell by cell: what stands there, and how it looks in every theme and
/// without colour.
///
/// With LESCOPE_RECORD=1 the files are written anew, to be looked at before they are committed.
struct GoldenTests {
  static let sizes = ["120x40", "80x24", "60x20", "40x12"]

  @Test(arguments: View.allCases)
  func `Every view looks as it did`(view: View) throws {
    let scenes = GoldenScene.scenes(of: view)
    #expect(!scenes.isEmpty)
    for scene in scenes {
      let state = try scene.state()
      #expect(state.view == view && state.overlay == .none, "\(scene.name)")
      try compare(state, with: scene.name)
    }
  }

  @Test(arguments: GoldenScene.pages)
  func `What covers a view and what stands below it look as they did`(scene: GoldenScene) throws {
    let state = try scene.state()
    #expect(state.overlay != .none || state.lesson != nil)
    try compare(state, with: scene.name)
  }

  @Test func `No golden file is of nothing`() throws {
    let scenes = View.allCases.flatMap(GoldenScene.scenes(of:)) + GoldenScene.pages
    #expect(Set(scenes.map(\.name)).count == scenes.count)
    let wanted = scenes.flatMap { scene in
      Self.sizes.flatMap { size in GlyphSet.allCases.map { "\(scene.name)/\(size)-\($0).txt" } }
    }
    let files = try #require(FileManager.default.enumerator(atPath: try folder.path))
    let found = files.compactMap { $0 as? String }.filter { $0.hasSuffix(".txt") }
    #expect(Set(found).symmetricDifference(wanted).sorted() == [])
  }

  /// The files keep every cell, and a change of any is told.
  @Test func `A golden file tells one cell from another`() throws {
    var grid = try explorer(at: 100).picture(Size(columns: 80, rows: 24))
    let screen = GoldenScreen(grid)
    #expect(GoldenScreen(GoldenScreen.file(of: grid), size: grid.size) == screen)
    let cell = grid[7, 3]
    grid[7, 3] = Cell(cell.scalar == "x" ? "y" : "x", cell.style)
    let words = try #require(GoldenScreen(grid).difference(from: screen))
    #expect(words.hasPrefix("1 cells differ, the first in row 3, column 7: "))
    grid[7, 3] = cell
    for style in [Style(.warning), Style(cell.style.ink, .underline)] {
      grid[1, 0] = Cell(grid[1, 0].scalar, style)
      #expect(GoldenScreen(grid).difference(from: screen) != nil)
    }
  }

  /// Draws a state at every size with every set of glyphs.
  private func compare(_ state: ExplorerState, with name: String) throws {
    for size in Self.sizes {
      let numbers = size.split(separator: "x").compactMap { Int($0) }
      for glyphs in GlyphSet.allCases {
        var state = state
        state.screen = Size(columns: numbers[0], rows: numbers[1])
        state.glyphs = glyphs
        state.bench.ranges = ChartRanges()
        state.adaptAxes(to: state.screen)
        try compare(state.picture(state.screen), with: "\(name)/\(size)-\(glyphs).txt")
      }
    }
  }

  private func compare(_ grid: Grid, with name: String) throws {
    if ProcessInfo.processInfo.environment["LESCOPE_RECORD"] == "1" {
      let file = URL(filePath: #filePath).deletingLastPathComponent()
        .appending(path: "Golden/\(name)")
      try FileManager.default.createDirectory(
        at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
      try GoldenScreen.file(of: grid).write(to: file, atomically: true, encoding: .utf8)
      return
    }
    let text = try String(contentsOf: folder.appending(path: name), encoding: .utf8)
    guard let golden = GoldenScreen(text, size: grid.size) else {
      Issue.record("\(name) is no golden file of this size")
      return
    }
    if let difference = GoldenScreen(grid).difference(from: golden) {
      Issue.record("\(name): \(difference)")
    }
  }

  private var folder: URL {
    get throws { try #require(Bundle.module.resourceURL).appending(path: "Golden") }
  }
}
