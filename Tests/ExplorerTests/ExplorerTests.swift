import Laboratory
import Terminal
import Testing

@testable import Explorer
@testable import Stage

/// The loop on a screen in memory.
struct ExplorerTests {
  private let size = Size(columns: 80, rows: 24)

  private func run(
    _ keys: [Key], isRunning: Bool = false
  ) throws -> (status: Int32, screen: MemoryScreen) {
    var screen = MemoryScreen(size: size, keys: keys)
    var state = try explorer(glyphs: .ascii)
    state.isRunning = isRunning
    var loop = Explorer(state)
    let status = loop.run(on: &screen)
    return (status, screen)
  }

  @Test func `q ends with status 0 after a picture`() throws {
    let (status, screen) = try run([.character("q")])
    #expect(status == 0)
    #expect(screen.pictures.count == 1)
    #expect(screen.pictures[0].text.contains("Lag adds up with depth"))
  }

  @Test func `Ctrl-C ends with status 0, also over the help`() throws {
    #expect(try run([.control("C")], isRunning: true).status == 0)
    #expect(try run([.character("?"), .control("C")]).status == 0)
  }

  @Test func `Losing the terminal and signals have their status`() throws {
    #expect(try run([.hangUp]).status == 129)
    #expect(try run([.terminate(signal: 15)]).status == 143)
    #expect(try run([]).status == 129)
  }

  @Test func `Keys that come together are drawn once, and a resize is followed`() throws {
    let small = Size(columns: 60, rows: 20)
    let (status, screen) = try run([
      .character("0"), .character("5"), .character("."), .resize(small),
    ])
    #expect(status == 129)
    let last = try #require(screen.pictures.last)
    #expect(last.size == small)
    #expect(last.text.contains("t 0.5 ms"))
    #expect(screen.pictures.count == 2)
  }

  @Test func `Ctrl-Z gives the terminal back`() throws {
    #expect(try run([.control("Z"), .control("Z"), .character("q")]).screen.suspensions == 2)
  }
}
