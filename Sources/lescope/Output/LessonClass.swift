import Formats
import Laboratory
import Studies

/// What the students of a class have answered, from the reports that they have handed in.
struct LessonClass: Sendable {
  let students: [Student]

  struct Student: Sendable {
    /// The file's name without its ending.
    let name: String
    let progress: LessonProgress
  }

  /// - Parameter paths: files with what `lescope lesson --report --json` prints, or with what the state
  ///   folder holds.
  /// - Throws: the first file that can't be read or is none of these, or is the second of its name.
  init(_ paths: [String]) throws(Fault) {
    var students: [Student] = []
    for path in paths {
      do throws(Fault) {
        let name = LessonLibrary.name(of: path)
        if students.contains(where: { $0.name == name }) {
          throw Fault("is the second file of this name; each student needs one")
        }
        let json = try JSON(parsing: FileReading.bytes(of: path))
        students.append(Student(name: name, progress: try LessonProgress(handedIn: json)))
      } catch {
        throw Fault(source: path, place: error.source.isEmpty ? error.place : "", error.message)
      }
    }
    self.students = students
  }

  /// How many of the class have passed a lesson.
  func passed(_ lesson: String) -> Int {
    students.count { $0.progress[lesson]?.isPassed == true }
  }
}

extension LessonProgress {
  /// - Parameter json: a report, or the file of the state folder.
  /// - Throws: that it is neither.
  fileprivate init(handedIn json: JSON) throws(Fault) {
    if json["format"] == .text(Self.format) {
      try self.init(json)
      return
    }
    guard case .list(let entries) = json else {
      throw Fault("is not what lescope lesson --report --json prints")
    }
    var lessons: [JSON.Member] = []
    for (index, entry) in entries.enumerated() {
      guard case .text(let name)? = entry["name"], case .number(let next)? = entry["next_step"],
        let steps = entry["steps"]
      else { throw Fault(place: "[\(index)]", "is not what lescope lesson --report --json prints") }
      lessons.append(
        .init(name, .object([.init("next", .number(next - 1)), .init("steps", steps)])))
    }
    try self.init(
      .object([.init("format", .text(Self.format)), .init("lessons", .object(lessons))]))
  }
}
