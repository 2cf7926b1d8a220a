import Formats
import Terminal
import Testing

@testable import Explorer
@testable import Views

struct ConfigurationTests {
  private static let broken: [(String, String)] = [
    ("[]", "an empty list is not a configuration; it must be an object in { }"),
    (#"{"format": "lescope/1"}"#, "format: \"lescope/1\" is not a format this program reads"),
    (#"{"format": "lescope-config/2"}"#, "it must be lescope-config/1"),
    (#"{"them": "dark"}"#, "them: unknown key; did you mean theme?"),
    (#"{"xyzzy": 1}"#, "xyzzy: unknown key; a configuration has format, preset, theme, charset, "),
    (#"{"theme": "dark", "theme": "dark"}"#, "theme: is written twice; it may stand only once"),
    (#"{"theme": "drak"}"#, "\"drak\" is not a theme; it must be dark, light, mono or safe"),
    (#"{"theme": 3}"#, "theme: 3 is not a theme"),
    (#"{"charset": "utf"}"#, "charset: \"utf\" is not a character set; it must be braille, "),
    (#"{"color": true}"#, "true is not a choice of colour; it must be auto, always or never"),
    (#"{"mouse": "no"}"#, "mouse: \"no\" is not a choice; it must be true or false"),
    (#"{"speed": 0}"#, "speed: 0 is not a speed; it must be from 1e-9 to 1e9"),
    (#"{"speed": "fast"}"#, "speed: \"fast\" is not a speed"),
    (#"{"preset": 1}"#, "preset: 1 is not a preset; it must be a name or a path in double quotes"),
    (#"{"preset": ""}"#, "preset: \"\" is not a preset"),
    (#"{"keys": ["P"]}"#, "keys: a list is not a table of keys; it must be an object in { }"),
    (#"{"keys": {"paus": "P"}}"#, "keys.paus: unknown command; did you mean pause?"),
    (#"{"keys": {"xyzzy": "P"}}"#, "keys.xyzzy: unknown command; lescope config names them all"),
    (#"{"keys": {"pause": 3}}"#, "pause: 3 is not a key; it must be a text or a list of texts"),
    (#"{"keys": {"pause": "Spcae"}}"#, "keys.pause: \"Spcae\" is not a key; did you mean space?"),
    (#"{"keys": {"pause": ["P", "Meta"]}}"#, "keys.pause[1]: \"Meta\" is not a key; it must"),
    (#"{"keys": {"pause": [null]}}"#, "keys.pause[0]: null is not a key"),
    (#"{"keys": {"pause": "q"}}"#, "keys.pause: q is the key of quit, too; one of the two"),
    (
      #"{"keys": {"pause": "P", "step": ["P"]}}"#,
      "keys.step: P is the key of pause, too; one of the two must have another"
    ),
    (#"{"keys": {"pause": ["P", "P"]}}"#, "keys.pause: P is written twice; it may"),
    (#"{"keys": {"pause": "5"}}"#, "keys.pause: 5 begins a count; it must be another key"),
    (#"{"keys": {"pause": "Esc"}}"#, "keys.pause: Esc closes whatever covers the view; it must be"),
    (#"{"keys": {"quit": []}}"#, "keys.quit: an empty list leaves no way out; it must have a key"),
  ]

  @Test(arguments: broken)
  func `What is wrong is named with its place`(text: String, sentence: String) throws {
    let json = try JSON(parsing: Array(text.utf8))
    let error = #expect(throws: PresetError.self) { try Configuration(json) }
    #expect(error?.faults.count == 1)
    #expect(error?.description.contains(sentence) == true)
  }

  @Test func `All faults are named, not only the first`() throws {
    let text = #"{"theme": 1, "speed": -1, "keys": {"pause": "Meta", "step": "q"}, "x": 0}"#
    let json = try JSON(parsing: Array(text.utf8))
    let error = #expect(throws: PresetError.self) { try Configuration(json) }
    #expect(error?.faults.map(\.place) == ["x", "theme", "speed", "keys.pause", "keys.step"])
  }

  @Test func `What is printed is read back`() throws {
    let standard = Configuration().json
    #expect(try Configuration(standard).json == standard)
    #expect(try Configuration(standard).keys == .standard)
    let text =
      #"{"charset": "ascii", "speed": 0.2, "mouse": false, "keys": {"pause": ["τ", "^G"]}}"#
    let own = try Configuration(JSON(parsing: Array(text.utf8)))
    let read = try Configuration(JSON(parsing: Array(own.json.pretty.utf8)))
    #expect(read.json == own.json)
    #expect(read.keys == own.keys && read.speed == 0.2 && !read.usesMouse)
  }

  @Test func `The command line comes before the configuration`() throws {
    let text = #"{"charset": "ascii", "theme": "mono", "color": "never"}"#
    let configuration = try Configuration(JSON(parsing: Array(text.utf8)))
    let own = Appearance(configuration: configuration)
    #expect(
      own.glyphs == .ascii && own.theme == .mono && own.color == .never && own.mouse == .motion)
    let asked = Appearance(
      charset: "block", color: "always", theme: "safe", usesMouse: false,
      configuration: configuration)
    #expect(asked.glyphs == .block && asked.theme == .safe && asked.color == .always)
    #expect(asked.mouse == .none)
    #expect(Appearance(hovers: false).mouse == .buttons)
  }

  @Test func `The file is where XDG has it`() {
    func file(_ variables: [String: String]) -> String? {
      Configuration.file { variables[$0] }
    }
    #expect(file(["XDG_CONFIG_HOME": "/c", "HOME": "/h"]) == "/c/lescope/config.json")
    #expect(file(["XDG_CONFIG_HOME": "c", "HOME": "/h"]) == "/h/.config/lescope/config.json")
    #expect(file(["HOME": "/h"]) == "/h/.config/lescope/config.json")
    #expect(file([:]) == nil)
  }
}
