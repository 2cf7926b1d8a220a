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

  @Test func `The course takes every lesson once, beside presets that there are`() throws {
    let weeks = try readme().split(separator: "\n").filter { $0.contains(/^\| \d+ \|/) }
    #expect(weeks.count == 12)
    func names(_ column: Int) -> [String] {
      weeks.flatMap { row in
        let cells = row.split(separator: "|").map(String.init)
        return cells[column].matches(of: /`([^`]+)`/).map { String($0.output.1) }
      }
    }
    #expect(names(3).sorted() == EmbeddedFiles.lessons.sorted())
    #expect(names(2).count >= 12 && Set(names(2)).count == names(2).count)
    for preset in names(2) { #expect(EmbeddedFiles.presets.contains(preset), "\(preset)") }
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
