import Formats
import Presets

// How the texts of a lesson are read, and the formulas in them.
extension PresetReader {
  /// A text in the languages that it is written in.
  private mutating func translated(_ fields: JSONFields, _ key: String) -> TranslatedText? {
    let text = translatedText(fields, key)
    languagesMet.formUnion(text?.languages ?? [])
    return text
  }

  /// A text in the language that is read.
  mutating func told(_ fields: JSONFields, _ key: String) -> String? {
    translated(fields, key)?.text(in: languages)
  }

  mutating func formula(
    _ fields: JSONFields, _ key: String, _ preset: Preset
  ) -> Expression? {
    let place = fields.place(of: key)
    guard fields[key] != nil else {
      note(place, "is missing; it must be a formula, such as lag.twin.1")
      return nil
    }
    guard let text = text(fields, key) else { return nil }
    return formula(text, at: place, preset, isBeforeRun: false)
  }

  private mutating func formula(
    _ text: String, at place: String, _ preset: Preset, isBeforeRun: Bool
  ) -> Expression? {
    do throws(Fault) {
      let formula = try Expression(text)
      if let fault = formula.fault(in: preset) { throw Fault(fault) }
      if isBeforeRun, let name = formula.firstMeasurement {
        throw Fault("\(name) is measured in the run, and this text is read before it")
      }
      return formula
    } catch {
      note(place, error.message)
      return nil
    }
  }

  /// A text with formulas in braces.
  mutating func filled(
    _ fields: JSONFields, _ key: String, _ preset: Preset, isBeforeRun: Bool
  ) -> LessonText {
    let place = fields.place(of: key)
    if fields[key] == nil { note(place, "is missing; it must be a text in double quotes") }
    guard let text = translated(fields, key) else { return LessonText(parts: [], versions: []) }
    let first = BracedText(text.original)
    let versions = text.all.map { version in
      let place = place + version.ending
      let braced = BracedText(version.text)
      let known = faults.count
      for fault in braced.faults { note(place, fault) }
      let parts = braced.parts.compactMap { part -> LessonText.Part? in
        switch part {
        case .words(let words): .words(words)
        case .place(let text, let decimals):
          formula(text, at: place, preset, isBeforeRun: isBeforeRun).map {
            .number($0, decimals: decimals)
          }
        }
      }
      if faults.count == known, !version.text.isEmpty,
        let difference = braced.difference(from: first)
      {
        note(place, difference)
      }
      return LessonText.Version(ending: version.ending, parts: parts)
    }
    return LessonText(parts: versions[text.place(in: languages)].parts, versions: versions)
  }
}
