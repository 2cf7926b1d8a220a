import Formats
import Laboratory
import Presets
import Terminal
import Testing

@testable import Explorer
@testable import Stage
@testable import Views

/// What each key does, from the key on.
struct UpdateTests {
  @Test func `Space pauses and runs`() throws {
    var state = try explorer()
    state.type(" ")
    #expect(state.isRunning)
    state.type(" ")
    #expect(!state.isRunning)
  }

  @Test func `A count makes so many steps, forward and back`() throws {
    var state = try explorer()
    state.isRunning = true
    state.type("10.")
    #expect(state.timeline.experiment.age == 10)
    #expect(!state.isRunning && state.count == nil)
    state.type(".")
    #expect(state.timeline.experiment.age == 11)
    state.type("04,")
    #expect(state.timeline.experiment.age == 7)
    state.type(",")
    #expect(state.timeline.experiment.age == 6)
    state.type("50,")
    #expect(state.timeline.experiment.age == 0)
    state.type(",")
    #expect(state.message?.text == "this is as far back as it goes")
  }

  @Test func `A digit alone opens its view, two in a row are a count and leave the view`() throws {
    var state = try explorer()
    state.window = 123
    state.type("1")
    #expect(state.view == .scope && state.count == nil)
    state.type("0")
    #expect(state.count == 10 && state.window == 123)
    state.type(".")
    #expect(state.timeline.experiment.age == 10)
    state.type("06")
    #expect(state.count == 6 && state.window == 123)
    state.type(",")
    #expect(state.timeline.experiment.age == 4)
    state.type("1.")
    #expect(state.timeline.experiment.age == 5, "what stands between them parts them")
    state.type("0")
    #expect(state.window == state.preset.standardWindow && state.count == nil)
  }

  @Test func `Escape forgets a count and never quits`() throws {
    var state = try explorer()
    state.type("012")
    #expect(state.count == 12)
    state.press(.escape)
    state.press(.escape)
    #expect(state.count == nil && !state.isOver)
    state.type(".")
    #expect(state.timeline.experiment.age == 1)
  }

  @Test func `The arrows go along the ladder and the list`() throws {
    var state = try explorer()
    #expect(state.parameter == .tauM)
    state.press(.right)
    #expect(state.value(.tauM) == 20)
    state.press(.left)
    state.type("h")
    #expect(state.value(.tauM) == 5)
    state.press(.shiftRight)
    #expect(state.value(.tauM) == 5.5)
    state.press(.shiftLeft)
    state.type("_")
    #expect(state.value(.tauM) == 4.5)
    state.press(.down)
    #expect(state.parameter == .tauR)
    state.press(.up)
    state.press(.up)
    #expect(state.parameter == state.shownParameters.last)
  }

  @Test func `A key never leaves the limits`() throws {
    var state = try explorer()
    for parameter in state.shownParameters {
      state.parameter = parameter
      for key in [Key.left, .shiftLeft, .right, .shiftRight] {
        for _ in 0..<30 { state.press(key) }
        guard let limits = parameter.limits, let value = state.value(parameter) else { continue }
        #expect(limits.contains(value), "\(parameter.rawValue)")
        #expect(state.message?.isWarning != true, "\(parameter.rawValue)")
      }
    }
  }

  @Test func `v asks for an exact value, Enter takes it, Escape leaves it`() throws {
    var state = try explorer()
    state.type("v12.55")
    state.press(.backspace)
    state.press(.enter)
    #expect(state.value(.tauM) == 12.5)
    #expect(state.overlay == .none)
    state.type("v17")
    state.press(.enter)
    #expect(state.value(.tauM) == 17)
    state.type("v-3")
    state.press(.enter)
    #expect(state.message?.isWarning == true)
    #expect(state.value(.tauM) == 17)
    state.type("v5")
    state.press(.escape)
    #expect(state.value(.tauM) == 17)
    state.type("033")
    state.press(.enter)
    #expect(state.value(.tauM) == 33 && state.count == nil)
  }

  @Test func `i strikes the inputs, and stepping back before it takes it away`() throws {
    var state = try explorer(at: 10)
    let before = state.timeline.experiment
    state.type("10.")
    let plain = state.timeline.experiment
    state.type("10,")
    #expect(state.timeline.experiment == before)
    state.type("i10.")
    let struck = state.timeline.experiment
    #expect(struck.stimulus == [plain.stimulus[0] + Impulse.height])
    state.type("05,05.")
    #expect(state.timeline.experiment == struck)
    state.type("011,011.")
    #expect(state.timeline.experiment == plain)
  }

  @Test func `Tab goes through the layers, and a change stays in one`() throws {
    var state = try explorer()
    state.press(.tab)
    state.press(.tab)
    #expect(state.layer == 1)
    state.press(.right)
    #expect((0..<4).map { state.value(.tauM, layer: $0) } == [10, 20, 10, 10])
    state.press(.backTab)
    state.press(.backTab)
    #expect(state.layer == nil)
    state.press(.backTab)
    #expect(state.layer == 3)
  }

  @Test func `e unties and ties τr`() throws {
    var state = try explorer()
    state.type("e")
    #expect(!state.preset.tiesTauR())
    state.type("l")
    #expect(state.value(.tauM) == 20 && state.value(.tauR) == 10)
    state.type("e")
    #expect(state.preset.tiesTauR() && state.value(.tauR) == 20)
  }

  @Test func `Undo and redo are exact`() throws {
    var state = try explorer(at: 20)
    var presets = [state.preset]
    for letters in ["l", "e", "t", "f", "jl", "p"] {
      state.type(letters)
      #expect(state.preset != presets.last)
      presets.append(state.preset)
    }
    for preset in presets.dropLast().reversed() {
      state.type("u")
      #expect(state.preset == preset)
    }
    state.type("u")
    #expect(state.message?.text == "nothing to undo")
    for preset in presets.dropFirst() {
      state.press(.control("R"))
      #expect(state.preset == preset)
    }
    state.type("uul")
    state.press(.control("R"))
    #expect(state.message?.text == "nothing to redo")
  }

  @Test func `A change that was stepped back over can be redone`() throws {
    var state = try explorer(at: 10)
    let before = state.preset
    state.type("l05.")
    let changed = state.preset
    state.type("08,")
    #expect(state.preset == before)
    state.press(.control("R"))
    #expect(state.preset == changed)
  }

  @Test func `Reset gives the same bits, a new seed others`() throws {
    var state = try explorer("fast-noise", at: 30)
    let before = state.timeline.experiment
    state.type("r")
    #expect(state.timeline.experiment.age == 0)
    state.run(until: 30)
    #expect(state.timeline.experiment == before)
    state.type("R")
    #expect(state.preset.seed == 8)
    state.run(until: 30)
    #expect(state.timeline.experiment.stimulus != before.stimulus)
    state.type("u")
    #expect(state.preset == before.preset)
    state.run(until: 30)
    #expect(state.timeline.experiment == before)
  }

  @Test func `t goes through the kinds of stimulus and f along the frequencies`() throws {
    var state = try explorer()
    state.type("f")
    #expect(state.value(.frequency) == 10 && state.parameter == .frequency)
    state.type("FF")
    #expect(state.value(.frequency) == 2)
    let kinds = (0..<Stimulus.Kind.simple.count).map { _ in
      state.type("t")
      return state.preset.value(of: .stimulusKind)
    }
    #expect(Set(kinds.map { "\($0)" }).count == Stimulus.Kind.simple.count)
    #expect(kinds.last == .choice("sine"))
    state.type("tttt")
    #expect(state.preset.value(of: .stimulusKind) == .choice("noise"))
    state.type("f")
    #expect(state.message?.text == "this stimulus has no frequency")
  }

  @Test func `The picture's keys change the picture and not the experiment`() throws {
    var state = try explorer(at: 10)
    let experiment = state.timeline.experiment
    state.type("w")
    #expect(state.twinMode == .sideBySide)
    state.type("z")
    #expect(state.window == 200)
    state.type("Z")
    #expect(state.window == 500)
    state.type("0")
    #expect(state.window == 400)
    state.type("n")
    #expect(state.neuron == 0)
    state.type("b")
    #expect(state.glyphs == .block)
    state.type("bb")
    #expect(state.glyphs == .braille)
    let speed = state.speed
    state.type("]")
    #expect(state.speed.factor > speed.factor)
    state.type("[")
    #expect(state.speed == speed)
    #expect(state.timeline.experiment == experiment)
  }

  @Test func `o chooses a preset`() throws {
    var state = try explorer(at: 10)
    state.type("o")
    #expect(state.overlay == .presets(chosen: 0))
    state.type("kjj")
    #expect(state.overlay == .presets(chosen: 2))
    state.press(.enter)
    #expect(state.preset == shippedPresets[2].preset)
    #expect(state.overlay == .none && state.timeline.experiment.age == 0)
    state.type("o")
    #expect(state.overlay == .presets(chosen: 2))
    state.press(.end)
    state.press(.escape)
    #expect(state.preset == shippedPresets[2].preset && !state.isOver)
  }

  @Test func `A divergence stops the run until something is changed`() throws {
    var state = try explorer()
    state.parameter = .dt
    state.type("v50")
    state.press(.enter)
    state.isRunning = true
    state.run(until: 5000)
    #expect(state.timeline.fault != nil && !state.isRunning)
    state.type(" ")
    #expect(!state.isRunning && state.message?.isWarning == true)
    state.type("u ")
    #expect(state.isRunning && state.timeline.fault == nil)
  }
}
