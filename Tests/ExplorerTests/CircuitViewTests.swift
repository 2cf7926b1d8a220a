import Formats
import Laboratory
import LatentEquilibrium
import Presets
import Stage
import Terminal
import TestSupport
import Testing

@testable import Explorer
@testable import Views

/// The circuit view, and what the other views make of a microcircuit.
struct CircuitViewTests {
  private static let names = ["microcircuit-bars", "self-prediction", "mimic"]

  /// Every view, size and set of glyphs has a picture of every circuit; those that show nothing say so.
  @Test(arguments: names, [GlyphSet.braille, .block, .ascii])
  func `Every view shows a circuit, or says why not`(name: String, glyphs: GlyphSet) throws {
    var state = try explorer(name, at: 3, glyphs: glyphs)
    for view in View.allCases {
      state.apply(.openView(view))
      state.measure()
      for (columns, rows) in [(160, 48), (120, 40), (80, 24), (60, 20), (40, 12), (34, 9)] {
        let text = state.text(columns, rows)
        if glyphs == .ascii { #expect(text.utf8.allSatisfy { $0 == 10 || 32..<127 ~= $0 }) }
        guard columns >= 80 else { continue }
        let sentence = view.card.absences[.microcircuit]
        let said = sentence.map { $0.prefix(40) } ?? ""
        #expect(said.isEmpty || text.contains(said), "\(text)")
        #expect(!state.isTesting || sentence == nil)
      }
    }
    #expect(View.allCases.filter { $0.card.absences[.microcircuit] != nil }.count == 3)
  }

  @Test func `Layers of neurons have no circuit, and are told where there is one`() throws {
    var state = try explorer(at: 20, glyphs: .ascii)
    state.type("6")
    #expect(state.text(120, 40).contains("The preset microcircuit-bars has one."))
    state.type("1")
    #expect(state.text(80, 24).contains("layer 1"))
  }

  /// What stands beside the compartments is what the circuit has.
  @Test(arguments: [Member.network, .twin])
  func `A cell has its numbers beside it`(member: Member) throws {
    var state = try explorer("microcircuit-bars", at: 40, glyphs: .ascii)
    state.look = state.look(on: Size(columns: 80, rows: 24))
    state.type("6nnn")
    if member == .twin { state.type("w") }
    let facts = try #require(
      state.timeline.experiment.cellFacts(of: member, layer: 0, cell: 3))
    let text = state.text(80, 24)
    #expect(text.contains("cell 4/30 of layer 1 . \(member == .network ? "LE" : "original")"))
    let apical = try #require(facts.apical)
    for (symbol, value) in [
      ("v_A", apical.potential), ("above", apical.fromAbove), ("inter", apical.fromInterneurons),
      ("u", facts.membranePotential), ("p", facts.prospectivePotential), ("r", facts.rate),
      ("v_B", facts.basalPotential), ("g_A", facts.currents.teaching),
      ("g_B", facts.currents.basal),
    ] {
      let shown = GlyphSet.ascii.spell("\(symbol) \(Sign.signed(value, columns: 7))")
      #expect(text.contains(shown), "\(shown): \(text)")
    }
    // The apical potential is what interneurons leave of what comes from above.
    #expect(abs(apical.fromAbove + apical.fromInterneurons - apical.potential) < 1e-12)
  }

  @Test func `Outputs have a target in the place of the tree above`() throws {
    var state = try explorer("microcircuit-bars", at: 40, glyphs: .ascii)
    state.type("6")
    state.press(.tab)
    state.press(.tab)
    let text = state.text(120, 40)
    #expect(text.contains("cell 1/3 of layer 2 horizontal . LE"))
    #expect(text.contains("target") && !text.contains("v_A"))
    #expect(text.contains("horizontal . origin"), "both have room")
  }

  @Test func `Answers of both circuits are those of the learning curve`() throws {
    var state = try explorer("microcircuit-bars", at: 2700, glyphs: .ascii)
    state.type("6")
    let text = state.text(80, 24)
    #expect(text.contains("LE 100 %"), "\(text)")
    let right = text.split(separator: "original ").last.flatMap { $0.prefix { $0 != " " } }
    #expect(try #require(right.flatMap { Int($0) }) < 70, "\(text)")
  }

  @Test func `Names are whole, and what an output has not is said`() throws {
    var state = try explorer("microcircuit-bars", at: 40, glyphs: .ascii)
    state.measure()
    for size in [Size(columns: 80, rows: 24), Size(columns: 120, rows: 40)] {
      for key in ["3", "5", "6"] {
        state.look = state.look(on: size)
        state.type(key)
        let words = state.text(size.columns, size.rows).split { !$0.isLetter }
        #expect(words.contains("original"), "\(key) at \(size)")
        #expect(!words.contains("origina") && !words.contains("Loriginal"))
      }
    }
    state.type("1")
    let text = state.text(120, 40)
    #expect(text.contains("no apical dendrite") && text.contains("ahead"))
  }

  @Test func `Plasticity and the look-ahead have their keys, and come back`() throws {
    var state = try explorer("mimic", at: 1, glyphs: .ascii)
    let opened = state.preset
    state.type("p")
    #expect(!state.preset.learns && state.preset.phases.isEmpty)
    state.type("p")
    #expect(state.preset == opened)
    state.type("e")
    #expect(!state.preset.circuit.isProspective && state.bench.parameter == .prospective)
    #expect(state.text(80, 24).contains("original"))
    state.type("e")
    #expect(state.preset == opened)
    state.type("uu")
    #expect(!state.preset.learns || state.preset == opened)
  }

  /// Each row of the panel is one of the circuit's, and moves.
  @Test func `The panel has a circuit's parameters alone`() throws {
    var state = try explorer("microcircuit-bars", at: 1, glyphs: .ascii)
    let shown = Parameter.panel.filter { state.preset.value(of: $0) != .none }
    #expect(shown.allSatisfy { state.preset.family.has($0) } && shown.contains(.apicalConductance))
    for parameter in shown where state.preset.value(of: parameter) != .various {
      let before = state.preset
      state.bench.parameter = parameter
      state.press(.right)
      if state.preset == before { state.press(.left) }
      #expect(state.preset != before, "\(parameter.rawValue)")
      state.change { _ throws(Fault) in before }
    }
  }
}
