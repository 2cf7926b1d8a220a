import TestSupport
import Testing

@testable import Formats
@testable import Presets
@testable import ShippedPresets
@testable import Studies

/// What the reference of lessons says.
struct LessonReadmeTests {
  private func readme() throws -> String { try document("presets/lessons/README.md") }

  @Test func `It lists every lesson with its level and title`() throws {
    let readme = try readme()
    let names = EmbeddedFiles.lessons.map(\.count).max() ?? 0
    for entry in LessonTests.library.entries {
      let name = entry.name + String(repeating: " ", count: names - entry.name.count)
      let level = entry.lesson.level.rawValue
      let gap = String(repeating: " ", count: 11 - level.count)
      #expect(readme.contains("\(name)  \(level)\(gap)\(entry.lesson.title)\n"))
    }
  }

  @Test func `Its example is a lesson without fault`() throws {
    let readme = try readme()
    let start = try #require(readme.firstRange(of: "{\n  \"format\": \"lescope-lesson/1\""))
    let end = try #require(readme[start.lowerBound...].firstRange(of: "\n```"))
    let lesson = try readLesson(String(readme[start.lowerBound..<end.lowerBound]))
    #expect(lesson.faultsOfRuns.isEmpty)
  }

  @Test func `It names everything that formulas know`() throws {
    let readme = try readme()
    let kinds =
      Quantity.OfLayer.allCases.map(\.rawValue) + Quantity.OfNetwork.allCases.map(\.rawValue)
    for word in kinds + SignalReading.allCases.map(\.rawValue)
      + Expression.Function.allCases.map(\.rawValue)
    {
      #expect(readme.contains(word), "\(word)")
    }
  }
}
