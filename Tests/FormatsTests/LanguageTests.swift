import Testing

@testable import Formats

/// Which language is meant by a tag, a locale or a list of them, and which text that chooses.
struct LanguageTests {
  @Test(arguments: [
    ("de", "de"), ("DE", "de"), ("de-at", "de-AT"), ("zh-hant-TW", "zh-Hant-TW"), ("gsw", "gsw"),
    ("es-419", "es-419"), ("de-1996", "de-1996"),
  ])
  func `A well-formed tag is written as usual`(given: String, written: String) {
    #expect(Language(tag: given)?.tag == written)
  }

  @Test(arguments: ["", "d", "deutsch", "de-", "de_AT", "-de", "d1", "de-österreich", "de AT"])
  func `What is not well formed is none`(tag: String) {
    #expect(Language(tag: tag) == nil)
  }

  @Test(arguments: [
    ("de_AT.UTF-8", "de-AT"), ("de_DE@euro", "de-DE"), ("de", "de"), ("en_US.UTF-8", "en-US"),
    ("C", nil), ("POSIX", nil), ("C.UTF-8", nil), ("", nil), ("UTF-8", nil), (".UTF-8", nil),
  ])
  func `A locale names its language, or none`(locale: String, tag: String?) {
    #expect(Language(locale: locale)?.tag == tag)
  }

  @Test(arguments: [
    (["LANG": "de_AT.UTF-8"], "de-AT"), (["LANG": "de_DE", "LC_MESSAGES": "fr_FR"], "fr-FR"),
    (["LANG": "de_DE", "LC_ALL": "C"], ""), (["LANG": "de_DE", "LC_ALL": ""], "de-DE"),
    (["LC_CTYPE": "de_DE"], ""), (["LANG": "de_DE", "LANGUAGE": "fr:de"], "fr:de"),
    (["LANG": "C.UTF-8", "LANGUAGE": "de"], ""), (["LANG": "de_DE", "LANGUAGE": "C"], "de-DE"),
    ([:], ""),
  ])
  func `The environment chooses as it does for other programs`(
    variables: [String: String], chosen: String
  ) {
    #expect(LanguageChoice { variables[$0] }.text == chosen)
  }

  private func text(_ members: [(String, String)]) -> TranslatedText {
    TranslatedText(
      "en", translatedIn: .object(members.map { .init($0, .text($1)) }), key: "title")
  }

  @Test(arguments: [
    ("de", "de"), ("de-AT", "at"), ("de-CH", "de"), ("fr", "ca"), ("fr-BE", "ca"), ("it", "en"),
    ("en", "en"), ("en-GB", "en"), ("it:fr:de", "ca"), ("en:de", "en"), ("nl", "en"), ("", "en"),
  ])
  func `The nearest language is told, and else what was written`(wanted: String, told: String) {
    let text = text([
      ("title_de", "de"), ("title_de-AT", "at"), ("title_fr-CA", "ca"), ("title_nl", ""),
    ])
    let choice = wanted.isEmpty ? LanguageChoice() : try? LanguageChoice(parsing: wanted)
    #expect(choice.map(text.text(in:)) == told)
  }

  @Test func `Its own translation into English comes before what was written`() throws {
    let german = text([("title_en", "English")])
    #expect(german.text(in: try LanguageChoice(parsing: "en")) == "English")
    #expect(german.text(in: try LanguageChoice(parsing: "de")) == "en")
  }

  @Test func `A text is written as it was read, by the order of its languages`() throws {
    let text = text([("title_fr", "f"), ("about_de", "x"), ("title_DE", "d"), ("titled", "y")])
    #expect(text.members("title").map(\.key) == ["title", "title_de", "title_fr"])
    let object = JSON.object(text.members("title"))
    #expect(TranslatedText(object, key: "title") == text)
    #expect(TranslatedText(object, key: "about") == nil)
    let longer = text.mapped { "\($1.text)+\($0)" }
    #expect(longer.all.map(\.text) == ["+en", "de+d", "fr+f"])
  }

  @Test func `What is no list of languages gets a sentence`() {
    #expect(throws: Fault("\"\" is not a language; it must be a tag such as de, en or pt-BR")) {
      try LanguageChoice(parsing: "de:")
    }
  }

  @Test func `Places in braces are found, and what is wrong with them`() {
    let text = BracedText("a {x:1}{y} b")
    #expect(
      text.parts == [
        .words("a "), .place("x", decimals: 1), .place("y", decimals: nil), .words(" b"),
      ])
    #expect(BracedText("{a").faults == ["a { is not closed by }"])
    #expect(
      BracedText("{a:x}{b}").faults
        == ["{a:x}: after the colon stands the number of decimals, 0 to 9"])
    #expect(BracedText("{y} und {x:1}, {y}").difference(from: text) == nil)
    #expect(
      BracedText("{x:2}").difference(from: text)
        == "has other numbers than the first text: {x:1} is missing, {y} is missing and {x:2} is "
        + "too many")
  }
}
