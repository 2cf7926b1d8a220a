import Formats
import Laboratory
import Stage
import Studies
import Terminal
import Testing

@testable import Explorer

struct LongRunTests {
  @Test func `The end of a long run is told once, that of a short one is not`() throws {
    for (seconds, isTold) in [(9, false), (11, true)] {
      var state = try taking("one-lag")
      var run = LongRun()
      let start = ContinuousClock.now
      #expect(run.end(in: state.lesson, at: start) == nil)
      state.type("9.7")
      state.press(.enter)
      #expect(run.end(in: state.lesson, at: start) == nil)
      while state.isRunning { state.advance() }
      let end = start + .seconds(seconds)
      let notice = run.end(in: state.lesson, at: end)
      #expect((notice == "lescope: step 1 of The lag of one leaky neuron has run") == isTold)
      #expect(run.end(in: state.lesson, at: end + .seconds(60)) == nil)
    }
  }

  @Test func `Who leaves the lesson is told nothing`() throws {
    var state = try taking("one-lag")
    state.type("9.7")
    state.press(.enter)
    var run = LongRun()
    let start = ContinuousClock.now
    #expect(run.end(in: state.lesson, at: start) == nil)
    #expect(run.end(in: nil, at: start + .seconds(60)) == nil)
  }

  @Test func `The window is called after what is open`() throws {
    var state = try explorer()
    #expect(state.page.windowTitle == "lescope: Lag adds up with depth")
    state = try taking("one-lag")
    #expect(state.page.windowTitle == "lescope: The lag of one leaky neuron")
    var screen = MemoryScreen(size: Size(columns: 80, rows: 24), keys: [.hangUp])
    var program = Explorer(state)
    _ = program.run(on: &screen)
    #expect(screen.title == "lescope: The lag of one leaky neuron" && screen.notices == [])
  }

  @Test func `The theme follows the ground unless another was chosen`() throws {
    var state = try explorer()
    state.follow(.light)
    #expect(state.theme == .light)
    state.follow(.dark)
    #expect(state.theme == .light)
    state.theme = .safe
    state.follow(.light)
    #expect(state.theme == .safe)
    var screen = MemoryScreen(
      size: Size(columns: 80, rows: 24), keys: [.background(.light), .hangUp])
    var program = Explorer(try explorer())
    _ = program.run(on: &screen)
    #expect(program.state.theme == .light)
  }
}
