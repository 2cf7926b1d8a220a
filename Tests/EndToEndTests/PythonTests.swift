import Foundation
import Testing

/// The recipes for Python run as they are written, where what they import is installed.
struct PythonTests {
  /// A section of the page: what its blocks say, with the language of each.
  struct Section: CustomTestStringConvertible {
    let title: String
    var blocks: [(language: String, text: String)] = []

    /// What its blocks in Python import.
    var modules: Set<String> {
      Set(
        blocks.filter { $0.language == "python" }
          .flatMap { $0.text.matches(of: /(?m)^(?:import|from) ([a-z]+)/) }.map { String($0.1) })
    }

    var testDescription: String { title }
  }

  private static let sections: [Section] = {
    guard let document = try? Document("Sources/lescope/Python.md") else { return [] }
    return document.lines.enumerated().filter { $0.element.hasPrefix("## ") }.map { start, title in
      let end = document.lines[(start + 1)...].firstIndex { $0.hasPrefix("## ") }
      var section = Section(title: String(title.dropFirst(3)))
      for block in document.fenced
      where block.range.lowerBound > start && block.range.upperBound < end ?? .max {
        section.blocks.append((block.language, document.text(of: block)))
      }
      return section
    }
  }()

  private func run(_ program: String, _ words: [String], in folder: String) throws
    -> Program.Outcome
  {
    let place = URL(filePath: Program.path).deletingLastPathComponent().path
    return try Program.run(
      words, of: program, variables: ["PATH": "\(place):/usr/bin:/bin", "HOME": folder],
      directory: folder, seconds: 120)
  }

  @Test func `There is a recipe for each kind of file`() {
    let modules = Self.sections.reduce(into: Set<String>()) { $0.formUnion($1.modules) }
    #expect(modules.isSuperset(of: ["pandas", "numpy", "matplotlib", "json", "subprocess"]))
    for section in Self.sections { #expect(!section.blocks.isEmpty, "\(section.title)") }
  }

  @Test(arguments: sections)
  func `A recipe runs as it is written`(section: Section) throws {
    let python = "/usr/bin/python3"
    let imports = section.modules.sorted().map { "import \($0)" }.joined(separator: "\n")
    let folder = try TemporaryFolder()
    guard FileManager.default.isExecutableFile(atPath: python),
      try run(python, ["-c", imports], in: folder.path).ending == .exit(0)
    else {
      // CI installs what recipes import; elsewhere they are for those who have it.
      #expect(ProcessInfo.processInfo.environment["CI"] == nil, "\(imports)")
      return
    }
    for block in section.blocks {
      let isPython = block.language == "python"
      let outcome = try run(
        isPython ? python : "/bin/sh", [isPython ? "-c" : "-ec", block.text], in: folder.path)
      #expect(outcome.ending == .exit(0), "\(section.title): \(outcome.errors)")
      if isPython && !block.text.contains("savez") && block.text.contains("print(") {
        #expect(!outcome.output.isEmpty)
      }
    }
    if section.modules.contains("matplotlib") { #expect(folder.files.contains("lags.png")) }
  }
}
