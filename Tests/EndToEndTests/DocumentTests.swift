import Foundation
import Testing

/// What the documents show is what the program does.
///
/// With LESCOPE_RECORD=1 the blocks that it prints are written anew, to be looked at before they are
/// committed.
struct DocumentTests {
  /// Runs a line of the shell in which `lescope` is the program under test.
  private func shell(_ line: String, in folder: String = "/") throws -> Program.Outcome {
    let place = URL(filePath: Program.path).deletingLastPathComponent().path
    return try Program.run(
      ["-e", "-c", line], of: "/bin/sh", variables: ["PATH": "\(place):/usr/bin:/bin"],
      directory: folder, seconds: 120)
  }

  @Test(arguments: Document.paths)
  func `Every block that a command prints is what it prints`(path: String) throws {
    var document = try Document(path)
    let writes = ProcessInfo.processInfo.environment["LESCOPE_RECORD"] == "1"
    for block in document.printed.reversed() {
      let outcome = try shell(block.comment)
      #expect(outcome.errors == "" && outcome.ending == .exit(0), "\(block.comment)")
      let printed = String(outcome.output.dropLast(outcome.output.hasSuffix("\n") ? 1 : 0))
      if writes {
        document.replace(block, with: printed)
      } else {
        #expect(document.text(of: block) == printed, "\(path): \(block.comment)")
      }
    }
    if writes { try document.write() }
  }

  /// Where each block stands that the program can print.
  @Test func `No block that can be printed is typed`() throws {
    let places = [
      "README.md": ["lescope render", "lescope help keys", "lescope help mouse"],
      "presets/README.md": ["lescope list", "lescope show", "lescope help parameters"],
      "presets/lessons/README.md": ["lescope lesson"],
      "Sources/lescope/README.md": ["lescope help", "lescope reproduce"],
    ]
    for (path, commands) in places {
      let printed = try Document(path).printed
      for command in commands {
        #expect(printed.contains { $0.comment.contains(command) }, "\(path): \(command)")
      }
    }
  }

  @Test(arguments: Document.paths)
  func `What is said to run in an empty folder runs there`(path: String) throws {
    let document = try Document(path)
    for block in document.fenced where block.comment == "run in an empty folder" {
      let folder = try TemporaryFolder()
      let outcome = try shell(document.text(of: block), in: folder.path)
      #expect(outcome.errors == "" && outcome.ending == .exit(0), "\(path): \(outcome.errors)")
    }
  }

  @Test func `The first commands of the README run as they are written`() throws {
    let readme = try Document("README.md")
    #expect(readme.fenced.contains { $0.comment == "run in an empty folder" })
  }

  @Test(arguments: Document.paths)
  func `Every command and option that is named exists`(path: String) throws {
    let help = try Program.run(["help"]).output
    let commands = Set(help.matches(of: /(?m)^  lescope ([a-z]+)/).map { String($0.1) })
    let options = Set(help.matches(of: /(?m)^  (--[a-z-]+)/).map { String($0.1) })
    let document = try Document(path)
    let scripts = document.fenced.filter { $0.language == "sh" }
      .map { document.text(of: $0).replacing("\\\n", with: " ") }
      .flatMap { $0.components(separatedBy: "\n") }
    let spans = document.prose.replacing("\n", with: " ").matches(of: /`([^`]+)`/)
      .map { String($0.1) }
    for line in scripts + spans {
      for match in line.matches(of: /(?:^|[ '(])lescope ([^|;>)]*)/) {
        let words = match.1.split { " '".contains($0) }.map(String.init)
        if let first = words.first, first.wholeMatch(of: /[a-z]+/) != nil {
          #expect(commands.contains(first), "\(path): \(line)")
        }
        // Two hyphens alone are the end of a comment.
        for word in words where word.hasPrefix("--") && word != "--" {
          let option = String(word.prefix { $0 != "=" })
          #expect(options.contains(option), "\(path): \(line)")
        }
      }
    }
  }

  @Test(arguments: Document.paths)
  func `Every link leads somewhere`(path: String) throws {
    let document = try Document(path)
    for match in document.prose.matches(of: /\]\(([^)\s]*)\)/) {
      let link = String(match.1)
      if link.hasPrefix("https://") { continue }
      let parts = link.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false)
      let file = parts[0].isEmpty ? nil : document.file(at: String(parts[0]))
      if let file { #expect(FileManager.default.fileExists(atPath: file), "\(path): \(link)") }
      guard parts.count == 2 else { continue }
      let target = try file.map {
        try Document(#require(Document.path(of: $0), "\(path): \(link)"))
      }
      #expect((target ?? document).anchors.contains(String(parts[1])), "\(path): \(link)")
    }
  }

  @Test(arguments: Document.paths)
  func `Every example in JSON is without fault`(path: String) throws {
    let document = try Document(path)
    var files = ["own-data.csv", "recorded-signal.csv"].reduce(into: [String: String]()) {
      $0[$1] = try? Document("presets/\($1)").text
    }
    let examples = document.fenced.filter { $0.language == "json" }
    for (number, block) in examples.enumerated() {
      files["example-\(number).json"] = document.text(of: block)
    }
    guard !examples.isEmpty else { return }
    let folder = try TemporaryFolder(holding: files)
    let outcome = try Program.run(
      ["check"] + examples.indices.map { "example-\($0).json" }, directory: folder.path)
    #expect(outcome.errors == "" && outcome.ending == .exit(0), "\(path)")
  }
}
