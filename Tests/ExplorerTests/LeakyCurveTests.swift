import Formats
import Laboratory
import Presets
import Stage
import Terminal
import Testing

@testable import Explorer
@testable import Views

/// The one thing the scope exists for: a curve that lags is seen beside one that does not.
struct LeakyCurveTests {
  /// Those whose twin looks ahead by something else, and whose curves no noise spreads out.
  static let comparing = shippedPresets.map { ($0.name, $0.preset) }
    .filter { $1.twin?.tauR != nil && $1.substrate.rateNoise == 0 }.map(\.0)
  static let sizes = [(80, 24), (100, 30), (120, 40)].map {
    Size(columns: $0.0, rows: $0.1)
  }

  /// A cell has one colour. At least 0.7 of the dots that the twin has alone are seen in its own, and
  /// 0.4 of the network's; of half blocks, of which a cell has two instead of eight, 0.55 and 0.35.
  @Test(arguments: comparing)
  func `Both curves are seen in their colours`(name: String) throws {
    let shipped = try scope(name, []).preset
    let both = try scope(name, firstTwin(shipped))
    let twinAlone = try scope(name, twinAlone(shipped))
    let networkAlone = try scope(name, ["twin=null"])
    for size in Self.sizes {
      for (glyphs, twins, networks) in [(GlyphSet.braille, 0.7, 0.4), (.block, 0.55, 0.35)] {
        let seen = dots(in: both, size, glyphs)
        let twin = dots(in: twinAlone, size, glyphs)[.first, default: 0]
        let network = dots(in: networkAlone, size, glyphs)[.first, default: 0]
        let words = "\(name) \(size) \(glyphs): \(seen), alone \(network) and \(twin)"
        #expect(twin > 0 && network > 0, "\(words)")
        #expect(Double(seen[.second, default: 0]) >= twins * Double(twin), "\(words)")
        #expect(Double(seen[.first, default: 0]) >= networks * Double(network), "\(words)")
      }
    }
  }

  /// Every theme that has colours has them for both curves, and different ones, on either ground.
  @Test(arguments: Theme.allCases, ColorDepth.allCases)
  func `The curves differ in every theme`(theme: Theme, depth: ColorDepth) {
    let paints = [Ink.first, .second].flatMap { ink in
      Ground.allCases.map { theme.paint(Style(ink, on: $0), depth: depth) }
    }
    let grounds = Ground.allCases.count
    let differ = (0..<grounds).allSatisfy { paints[$0].color != paints[grounds + $0].color }
    #expect(differ == theme.isColored(depth: depth))
    #expect((paints[0] != paints[1]) == theme.hasGrounds(depth: depth))
  }

  /// Without colour the twin is dashes of three dots, the network unbroken, and in ASCII each has a
  /// glyph of its own.
  @Test(arguments: comparing)
  func `Both curves are told apart without colour`(name: String) throws {
    var state = try scope(name, [])
    for (theme, depth) in [(Theme.mono, ColorDepth.full), (.dark, .monochrome)] {
      (state.theme, state.depth) = (theme, depth)
      #expect(state.traceStyle(of: .network).line == .solid)
      #expect(state.traceStyle(of: .twin).line == .dashed)
      let text = state.text(80, 24)
      #expect(text.contains("── \(state.networkName)") && text.contains("╌╌ \(state.twinName)"))
    }
    state.glyphs = .ascii
    for size in Self.sizes {
      for depth in ColorDepth.allCases {
        state.depth = depth
        let picture = rates(in: state, size)
        #expect(picture.count { $0.scalar == "#" && $0.style.ink == .second } > 0)
        #expect(picture.count { "'-.|".unicodeScalars.contains($0.scalar) } > 0)
        #expect(!picture.contains { $0.scalar == "#" && $0.style.ink != .second })
      }
    }
  }

  @Test func `Dashes are three dots and a gap`() {
    var grid = Grid(size: Size(columns: 30, rows: 1))
    let values = [Double](repeating: 0, count: 60)
    grid.draw(
      Plot(
        range: AxisRange(-1, 1), traces: [Plot.Trace(.second, .dashed, values: values)],
        references: []), in: grid.bounds)
    let dots = grid.cells.flatMap { cell -> [Bool] in
      let bits = cell.scalar.value >= 0x2800 ? cell.scalar.value - 0x2800 : 0
      return [bits & 0b0100_0111 != 0, bits & 0b1011_1000 != 0]
    }
    #expect(dots == (0..<60).map { $0 % 5 < 3 })
  }

  /// The gap is shaded in every preset in which a curve is off the ideal, until the key is pressed.
  @Test(arguments: comparing)
  func `The gap is shaded, and a key turns it off`(name: String) throws {
    var state = try scope(name, [])
    for glyphs in [GlyphSet.braille, .block] {
      state.glyphs = glyphs
      func shaded() -> Int {
        rates(in: state, Self.sizes[2]).count { $0.style.ground == .gap }
      }
      #expect(shaded() > 0)
      state.type("W")
      #expect(shaded() == 0)
      state.type("W")
    }
  }

  /// Where there are no grounds, free cells are filled.
  @Test(arguments: GlyphSet.allCases, [ColorDepth.sixteen, .eight, .monochrome])
  func `Without grounds the gap is filled`(glyphs: GlyphSet, depth: ColorDepth) throws {
    var state = try scope("step-through-four-layers", [])
    (state.glyphs, state.depth) = (glyphs, depth)
    let mark: Unicode.Scalar = glyphs == .ascii ? ":" : "░"
    #expect(rates(in: state, Self.sizes[2]).count { $0.scalar == mark } > 10)
    #expect(
      !rates(in: state, Self.sizes[2]).contains { $0.style.ground == .gap && glyphs == .ascii })
    state.type("W")
    #expect(!rates(in: state, Self.sizes[2]).contains { $0.scalar == mark })
  }

  /// What the curves are is said at every size.
  @Test(arguments: [(120, 40), (100, 30), (80, 24), (60, 20), (40, 12)], GlyphSet.allCases)
  func `There is a legend at every size`(size: (columns: Int, rows: Int), glyphs: GlyphSet) throws {
    var state = try scope("lag-adds-up", [])
    state.glyphs = glyphs
    let text = state.text(size.columns, size.rows)
    let styles = [state.traceStyle(of: .network), state.traceStyle(of: .twin), TraceStyle.ideal]
    for (style, name) in zip(styles, ["LE", "leaky", "ideal"]) {
      #expect(text.contains("\(style.line.sample(in: glyphs)) \(name)"), "\(name)")
    }
    guard size.rows > 12 else { return }
    #expect(text.contains("Latent Equilibrium"))
    #expect(text.contains("without looking ahead") || text.contains("no lookahead"))
  }

  @Test(arguments: [(120, 40), (100, 30), (80, 24), (60, 20), (40, 12)])
  func `The first screen names the ways on`(columns: Int, rows: Int) throws {
    var state = try scope("lag-adds-up", [])
    #expect(state.text(columns, rows).contains("? help  L lessons  o presets  q quit"))
    state.press(.down)
    #expect(state.text(columns, rows).contains("τr — prospective"))
  }

  @Test func `A number that is not there yet says why`() throws {
    var state = try explorer()
    state.measure()
    for (columns, rows) in [(120, 40), (80, 24), (40, 12)] {
      #expect(state.text(columns, rows).contains("settling"))
      #expect(!state.text(columns, rows).contains("–"))
    }
  }

  @Test func `What to watch is of the preset as it was opened`() throws {
    var state = try scope("lag-adds-up", [])
    #expect(!state.text(120, 40).contains("as opened"))
    state.press(.right)
    #expect(state.text(120, 40).contains("what to watch · as opened"))
    #expect(state.text(80, 24).contains("As opened: "))
    state.type("u")
    #expect(!state.text(120, 40).contains("as opened"))
  }

  /// The changes that leave no more than two curves.
  private func firstTwin(_ preset: Preset) -> [String] {
    guard preset.twins.count > 1 else { return [] }
    return preset.comparing(with: .twin).editableJSON["twin"].map { ["twin=\($0.compact)"] } ?? []
  }

  /// The changes that make the network what the twin is.
  private func twinAlone(_ preset: Preset) -> [String] {
    guard case .object(let members)? = preset.comparing(with: .twin).editableJSON["twin"]
    else { return [] }
    return members.filter { $0.key != "name" }.map { "\($0.key)=\($0.value.compact)" } + [
      "twin=null"
    ]
  }

  private func scope(_ name: String, _ changes: [String]) throws -> ExplorerState {
    let preset = try shippedLibrary.preset(
      name, setting: changes.map { try Assignment($0) })
    var state = ExplorerState(preset, glyphs: .braille)
    state.view = .scope
    state.isRunning = false
    // Long enough for a full picture, short enough for a large network.
    state.run(until: preset.layers.contains { $0.neurons > 100 } ? 100 : 500)
    state.measure()
    return state
  }

  /// The cells of all charts of rates.
  private func rates(in state: ExplorerState, _ size: Size) -> [Cell] {
    let grid = state.picture(size)
    let layout = state.layout(size)
    return layout.plots.flatMap { plots in
      zip(layout.signals, plots).filter { $0.0 == .rate }.flatMap { _, plot in
        (plot.row..<plot.endRow).flatMap { row in
          (plot.column..<plot.endColumn).map { grid[$0, row] }
        }
      }
    }
  }

  /// How many dots, or half blocks, there are of each ink.
  private func dots(in state: ExplorerState, _ size: Size, _ glyphs: GlyphSet) -> [Ink: Int] {
    var state = state
    state.glyphs = glyphs
    return rates(in: state, size).reduce(into: [:]) { counts, cell in
      counts[cell.style.ink, default: 0] += cell.scalar.dots
    }
  }
}

extension Unicode.Scalar {
  /// How many dots of braille, or half blocks, it has.
  fileprivate var dots: Int {
    switch self {
    case "▀", "▄": 1
    case "█": 2
    default: (0x2800...0x28FF).contains(value) ? (value - 0x2800).nonzeroBitCount : 0
    }
  }
}
