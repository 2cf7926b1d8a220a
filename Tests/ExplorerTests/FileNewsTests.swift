import Formats
import Laboratory
import Presets
import Studies
import Terminal
import Testing
import Views

@testable import Explorer
@testable import Stage

/// What becomes of the explorer when somebody writes the file anew that it has open.
struct FileNewsTests {
  private func changed(_ preset: Preset, _ words: String...) throws -> Preset {
    try words.reduce(preset) { try $0.setting(Assignment($1)) }
  }

  private func news(_ next: Preset, before: Preset) -> FileNews {
    FileNews(path: "mine.json", .preset(next, before: before))
  }

  @Test func `It begins again with what the file has now, and as it was looked at`() throws {
    var state = try explorer(at: 40)
    let before = state.opened
    state.view = .lag
    state.obey("speed 0.2")
    state.obey("window 300")
    let next = try changed(before, "tau_m=23")
    state.take(news(next, before: before))
    #expect(state.preset == next && state.opened == next)
    #expect(state.timeline.experiment.step == 0 && !state.isRunning)
    #expect(state.view == .lag && state.speed == .times(0.2) && state.window == 300)
    #expect(state.message == .init(text: "mine.json was read again", isWarning: false))
    state.isRunning = true
    state.take(news(before, before: next))
    #expect(state.isRunning && state.preset == before)
  }

  @Test func `What the file says of the view is followed where it has changed`() throws {
    var state = try explorer()
    let before = state.opened
    state.obey("window 300")
    state.take(news(try changed(before, "view.speed=0.5", "view.open=bode"), before: before))
    #expect(state.speed == .times(0.5) && state.view == .bode && state.window == 300)
  }

  @Test func `Changes by hand are undone by it, and come back`() throws {
    var state = try explorer(at: 40)
    let before = state.opened
    state.obey("set tau_m 42")
    state.take(news(try changed(before, "tau_r=3"), before: before))
    #expect(state.value(.tauM) == 10)
    #expect(state.message?.text == "mine.json was read again; u brings your changes back")
    state.press(.character("u"))
    #expect(state.value(.tauM) == 42)
  }

  @Test func `Another kind of network opens`() throws {
    var state = try explorer(at: 40)
    let circuit = try shippedLibrary.preset("self-prediction")
    try #require(circuit.family != state.preset.family)
    state.isRunning = true
    state.take(news(circuit, before: state.opened))
    #expect(state.preset == circuit && state.isRunning)
    _ = state.text(80, 24)
  }

  @Test func `With faults the last good one runs on`() throws {
    var state = try explorer(at: 40)
    let before = state.preset
    let fault = Fault(source: "mine.json", place: "tau_m", "no")
    state.take(FileNews(path: "mine.json", .fault(fault)))
    #expect(state.preset == before && state.timeline.experiment.time > 39)
    #expect(
      state.message
        == .init(text: "mine.json: tau_m: no; the last good one runs on", isWarning: true))
  }

  @Test func `What is not open is not opened`() throws {
    var state = try explorer()
    let mine = state.opened
    state.obey("open fast-noise")
    let other = state.opened
    state.take(news(try changed(mine, "tau_m=23"), before: mine))
    #expect(state.opened == other)
    #expect(state.message?.text == "mine.json has changed; :open mine.json opens it")
  }

  @Test func `The same once more is no news`() throws {
    var state = try explorer(at: 40)
    state.take(news(state.opened, before: state.opened))
    #expect(state.timeline.experiment.time > 39)
    #expect(state.message?.text == "mine.json was read again and is the same")
  }

  @Test func `A lesson stays at its step`() throws {
    var state = try taking("one-lag")
    state.type("9.7")
    state.press(.enter)
    while state.isRunning { state.advance() }
    state.press(.enter)
    var entry = try #require(state.lessons.first)
    let number = try #require(state.lesson?.number)
    try #require(number == 1)
    entry.lesson = try shippedLessons.lesson("lag-by-layer")
    state.take(FileNews(path: "mine.json", .lesson(entry)))
    #expect(state.lesson?.number == number)
    #expect(state.lesson?.lesson == entry.lesson)
    #expect(state.message?.text == "mine.json was read again")
    #expect(state.lesson?.record.steps[0].isPassed == true)
    state.type("\u{1B}")
    state.press(.escape)
    #expect(state.lesson == nil)
    state.take(FileNews(path: "mine.json", .lesson(entry)))
    #expect(state.lesson == nil && state.message?.isWarning == false)
  }

  @Test func `The loop looks only where something is watched`() throws {
    struct Watched: Files {
      var left: [FileNews]
      var looks = 0
      var watches: Bool { true }
      mutating func news() -> FileNews? {
        looks += 1
        return left.isEmpty ? nil : left.removeFirst()
      }
      mutating func write(
        _ pieces: some Sequence<[UInt8]>, to place: FilePlace, overwrites: Bool
      ) throws(Fault) -> String { throw Fault("none") }
      mutating func preset(at path: String) throws(Fault) -> Preset { throw Fault("none") }
      mutating func loading(_ path: String, into preset: Preset) throws(Fault) -> Preset { preset }
      mutating func setting(
        _ assignment: Assignment, of preset: Preset
      ) throws(Fault) -> Preset { preset }
      mutating func keep(_ record: LessonRecord, of lesson: String) throws(Fault) {}
    }
    let state = try explorer()
    let next = try changed(state.opened, "tau_m=23")
    let files = Watched(left: [news(next, before: state.opened)])
    var program = Explorer(state, files: files)
    var screen = MemoryScreen(size: Size(columns: 100, rows: 30), keys: [.right, .hangUp])
    #expect(program.run(on: &screen) == 129)
    #expect(screen.pictures.contains { $0.text.contains("mine.json was read again") })
  }
}
