/// A text for people as it was written, and in other languages.
///
/// In JSON each translation stands beside the text, under its key with the language's tag:
/// `"title": "One lag", "title_de": "Eine Verzögerung"`. What a language lacks is told as it was written.
package struct TranslatedText: Equatable, Sendable {
  /// As it was written.
  package var original: String
  /// By their languages, in the order of the tags.
  private var translations: [Translation] = []

  private struct Translation: Equatable, Sendable {
    var language: Language
    var text: String
  }

  package init(_ original: String) { self.original = original }

  /// - Parameters:
  ///   - original: the text as it was written.
  ///   - object: the JSON object with its translations.
  ///   - key: the text's own key in there.
  package init(_ original: String, translatedIn object: JSON, key: String) {
    self.original = original
    guard case .object(let members) = object else { return }
    for member in members {
      guard let tag = TranslatedText.tag(in: member.key, of: key),
        let language = Language(tag: String(tag)), case .text(let text) = member.value,
        !languages.contains(language)
      else { continue }
      translations.append(Translation(language: language, text: text))
    }
    translations.sort { $0.language.tag < $1.language.tag }
  }

  /// The text under a key of an object, as far as it is one; nil where there is none.
  package init?(_ object: JSON, key: String) {
    guard case .text(let text)? = object[key] else { return nil }
    self.init(text, translatedIn: object, key: key)
  }

  /// The languages that it is translated into.
  package var languages: [Language] { translations.map(\.language) }

  /// The text in the language that is read best.
  package func text(in choice: LanguageChoice) -> String { all[place(in: choice)].text }

  /// Which of `all` that is. One that is empty still waits for its translator.
  package func place(in choice: LanguageChoice) -> Int {
    var offered = translations.indices.filter { !translations[$0].text.isEmpty }
      .map { (language: translations[$0].language, place: $0 + 1) }
    if !languages.contains(.english) { offered.append((.english, 0)) }
    return choice.best(of: offered.map(\.language)).map { offered[$0].place } ?? 0
  }

  /// The text in every language, as it was written first, each with what its key has at the end: "" or
  /// "_de".
  package var all: [(ending: String, text: String)] {
    [("", original)] + translations.map { ("_" + $0.language.tag, $0.text) }
  }

  /// Its members of a JSON object.
  package func members(_ key: String) -> [JSON.Member] {
    all.map { JSON.Member(key + $0.ending, .text($0.text)) }
  }

  /// Another text for each language.
  ///
  /// - Parameter change: what becomes of the text in a language, read as there is to be chosen.
  package func mapped(_ change: (String, LanguageChoice) -> String) -> TranslatedText {
    var text = self
    text.original = change(original, .original)
    for (index, translation) in translations.enumerated() where !translation.text.isEmpty {
      text.translations[index].text = change(
        translation.text, LanguageChoice([translation.language]))
    }
    return text
  }

  /// What of a key stands for the language, if it is that of a translation: "de" of `title_de`.
  static func tag(in key: String, of text: String) -> Substring? {
    key.hasPrefix(text + "_") ? key.dropFirst(text.count + 1) : nil
  }
}

extension TranslatedText: ExpressibleByStringInterpolation {
  package init(stringLiteral text: String) { self.init(text) }
}
