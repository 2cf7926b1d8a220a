import TestSupport
import Testing

@testable import Formats
@testable import Presets
@testable import ShippedPresets

/// What a preset tells of itself in several languages is read, kept and written.
struct TranslatedPresetTests {
  private static let german = preset(
    #""title": "One", "title_de": "Eins", "about": "Watch.", "about_de": "Sieh hin.", "#
      + #""about_pt-br": "Veja.""#)
  private let reader = LanguageChoice(Language(locale: "de_AT").map { [$0] } ?? [])

  @Test func `It is told in the language that is read, text by text`() throws {
    let preset = try read(Self.german)
    #expect(preset.title.text(in: reader) == "Eins" && preset.title == preset.title)
    #expect(preset.title.original == "One" && preset.title.text(in: .original) == "One")
    let half = try read(TestSupport.preset(#""title": "One", "about": "a", "about_de": "b""#))
    #expect(half.title.text(in: reader) == "One" && half.about.text(in: reader) == "b")
  }

  @Test func `Writing, and changing a value, keep every language`() throws {
    let preset = try read(Self.german)
    let changed = try preset.setting([Assignment("tau_m=20")])
    for kept in [preset, changed] {
      let text = kept.json.compact
      #expect(
        text.hasPrefix(
          #"{"format":"lescope/1","title":"One","title_de":"Eins","about":"Watch.","#
            + #""about_de":"Sieh hin.","about_pt-BR":"Veja.","tags""#))
      #expect(try read(text) == kept)
    }
    let renamed = try preset.setting([Assignment("title_de=Zwei")])
    #expect(renamed.title.text(in: reader) == "Zwei" && renamed.title.original == "One")
  }

  @Test(arguments: [
    (
      #""title": "a", "title_deutsch": "b""#,
      #"title_deutsch: "deutsch" is not a language; it must be a tag such as de, en or pt-BR"#
    ),
    (
      #""title": "a", "title_": "b""#,
      #"title_: "" is not a language; it must be a tag such as de, en or pt-BR"#
    ),
    (#""title": "a", "title_de": 5"#, "title_de: 5 is not a text; it must stand in double quotes"),
    (#""title_de": "a""#, "title_de: translates title, which is missing"),
    (
      #""title": "a", "title_de": "b", "title_DE": "c""#,
      "title_DE: is the same language as title_de; it may stand only once"
    ),
    (
      #""title": "a", "title_de": "b", "title_de": "c""#,
      "title_de: is written twice; it may stand only once"
    ),
  ])
  func `What is wrong with a translation gets one sentence`(keys: String, sentence: String) {
    #expect(faults(in: preset(keys)) == [sentence])
  }

  @Test func `Only texts for people have translations`() {
    #expect(faults(in: preset(#""tags": [], "tags_de": []"#)).count == 1)
    #expect(faults(in: preset(#""tau_m": 5, "tau_m_de": 5"#)).count == 1)
  }

  @Test func `A state is the same whatever is told of it`() throws {
    let shipped = try shipped("lag-adds-up")
    #expect(shipped.title.languages == [Language(locale: "de")])
    var wordless = shipped
    (wordless.title, wordless.about) = ("x", "")
    #expect(try StateToken(parsing: StateToken(shipped).text).preset(in: nil) == shipped)
    // As it was before there were translations.
    let old = "lescope1:WyJsYWctYWRkcy11cCIsImUzZTliMGI3Iix7fV3IZhyp"
    #expect(StateToken(shipped).text == old)
    #expect(try StateToken(parsing: StateToken(wordless).text).preset(in: nil) == wordless)
    let own = try read(Self.german)
    #expect(try StateToken(parsing: StateToken(own).text).preset(in: nil) == own)
  }

  @Test func `The list has every language`() throws {
    let library = PresetLibrary(environment: { _ in nil }, executable: nil)
    for entry in library.entries where EmbeddedFiles.selfContained.contains(entry.name) {
      let preset = try library.preset(entry.name)
      #expect(entry.title == preset.title && entry.about == preset.about)
      #expect(preset.title.languages == preset.about.languages)
    }
  }
}
