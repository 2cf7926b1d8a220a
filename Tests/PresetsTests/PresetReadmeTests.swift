import Samples
import TestSupport
import Testing

@testable import Formats
@testable import Presets

/// What the reference of presets says.
struct PresetReadmeTests {
  /// The row of a table, in the section of this title.
  private func row(_ word: String, of section: String) throws -> Substring {
    let lines = try document("presets/README.md").split(separator: "\n")
    let start = try #require(lines.firstIndex { $0.drop { $0 == "#" } == " \(section)" })
    let rows = lines[(start + 1)...].prefix { !$0.hasPrefix("#") }
    return try #require(rows.first { $0.hasPrefix("| `\(word)`") }, "\(word)")
  }

  @Test(arguments: Stimulus.Kind.allCases)
  func `It has every kind of stimulus with its keys and their defaults`(
    kind: Stimulus.Kind
  ) throws {
    let row = try row(kind.rawValue, of: "Stimuli")
    for key in kind.keys {
      let standard = Parameter(rawValue: "stimulus.\(key)")?.facts.standard
      // How long a sample stays has to be said.
      let isGiven = kind.rawValue == "sequence" && key == "hold"
      let words = standard.flatMap { isGiven ? nil : " (\(JSON.digits(of: $0)))" } ?? ""
      #expect(row.contains("`\(key)`\(words)"), "\(key)")
    }
  }

  @Test(arguments: SampleSource.Kind.allCases)
  func `It has every kind of task with its keys`(kind: SampleSource.Kind) throws {
    let row = try row(kind.rawValue, of: "Tasks")
    for key in kind.keys { #expect(row.contains("`\(key)`"), "\(key)") }
  }

  @Test func `It has what every task has, with the defaults`() throws {
    for key in SampleSource.Kind.commonKeys {
      let row = try row(key, of: "Tasks")
      if let standard = Parameter(rawValue: "task.\(key)")?.facts.standard {
        #expect(row.contains("| \(JSON.digits(of: standard)) |"), "\(key)")
      }
    }
    #expect(try row("shuffle", of: "Tasks").contains("| true |"))
  }

  @Test(arguments: WeightPreset.Recipe.allCases)
  func `It has every recipe of weights`(recipe: WeightPreset.Recipe) throws {
    let row = try row(recipe.rawValue, of: "Layers")
    for key in recipe.keys { #expect(row.contains("`\(key)`"), "\(key)") }
  }

  @Test func `It names every view that a preset can open`() throws {
    let reference = try document("presets/README.md")
    for name in ViewPreset.names { #expect(reference.contains("`\(name)`"), "\(name)") }
  }
}
