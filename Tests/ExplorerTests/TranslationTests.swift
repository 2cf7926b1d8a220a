import Formats
import Laboratory
import Presets
import Samples
import Studies
import Terminal
import Testing

@testable import Explorer
@testable import ShippedPresets
@testable import Stage

/// Presets and lessons on the screen in another language; the program's own words stay as they are.
struct TranslationTests {
  private static let german = LanguageChoice(Language(tag: "de").map { [$0] } ?? [])
  private static let lessons = LessonLibrary(
    environment: { _ in nil }, executable: nil, languages: german)
  private static let sizes = [(80, 24), (60, 20)]

  /// The explorer of who reads German, with the first lessons.
  private func reading(glyphs: GlyphSet = .braille) throws -> ExplorerState {
    var state = try explorer(glyphs: glyphs)
    state.look.languages = Self.german
    state.lessons = try EmbeddedFiles.lessons.prefix(8).map { name in
      LessonLibrary.Entry(name: name, lesson: try Self.lessons.lesson(name))
    }
    return state
  }

  /// The words of a screen, however its lines were broken.
  private func words(_ text: String) -> String {
    text.split { " \n│|".contains($0) }.joined(separator: " ")
  }

  @Test func `Title, list, completion and what to watch are told in German`() throws {
    var state = try reading()
    #expect(state.page.windowTitle == "lescope: Verzögerungen addieren sich mit der Tiefe")
    #expect(state.text(120, 40).contains("lescope · Verzögerungen addieren sich mit der Tiefe"))
    #expect(state.text(120, 40).contains("PAUSED"))
    state.type("o")
    #expect(state.text(80, 24).contains("Ein Neuron, eine Verzögerung"))
    #expect(words(state.text(80, 24)).contains("Jede leaky Schicht fügt 9.8 ms Verzögerung hinzu"))
    state.type("/vorausgeschaut")
    state.press(.enter)
    state.press(.enter)
    #expect(state.opened.title.original == "Looking too far ahead")
    #expect(state.text(80, 24).contains("Zu weit vorausgeschaut"))
    state.type(":open one-neuron-l")
    #expect(state.text(80, 24).contains("Ein Neuron, eine Verzögerung"))
    state.press(.escape)
    state.press(.escape)
    state.type("L")
    #expect(state.text(80, 24).contains("Was vier Schichten übersteht"))
    #expect(state.text(80, 24).contains("master"))
  }

  @Test(arguments: EmbeddedFiles.lessons.prefix(8))
  func `No line of a lesson is cut, however narrow the panel`(name: String) throws {
    for (columns, rows) in Self.sizes {
      var state = try reading()
      state.lessons = state.lessons.filter { $0.name == name }
      // How it looks matters, not how it ends.
      for index in state.lessons[0].lesson.steps.indices {
        let dt = state.lessons[0].lesson.steps[index].preset.dt
        state.lessons[0].lesson.steps[index].duration = 40 * dt
      }
      state.press(.resize(Size(columns: columns, rows: rows)))
      state.type("L")
      state.press(.enter)
      let count = try #require(state.lesson).lesson.steps.count
      for _ in 0..<count {
        let lesson = try #require(state.lesson)
        let panel = try #require(state.page.lessonPlaces(on: state.screen)).panel
        let (scrolling, pinned) = state.page.text(of: lesson, columns: panel.columns - 4)
        for line in scrolling + pinned {
          #expect(line.text.columns <= panel.columns - 4, "\(line.text)")
        }
        let told = (scrolling + pinned).map(\.text).joined(separator: " ")
        let question = try #require(lesson.step.question)
        let asked = question.text.filled(from: Measurements(before: lesson.step.preset)).inWords
        #expect(words(told).contains(words(asked)), "\(told)")
        // Nothing but the program's own words is English.
        #expect(!words(told).contains(" the "), "\(told)")
        state.type("1")
        state.press(.enter)
        while state.isRunning { state.advance() }
        let judged = try #require(state.lesson)
        let after = state.page.text(of: judged, columns: panel.columns - 4)
        for line in after.scrolling { #expect(line.text.columns <= panel.columns - 4) }
        state.press(.enter)
      }
      #expect(state.lesson?.phase == .finished)
      #expect(words(state.text(80, 24)).contains("What this leaves out: "))
    }
  }

  @Test func `Outside UTF-8 umlauts are spelled, and nothing is lost`() throws {
    var state = try reading(glyphs: .ascii)
    #expect(state.text(80, 24).contains("Verzoegerungen addieren sich mit"))
    state.type("L")
    let text = state.text(80, 24)
    #expect(text.utf8.allSatisfy { $0 < 0x80 } && text.contains("Was vier Schichten uebersteht"))
    for entry in Self.lessons.entries {
      for step in entry.lesson.steps {
        let before = Measurements(before: step.preset)
        let told = [step.text.filled(from: before).inWords, step.why.words, entry.lesson.about]
        for words in told {
          let marks = words.count { $0 == "?" }
          #expect(GlyphSet.ascii.spell(words).count { $0 == "?" } == marks, "\(words)")
        }
      }
    }
  }

  @Test func `Sentences for screen readers are told in German, in plain letters`() throws {
    var dialogue = PlainDialogue(
      try shippedLibrary.preset("one-neuron-lag"), library: shippedEntries, languages: Self.german)
    #expect(dialogue.greeting[0].hasPrefix("Ein Neuron, eine Verzoegerung. Ein Neuron mit einer "))
    var files = MemoryFiles()
    let opened = dialogue.answer("open prospective-overshoot", with: &files)
    #expect(opened.contains { $0.hasPrefix("Zu weit vorausgeschaut. Hier ist tau_r 12 ms") })
  }

  @Test func `What is saved keeps every language, and says in each what has changed`() throws {
    var state = try reading()
    var files = MemoryFiles()
    state.obey("set beta 0.1")
    state.obey("save mine")
    state.meetRequest(on: state.screen, with: &files)
    let text = try #require(files.contents["mine.json"])
    let saved = try Preset(json: JSON(parsing: text), in: .working)
    #expect(saved.title == state.opened.title)
    let changed = "β 0.1 instead of 0.\n"
    #expect(
      saved.about.original.hasPrefix("Changed from Lag adds up with depth: \(changed)A sine of"))
    #expect(
      saved.about.text(in: Self.german).hasPrefix(
        "Changed from Verzögerungen addieren sich mit der Tiefe: \(changed)Ein Sinus von"))
    #expect(state.library.last?.title == saved.title)
    #expect(state.page.autosave == nil)
    state.obey("set beta 0.2")
    let autosave = try #require(state.page.autosave)
    #expect(autosave.opened == state.opened && autosave.preset.title == state.opened.title)
  }

  @Test func `A state token is the same in every language`() throws {
    let state = try reading()
    var other = state
    other.look.languages = .original
    #expect(state.stateToken == other.stateToken && state.stateToken != nil)
  }

  @Test func `A session is told again in the language that it was taken down in`() throws {
    let state = try reading()
    var log = SessionLog(state)
    log.begin(on: Size(columns: 80, rows: 24))
    for key in [Key.character("L"), .enter] { log.take(key, at: 10) }
    let session = log.finished(at: 20)
    #expect(session.header.contains(#""language":"de""#))
    var reader = SessionReader(library: shippedLibrary, folder: .working)
    let read = try reader.read(Array(session.text.utf8)).0
    #expect(read == session && read.languages == Self.german)
    var player = SessionPlayer(
      read, library: shippedEntries,
      lessons: LessonLibrary(
        environment: { _ in nil }, executable: nil, languages: read.languages
      ).entries)
    player.play()
    let picture = player.picture(Size(columns: 80, rows: 24)).text
    #expect(picture.contains("Die Verzögerung eines leaky Neurons"))
    // One that names none is told as it was written, wherever it is played.
    var plain = SessionReader(library: shippedLibrary, folder: .working)
    let header = #"{"format":"lescope-keys/1","preset":"lag-adds-up"}"#
    #expect(try plain.read(Array(header.utf8)).0.languages == .original)
    var broken = SessionReader(library: shippedLibrary, folder: .working)
    let wrong = #"{"format":"lescope-keys/1","language":"german"}"#
    #expect(
      throws: PresetError(
        Fault(
          place: "line 1: language",
          "\"german\" is not a language; it must be a tag such as de, en or pt-BR"))
    ) { try broken.read(Array(wrong.utf8)) }
  }

  @Test func `The configuration may have a language`() throws {
    let text = #"{"format": "lescope-config/1", "language": "de:fr"}"#
    let configuration = try Configuration(JSON(parsing: Array(text.utf8)))
    #expect(configuration.languages?.text == "de:fr")
    #expect(try Configuration(configuration.json).languages == configuration.languages)
    #expect(Configuration().json["language"] == nil)
    #expect(
      throws: PresetError(
        Fault(
          place: "language",
          "\"deutsch\" is not a language; it must be a tag such as de, en or pt-BR"))
    ) { try Configuration(.object([.init("language", .text("deutsch"))])) }
  }
}
