import Explorer
import Formats
import Laboratory
import Presets
import Studies
import Terminal

// In which language presets and lessons are told.
extension Arguments {
  /// The languages that `--language` asks for, else those of the configuration, else the locale's.
  ///
  /// - Parameter configuration: nil reads it, and takes one with faults for none: that it has them is
  ///   said where more depends on it.
  /// - Throws: that what is asked for is no language.
  func languages(_ configuration: Configuration? = nil) throws(Failure) -> LanguageChoice {
    guard let tags = text(.language) else {
      let configuration = configuration ?? (try? self.configuration()) ?? Configuration()
      return configuration.languages ?? LanguageChoice(environment: PresetLibrary.variable)
    }
    do throws(Fault) {
      return try LanguageChoice(parsing: tags)
    } catch {
      throw .misused(fault(.language, "\(error.message). \(Self.offer)"))
    }
  }

  /// What there is to say where `--language` asks for one that nothing is told in; nil where something
  /// is. That a locale finds nothing is nothing to complain about.
  ///
  /// - Parameter opened: the languages of what is opened, wherever it is.
  func lackOfLanguage(beside opened: some Sequence<Language> = []) -> String? {
    guard let tags = text(.language), let choice = try? LanguageChoice(parsing: tags),
      !choice.reads(anyOf: opened), !choice.reads(anyOf: Language.offered)
    else { return nil }
    let shown = tags.replacing(":", with: " or ")
    return
      "--language \(tags): nothing is told in \(shown), and all is as it was written. \(Self.offer)"
  }

  /// Lines for people as they can be read: in plain ASCII where that is asked for, or where a locale names
  /// a language and no UTF-8. `C` alone names none, and what comes through pipes is UTF-8 there.
  func spelled(_ lines: [String]) -> [String] {
    let environment = TerminalEnvironment.current
    let isForeign = Language(locale: environment.locale) != nil && !environment.speaksUTF8
    let isPlain = text(.charset).map { $0 == GlyphSet.ascii.rawValue } ?? isForeign
    return isPlain ? lines.map(GlyphSet.ascii.spell) : lines
  }

  /// "There are texts in de and en".
  private static var offer: String {
    "There are texts in " + Language.offered.map(\.tag).joined(", ", last: " and ")
  }
}

extension Language {
  /// The languages in which a preset or a lesson tells something, of those that are found by their names.
  static var offered: [Language] {
    let presets = PresetLibrary().entries.flatMap { $0.title.languages + $0.about.languages }
    let lessons = LessonLibrary().entries.flatMap(\.lesson.languages)
    return Set(presets + lessons + [.english]).sorted { $0.tag < $1.tag }
  }

  /// The same of those that come with the program.
  static var shipped: [Language] {
    let lessons = LessonLibrary(environment: { _ in nil }, executable: nil)
    return Set(lessons.entries.flatMap(\.lesson.languages) + [.english]).sorted { $0.tag < $1.tag }
  }
}

extension Preset {
  /// The languages in which it tells of itself.
  var languages: [Language] { title.languages + about.languages }
}
