import Laboratory
import LatentEquilibrium
import Samples
import Stage
import Terminal
import Testing

@testable import Explorer
@testable import Presets

/// Undo, going back and playing again are exact, whatever was pressed.
struct SessionReplayTests {
  private static let size = Size(columns: 80, rows: 24)

  /// The explorer after a walk, and the log that was taken down.
  private func walked(seed: UInt64, keys: Int) throws -> (ExplorerState, Session) {
    let name = shippedPresets[Int(seed) % shippedPresets.count].name
    let preset = try shippedLibrary.preset(name)
    var state = ExplorerState(preset, library: shippedEntries, glyphs: .ascii)
    state.screen = Self.size
    var log = SessionLog(Session(preset, glyphs: .ascii, size: Self.size))
    var walk = KeyWalk(seed: seed, count: keys)
    var time = 0
    while let key = walk.next() {
      let steps = walk.steps()
      if state.isRunning {
        for _ in 0..<steps {
          state.advance()
          log.step()
        }
      }
      time += 40 * (steps % 5)
      log.take(key, at: time)
      state.press(key)
      // What was asked for is met, as the player does: a walk may type a name and save.
      var files = SessionFiles()
      state.meetRequest(on: state.screen, with: &files)
      // A long count would only make many steps.
      if let count = state.count, count > 299 {
        log.take(.escape, at: time)
        state.press(.escape)
      }
    }
    return (state, log.finished(at: time))
  }

  private func expectSame(_ one: ExplorerState, _ other: ExplorerState) {
    #expect(one.timeline.experiment == other.timeline.experiment)
    #expect(one.timeline.fault == other.timeline.fault)
    #expect(one.timeline.stepsBack == other.timeline.stepsBack)
    #expect(one.preset == other.preset)
    #expect(one.opened == other.opened)
    #expect(one.changes.history.undoable == other.changes.history.undoable)
    #expect(one.changes.history.redoable == other.changes.history.redoable)
    #expect(one.isRunning == other.isRunning)
    #expect(one.speed == other.speed)
    #expect(one.theme == other.theme)
    #expect(one.screen == other.screen)
    #expect(one.overlay == other.overlay)
    #expect(one.message == other.message)
    #expect(one.count == other.count)
    // All else is to be seen, but for what a clock measures and how the axes came to be.
    let pictures = [one, other].map { state in
      var state = state
      state.bench.pace = Pace()
      state.bench.ranges = ChartRanges()
      state.measure()
      return state.picture(Self.size)
    }
    #expect(pictures[0].text == pictures[1].text)
    #expect(pictures[0].ansiText() == pictures[1].ansiText())
  }

  @Test(arguments: 1...5)
  func `Played again a session comes to the same state`(seed: UInt64) throws {
    let (state, session) = try walked(seed: seed, keys: 250)
    var player = SessionPlayer(session, library: shippedEntries)
    player.play()
    expectSame(player.state, state)
  }

  @Test(arguments: 1...2)
  func `So it does from its file, and picture by picture`(seed: UInt64) throws {
    let (state, session) = try walked(seed: 10 + seed, keys: 150)
    var reader = SessionReader(library: shippedLibrary, folder: .working)
    let (read, _) = try reader.read(Array(session.text.utf8))
    #expect(read == session)
    var player = SessionPlayer(read, library: shippedEntries)
    var time = 0.0
    while !player.isAtEnd {
      player.play(until: time)
      _ = player.picture(Self.size)
      time += 33.3
    }
    expectSame(player.state, state)
  }

  @Test(arguments: 1...2)
  func `A session recorded by the loop comes to the same state`(seed: UInt64) throws {
    let preset = try shippedLibrary.preset("lag-adds-up")
    let state = ExplorerState(preset, library: shippedEntries, glyphs: .ascii)
    var screen = RestlessScreen(
      size: Self.size, keys: KeyWalk(seed: 20 + seed, count: 120), seed: seed)
    var loop = Explorer(state)
    #expect(loop.run(on: &screen) == 0)
    let (session, isComplete) = loop.session
    #expect(isComplete)
    #expect(session.entries.reduce(0) { $0 + $1.steps } > 0)
    var player = SessionPlayer(session, library: shippedEntries)
    player.play()
    expectSame(player.state, loop.state)
  }

  @Test func `A run diverges again at the same step, also where steps were asked for beyond`()
    throws
  {
    var preset = try shippedLibrary.preset("one-neuron-lag")
    preset.dt = 25
    var state = ExplorerState(preset, glyphs: .ascii)
    state.screen = Self.size
    var log = SessionLog(Session(preset, glyphs: .ascii, size: Self.size))
    while state.timeline.fault == nil {
      state.advance()
      log.step()
    }
    for _ in 0..<5 {
      state.advance()
      log.step()
    }
    for key in " 03,.." {
      let key = Key.character(key.unicodeScalars.first ?? " ")
      log.take(key, at: 100)
      state.press(key)
    }
    #expect(!state.isRunning)
    var player = SessionPlayer(log.finished(at: 200))
    player.play()
    expectSame(player.state, state)
  }

  @Test(arguments: 1...5)
  func `Back and forth again is the same run`(seed: UInt64) throws {
    let (walked, _) = try walked(seed: 30 + seed, keys: 200)
    var state = walked
    var random = RandomGenerator(seed: seed, stream: "back and forth")
    // A run that has diverged goes on from before.
    if state.timeline.fault != nil { state.timeline.goBack(50) }
    let here = state.timeline.experiment
    for _ in 0..<4 {
      let count = 1 + Int(random.next() % 1200)
      for _ in 0..<count { state.timeline.advance() }
      let there = state.timeline.experiment
      let fault = state.timeline.fault
      state.timeline.goBack(there.age - here.age)
      #expect(state.timeline.experiment == here)
      for _ in 0..<count { state.timeline.advance() }
      #expect(state.timeline.experiment == there)
      #expect(state.timeline.fault == fault)
      state.timeline.goBack(there.age - here.age)
    }
    // Also by keys, beyond changes, which going back undoes.
    state = walked
    state.overlay = .none
    state.press(.escape)
    for count in [1, 30, 400] {
      state.type("\(count),")
      let past = state.timeline.experiment
      state.type("20.")
      let again = state.timeline.experiment
      guard again.age > past.age else { continue }
      state.type("\(again.age - past.age),")
      #expect(state.timeline.experiment == past)
      state.type("20.")
      #expect(state.timeline.experiment == again)
    }
  }

  @Test(arguments: 1...6)
  func `Undoing all gives the opened preset`(seed: UInt64) throws {
    var (state, _) = try walked(seed: 40 + seed, keys: 250)
    state.overlay = .none
    state.press(.escape)
    let changed = state.preset
    let count = state.changes.history.undoable
    for _ in 0..<count { state.type("u") }
    #expect(state.preset == state.opened)
    #expect(state.changes.history.undoable == 0)
    state.type("u")
    #expect(state.message?.text == "nothing to undo")
    for _ in 0..<count { state.press(.control("R")) }
    #expect(state.preset == changed)
  }
}

/// A screen at which keys come at odd moments, between any two steps.
private struct RestlessScreen: Screen {
  var theme = Theme.dark
  var title = ""
  let depth = ColorDepth.full
  private(set) var size: Size
  private var keys: KeyWalk
  private var random: RandomGenerator

  init(size: Size, keys: KeyWalk, seed: UInt64) {
    self.size = size
    self.keys = keys
    random = RandomGenerator(seed: seed, stream: "moments")
  }

  mutating func nextKey(timeout milliseconds: Int) -> Key? {
    guard milliseconds < 0 || random.uniform() < 0.1 else { return nil }
    guard let key = keys.next() else { return random.uniform() < 0.5 ? .control("C") : .escape }
    if case .resize(let size) = key { self.size = size }
    return key
  }

  mutating func show(_ grid: Grid) {}
  mutating func forgetPicture() {}
  mutating func notify(_ text: String) {}
  mutating func copy(_ text: String) {}
  mutating func suspend() {}
}
