import Terminal
import Testing

@Suite struct ScreenTests {
  /// What a loop looks like that works with any screen, copyable or not.
  private func play(on screen: inout some Screen & ~Copyable) -> Key {
    while true {
      screen.show(Grid(size: screen.size))
      switch screen.nextKey(timeout: -1) {
      case .control("Z"): screen.suspend()
      case .resize, nil: continue
      case let key?: return key
      }
    }
  }

  @Test func aLoopRunsOnAnyScreen() {
    let keys: [Key] = [.control("Z"), .resize(Size(columns: 2, rows: 1)), .character("q")]
    var screen = MemoryScreen(size: Size(columns: 1, rows: 1), keys: keys)
    #expect(play(on: &screen) == .character("q"))
    #expect(screen.suspensions == 1)
    #expect(screen.pictures.map(\.size.columns) == [1, 1, 2])
  }

  @Test func whyThereIsNoScreenIsSaid() {
    #expect(TerminalFault.outputIsNoTerminal.description == "standard output is not a terminal")
    #expect(
      TerminalFault.terminalIsUnknown("bogus").description
        == "the terminal \"bogus\" (TERM) is not known here")
    #expect(throws: TerminalFault.self) {
      let nameless = TerminalEnvironment(term: "", locale: "C.UTF-8")
      _ = try CursesScreen(environment: nameless)
    }
  }

  @Test func aScreenInMemoryHandsOutWhatWasPutIn() {
    let large = Size(columns: 9, rows: 4)
    var screen = MemoryScreen(
      size: Size(columns: 3, rows: 1), keys: [.character("a"), .resize(large)])
    var grid = Grid(size: screen.size)
    grid.write("abc", at: Position(column: 0, row: 0))
    screen.show(grid)
    #expect(screen.nextKey(timeout: 0) == .character("a"))
    #expect(screen.nextKey(timeout: -1) == .resize(large))
    #expect(screen.size == large)
    #expect(screen.nextKey(timeout: 10) == nil)
    #expect(screen.nextKey(timeout: -1) == .hangUp)
    #expect(screen.pictures.map(\.text) == ["abc"])
  }
}
