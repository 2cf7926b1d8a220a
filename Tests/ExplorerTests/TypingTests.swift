import Formats
import Terminal
import Testing

@testable import Explorer
@testable import Laboratory
@testable import Presets
@testable import Stage
@testable import Studies

/// What is typed into a field, and what is not.
struct TypingTests {
  @Test(arguments: [("2,5", 2.5), ("20ms", 20), ("20 ms", 20), (" 7", 7), ("1e1", 10)])
  func `A value is read as it is typed`(text: String, value: Double) throws {
    var state = try explorer()
    state.type("v" + text)
    state.press(.enter)
    #expect(state.value(.tauM) == value)
    #expect(state.overlay == .none && state.request == nil)
  }

  @Test(arguments: ["1/2", "2..5", "abc", "20s", "-3", "1e999"])
  func `A value that is none is refused in sight and can be mended`(text: String) throws {
    var state = try explorer()
    state.type("v" + text)
    state.press(.enter)
    #expect(state.preset == state.opened)
    let message = try #require(state.message)
    #expect(message.isWarning)
    #expect(state.text(120, 40).contains(message.text.prefix(20)))
    guard state.overlay.cover is EntryCover else {
      #expect(text == "-3", "a number that is out of range has been read")
      return
    }
    state.press(.control("U"))
    state.type("12")
    state.press(.enter)
    #expect(state.value(.tauM) == 12 && state.overlay == .none)
  }

  @Test func `Digits and the unit behind them are a value`() throws {
    var state = try explorer()
    state.type("20ms")
    #expect(state.bench.axis == .roll && state.overlay == .entry(TextField("20ms")))
    state.press(.enter)
    #expect(state.value(.tauM) == 20)
    #expect(state.request == nil && state.timeline.experiment.age == 0)
  }

  /// Every key but those that end it goes into the field.
  @Test func `No letter typed into a field is a key`() throws {
    for opener in ["v", ":"] {
      for scalar in (0x21...0x7E).compactMap(Unicode.Scalar.init) {
        var state = try explorer()
        state.type(opener)
        state.press(.character(scalar))
        var plain = try explorer()
        plain.type(opener)
        #expect(state.preset == plain.preset && state.view == plain.view)
        #expect(state.glyphs == plain.glyphs && state.theme == plain.theme && !state.isOver)
        switch state.overlay.cover {
        case let entry as EntryCover: #expect(entry.field.text == String(scalar))
        case let command as CommandCover: #expect(command.prompt.text == String(scalar))
        default: Issue.record("\(scalar) closed the field")
        }
      }
    }
  }

  @Test func `A lesson's answer takes all that is typed`() throws {
    var state = try taking("one-lag")
    let before = (state.glyphs, state.bench.axis, state.theme)
    state.type("9,7 ms")
    guard case .asking(let draft)? = state.lesson?.phase else { throw Fault("not asked") }
    #expect(draft.typed == "9,7 ms")
    #expect((state.glyphs, state.bench.axis, state.theme) == before)
    state.press(.enter)
    guard case .running(.value(9.7)?)? = state.lesson?.phase else {
      Issue.record("\(String(describing: state.lesson?.phase))")
      return
    }
  }

  @Test(arguments: ["1/2", "9.7 s", "about"])
  func `An answer that is no number is refused in sight`(text: String) throws {
    var state = try taking("one-lag")
    state.type("1" + text)
    state.press(.enter)
    #expect(state.message?.text.contains("is not a number") == true)
    #expect(state.isAsked)
  }

  @Test func `A paste into a field is text`() throws {
    var state = try explorer()
    state.type("v")
    state.press(.paste("2,\n5\u{1B}"))
    #expect(state.overlay == .entry(TextField("2, 5")))
    state = try explorer()
    state.type(":")
    state.press(.paste("set tau_m 3"))
    state.press(.enter)
    #expect(state.value(.tauM) == 3)
  }

  @Test(arguments: ["qqq", "set tau_m 3", "rm -rf /", "", "\u{1B}[A", "lescope", "q\nq"])
  func `Any other paste is refused with a sentence`(text: String) throws {
    var state = try explorer()
    let before = state.preset
    state.press(.paste(text))
    #expect(state.preset == before && !state.isOver && state.overlay == .none)
    #expect(state.message?.isWarning == true && state.request == nil)
  }

  @Test func `A pasted name or token is opened`() throws {
    var state = try explorer()
    state.press(.paste(" fast-noise\n"))
    #expect(state.opened.title.original.contains("Noise"))
    state.press(.right)
    let token = try #require(state.stateToken).text
    var other = try explorer()
    other.press(.paste(token))
    #expect(other.preset == state.preset)
  }

  @Test func `The state is copied, too`() throws {
    var state = try explorer()
    state.type("Y")
    #expect(try state.request == .copy(#require(state.stateToken).text))
  }

  @Test func `Digits are forgotten after a while`() throws {
    func replayed(_ pause: Int) throws -> ExplorerState {
      var log = SessionLog(try explorer())
      for (key, time) in [("0", 100), ("4", 200), (".", 200 + pause)] {
        log.take(.character(key.unicodeScalars.first!), at: time)
      }
      var player = SessionPlayer(log.finished(at: 9000), library: shippedEntries)
      player.play()
      return player.state
    }
    #expect(try replayed(100).timeline.experiment.age == 4)
    #expect(try replayed(3000).timeline.experiment.age == 1)
  }

  @Test func `A paste is recorded and read back`() throws {
    let key = Key.paste("set tau_m 3\nfast-noise")
    #expect(Key(named: key.plainName) == key)
  }

  @Test func `What the screen can show is kept when a preset is opened`() throws {
    var state = try explorer()
    state.depth = .monochrome
    state.press(.down)
    state.press(.paste("fast-noise"))
    #expect(state.depth == .monochrome && state.hand.hasBegun)
  }
}
