import Laboratory
import Samples
import Stage
import Terminal
import Testing

@testable import Explorer
@testable import Presets
@testable import Views

/// What a file calls its columns and classes is what the explorer calls inputs and outputs.
struct UnitNameTests {
  private func fruits(_ view: View) throws -> ExplorerState {
    var state = try explorer("own-data", at: 1)
    state.view = view
    state.measure()
    return state
  }

  @Test func `A task's features and classes`() throws {
    let preset = try shippedLibrary.preset("own-data")
    #expect((0..<4).map(preset.name(ofInput:)) == ["width", "height", "mass", nil])
    #expect((0..<4).map(preset.name(ofOutput:)) == ["apple", "pear", "plum", nil])
    // They stay with the samples that are chosen and scaled.
    let task = try #require(preset.task)
    #expect(task.test.featureNames == task.training.featureNames)
  }

  @Test(arguments: GlyphSet.allCases)
  func `The scope names the input and the output that it draws`(glyphs: GlyphSet) throws {
    var state = try fruits(.scope)
    state.glyphs = glyphs
    let dot = glyphs == .ascii ? "." : "·"
    #expect(state.text(160, 50).contains("stimulus \(dot) csv width"))
    #expect(state.text(160, 50).contains("output 1/3 apple"))
    state.type("n")
    #expect(state.text(160, 50).contains("stimulus \(dot) csv height"))
    #expect(state.text(160, 50).contains("output 2/3 pear"))
  }

  @Test func `The learning view names the numbers of a sample`() throws {
    let text = try fruits(.learning).text(160, 50)
    #expect(text.contains(/width -?[0-9.]+, height -?[0-9.]+, mass -?[0-9.]+/), "\(text)")
  }

  @Test func `The network view names its units`() throws {
    var state = try fruits(.network)
    let tall = state.text(160, 60)
    for name in ["width", "height", "mass", "apple", "pear", "plum"] {
      #expect(tall.contains(name), "\(name): \(tall)")
    }
    state.layer = 1
    state.neuron = 2
    #expect(state.text(120, 40).contains("layer 2 unit 3/3 plum"))
  }

  @Test func `A description has them, too`() throws {
    let sentences = Description(try fruits(.scope)).sentences.joined(separator: "\n")
    #expect(sentences.contains("Task: csv, a sample of width, height and mass every 2 ms"))
    #expect(sentences.contains("Layer 2 unit 1 (apple)"))
  }

  @Test func `A stimulus from a file is called as its column`() throws {
    let state = try explorer("recorded-signal", at: 10)
    #expect(state.preset.name(ofInput: 0) == "ecg")
    #expect(state.text(160, 50).contains("stimulus · csv ecg"))
  }

  @Test func `What nothing names has its number alone`() throws {
    let state = try explorer("lag-adds-up", at: 10)
    #expect(state.preset.name(ofInput: 0) == nil && state.preset.name(ofOutput: 0) == nil)
    #expect(state.text(160, 50).contains("stimulus · sine 5 Hz ─"))
  }
}
