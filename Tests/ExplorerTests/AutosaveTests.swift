import Formats
import Glibc
import Laboratory
import LatentEquilibrium
import Presets
import Samples
import Studies
import Terminal
import Testing

@testable import Explorer
@testable import Stage

/// What is left behind for the next start, and what the next start makes of it.
final class AutosaveTests {
  /// A state folder for one test alone.
  private let folder = "/tmp/lescope-autosaves-\(UInt64.random(in: .min ... .max))/state"

  deinit {
    for name in Disk.names(in: folder) { Disk.remove("\(folder)/\(name)") }
    rmdir(folder)
    rmdir(String(folder.dropLast("/state".count)))
  }

  private var names: [String] { Disk.names(in: folder).filter { $0 != "." && $0 != ".." }.sorted() }

  private func text(of name: String) throws -> String {
    String(decoding: try FileReading.bytes(of: "\(folder)/\(name)"), as: UTF8.self)
  }

  /// Lets a file be written so many seconds after 1970.
  private func date(_ name: String, _ seconds: Int) {
    let times = [timeval(tv_sec: seconds, tv_usec: 0), timeval(tv_sec: seconds, tv_usec: 0)]
    _ = "\(folder)/\(name)".withFileName { utimes($0, times) }
  }

  private func write(_ text: String, to name: String) throws {
    try Disk.makeFolders(of: folder + "/x")
    var writer = try FileWriter("\(folder)/\(name)", overwrites: true)
    try writer.write(text)
    try writer.finish()
  }

  /// Leaves what a state has unsaved, as an explorer that was killed does.
  private func leave(_ state: ExplorerState) {
    let autosaves = AutosaveFolder(folder)
    autosaves.keep(state.page.autosave)
    autosaves.wait()
  }

  /// An explorer that is offered what was left.
  private func offered(
    _ name: String = "one-neuron-lag", by autosaves: AutosaveFolder
  ) throws -> ExplorerState {
    var state = try explorer(name, at: 5)
    state.offer(try #require(autosaves.left().work))
    return state
  }

  private func press(_ keys: String, _ state: inout ExplorerState, _ autosaves: AutosaveFolder) {
    var files = MemoryFiles()
    files.autosaves = autosaves
    for scalar in keys.unicodeScalars {
      state.press(.character(scalar))
      state.meetRequest(on: Size(columns: 80, rows: 24), with: &files)
    }
  }

  // MARK: What is unsaved

  @Test(arguments: shippedPresets)
  func `What was only looked at is not unsaved`(entry: ShippedPreset) throws {
    var state = ExplorerState(entry.preset, library: shippedEntries, glyphs: .ascii)
    for letters in ["z", "m", "3", "[", "n", "w", "b", "T", "c", "g"] { state.type(letters) }
    state.isRunning = false
    #expect(state.page.autosave == nil)
  }

  @Test func `A parameter is unsaved until it is back, saved or dropped`() throws {
    var state = try explorer()
    state.press(.right)
    #expect(state.page.autosave?.preset.tauM == 20 && state.page.autosave?.opened == state.opened)
    state.type("u")
    #expect(state.page.autosave == nil)
    state.press(.right)
    var files = MemoryFiles()
    state.obey("save mine")
    state.meetRequest(on: Size(columns: 80, rows: 24), with: &files)
    #expect(state.page.autosave == nil)
    state.press(.right)
    #expect(state.page.autosave?.preset.tauM == 50)
    state.obey("open fast-noise")
    #expect(state.page.autosave == nil)
  }

  @Test func `What was learned is unsaved, also when learning is off again`() throws {
    var state = try explorer("teacher", at: 50)
    #expect(state.page.autosave != nil)
    state.type("p")
    #expect(state.hasUnsavedWeights)
    var files = MemoryFiles()
    state.obey("save mine")
    state.meetRequest(on: Size(columns: 80, rows: 24), with: &files)
    state.run(until: 100)
    #expect(!state.hasUnsavedWeights && state.page.autosave == nil)
  }

  @Test func `A lesson leaves nothing`() throws {
    var state = try taking("one-lag")
    state.press(.right)
    #expect(state.page.autosave == nil)
  }

  @Test func `What is too large is said once`() throws {
    let wide = #"{"inputs": 1000, "layers": [{"neurons": 501}], "stimulus": {"kind": "noise"}}"#
    let preset = try Preset(json: JSON(parsing: Array(wide.utf8)), in: .working)
    var state = ExplorerState(preset, glyphs: .ascii)
    var autosaving = Autosaving()
    let autosaves = AutosaveFolder(folder)
    let before = autosaving.keep(state, in: autosaves, at: 0)
    #expect(before == nil)
    state.press(.right)
    let words = autosaving.keep(state, in: autosaves, at: 2000)
    #expect(words?.contains("500000 weights") == true)
    let again = autosaving.keep(state, in: autosaves, at: 60_000)
    #expect(again == nil)
    autosaves.wait()
    #expect(names == [])
  }

  // MARK: When it is written

  @Test func `It is written at once, then as often as is said, and taken away with its reason`()
    throws
  {
    var state = try explorer()
    var autosaving = Autosaving()
    let autosaves = AutosaveFolder(folder)
    func look(at time: Int) throws -> String? {
      let words = autosaving.keep(state, in: autosaves, at: time)
      #expect(words == nil)
      autosaves.wait()
      return try names.first { $0.hasSuffix(".json") }.map(text)
    }
    #expect(try look(at: 0) == nil)
    #expect(autosaving.wait(for: state, in: autosaves, at: 10) == nil)
    state.press(.right)
    #expect(autosaving.wait(for: state, in: autosaves, at: 10) == 990)
    let first = try look(at: 1000)
    #expect(first?.contains(#""tau_m":20"#) == true)
    #expect(autosaving.wait(for: state, in: autosaves, at: 1001) == nil)
    state.press(.right)
    let soon = 1000 * Autosave.interval
    #expect(try look(at: soon) == first)
    #expect(autosaving.wait(for: state, in: autosaves, at: soon) == 1000)
    #expect(try look(at: soon + 1000)?.contains(#""tau_m":50"#) == true)
    state.type("uu")
    #expect(try look(at: 100_000) == nil)
    #expect(names == [])
  }

  @Test func `The end writes once more, and only q takes it away`() throws {
    var state = try explorer()
    state.press(.right)
    let autosaves = AutosaveFolder(folder)
    var autosaving = Autosaving()
    autosaving.finish(state, in: autosaves)
    #expect(names.map { $0.suffix(5) } == [".json", ".lock"])
    state.type("q")
    autosaving.finish(state, in: autosaves)
    #expect(names == [])
  }

  @Test(arguments: [Key.hangUp, .terminate(signal: 15), .terminate(signal: 1)])
  func `The loop leaves it behind when it is ended from outside`(end: Key) throws {
    for (keys, isLeft) in [([.right, end], true), ([.right, .character("q")], false)] {
      var files = MemoryFiles()
      files.autosaves = AutosaveFolder(folder)
      var screen = MemoryScreen(size: Size(columns: 80, rows: 24), keys: keys)
      var loop = Explorer(try explorer(), files: files)
      _ = loop.run(on: &screen)
      files.autosaves = nil
      #expect(names.contains { $0.hasSuffix(".json") } == isLeft)
      for name in names { Disk.remove("\(folder)/\(name)") }
    }
  }

  // MARK: What is offered

  @Test func `What was left is offered and restored, changes and weights`() throws {
    var before = try explorer("teacher", at: 50)
    before.obey("set tau_m 12.5")
    before.obey("window 345")
    before.run(until: 60)
    leave(before)
    let autosaves = AutosaveFolder(folder)
    var state = try offered(by: autosaves)
    #expect(state.text(80, 24).contains("U restores"))
    press("U", &state, autosaves)
    #expect(state.value(.tauM) == 12.5 && state.window == 345)
    #expect(state.opened == before.opened && state.timeline.experiment.step == 0)
    #expect(
      state.timeline.experiment.model.hasSameWeights(as: before.timeline.experiment.model))
    #expect(state.message?.text.contains("τm 12.5 ms instead of 10 ms") == true)
    #expect(state.hasUnsavedWeights && state.page.autosave != nil)
    // It stays until what it holds is elsewhere.
    #expect(names.count == 2 && autosaves.hasOwn)
    press("u", &state, autosaves)
    #expect(state.preset == before.opened)
    press("U", &state, autosaves)
    #expect(state.message?.text == "nothing was left unsaved")
  }

  @Test func `It is dropped only the second time, and kept by whatever else is done`() throws {
    var before = try explorer()
    before.press(.right)
    leave(before)
    do {
      let autosaves = AutosaveFolder(folder)
      var state = try offered(by: autosaves)
      press("X", &state, autosaves)
      press("zX", &state, autosaves)
      #expect(state.message?.isWarning == true && names.count == 2)
      press("q", &state, autosaves)
      #expect(state.isOver)
    }
    let autosaves = AutosaveFolder(folder)
    var state = try offered(by: autosaves)
    press("XX", &state, autosaves)
    #expect(names == [] && state.changes.left == nil)
    #expect(AutosaveFolder(folder).left().work == nil)
  }

  @Test func `Of a living explorer nothing is offered, nor what it was offered itself`() throws {
    var before = try explorer()
    before.press(.right)
    let living = AutosaveFolder(folder)
    living.keep(before.page.autosave)
    living.wait()
    #expect(AutosaveFolder(folder).left().work == nil)
    let isKept = names
    #expect(isKept.count == 2)
    leave(before)
    let one = AutosaveFolder(folder)
    #expect(one.left().work != nil)
    #expect(AutosaveFolder(folder).left().work == nil)
    living.keep(nil)
    living.wait()
    #expect(names.count == 2)
  }

  @Test func `Of several the latest comes first`() throws {
    for value in [11, 12, 13] {
      var before = try explorer()
      before.obey("set tau_m \(value)")
      leave(before)
      for name in names where name.hasSuffix(".json") {
        guard try text(of: name).contains(#""tau_m":\#(value)"#) else { continue }
        date(name, 1000 * value)
      }
    }
    let autosaves = AutosaveFolder(folder)
    let work = try #require(autosaves.left(now: 13_000 + 7300).work)
    #expect(work.others == 2 && work.ageInWords == "2 h")
    #expect(work.autosave.preset.tauM == 13)
    autosaves.settle(work.name, isRestored: false)
    #expect(AutosaveFolder(folder).left().work?.autosave.preset.tauM == 12)
  }

  // MARK: What is damaged

  @Test(
    arguments: [
      "", "{", "[1, 2]", "\0\0\0", #"{"format":"lescope-autosave/1"}"#,
      #"{"format":"lescope-autosave/9","time":1,"opened":{"layers":[{}]},"preset":{"layers":[{}]}}"#,
      #"{"format":"lescope-autosave/1","time":1,"opened":{"layers":[{}]},"preset":{"layers":[]}}"#,
      #"{"format":"lescope-autosave/1","time":1,"opened":{"layers":[{}]},"preset":{"layers":[{}],"tau_m":-1}}"#,
    ])
  func `What is damaged is named and put aside`(damaged: String) throws {
    var before = try explorer()
    before.press(.right)
    leave(before)
    try write(damaged, to: "abc.json")
    // The latest is read first.
    date("abc.json", Int(time(nil)) + 100)
    let (work, faults) = AutosaveFolder(folder).left()
    #expect(work != nil)
    #expect(faults.count == 1)
    #expect(faults.first?.source == "\(folder)/abc.json")
    #expect(faults.first?.message.contains("put aside as abc.damaged") == true)
    #expect(try text(of: "abc.damaged") == damaged)
    #expect(AutosaveFolder(folder).left().faults == [])
  }

  @Test func `What only lacks a file stays where it is`() throws {
    var before = try explorer("recorded-signal")
    before.press(.right)
    let json = try #require(before.page.autosave).json.compact
    let elsewhere = json.replacing("lescope:recorded-signal.csv", with: "/nowhere/a.csv")
    try write(elsewhere, to: "abc.json")
    let (work, faults) = AutosaveFolder(folder).left()
    #expect(work == nil && faults.count == 1)
    #expect(faults[0].message.contains("/nowhere/a.csv"), "\(faults)")
    #expect(names.contains("abc.json"))
  }

  @Test func `What a killed explorer was just writing is cleared away`() throws {
    try write("{", to: ".lescope-8zk3-gone.json")
    try write("", to: "gone.lock")
    let living = AutosaveFolder(folder)
    var state = try explorer()
    state.press(.right)
    living.keep(state.page.autosave)
    living.wait()
    let own = try #require(names.first { $0.hasSuffix(".json") && !$0.hasPrefix(".") })
    try write("{", to: ".lescope-9q-\(own)")
    withExtendedLifetime(living) { _ = AutosaveFolder(folder).left() }
    #expect(names.count == 3 && names.contains(".lescope-9q-\(own)"), "\(names)")
    #expect(!names.contains("gone.lock"))
  }

  @Test func `A folder that cannot be written is named once`() throws {
    try write("", to: "file")
    let autosaves = AutosaveFolder("\(folder)/file/autosaves")
    var state = try explorer()
    state.press(.right)
    var autosaving = Autosaving()
    let words = [0, 10_000, 20_000, 30_000].compactMap { time in
      defer { autosaves.wait() }
      return autosaving.keep(state, in: autosaves, at: time)
    }
    #expect(words.count == 1 && words[0].contains("no autosave: \(folder)/file"), "\(words)")
  }

  @Test(
    arguments: [
      ([:], nil), (["HOME": "here"], nil), (["HOME": "/nonexistent/home"], nil),
      (["HOME": "/", "XDG_STATE_HOME": "relative"], true), (["XDG_STATE_HOME": "/a"], true),
    ] as [([String: String], Bool?)])
  func `Without a home there is none`(variables: [String: String], isThere: Bool?) {
    #expect((AutosaveFolder.ofUser { variables[$0] } != nil) == (isThere == true))
  }

  // MARK: In lines

  @Test func `Without a screen it is offered in a sentence`() throws {
    var before = try explorer()
    before.obey("set tau_m 33")
    leave(before)
    let autosaves = AutosaveFolder(folder)
    var files = MemoryFiles()
    files.autosaves = autosaves
    var dialogue = PlainDialogue(
      try shippedLibrary.preset("fast-noise"), left: autosaves.left().work)
    #expect(dialogue.greeting.contains { $0.contains("restore goes on with it") })
    let answer = dialogue.answer("restore", with: &files)
    #expect(answer.first?.contains("tau_m 33 ms instead of 10 ms") == true, "\(answer)")
    let state = dialogue.state
    #expect(state.value(.tauM) == 33)
    dialogue.end(keepingUnsavedIn: autosaves)
    #expect(names == [])
  }

  @Test func `The end of the lines keeps only what was learned`() throws {
    var files = MemoryFiles()
    for (preset, isLeft) in [("lag-adds-up", false), ("teacher", true)] {
      let autosaves = AutosaveFolder(folder)
      files.autosaves = autosaves
      var dialogue = PlainDialogue(try shippedLibrary.preset(preset))
      _ = dialogue.answer("set tau_m 33", with: &files)
      _ = dialogue.answer("step 20", with: &files)
      _ = dialogue.keepUnsaved(in: autosaves, at: 0)
      dialogue.end(keepingUnsavedIn: autosaves)
      #expect(names.isEmpty != isLeft)
    }
  }
}
