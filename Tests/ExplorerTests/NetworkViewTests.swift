import Formats
import LatentEquilibrium
import Presets
import Samples
import Terminal
import Testing
import Views

@testable import Explorer
@testable import Laboratory
@testable import Stage

/// The network view: units, weights, and the arithmetic of the chosen unit.
struct NetworkViewTests {
  private static let sizes = [
    Size(columns: 200, rows: 60), Size(columns: 120, rows: 40), Size(columns: 80, rows: 24),
    Size(columns: 60, rows: 20), Size(columns: 40, rows: 12), Size(columns: 34, rows: 9),
  ]

  private func opened(
    _ preset: Preset, at time: Double = 20, _ size: Size = sizes[1], glyphs: GlyphSet = .braille
  ) -> ExplorerState {
    var state = ExplorerState(preset, glyphs: glyphs)
    state.isRunning = false
    state.run(until: time)
    state.press(.resize(size))
    state.type("2")
    return state
  }

  @Test(arguments: Scheme.allCases, [Integrator.euler, .exponential])
  func `The numbers that are written give the results that are written`(
    scheme: Scheme, integrator: Integrator
  ) throws {
    for sizes in [[1, 1, 1], [2, 3, 2], [3, 12, 4]] {
      for twin in ["tau_m", "tau_r"] {
        let preset = try layered(
          sizes,
          #""scheme": "\#(scheme.rawValue)", "integrator": "\#(integrator.rawValue)", "#
            + #""gamma": 0.8, "twin": {"tau_r": 3, "error_from": "\#(twin)"}, "#)
        var state = opened(preset)
        for _ in 0..<3 {
          state.type(".")
          let last = try #require(LastStep(state.timeline))
          #expect(last.after == state.timeline.experiment)
          for member in Member.pair {
            for (layer, count) in sizes.dropFirst().enumerated() {
              let step = try #require(last.of(member, layer: layer, count - 1))
              try recompute(step, scheme)
            }
          }
        }
      }
    }
  }

  private func recompute(_ step: NeuronStep, _ scheme: Scheme) throws {
    let arithmetic = NeuronArithmetic(step, scheme, digits: 15, .braille)
    var results: [String: Double] = [:]
    for equation in arithmetic.equations(columns: 2000) {
      let found = try #require(Calculator.value(of: equation.result), "\(equation)")
      results[equation.symbol] = found
      guard equation.symbol != "r" else { continue }
      let value = try #require(Calculator.value(of: equation.numbers), "\(equation)")
      // A factor is written with 15 digits.
      #expect(abs(found - value) <= 1e-12 * max(1, abs(value)), "\(equation)")
    }
    #expect(results["i"].map { abs($0 - step.synapticInput) < 1e-13 } == true)
    #expect(results["p"].map { abs($0 - step.prospectivePotential) < 1e-13 } == true)
    #expect(results["r"].map { abs($0 - step.activation.rate(results["p"] ?? 0)) < 1e-12 } == true)
    #expect(results["new u"].map { abs($0 - step.nextMembranePotential) < 1e-13 } == true)
    #expect(results["new e"].map { abs($0 - step.nextError) < 1e-13 } == true)
    #expect(results.count == (step.learningRate > 0 ? 7 : 6))
  }

  @Test func `What is on the screen is one step of the chain`() throws {
    // tau_m 10, dt 1, weight 2, a constant 1: u′ = (2 − u)/10, and u grows by u′.
    let preset = try read(
      #"{"tau_m": 10, "tau_r": 5, "dt": 1, "layers": [{"weights": [[2]]}], "twin": null, "#
        + #""stimulus": {"kind": "constant"}}"#)
    var state = opened(preset, at: 0)
    #expect(state.text(120, 40).contains("No step has been made yet; . makes one."))
    state.type(".")
    for words in [
      "i = Σ w·stimulus + b = 2·1 + 0 = 2", "u′ = (−u + i + e)/τm = (0 + 2 + 0)/10 = 0.2",
      "p = u + τr·u′ = 0 + 5·0.2 = 1", "new u = u + dt·u′ = 0 + 1·0.2 = 0.2",
    ] { #expect(state.text(120, 40).contains(words), "\(words)") }
    state.type(".")
    #expect(state.text(120, 40).contains("u′ = (−u + i + e)/τm = (−0.2 + 2 + 0)/10 = 0.18"))
    state.type(",")
    #expect(state.text(120, 40).contains("u′ = (−u + i + e)/τm = (0 + 2 + 0)/10 = 0.2"))
  }

  @Test func `A change tells in the next step, not in the last`() throws {
    var state = opened(try layered([1, 1], ""))
    let before = try #require(LastStep(state.timeline)?.of(.network, layer: 0, 0))
    state.set(.tauM, to: 50)
    #expect(LastStep(state.timeline)?.of(.network, layer: 0, 0) == before)
    state.type(".")
    #expect(LastStep(state.timeline)?.of(.network, layer: 0, 0)?.tauM == 50)
  }

  @Test func `Keys choose the unit, and its arithmetic follows`() throws {
    var state = opened(try layered([3, 12, 4], ""))
    #expect(state.text(120, 40).contains("layer 2 unit 1/4"))
    state.type("n")
    #expect(state.text(120, 40).contains("layer 2 unit 2/4"))
    state.press(.tab)
    #expect(state.text(120, 40).contains("layer 1 unit 2/12"))
    state.type("NN")
    #expect(state.text(120, 40).contains("layer 1 unit 12/12"))
  }

  @Test func `The networks are shown one, the other, both`() throws {
    var state = opened(try layered([3, 12, 4], ""))
    func shown() -> [Member] { state.networkLayout(state.screen).graphs.map(\.panel.member) }
    #expect(shown() == [.network])
    state.type("w")
    #expect(shown() == [.twin])
    state.type("w")
    #expect(shown() == [.network, .twin])
    state.press(.resize(Size(columns: 80, rows: 24)))
    #expect(shown() == [.network])
    state.type("ww")
    #expect(shown() == [.network])
    // A few units leave room for both, one below the other.
    state = opened(try layered([2, 3, 1], ""))
    #expect(shown() == [.network, .twin])
    let areas = state.networkLayout(state.screen).graphs.map(\.panel.area)
    #expect(areas[0].columns == areas[1].columns && areas[1].row > areas[0].row)
  }

  @Test func `Enter enlarges the microscope, Esc leaves it and then the view`() throws {
    var state = opened(try layered([3, 12, 4], ""), Size(columns: 40, rows: 12))
    #expect(!state.text(40, 12).contains("new e"))
    state.press(.enter)
    #expect(state.text(40, 12).contains("new e"))
    state.press(.escape)
    #expect(!state.network.isMicroscopeAlone && state.view == .network)
    state.press(.escape)
    #expect(state.view == .scope)
  }

  @Test(arguments: sizes)
  func `A click on a unit chooses it`(size: Size) throws {
    for units in [[1, 1, 1, 1, 1], [3, 12, 4], [30, 64, 3]] {
      let state = opened(try layered(units, ""), size)
      let layout = state.networkLayout(size)
      for column in layout.graphs.flatMap(\.columns) {
        for (unit, node) in zip(column.units, column.nodes) {
          var clicked = state
          clicked.press(.mouse(MouseEvent(.press, at: node.origin)))
          #expect(clicked.neuron == unit)
          #expect(clicked.layer == (column.number == 0 ? nil : column.number - 1))
        }
      }
    }
  }

  @Test(arguments: sizes)
  func `Units lie inside, apart, from left to right, and the chosen one is seen`(size: Size) throws
  {
    for units in [
      [1, 1, 1, 1, 1], [3, 12, 4], [30, 64, 3], [2] + Array(repeating: 3, count: 20),
    ] {
      var state = opened(try layered(units, ""), size)
      for keys in ["", "nnn", "\t", "\tNN", "w", "w"] {
        for key in keys { state.press(key == "\t" ? .tab : .character(key.unicodeScalars.first!)) }
        for graph in state.networkLayout(size).graphs {
          var taken: Set<Position> = []
          for (left, right) in zip(graph.columns, graph.columns.dropFirst()) {
            #expect(left.nodes[0].endColumn < right.nodes[0].column)
          }
          for node in graph.columns.flatMap(\.nodes) {
            #expect(node.intersection(graph.panel.area) == node)
            for row in node.row..<node.endRow {
              for column in node.column..<node.endColumn {
                #expect(taken.insert(Position(column: column, row: row)).inserted)
              }
            }
          }
          let chosen = graph.columns.first { $0.number == state.chosenLayer + 1 }
          let unit = state.shownNeuron(ofLayer: state.chosenLayer)
          #expect(chosen?.units.contains(unit) == true)
        }
      }
    }
  }

  @Test(arguments: GlyphSet.allCases)
  func `Signs can be told without colour`(glyphs: GlyphSet) throws {
    func picture(_ weight: Double) throws -> String {
      let weights = "[[\(weight)], [\(-weight)]]"
      let preset = try read(
        #"{"layers": [{"neurons": 2, "weights": \#(weights)}], "twin": null, "#
          + #""stimulus": {"kind": "constant"}}"#)
      return opened(preset, glyphs: glyphs).text(120, 40)
    }
    #expect(try picture(1) != picture(-1))
    #expect(try picture(1).contains("+1.00") && picture(-1).contains(glyphs.spell("−1.00")))
  }

  @Test func `Learning shows which weights grow`() throws {
    let preset = try layered([1, 1], "", beta: 1, eta: 0.1)
    var state = opened(preset, at: 30)
    let before = state.timeline.experiment.network.weight(layer: 0, neuron: 0, input: 0)
    state.type(".")
    let after = state.timeline.experiment.network.weight(layer: 0, neuron: 0, input: 0)
    #expect(state.text(120, 40).contains(after > before ? "↑" : "↓"))
    #expect(state.text(120, 40).contains("dw1 = dt·η·e·r"))
    state.apply(.togglePlasticity)
    state.type(".")
    #expect(!state.text(120, 40).contains("dw1"))
  }

  @Test func `No size is too small or too odd`() throws {
    for units in [[1, 1, 1, 1, 1], [3, 12, 4], [30, 64, 3]] {
      for glyphs in GlyphSet.allCases {
        var state = opened(try layered(units, ""), at: 2, glyphs: glyphs)
        for both in [false, true] {
          if both { state.type("ww") }
          for rows in [1, 9, 11, 13, 14, 22, 55] {
            for columns in stride(from: 1 + rows % 7, through: 220, by: 31) {
              let size = Size(columns: columns, rows: rows)
              #expect(state.picture(size).size == size)
              #expect(
                state.picture(size, on: state.backdrop(size)) == state.picture(size))
            }
          }
        }
      }
    }
  }
}

/// A preset that learns, with random weights: so many inputs, and then units a layer.
func layered(_ sizes: [Int], _ keys: String, beta: Double = 0.1, eta: Double = 0.01) throws
  -> Preset
{
  let layers = sizes.dropFirst().map {
    #"{"neurons": \#($0), "activation": "tanh", "#
      + #""weights": {"init": "normal", "std": 0.5}, "biases": {"init": "normal", "std": 0.1}}"#
  }
  return try read(
    #"{"seed": 3, "inputs": \#(sizes[0]), "beta": \#(beta), "eta": \#(eta), \#(keys)"#
      + #""target": {"kind": "sine"}, "layers": [\#(layers.joined(separator: ", "))]}"#)
}

func read(_ text: String) throws -> Preset {
  try Preset(json: JSON(parsing: Array(text.utf8)), in: .working)
}

/// The four rules of arithmetic, as the microscope writes them.
private struct Calculator {
  private var rest: Substring

  static func value(of text: String) -> Double? {
    var calculator = Calculator(rest: Substring(text.replacing(" ", with: "")))
    guard let value = calculator.sum(), calculator.rest.isEmpty else { return nil }
    return value
  }

  private mutating func takes(_ characters: String) -> Character? {
    guard let next = rest.first, characters.contains(next) else { return nil }
    return rest.removeFirst()
  }

  private mutating func sum() -> Double? {
    guard var value = product() else { return nil }
    while let sign = takes("+−") {
      guard let next = product() else { return nil }
      value += sign == "+" ? next : -next
    }
    return value
  }

  private mutating func product() -> Double? {
    guard var value = factor() else { return nil }
    while let sign = takes("·/") {
      guard let next = factor() else { return nil }
      value = sign == "·" ? value * next : value / next
    }
    return value
  }

  private mutating func factor() -> Double? {
    if takes("−") != nil { return factor().map { -$0 } }
    if takes("(") != nil {
      let value = sum()
      return takes(")") == nil ? nil : value
    }
    var digits = ""
    while let next = rest.first {
      let isExponent = digits.last == "e" && next == "-"
      guard next.isNumber || next == "." || next == "e" || isExponent else { break }
      digits.append(rest.removeFirst())
    }
    return Double(digits)
  }
}
