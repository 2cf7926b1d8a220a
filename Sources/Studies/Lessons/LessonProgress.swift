package import Formats
import Presets

/// How far a student has come in every lesson, as the file in the XDG state folder holds it.
package struct LessonProgress: Equatable, Sendable {
  /// By the names of the lessons.
  package var records: [String: LessonRecord] = [:]

  /// What the file has for its format.
  package static let format = "lescope-lessons/1"

  package init() {}

  package subscript(name: String) -> LessonRecord? {
    get { records[name] }
    set { records[name] = newValue }
  }

  /// The file: `$XDG_STATE_HOME/lescope/lessons.json`, by default below `~/.local/state`; nil where
  /// there is no home.
  package static func file(
    environment: (String) -> String? = PresetLibrary.variable
  ) -> String? {
    UserFolder.state.path(of: "lessons.json", environment: environment)
  }

  /// - Throws: where the file is not what was written.
  package init(_ json: JSON) throws(Fault) {
    guard case .object(let lessons)? = json["lessons"], json["format"] == .text(Self.format) else {
      throw Fault(
        "is not a file of \(Self.format); move it away and the lessons begin anew")
    }
    for member in lessons { records[member.key] = try Self.record(member.value, member.key) }
  }

  private static func record(_ json: JSON, _ name: String) throws(Fault) -> LessonRecord {
    var record = LessonRecord()
    guard let next = whole(json["next"]), case .list(let steps)? = json["steps"] else {
      throw Fault(place: "lessons.\(name)", "is not a record of a lesson")
    }
    record.next = next
    for (index, json) in steps.enumerated() {
      guard let answers = whole(json["answers"]), case .flag(let isPassed)? = json["passed"] else {
        throw Fault(place: "lessons.\(name).steps[\(index)]", "is not a record of a step")
      }
      var step = LessonRecord.Step()
      step.answers = answers
      step.isPassed = isPassed
      if case .number(let value)? = json["value"] { step.last = .value(value) }
      if let option = whole(json["option"]), option > 0 { step.last = .option(option - 1) }
      record.steps.append(step)
    }
    return record
  }

  private static func whole(_ json: JSON?) -> Int? {
    guard case .number(let value)? = json, Limits.whole(0...1e9).contains(value) else { return nil }
    return Int(clamping: value)
  }

  /// As it is written, the lessons by name.
  package var json: JSON {
    let lessons = records.sorted { $0.key < $1.key }.map { name, record in
      JSON.Member(
        name,
        .object([
          .init("next", .number(Double(record.next))),
          .init("steps", .list(record.steps.map(\.json))),
        ]))
    }
    return .object([.init("format", .text(Self.format)), .init("lessons", .object(lessons))])
  }
}

extension LessonRecord.Step {
  /// Options count from 1, as on the screen.
  package var json: JSON {
    var members: [JSON.Member] = [
      .init("answers", .number(Double(answers))), .init("passed", .flag(isPassed)),
    ]
    switch last {
    case .value(let value)?: members.append(.init("value", .number(value)))
    case .option(let option)?: members.append(.init("option", .number(Double(option + 1))))
    case nil: break
    }
    return .object(members)
  }
}
