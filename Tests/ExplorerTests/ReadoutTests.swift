import Formats
import Glibc
import Laboratory
import LatentEquilibrium
import Presets
import Terminal
import Testing

@testable import Explorer
@testable import Stage
@testable import Views

/// What is read off the picture under the mouse: nothing, or what is there.
struct ReadoutTests {
  private static let sizes = [
    Size(columns: 120, rows: 40), Size(columns: 80, rows: 24), Size(columns: 60, rows: 20),
    Size(columns: 34, rows: 9),
  ]
  private static let presets = [
    "lag-adds-up", "yin-yang", "microcircuit-bars", "teacher", "two-weights", "fourier-synthesis",
    "noisy-input", "handwritten-digits", "learning-in-phases",
  ]

  /// A preset in a view after some time, with all that is measured.
  static func opened(
    _ name: String, _ view: View, _ size: Size = sizes[0], at time: Double = 60,
    glyphs: GlyphSet = .braille
  ) throws -> ExplorerState {
    var state = try explorer(name, at: time, glyphs: glyphs)
    state.press(.resize(size))
    state.view = view
    state.beginMeasuring()
    for _ in 0..<20 where state.isTesting { state.continueTest() }
    state.adaptAxes(to: size)
    return state
  }

  /// What is read at a place.
  static func readout(_ state: ExplorerState, _ column: Int, _ row: Int) -> Readout? {
    var state = state
    state.press(.motion(Position(column: column, row: row)))
    return state.page.readout(on: state.viewSize)
  }

  static func numbers(_ readout: Readout) -> [String: Double] {
    var numbers: [String: Double] = [:]
    for figure in readout.figures {
      if case .number(let number) = figure.value { numbers[figure.name] = number }
    }
    return numbers
  }

  @Test(arguments: presets, sizes)
  func `All views, wherever the mouse is`(name: String, size: Size) throws {
    for view in View.allCases {
      let glyphs: GlyphSet = view.rawValue.count.isMultiple(of: 2) ? .ascii : .braille
      let state = try Self.opened(name, view, size, at: 12, glyphs: glyphs)
      let plain = state.picture(size)
      var read = 0
      for row in stride(from: 0, to: size.rows + 1, by: size.rows > 24 ? 2 : 1) {
        for column in stride(from: row % 3, to: size.columns + 1, by: 3) {
          guard let readout = Self.readout(state, column, row) else { continue }
          read += 1
          let words = readout.words(in: size.columns - 2, glyphs)
          #expect(glyphs.columns(of: words) <= size.columns - 2)
          #expect(!words.contains("nan") && !readout.figures.isEmpty, "\(words)")
          guard read % 40 == 1 else { continue }
          // The last line says it, and nothing else of the picture is touched.
          var pointed = state
          pointed.press(.motion(Position(column: column, row: row)))
          let grid = pointed.picture(size)
          for row in 0..<size.rows - 1 {
            for column in 0..<size.columns {
              #expect(grid[column, row] == plain[column, row])
            }
          }
        }
      }
      let isAbsent = view.card.absences[state.preset.family] != nil
      // The curve of Robustness takes its time.
      let isLate = view == .robustness
      #expect(
        read > 0 || isAbsent || isLate || size.rows < 20,
        "\(view.rawValue) of \(name) tells nothing")
      #expect(read == 0 || !isAbsent)
    }
  }

  @Test(arguments: sizes.prefix(3), TwinMode.allCases)
  func `In Scope it is the trace at the time of the column`(size: Size, mode: TwinMode) throws {
    for axisMode in AxisMode.allCases {
      var state = try Self.opened("lag-adds-up", .scope, size, at: 430)
      state.twinMode = mode
      state.bench.axis = axisMode
      let layout = state.layout(size)
      let trace = state.timeline.trace
      let plot = try #require(layout.plots.last?.last)
      let pane = layout.panes(of: plot)[0]
      let axis = state.scope.staged(state.bench, state.look(on: size)).timeAxis(layout)
      let layer = layout.layers.upperBound - 1
      let neuron = state.place(ofLayer: layer)
      var told = 0
      for column in pane.column..<pane.endColumn {
        let readout = Self.readout(state, column, pane.row + 1)
        guard let time = axis.time(ofColumn: column - pane.column), time <= 430, time >= 0 else {
          // The column of the newest row may be begun.
          if readout != nil { #expect(axis.pixel(of: 430) != nil) }
          continue
        }
        let found = try #require(readout)
        told += 1
        let words = found.places[0].split(separator: " ")
        let at = try #require(Double(words[words.count - 2]))
        let expected = trace.row(at: at - state.preset.dt / 4)
        #expect(abs(trace.time(ofRow: expected) - min(time, 430)) < state.preset.dt / 2 + 1e-6)
        #expect(found.places[0].contains("r\(mode == .difference ? " − ideal" : "") at "))
        let numbers = Self.numbers(found)
        let rate = trace.value(of: .rate(.network, neuron), row: expected)
        let ideal = trace.value(of: .ideal(.network, neuron), row: expected)
        #expect(numbers["LE"] == (mode == .difference ? rate - ideal : rate))
        if mode != .difference { #expect(numbers["ideal"] == ideal) }
        if mode == .overlaid {
          #expect(numbers["leaky"] == trace.value(of: .rate(.twin, neuron), row: expected))
        }
      }
      #expect(told > pane.columns / 2, "\(axisMode)")
    }
  }

  @Test(arguments: sizes.prefix(3))
  func `In Bode it is the closed form at the frequency`(size: Size) throws {
    let state = try Self.opened("lag-adds-up", .bode, size, at: 20)
    let layout = state.views[BodeView.self].staged(state.bench, state.look(on: size))
      .bodeLayout(size)
    for (layer, plots) in zip(layout.layers, layout.plots) {
      for plot in [plots.gain, plots.phase] {
        for column in stride(from: plot.column, to: plot.endColumn, by: 3) {
          let readout = try #require(Self.readout(state, column, plot.row))
          let words = readout.places[0].split(separator: " ")
          let frequency = try #require(Double(words[words.count - 2]))
          // A chain of equal leaky layers of 10 ms: each takes 1/(1 + iωτ).
          let turn = 2 * Double.pi * frequency * 0.010
          let gains = readout.figures.filter { $0.name.hasSuffix("gain") }
          let phases = readout.figures.filter { $0.name.hasSuffix("phase") }
          guard case .number(let own) = gains[0].value, case .number(let leaky) = gains[1].value,
            case .number(let lag) = phases[1].value
          else {
            Issue.record("no numbers")
            continue
          }
          let depth = Double(layer + 1)
          #expect(abs(own - 1) < 1e-9)
          let gain = (0..<layer + 1).reduce(1.0) { gain, _ in gain / (1 + turn * turn).squareRoot()
          }
          #expect(abs(leaky / gain - 1) < 1e-6)
          let phase = -depth * atan(turn) / Double.pi * 180
          #expect(abs(lag - phase) < 1e-6, "\(frequency) Hz")
        }
      }
    }
  }

  @Test(arguments: sizes.prefix(3))
  func `In Network it is the unit and the weight`(size: Size) throws {
    for name in ["yin-yang", "lag-adds-up", "teacher"] {
      let state = try Self.opened(name, .network, size)
      let layout = state.views[NetworkView.self].staged(state.bench, state.look(on: size))
        .networkLayout(size)
      let network = try #require(state.timeline.experiment.network(.network))
      for column in layout.graphs[0].columns {
        for (unit, node) in zip(column.units, column.nodes) where column.sheet == nil {
          let row = node.row + node.rows / 2
          let read = try #require(Self.readout(state, node.column, row))
          let rates = Array(network.rates(ofColumn: column.number))
          #expect(Self.numbers(read)["r"] == rates[unit])
        }
      }
      var weights = 0
      for row in 0..<size.rows {
        for column in 0..<size.columns {
          guard let read = Self.readout(state, column, row),
            let match = read.places[0].firstMatch(
              of: /weight from unit (\d+) to unit (\d+) of layer (\d+)/),
            let input = Int(match.1), let neuron = Int(match.2), let layer = Int(match.3)
          else { continue }
          weights += 1
          let weight = network.weight(layer: layer - 1, neuron: neuron - 1, input: input - 1)
          #expect(Self.numbers(read)["w"] == weight)
        }
      }
      #expect(weights > 0, "\(name)")
    }
  }

  @Test func `In Learning it is the loss, the weight and the pixel`() throws {
    let state = try Self.opened("bars", .learning, at: 900)
    let staged = state.views[LearningView.self].staged(state.bench, state.look(on: state.screen))
    let layout = staged.learningLayout(state.screen)
    let curve = try #require(state.timeline.experiment.curve)
    let network = try #require(state.timeline.experiment.network(.network))
    let weights = network.weights(ofLayer: state.chosenLayer)
    var met: Set<String> = []
    for panel in layout.parts {
      for row in panel.inside.row..<panel.inside.endRow {
        for column in panel.inside.column..<panel.inside.endColumn {
          guard let read = Self.readout(state, column, row) else { continue }
          let numbers = Self.numbers(read)
          if let match = read.places[0].firstMatch(of: /input (\d+) to neuron (\d+)/),
            let input = Int(match.1), let neuron = Int(match.2), let weight = numbers["W"]
          {
            #expect(weight == weights[neuron - 1][input - 1])
            met.insert("weight")
          } else if let match = read.places[0].firstMatch(of: /loss up to ([\d.]+) ms/),
            let end = Double(match.1), let loss = numbers["LE"]
          {
            let last = try #require(
              (0..<curve.count).last { abs(curve.end(ofInterval: $0) - end) < 0.01 * end })
            let all = (0...last).map { curve.loss(of: .network, interval: $0) }
            #expect(loss >= (all.min() ?? 0) && loss <= (all.max() ?? 0))
            met.insert("loss")
          } else if read.places[0].hasPrefix("row ") {
            #expect([0, 1, -1, 0.1, 0.9, -0.9].contains(numbers[""] ?? .nan))
            met.insert("pixel")
          }
        }
      }
    }
    #expect(met == ["weight", "loss", "pixel"])
  }

  @Test func `In Circuit it is the cell`() throws {
    let state = try Self.opened("microcircuit-bars", .circuit)
    let layout = CircuitLayout(state.screen, networks: 2)
    for (member, rect) in zip([Member.network, .twin], layout.cells) {
      let read = try #require(Self.readout(state, rect.column + 3, rect.row + 3))
      let facts = try #require(state.timeline.experiment.cellFacts(of: member, layer: 0, cell: 0))
      let numbers = Self.numbers(read)
      #expect(numbers["u"] == facts.membranePotential && numbers["v_B"] == facts.basalPotential)
      #expect(numbers["v_A"] == facts.apical?.potential && numbers["leak"] == facts.currents.leak)
    }
  }

  @Test(arguments: sizes.prefix(3))
  func `In Phase it is a point in the cell`(size: Size) throws {
    let state = try Self.opened("lag-adds-up", .phase, size, at: 430)
    let staged = state.views[PhaseView.self].staged(state.bench, state.look(on: size))
    let plot = staged.phasePlot(in: staged.phaseAreas(PageLayout(size).body).area)
    let paths = staged.phasePaths(every: 2000)
    var onPath = 0
    for row in plot.row..<plot.endRow {
      for column in stride(from: plot.column, to: plot.endColumn, by: 2) {
        let read = try #require(Self.readout(state, column, row))
        let numbers = Self.numbers(read)
        let point = SIMD2(try #require(numbers["r"]), try #require(numbers["ideal r"]))
        guard read.places[0].hasPrefix("path of") else { continue }
        onPath += 1
        #expect(paths.contains { $0.path.points.contains(point) })
      }
    }
    #expect(onPath > 10)
  }

  @Test func `In Robustness it is the point of the curve`() throws {
    var state = try Self.opened("lag-adds-up", .robustness)
    while state.isTesting { state.continueTest(work: .max) }
    let curve = try #require(state.views[RobustnessView.self].curve)
    let plot = RobustnessLayout(state.screen).curve
    var values: Set<Double> = []
    for column in plot.column..<plot.endColumn {
      let read = try #require(Self.readout(state, column, plot.row + 2))
      let value = try #require(read.places[0].split(separator: " ").dropFirst().first)
      let point = try #require(curve.points.first { ShownNumber.digits($0.value) == value })
      #expect(Self.numbers(read)["LE"] == point.network)
      values.insert(point.value)
    }
    #expect(values.count == curve.values.count)
  }
}
