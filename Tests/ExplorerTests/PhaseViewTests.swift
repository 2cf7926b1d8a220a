import Formats
import Laboratory
import LatentEquilibrium
import Presets
import Stage
import Terminal
import Testing
import Views

@testable import Explorer

/// The phase view draws one signal against another, of the units that are chosen.
struct PhaseViewTests {
  @Test func `The keys change what stands on each axis`() throws {
    var state = try explorer(at: 500, glyphs: .ascii)
    state.type("7")
    func title() -> String { String(state.text(120, 40).split(separator: "\n")[2].prefix(60)) }
    #expect(title().contains("ideal r against r . layer 4"))
    state.type("H")
    #expect(title().contains("ideal r against ideal r . layer 4"))
    for _ in PhaseSignal.all(of: .layered).dropFirst() { state.type("V") }
    #expect(title().contains("r against ideal r . layer 4"))
    state.type("K")
    state.press(.tab)
    #expect(title().contains("r of layer 1 against ideal r of layer 4, kept"))
    state.type("KHH")
    #expect(title().contains("against stimulus"))
    for _ in PhaseSignal.all(of: .layered) { state.type("H") }
    #expect(title().contains("against stimulus"))
  }

  @Test func `A network that follows at once draws a line, one that lags a loop`() throws {
    var state = try explorer(at: 900, glyphs: .ascii)
    // Rate against ideal in the first layer, which has no lag at all in Latent Equilibrium.
    state.type("7")
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
    #expect(state.text(80, 24).contains("ideal r against r · layer 2 1/3"))
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

  /// What is said of a loop is true of the paths that are drawn: measured as the area that they enclose.
  @Test func `The words beneath say what is so, for every pair of signals`() throws {
    var state = try explorer(at: 900)
    state.type("7")
    func area(_ member: Member) throws -> Double {
      let path = try #require(state.phasePaths(every: 2000).first { $0.member == member }).path
      let points = path.points
      let (x, y) = (points.map(\.x), points.map(\.y))
      let size = try #require(x.max()) - #require(x.min())
      let height = try #require(y.max()) - #require(y.min())
      let twice = points.indices.dropFirst().reduce(0.0) {
        $0 + x[$1 - 1] * y[$1] - x[$1] * y[$1 - 1]
      }
      return size * height > 0 ? abs(twice / 2) / (size * height) : 0
    }
    // By default: who keeps up draws a line, who lags a loop.
    #expect(try area(.network) < 0.05 && area(.twin) > 0.3)
    #expect(state.text(120, 40).contains("A line: r keeps up with the ideal. A loop: it is late"))
    // u against r: a loop although nothing lags, and a line for the leaky twin.
    (state.phase.vertical, state.phase.horizontal) = (.membranePotential, .rate)
    #expect(try area(.network) > 0.1 && area(.twin) < 0.01)
    #expect(state.text(120, 40).contains("A line: r is φ(u), as without looking ahead."))
    for horizontal in PhaseSignal.all(of: .layered) {
      for vertical in PhaseSignal.all(of: .layered) {
        (state.phase.horizontal, state.phase.vertical) = (horizontal, vertical)
        let words = try #require(state.phaseWords.first)
        if Set([horizontal, vertical]) != [.rate, .ideal] {
          #expect(!words.contains("late"), "\(vertical) against \(horizontal)")
        }
        for (columns, rows) in [(120, 40), (80, 24), (60, 20)] {
          let text = state.text(columns, rows)
          #expect(state.phaseWords.contains { text.contains($0) }, "\(text)")
        }
      }
    }
    // Of two units neither is the other's ideal.
    (state.phase.vertical, state.phase.horizontal) = (.ideal, .rate)
    state.type("K")
    state.press(.tab)
    #expect(
      state.phaseWords[0] == "A line: both change together. A loop: they are shifted in time.")
  }
}

/// The plane of two weights: figure 1c.
struct PhaseWeightTests {
  private func plane(_ glyphs: GlyphSet, at time: Double = 400) throws -> ExplorerState {
    var state = try explorer("two-weights", at: time, glyphs: glyphs)
    state.measure()
    return state
  }

  @Test func `A preset opens on its axes, and the paths go from the start`() throws {
    let state = try plane(.ascii)
    #expect(state.view == .phase)
    let text = state.text(80, 24)
    #expect(text.contains("w of layer 2 against w of layer 1, kept"))
    #expect(text.contains("S  start") && text.contains("T  teacher"))
    let paths = state.phasePaths(every: 2000)
    #expect(paths.map(\.member) == [.twin, .network])
    for path in paths {
      #expect(path.path.points.first == [0.5, 0.4])
      let network = try #require(state.timeline.experiment.network(path.member))
      #expect(
        path.path.points.last == [
          network.weight(layer: 0, neuron: 0, input: 0),
          network.weight(layer: 1, neuron: 0, input: 0),
        ])
    }
  }

  @Test(arguments: GlyphSet.allCases)
  func `The cost is seen with colour and without, and the paths and marks on it`(
    glyphs: GlyphSet
  ) throws {
    let state = try plane(glyphs)
    let plane = try #require(state.phase.plane)
    #expect(plane.isComplete)
    for (columns, rows) in [(80, 24), (120, 40)] {
      let grid = state.picture(Size(columns: columns, rows: rows))
      let cells = (0..<rows).flatMap { row in (0..<columns).map { grid[$0, row] } }
      // Five steps of shade, and the way of each network with its end.
      #expect(Set(cells.map(\.style.ground)).count >= 5)
      for letter in ["S", "T", "O", "X"] {
        #expect(
          cells.contains { "\($0.scalar)" == letter && $0.style.attributes.contains(.reverse) })
      }
      for ink in [Ink.first, .second] {
        #expect(cells.count { $0.style.ink == ink } > 10)
      }
      // Without grounds it is told by lines, or letters.
      let faint = cells.filter { $0.style.ink == .faint && $0.style.ground != .plain }
      #expect(Set(faint.map(\.scalar)).count > 3 || glyphs == .block)
      #expect(faint.contains { $0.scalar != " " })
    }
    #expect(state.text(80, 24).contains("Shade: error/variance") == (glyphs != .ascii))
  }

  /// Without colour no line of the shade can be taken for a path: letters stand for its steps.
  @Test(arguments: GlyphSet.allCases)
  func `Without colour the shade is in letters, and the paths are not`(glyphs: GlyphSet) throws {
    var state = try plane(glyphs, at: 2000)
    state.depth = .monochrome
    let letters = Set(PlaneShading.letters)
    let words = letters.map { String($0) }
    for (columns, rows) in [(80, 24), (120, 40)] {
      let grid = state.picture(Size(columns: columns, rows: rows))
      #expect(grid.text.contains(". , : - = "), "\(words)")
      let cells = (0..<rows).flatMap { row in (0..<columns).map { grid[$0, row] } }
      let shaded = cells.filter { $0.style.ground != .plain && $0.style.ink == .faint }
      #expect(shaded.count > 200)
      // The axes have points of their own.
      #expect(
        shaded.allSatisfy { letters.contains($0.scalar) || " ·".unicodeScalars.contains($0.scalar) }
      )
      #expect(letters.isSubset(of: shaded.map(\.scalar)))
      for ink in [Ink.first, .second] {
        let path = cells.filter { $0.style.ground != .plain && $0.style.ink == ink }
        #expect(path.count > 5 && !path.contains { letters.contains($0.scalar) })
      }
    }
  }

  @Test func `Any weights stand on the axes, by keys and by a line`() throws {
    var state = ExplorerState(try layered([2, 3, 2], ""), glyphs: .ascii)
    state.type("7")
    state.run(until: 20)
    func title() -> String { String(state.text(120, 40).split(separator: "\n")[2].prefix(80)) }
    for _ in 0..<20 where state.phase.horizontal != .weight { state.type("H") }
    state.type("K")
    for _ in 0..<20 where state.phase.vertical != .weight { state.type("V") }
    #expect(title().contains("w of layer 2 1/2 from 1/3 against w of layer 2 1/2 from 1/3, kept"))
    state.type("In")
    #expect(title().contains("w of layer 2 2/2 from 2/3 against w of layer 2 1/2 from 1/3, kept"))
    state.obey("set view.axes w.1.3.2,r.2.1")
    #expect(title().contains("r of layer 2 1/2 against w of layer 1 3/3 from 2/2, kept"))
    #expect(state.text(120, 40).contains("The way of the weights from the beginning"))
    #expect(state.phasePaths(every: 2000).allSatisfy { $0.path.points.contains { $0.x.isFinite } })
    state.obey("set view.axes w.1.3.3,r.2.1")
    #expect(
      state.message?.text
        == ":set view.axes=w.1.3.3,r.2.1: w.1.3.3: there is no input 3; the layer has 2")
    state.type("u")
    #expect(title().contains("w of layer 2 2/2 from 2/3 against w of layer 2") == false)
  }

  @Test func `A lesson that asks hides the plane`() throws {
    var state = try plane(.ascii)
    state.views.follow(.secret, state.bench)
    #expect(state.phase.plane == nil)
  }
}
