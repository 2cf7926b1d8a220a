import Laboratory
import Terminal
import Testing

@testable import Explorer

/// The phase view draws one signal against another, of the units that are chosen.
struct PhaseViewTests {
  @Test func `The keys change what stands on each axis`() throws {
    var state = try explorer(at: 500, glyphs: .ascii)
    state.type("7")
    func title() -> String { String(state.text(120, 40).split(separator: "\n")[2].prefix(60)) }
    #expect(title().contains("u against r . layer 4"))
    state.type("H")
    #expect(title().contains("u against ideal r . layer 4"))
    state.type("V")
    #expect(title().contains("r against ideal r . layer 4"))
    state.type("K")
    state.press(.tab)
    #expect(title().contains("r of layer 1 against ideal r of layer 4, kept"))
    state.type("KHH")
    #expect(title().contains("against stimulus"))
    for _ in PhaseSignal.allCases { state.type("H") }
    #expect(title().contains("against stimulus"))
  }

  @Test func `A network that follows at once draws a line, one that lags a loop`() throws {
    var state = try explorer(at: 900, glyphs: .ascii)
    // Rate against ideal in the first layer, which has no lag at all in Latent Equilibrium.
    state.type("7HV")
    state.press(.tab)
    let rows = state.text(120, 40).split(separator: "\n").dropFirst(3).prefix(30)
      .map { Array($0.prefix(87)) }
    var last = Int.max
    for row in rows {
      let solid = row.indices.filter { row[$0] == "*" || row[$0] == "O" }
      guard let first = solid.first, let end = solid.last else { continue }
      // From the upper right to the lower left, a few columns in every row.
      #expect(end - first <= 6 && first <= last)
      last = first
    }
    #expect(last < Int.max)
    let dotted = rows.map { row in row.indices.filter { row[$0] == "#" } }
    #expect(dotted.contains { ($0.last ?? 0) - ($0.first ?? 0) > 20 })
  }

  @Test func `Without a trace there is nothing to draw, and with any unit there is no trap`() throws
  {
    var state = ExplorerState(try layered([2, 5, 3], ""), glyphs: .braille)
    state.type("7")
    #expect(state.text(80, 24).contains("u against r · layer 2 1/3"))
    state.run(until: 20)
    for _ in 0..<6 {
      state.type("H")
      for _ in 0..<6 {
        state.type("VnK")
        state.press(.tab)
        #expect(state.text(60, 20).contains("against"))
      }
    }
  }
}
