/// The languages that somebody reads, the best first; none takes every text as it was written.
package struct LanguageChoice: Equatable, Sendable {
  package var languages: [Language]

  package init(_ languages: [Language] = []) { self.languages = languages }

  /// Every text as it was written.
  package static let original = LanguageChoice()

  /// What a process's environment says, as programs with gettext take it: the locale for messages is the
  /// first of `LC_ALL`, `LC_MESSAGES` and `LANG` that is not empty, and where that names a language, a
  /// list in `LANGUAGE` comes before it.
  ///
  /// - Parameter variable: a variable's value.
  package init(environment variable: (String) -> String?) {
    func value(_ name: String) -> String? {
      variable(name).flatMap { $0.isEmpty ? nil : $0 }
    }
    let locale = value("LC_ALL") ?? value("LC_MESSAGES") ?? value("LANG") ?? ""
    guard let language = Language(locale: locale) else {
      self = .original
      return
    }
    let list = (value("LANGUAGE") ?? "").split(separator: ":")
    self.init(list.compactMap { Language(locale: String($0)) }.ifEmpty([language]))
  }

  /// What `--language` takes: `de`, or several with colons between them.
  ///
  /// - Throws: that one of them is no tag.
  package init(parsing text: String) throws(Fault) {
    var languages: [Language] = []
    for tag in text.split(separator: ":", omittingEmptySubsequences: false) {
      guard let language = Language(locale: String(tag)) else {
        throw Fault("\(JSON.text(String(tag)).inWords) is not a language; \(Self.remedy)")
      }
      languages.append(language)
    }
    self.init(languages)
  }

  /// What `init(parsing:)` takes; empty for none.
  package var text: String { languages.map(\.tag).joined(separator: ":") }

  /// What a language is to be, in a sentence.
  package static let remedy = "it must be a tag such as de, en or pt-BR"

  /// Which of some languages comes nearest to what is read; nil where none of them is read.
  ///
  /// For `de-AT` that is `de-AT` itself, else `de`, else another German.
  func best(of offered: [Language]) -> Int? {
    for language in languages {
      for wide in language.widened {
        if let place = offered.firstIndex(of: wide) { return place }
      }
      if let place = offered.firstIndex(where: { $0.root == language.root }) { return place }
    }
    return nil
  }

  /// Whether one of some languages is read.
  package func reads(anyOf offered: some Sequence<Language>) -> Bool {
    best(of: Array(offered)) != nil
  }
}

extension [Language] {
  fileprivate func ifEmpty(_ other: [Language]) -> [Language] { isEmpty ? other : self }
}
