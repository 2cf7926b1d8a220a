package import Formats
package import Presets
package import Samples

// How a lesson is read: by the reader of presets, which knows how to name a fault.
extension Lesson {
  /// What a lesson's file has for its format.
  package static let format = "lescope-lesson/1"

  /// Whether a file is meant to be a lesson.
  package static func isMeant(by json: JSON) -> Bool {
    if case .text(let format)? = json["format"] { return format.hasPrefix("lescope-lesson") }
    return json["steps"] != nil && json["layers"] == nil
  }

  /// Reads and checks a lesson.
  ///
  /// - Parameters:
  ///   - folder: where the files are that its preset names.
  ///   - library: where its preset is found, if it is given by its name.
  ///   - languages: in which it is told, text by text.
  /// - Throws: every fault, each with its key path.
  package init(
    json: JSON, in folder: Folder, library: PresetLibrary, languages: LanguageChoice = .original
  ) throws(PresetError) {
    var reader = PresetReader(folder: folder)
    reader.languages = languages
    let lesson = reader.lesson(json, library)
    guard let lesson, reader.faults.isEmpty else { throw PresetError(reader.faults) }
    self = lesson
  }
}

/// The preset of a lesson before its steps change it.
private struct LessonBase {
  var json: JSON
  var folder: Folder
}

extension PresetReader {
  /// The longest run of a step, in ms and in steps: nobody waits longer.
  private static let mostSteps = 5_000_000.0

  fileprivate mutating func lesson(_ json: JSON, _ library: PresetLibrary) -> Lesson? {
    let keys = ["format", "title", "about", "level", "leaves_out", "preset", "steps"]
    guard
      let top = fields(
        json, at: "", keys: keys, told: ["title", "about", "leaves_out"], called: "a lesson")
    else { return nil }
    if text(top, "format") != Lesson.format {
      note("format", "a lesson's format must be \(Lesson.format)")
    }
    let base = base(top["preset"], library)
    var lesson = Lesson(
      title: told(top, "title") ?? "Untitled", about: told(top, "about") ?? "",
      level: level(top), leavesOut: told(top, "leaves_out") ?? "", steps: [])
    guard case .list(let steps)? = top["steps"], !steps.isEmpty else {
      note("steps", "must be a list of at least one step")
      return nil
    }
    guard let base else { return nil }
    for (index, step) in steps.enumerated() {
      if let step = self.step(step, at: "steps[\(index)]", base) { lesson.steps.append(step) }
    }
    lesson.languages = languagesMet
    return lesson
  }

  private mutating func level(_ top: JSONFields) -> Lesson.Level {
    guard let word = text(top, "level") else {
      if top["level"] == nil { note("level", "is missing; it must be \(Self.levels)") }
      return .bachelor
    }
    if let level = Lesson.Level(rawValue: word) { return level }
    note("level", "\(JSON.text(word).inWords) is not a level; it must be \(Self.levels)")
    return .bachelor
  }

  private static var levels: String {
    Lesson.Level.allCases.map(\.rawValue).joined(", ", last: " or ")
  }

  /// The preset that the steps start from, checked before they change it.
  private mutating func base(_ json: JSON?, _ library: PresetLibrary) -> LessonBase? {
    do throws(PresetError) {
      switch json {
      case .text("-"): note("preset", "it cannot be read from standard input")
      case .text(let name):
        let source: PresetLibrary.Source
        do { source = try library.source(of: folder.pathOrName(ofPreset: name)) } catch {
          throw PresetError(error)
        }
        _ = try library.preset(source)
        return LessonBase(json: source.json, folder: source.folder)
      case .object(let members):
        _ = try Preset(json: .object(members), in: folder)
        return LessonBase(json: .object(members), folder: folder)
      case nil: note("preset", "is missing; it must be a preset's name or a preset in { }")
      default: note("preset", "it must be a preset's name, its file, or a preset in { }")
      }
    } catch {
      for fault in error.faults {
        let parts = ["preset", fault.source, fault.place].filter { !$0.isEmpty }
        note(parts.joined(separator: json?["layers"] == nil ? ": " : "."), fault.message)
      }
    }
    return nil
  }

  private mutating func step(_ json: JSON, at place: String, _ base: LessonBase) -> LessonStep? {
    let keys = ["text", "set", "unlock", "ask", "run", "why"]
    guard let fields = fields(json, at: place, keys: keys, told: ["text", "why"], called: "a step")
    else { return nil }
    guard let preset = preset(fields, base) else { return nil }
    let step = LessonStep(
      text: filled(fields, "text", preset, isBeforeRun: true), preset: preset,
      unlocked: unlocked(fields), question: question(fields, preset),
      duration: number(fields, "run", .duration) ?? preset.duration,
      why: filled(fields, "why", preset, isBeforeRun: false))
    if step.duration / preset.dt > Self.mostSteps {
      note(fields.place(of: "run"), "that are more steps than anybody waits for")
    }
    return step
  }

  /// The preset with what a step sets.
  private mutating func preset(_ step: JSONFields, _ base: LessonBase) -> Preset? {
    var assignments: [Assignment] = []
    let place = step.place(of: "set")
    switch step["set"] {
    case nil: break
    case .object(let members):
      for member in members {
        do throws(Fault) {
          assignments.append(
            try Assignment(
              key: member.key, value: member.value, label: "\(place).\(member.key)"))
        } catch {
          note("\(place).\(member.key)", error.message)
          return nil
        }
      }
    default:
      note(place, "must be an object of keys and values, such as {\"tau_r\": 0}")
      return nil
    }
    do throws(PresetError) {
      return try Preset(json: base.json, in: base.folder, setting: assignments)
    } catch {
      for fault in error.faults {
        let isOfSet = fault.source.hasPrefix(place)
        note(isOfSet ? fault.source : place, isOfSet ? fault.message : fault.description)
      }
      return nil
    }
  }

  private mutating func unlocked(_ step: JSONFields) -> [Parameter] {
    guard let json = step["unlock"] else { return [] }
    let place = step.place(of: "unlock")
    guard case .list(let elements) = json else {
      note(place, "\(json.inWords) is not a list; it must be a list of parameters")
      return []
    }
    return elements.enumerated().compactMap { index, element in
      if case .text(let name) = element, let parameter = Parameter(rawValue: name) {
        return parameter
      }
      let words = Parameter.allCases.map(\.rawValue)
      let meant: String?
      if case .text(let name) = element {
        meant = Spelling.nearest(to: name, in: words)
      } else {
        meant = nil
      }
      note(
        "\(place)[\(index)]",
        "\(element.inWords) is not a parameter; "
          + (meant.map { "did you mean \($0)?" } ?? "it must be a key as --set takes it"))
      return nil
    }
  }

  private mutating func question(_ step: JSONFields, _ preset: Preset) -> LessonQuestion? {
    guard let json = step["ask"] else { return nil }
    let place = step.place(of: "ask")
    let kinds = ["number", "time", "choice"]
    let keys = kinds + ["answer", "unit", "tolerance", "options"]
    guard
      let ask = fields(
        json, at: place, keys: keys, told: kinds + ["unit"], called: "a question")
    else { return nil }
    let chosen = kinds.filter { ask[$0] != nil }
    guard let kind = chosen.first, chosen.count == 1 else {
      note(place, "a question has one of number, time and choice, which holds its text")
      return nil
    }
    for key in kind == "choice" ? ["answer", "unit", "tolerance"] : ["options"]
    where ask[key] != nil { note(ask.place(of: key), "does not belong to a \(kind)") }
    let text = filled(ask, kind, preset, isBeforeRun: true)
    if kind == "choice" {
      return LessonQuestion(text: text, kind: .choice(options(ask, preset)))
    }
    guard let answer = formula(ask, "answer", preset) else { return nil }
    let tolerance = tolerance(ask)
    if kind == "time" {
      if ask["unit"] != nil { note(ask.place(of: "unit"), "a time is in ms") }
      return LessonQuestion(text: text, kind: .time(answer: answer, tolerance: tolerance))
    }
    return LessonQuestion(
      text: text,
      kind: .number(answer: answer, unit: told(ask, "unit") ?? "", tolerance: tolerance))
  }

  private mutating func options(_ ask: JSONFields, _ preset: Preset) -> [LessonQuestion.Option] {
    let place = ask.place(of: "options")
    guard case .list(let elements)? = ask["options"], (2...9).contains(elements.count) else {
      note(place, "must be a list of two to nine options")
      return []
    }
    return elements.enumerated().compactMap { index, element in
      guard
        let option = fields(
          element, at: "\(place)[\(index)]", keys: ["text", "if"], told: ["text"],
          called: "an option"),
        let condition = formula(option, "if", preset)
      else { return nil }
      return LessonQuestion.Option(
        text: filled(option, "text", preset, isBeforeRun: true), condition: condition)
    }
  }

  /// "tolerance": 0.5, or "5 %".
  private mutating func tolerance(_ ask: JSONFields) -> LessonQuestion.Tolerance {
    let limits = Limits.positive
    switch ask["tolerance"] {
    case .number(let width)? where limits.contains(width): return .absolute(width)
    case .text(let text)? where text.hasSuffix("%"):
      let digits = text.dropLast().filter { $0 != " " }
      if let percent = Double(String(digits)), limits.contains(percent) {
        return .relative(percent / 100)
      }
    default: break
    }
    note(
      ask.place(of: "tolerance"),
      "must be a number greater than 0 in the unit of the answer, or a share such as \"5 %\"")
    return .relative(0.05)
  }
}
