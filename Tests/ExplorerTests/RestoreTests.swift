import Laboratory
import Terminal
import Testing

@testable import Explorer
@testable import Presets
@testable import Stage
@testable import Views

/// One key takes all parameters back to the preset, and one undoes it.
struct RestoreTests {
  @Test(arguments: shippedPresets.map(\.name))
  func `O takes back whatever was changed, and u that`(name: String) throws {
    var state = try explorer(name, at: 5)
    // Every row of the panel, in one layer and in all.
    for (number, parameter) in state.shownParameters.enumerated() {
      state.parameter = parameter
      state.layer = parameter.isPerLayer && number % 2 == 0 ? 0 : nil
      state.press(.right)
    }
    state.run(until: state.timeline.experiment.time + 1)
    let changed = state.preset
    #expect(changed != state.opened)
    let age = state.timeline.experiment.age
    state.type("O")
    #expect(state.preset == state.opened, "\(state.message?.text ?? "")")
    #expect(state.timeline.experiment.age == age, "it goes on")
    #expect(state.message?.text == "as opened; u takes it back")
    state.type("u")
    #expect(state.preset == changed)
    state.press(.control("R"))
    #expect(state.preset == state.opened)
    state.type("O")
    #expect(state.message?.text == "all parameters are as the preset has them")
  }

  @Test func `What is no parameter stays`() throws {
    var state = try explorer(at: 5)
    state.type("R")
    let seed = state.preset.seed
    #expect(seed != state.opened.seed)
    state.view = .lag
    state.obey("set view.speed 0.2")
    state.press(.right)
    state.type("O")
    #expect(state.preset.seed == seed && state.view == .lag && state.value(.tauM) == 10)
    #expect(state.speed == .times(0.2))
  }

  @Test func `Where the network is of another size it starts again and says so`() throws {
    var state = try explorer("bars", at: 5)
    state.obey("set layers.1.neurons 3")
    #expect(state.preset.layers[0].neurons == 3)
    state.type("O")
    #expect(state.preset == state.opened)
    #expect(state.message?.text == "started again: the weights are drawn anew")
  }
}
