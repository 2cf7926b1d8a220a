import Formats
import Laboratory
import LatentEquilibrium
import Presets
import Samples
import Studies
import Synchronization
import Terminal
import Testing

@testable import Explorer
@testable import Stage

struct SavingTests {
  let size = Size(columns: 80, rows: 24)

  private func state(_ text: String) throws -> ExplorerState {
    let preset = try Preset(json: JSON(parsing: Array(text.utf8)), in: .working)
    let library = [PresetEntry(name: "first", preset: preset)]
    var state = ExplorerState(preset, library: library, glyphs: .braille)
    state.isRunning = false
    return state
  }

  func plain() throws -> ExplorerState {
    try state(#"{"title": "Mine", "about": "It lags.", "layers": [{}, {}]}"#)
  }

  func obey(_ line: String, _ state: inout ExplorerState, _ files: inout MemoryFiles) {
    state.obey(line)
    state.meetRequest(on: size, with: &files)
  }

  private func saved(_ name: String, in files: MemoryFiles) throws -> Preset {
    let text = try #require(files.contents[name])
    return try Preset(json: JSON(parsing: text), in: .working)
  }

  @Test func `s asks for a name and saves the state as it stands`() throws {
    var state = try plain()
    var files = MemoryFiles()
    state.obey("set layers.2.tau_m 5")
    state.obey("set beta 0.1")
    state.obey("window 450")
    state.obey("speed 0.2")
    state.press(.character("s"))
    #expect(state.overlay == .command(Prompt("save ")))
    state.press(.character("x"))
    state.press(.enter)
    #expect(state.request == .save(.preset("x"), overwrites: false))
    state.meetRequest(on: size, with: &files)
    #expect(state.request == nil)
    #expect(state.message?.text == "saved as x.json")
    let preset = try saved("x.json", in: files)
    #expect(preset.title == "Mine")
    #expect(
      preset.about
        == "Changed from Mine: τm of layer 2 5 ms instead of 10 ms, β 0.1 instead of 0.\nIt lags.")
    #expect(preset.view.open == "scope")
    #expect(preset.view.speed == 0.2)
    #expect(preset.view.window == 450)
    #expect(preset.tiesTauR())
    #expect(Experiment(preset).network == Experiment(state.preset).network)
    #expect(state.library.map(\.name) == ["first", "x"])
    obey("open x", &state, &files)
    #expect(state.opened == preset)
    #expect(state.page.openedName == "x")
  }

  /// A preset in which every parameter has a value, but for those that only one of several stimuli has.
  private static func everything(_ rest: String) -> String {
    #"""
    {"title": "Mine", "beta": 0.1, "eta": 0.05, "tau_r": 10, "inputs": 1,
     "layers": [{"neurons": 3}, {}], \#(rest),
     "twin": [{"name": "own errors", "tau_r": 0, "error_from": "tau_r"},
              {"name": "clean errors", "tau_r": 0}, {"tau_m": 15, "tau_r": 15}]}
    """#
  }

  private static let stimuli =
    (["constant", "step", "pulse", "square", "sine", "chirp", "noise", "random"].map {
      #""stimulus": {"kind": "\#($0)"}, "target": {"kind": "sine", "until": 800}"#
    } + [#""task": {"kind": "yin_yang", "test": 9, "train": 9}, "inputs": 4"#]).map { rest in
      rest.hasPrefix(#""task""#)
        ? everything(rest).replacing(#""inputs": 1,"#, with: "")
          .replacing(#"{"neurons": 3}, {}"#, with: #"{"neurons": 4}, {"neurons": 3}"#)
        : everything(rest)
    } + [
      #"{"title": "Mine", "model": "microcircuit", "w_up_limit": 4, "layers": [{}, {}], "twin": [{}, {}, {}]}"#
    ]

  /// Other than what it stands at, and allowed.
  private func others(_ parameter: Parameter, _ value: Parameter.Value) -> [JSON] {
    switch value {
    case .number(let number):
      ([number * 1.25, number + 1, number - 1] + parameter.ladder.reversed()).filter {
        $0 != number && parameter.limits?.contains($0) == true
      }.map(JSON.number)
    case .choice(let word): parameter.choices.filter { $0 != word }.map(JSON.text)
    case .various, .none: []
    }
  }

  /// The preset with one parameter otherwise; nil where it has none, or nothing else goes with the rest.
  private func changed(_ preset: Preset, _ parameter: Parameter) -> Preset? {
    for other in others(parameter, preset.value(of: parameter)) {
      let changed: Preset? =
        switch other {
        case .number(let number): try? preset.setting(parameter, to: number)
        case .text(let word): try? preset.setting(parameter, to: word)
        default: nil
        }
      if let changed, changed != preset { return changed }
    }
    return nil
  }

  @Test func `Every parameter that was changed is named, of every twin`() throws {
    // What belongs to the eye, the sizes, and what fixed files and rows say is not told.
    let untold: Set<Parameter> = [.speed, .window, .neurons]
    var named: Set<Parameter> = []
    for text in Self.stimuli {
      let opened = try state(text)
      for parameter in Parameter.allCases where !untold.contains(parameter) {
        let isOfTwin = parameter.rawValue.hasPrefix("twin.")
        for member in isOfTwin ? [Member.twin, .twin2, .twin3] : [.network] {
          var preset = opened.preset
          if isOfTwin {
            guard let other = changed(preset.comparing(with: member), parameter)?.twin else {
              continue
            }
            preset.twins[member.number - 1] = other
          } else {
            guard let other = changed(preset, parameter) else { continue }
            preset = other
          }
          var state = opened
          state.timeline = Timeline(preset)
          let words = state.page.changesInWords(preset)
          let key = Parameter(rawValue: parameter.key) ?? parameter
          let symbol =
            isOfTwin ? "\(key.symbol) of \(preset.twinName(member)) " : "\(parameter.symbol) "
          #expect(words.hasPrefix("Changed from Mine: "), "\(parameter.rawValue): \(words)")
          #expect(words.contains(symbol), "\(parameter.rawValue) of \(member): \(words)")
          named.insert(parameter)
        }
      }
    }
    // No stimulus here is of a file, and what samples there are a file alone says.
    let rest = Set(Parameter.allCases).subtracting(untold).subtracting(named)
    #expect(rest.map(\.rawValue).sorted() == ["inputs", "stimulus.dt", "task.test", "task.train"])
  }

  @Test(arguments: [
    ("[{}, {\"tau_r\": 0}, {\"tau_m\": 20}]", "a further twin: twin3"),
    ("[{}]", "without the twin leaky"),
    ("[{}, {\"tau_r\": 0, \"name\": \"slow\"}]", "twin leaky called slow"),
    ("[{}, {\"tau_r\": 0, \"scheme\": \"sweep\"}]", "scheme of leaky sweep instead of synchronous"),
    (
      "[{}, {\"tau_r\": 0, \"feedback\": \"random\"}]",
      "feedback of leaky random instead of transpose"
    ),
  ])
  func `Which twins there are is told, and what only a file says of them`(
    twins: String, words: String
  ) throws {
    let text = #"{"title": "Mine", "layers": [{}], "twin": TWINS}"#
    var state = try state(text.replacing("TWINS", with: #"[{}, {"tau_r": 0}]"#))
    let preset = try self.state(text.replacing("TWINS", with: twins)).preset
    state.timeline = Timeline(preset)
    #expect(state.page.changesInWords(preset) == "Changed from Mine: \(words).")
  }

  @Test func `A state that nothing was changed in is saved as it was`() throws {
    var state = try plain()
    var files = MemoryFiles()
    for _ in 0..<100 { state.timeline.advance() }
    obey("save", &state, &files)
    #expect(try saved("first-2.json", in: files) == state.opened)
    obey("save", &state, &files)
    #expect(files.contents.keys.sorted() == ["first-2.json", "first-3.json"])
  }

  @Test func `What was learned is saved as numbers, and said`() throws {
    var state = try state(
      #"{"eta": 0.05, "beta": 0.2, "layers": [{"neurons": 3}, {}], "target": {"kind": "sine"}}"#)
    var files = MemoryFiles()
    for _ in 0..<100 { state.timeline.advance() }
    obey("save ./a.json", &state, &files)
    #expect(
      state.message?.text
        == "saved as ./a.json, with the weights as learned (the twin starts from them, too)")
    let preset = try saved("./a.json", in: files)
    #expect(preset.about == "Changed from Untitled: weights as learned in 10 ms.")
    #expect(Experiment(preset).network.bias == state.timeline.experiment.network.bias)
    #expect(state.library.count == 1)
  }

  @Test func `A signal's file is named`() throws {
    let library = PresetLibrary(environment: { _ in nil }, executable: nil)
    var state = ExplorerState(try library.preset("recorded-signal"), glyphs: .braille)
    var files = MemoryFiles()
    obey("save a", &state, &files)
    // The copy inside the program is found from anywhere.
    #expect(state.message?.text == "saved as a.json")
    #expect(try saved("a.json", in: files).stimulus == state.preset.stimulus)
  }

  @Test func `Nothing is overwritten without being told, and failures are sentences`() throws {
    var state = try plain()
    var files = MemoryFiles()
    obey("save x", &state, &files)
    let first = files.contents
    state.obey("set tau_m 20")
    obey("save x", &state, &files)
    #expect(state.message == .init(text: "x.json exists already", isWarning: true))
    #expect(files.contents == first)
    obey("save! x", &state, &files)
    #expect(files.contents != first)
    files.fault = Fault(source: "y", "cannot be written: no space left on device")
    obey("save y", &state, &files)
    #expect(
      state.message
        == .init(text: "y: cannot be written: no space left on device", isWarning: true))
    #expect(state.preset.tauM == 20)
  }

  @Test func `Two presets of one title are told apart in the list`() throws {
    var state = try plain()
    var files = MemoryFiles()
    obey("save x", &state, &files)
    state.press(.character("o"))
    let picture = state.picture(size).text
    #expect(picture.contains("▸ Mine · first"))
    #expect(picture.contains("Mine · x"))
  }

  @Test func `A file that is opened replaces what was open`() throws {
    var state = try plain()
    var files = MemoryFiles()
    let other = try Preset(
      json: JSON(parsing: Array(#"{"title": "Other", "layers": [{}]}"#.utf8)), in: .working)
    files.presets["./o.json"] = other
    obey("open ./o.json", &state, &files)
    #expect(state.opened == other)
    obey("open ./p.json", &state, &files)
    #expect(state.message == .init(text: "there is no ./p.json", isWarning: true))
    #expect(state.opened == other)
  }

  @Test func `The loop has it done`() throws {
    let log = SharedFiles()
    var screen = MemoryScreen(size: size, keys: [.character("x"), .enter, .character("q")])
    var explorer = Explorer(try plain(), files: log)
    #expect(explorer.run(on: &screen) == 0)
    #expect(log.names == [.numbered("lescope-first-0ms", extension: "txt")])
  }

  @Test func `A session that is played writes nothing, and goes on as it went`() throws {
    let keys = [Key.character("s"), .character("x"), .enter]
    let session = Session(
      try plain().preset, glyphs: .braille, size: size,
      entries: keys.map { Session.Happening(.key($0), time: 0) })
    var player = SessionPlayer(session)
    player.play()
    #expect(player.state.message?.text == "saved as x (not written: a session is being played)")
    #expect(player.state.library.map(\.name) == ["x"])
  }

  @Test func `Without files there is a sentence`() throws {
    var screen = MemoryScreen(
      size: size, keys: [.character("x"), .enter, .resize(Size(columns: 100, rows: 24))])
    var explorer = Explorer(try plain())
    #expect(explorer.run(on: &screen) == 128 + 1)
    let isSaid = screen.pictures.contains { $0.text.contains("no files can be reached from here") }
    #expect(isSaid)
  }
}

/// Only remembers where something was to be written.
private final class SharedFiles: Files {
  private let written = Mutex<[FilePlace]>([])

  var names: [FilePlace] { written.withLock { $0 } }

  func write(
    _ pieces: some Sequence<[UInt8]>, to place: FilePlace, overwrites: Bool
  ) throws(Fault) -> String {
    written.withLock { $0.append(place) }
    return "it"
  }

  func preset(at path: String) throws(Fault) -> Preset { throw Fault("there is none") }

  func loading(_ path: String, into preset: Preset) throws(Fault) -> Preset { preset }

  func setting(_ assignment: Assignment, of preset: Preset) throws(Fault) -> Preset { preset }

  func keep(_ record: LessonRecord, of lesson: String) {}
}
