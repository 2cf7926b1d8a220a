import Samples
import TestSupport
import Testing

@testable import Formats
@testable import Presets
@testable import ShippedPresets
@testable import Studies

/// What lessons say in other languages: whole for those that have it, and with the same numbers.
struct TranslationTests {
  private static let german = LanguageChoice(Language(tag: "de").map { [$0] } ?? [])

  /// A text that stands in one language, and in another.
  private struct Pair: CustomStringConvertible {
    var place: String
    var original: String
    /// By language; empty where there is none.
    var translations: [(ending: String, text: String)]

    var description: String { place }
  }

  /// All that a shipped file tells, by its place: every text that has a translation, or is of a key that
  /// may have one.
  private static func pairs(in json: JSON, at place: String, keys: [String]) -> [Pair] {
    switch json {
    case .object(let members):
      return members.flatMap { member -> [Pair] in
        let inner = place.isEmpty ? member.key : place + "." + member.key
        guard keys.contains(member.key), let text = TranslatedText(json, key: member.key) else {
          return pairs(in: member.value, at: inner, keys: keys)
        }
        return [
          Pair(place: inner, original: text.original, translations: Array(text.all.dropFirst()))
        ]
      }
    case .list(let elements):
      return elements.enumerated().flatMap { pairs(in: $1, at: "\(place)[\($0)]", keys: keys) }
    default: return []
    }
  }

  private static let keys = [
    "title", "about", "leaves_out", "text", "why", "number", "time", "choice",
  ]

  private static func lesson(_ name: String) throws -> [Pair] {
    let bytes = try #require(EmbeddedFiles.bytes(of: "lessons/\(name).json"))
    return pairs(in: try JSON(parsing: bytes), at: "", keys: keys)
  }

  private static func preset(_ name: String) throws -> [Pair] {
    let bytes = try #require(EmbeddedFiles.bytes(of: "\(name).json"))
    return pairs(in: try JSON(parsing: bytes), at: "", keys: ["title", "about"])
  }

  /// What has to be the same in every language: what stands in braces, numbers, keys of the keyboard, keys
  /// of presets, and symbols.
  private static func facts(of text: String) -> [String] {
    let words = BracedText(text).parts.map { if case .words(let words) = $0 { words } else { " " } }
    let places = BracedText(text).parts.compactMap { part -> String? in
      if case .place(let place, let decimals) = part { "{\(place):\(decimals ?? -1)}" } else { nil }
    }
    let plain = words.joined()
    let numbers = plain.matches(of: /[0-9]+(\.[0-9]+)?/).map { String($0.output.0) }
    let names = plain.matches(of: /[a-z]+_[a-z]+|du\/dt|[←→↑↓⏎]/).map { String($0.output) }
    let symbols = plain.matches(of: /[α-ω]+[mr]?|[√²·−]/).map { String($0.output) }
    return (places + numbers).sorted() + Set(names + symbols).sorted()
  }

  @Test func `A translation has the numbers, the keys and the symbols of what was written`() throws
  {
    var count = 0
    let pairs =
      try EmbeddedFiles.lessons.flatMap(Self.lesson) + EmbeddedFiles.presets.flatMap(Self.preset)
    for pair in pairs {
      for (ending, text) in pair.translations {
        #expect(Self.facts(of: text) == Self.facts(of: pair.original), "\(pair)\(ending): \(text)")
        #expect(text != pair.original && !text.isEmpty, "\(pair)\(ending)")
        #expect(text == text.split(separator: " ").joined(separator: " "), "\(pair)\(ending)")
        count += 1
      }
    }
    #expect(count >= 150)
  }

  @Test(arguments: EmbeddedFiles.lessons.prefix(8))
  func `The first eight lessons are told in German, to the last word`(name: String) throws {
    let pairs = try Self.lesson(name)
    #expect(pairs.count >= 12)
    for pair in pairs { #expect(pair.translations.map(\.ending) == ["_de"], "\(pair)") }
    let told = try LessonLibrary(
      environment: { _ in nil }, executable: nil, languages: Self.german
    ).lesson(name)
    let written = try LessonTests.library.lesson(name)
    #expect(told.languages == [try #require(Language(tag: "de"))])
    #expect(told.title != written.title && told.about != written.about)
    #expect(told.leavesOut != written.leavesOut)
    for (step, other) in zip(told.steps, written.steps) {
      for (text, before) in zip(step.texts, other.texts) {
        #expect(text.text.words != before.text.words, "\(text.place)")
        #expect(text.text.words.allSatisfy { $0 != "{" && $0 != "}" })
      }
      // Only words are different.
      #expect(step.preset == other.preset && step.duration == other.duration)
      #expect(step.question?.formulas == other.question?.formulas)
    }
    // What they begin from tells of itself in German as well.
    let preset = try #require(told.steps.first).preset
    #expect(preset.title.text(in: Self.german) != preset.title.original)
    #expect(preset.about.text(in: Self.german) != preset.about.original)
  }

  @Test func `A lesson is told text by text`() throws {
    let text = step(
      #""text_de": "d", "ask": {"number": "?", "number_de": "Wie weit?", "unit": "ms", "#
        + #""unit_de": "Millisekunden", "answer": "lag.le.1", "tolerance": 1}, "#
        + #""why": "It is {tau_m:1} ms.""#)
    let json = try JSON(parsing: Array(text.utf8))
    func lesson(_ languages: LanguageChoice) throws -> Lesson {
      try Lesson(
        json: json, in: .directory("/nowhere"), library: shippedLibrary, languages: languages)
    }
    let (told, written) = (try lesson(Self.german), try lesson(.original))
    #expect(told.steps[0].text.words == "d" && written.steps[0].text.words == "t")
    #expect(told.steps[0].question?.text.words == "Wie weit?")
    #expect(told.steps[0].question?.unitOfAnswer == "Millisekunden")
    #expect(told.steps[0].why == written.steps[0].why && told.title == "Untitled")
    #expect(written.languages.map(\.tag) == ["de"])
  }

  @Test(arguments: [
    (
      #""text_de": "{lag.le.1}", "why": "w""#,
      "steps[0].text_de: lag.le.1 is measured in the run, and this text is read before it"
    ),
    (#""why": "w", "why_de": "{tau_x}""#, #"steps[0].why_de: "tau_x": there is no tau_x"#),
    (#""why": "w", "why_de": "{lag""#, "steps[0].why_de: a { is not closed by }"),
    (
      #""why": "{lag.le.1:1}", "why_de": "viel""#,
      "steps[0].why_de: has other numbers than the first text: {lag.le.1:1} is missing"
    ),
    (
      #""why": "w", "why_de": "{lag.le.1:1}""#,
      "steps[0].why_de: has other numbers than the first text: {lag.le.1:1} is too many"
    ),
    (
      #""why": "w", "why_german": "x""#,
      #"steps[0].why_german: "german" is not a language; it must be a tag such as de, en or pt-BR"#
    ),
    (
      #""why": "w", "ask": {"number": "?", "choice_de": "x", "answer": "1", "tolerance": 1}"#,
      "steps[0].ask.choice_de: translates choice, which is missing"
    ),
    (
      #""why": "w", "run_de": 3"#,
      "steps[0].run_de: unknown key; a step has text, set, unlock, ask, run and why"
    ),
  ])
  func `What is wrong with a translation gets one sentence`(members: String, sentence: String) {
    do {
      _ = try readLesson(step(members))
      Issue.record("it was read")
    } catch let error as PresetError {
      #expect(error.faults.count == 1)
      #expect(error.first.description.hasPrefix(sentence), "\(error)")
    } catch {
      Issue.record("\(error)")
    }
  }

  @Test func `A number that a run does not give is found in every language`() throws {
    let lesson = try readLesson(
      step(
        #""why": "{at(r.le.1, 5000)}", "why_de": "{at(r.le.1, 5000)}", "#
          + #""ask": {"choice": "?", "options": [{"text": "a", "text_de": "A", "if": "1"}, "#
          + #"{"text": "b", "if": "0"}]}"#))
    #expect(
      lesson.faultsOfRuns.map(\.description) == [
        "steps[0].why: {at(r.le.1, 5000)} has no value here",
        "steps[0].why_de: {at(r.le.1, 5000)} has no value here",
      ])
  }
}
