extension JSONChecking {
  /// The members of an object some of whose texts may stand there in several languages; notes those that
  /// are unknown or written twice, what is no language, and what is no object.
  ///
  /// - Parameters:
  ///   - told: which of the keys have such a text.
  ///   - elsewhere: keys that mean something in another place, and what to say about them.
  package mutating func fields(
    _ json: JSON, at place: String, keys: [String], told: [String], called noun: String,
    elsewhere: (keys: [String], remedy: String) = ([], "")
  ) -> JSONFields? {
    var translations: Set<String> = []
    var places: [String: String] = [:]
    if case .object(let members) = json {
      let at = JSONFields(place: place, object: json)
      for key in members.map(\.key) where !keys.contains(key) && !translations.contains(key) {
        for text in told {
          guard let tag = TranslatedText.tag(in: key, of: text) else { continue }
          translations.insert(key)
          guard let language = Language(tag: String(tag)) else {
            note(
              at.place(of: key),
              "\(JSON.text(String(tag)).inWords) is not a language; \(LanguageChoice.remedy)")
            continue
          }
          if let other = places.updateValue(key, forKey: "\(text)_\(language.tag)") {
            note(at.place(of: key), "is the same language as \(other); it may stand only once")
          }
          if members.allSatisfy({ $0.key != text }) {
            note(at.place(of: key), "translates \(text), which is missing")
          }
        }
      }
    }
    return fields(
      json, at: place, keys: keys, besides: translations, called: noun, elsewhere: elsewhere)
  }

  /// A text with its translations; nil, and noted, where it is no text.
  package mutating func translatedText(_ fields: JSONFields, _ key: String) -> TranslatedText? {
    for other in fields.keys where TranslatedText.tag(in: other, of: key) != nil {
      _ = text(fields, other)
    }
    return text(fields, key).map { TranslatedText($0, translatedIn: fields.object, key: key) }
  }

  /// The languages of a reader, as `--language` takes them; notes what is none.
  package mutating func languages(_ json: JSON, at place: String) -> LanguageChoice? {
    guard case .text(let tags) = json else {
      note(place, "\(json.inWords) is not a language; \(LanguageChoice.remedy)")
      return nil
    }
    do throws(Fault) {
      return try LanguageChoice(parsing: tags)
    } catch {
      note(place, error.message)
      return nil
    }
  }
}
