import Foundation
import Testing

/// What `.ci/package/make` packs, made of the program under test in place of one that is linked for it.
struct PackageTests {
  private static let repository: String = {
    let parts = #filePath.split(separator: "/").dropLast(3)
    return "/" + parts.joined(separator: "/")
  }()
  private static let script = repository + "/.ci/package/make"
  private static let canPack = ["dpkg-deb", "dpkg-shlibdeps", "strip", "git"].allSatisfy {
    FileManager.default.isExecutableFile(atPath: "/usr/bin/\($0)")
  }

  private func text(_ path: String) throws -> String {
    try String(contentsOfFile: Self.repository + "/" + path, encoding: .utf8)
  }

  /// Compressed little, which takes most of the time.
  private func made(in folder: String) throws -> Program.Outcome {
    try Program.run(
      ["--program", Program.path, "--output", folder], of: Self.script,
      variables: ["DPKG_DEB_COMPRESSOR_LEVEL": "0"], seconds: 240)
  }

  private func run(_ line: String, in folder: TemporaryFolder) throws -> Program.Outcome {
    try Program.run(["-e", "-c", line], of: "/bin/sh", directory: folder.path, seconds: 60)
  }

  /// Words, however lines are broken and indented; an empty line of a control file is a point.
  private func words(_ text: String) -> [Substring] {
    text.split { $0.isWhitespace }.filter { $0 != "." }
  }

  /// Markdown without its links, its stars and its backticks.
  private func plain(_ text: String) -> String {
    text.replacing(/\[([^\]]*)\]\([^)]*\)/) { $0.1 }.replacing("\\*", with: "\u{1}")
      .replacing(/[`*]/, with: "").replacing("\u{1}", with: "*")
  }

  private func section(_ title: String, of document: String) throws -> String {
    let text = try text(document)
    let start = try #require(text.range(of: "## \(title)\n")).upperBound
    let end = text.range(of: "\n## ", range: start..<text.endIndex)?.lowerBound
    return String(text[start..<(end ?? text.endIndex)])
  }

  @Test func `The changelog begins with the version of the program`() throws {
    let version = try Program.run(["--version"]).output.split { $0.isWhitespace }.last ?? ""
    #expect(try text(".ci/package/changelog").hasPrefix("lescope (\(version)) unstable;"))
  }

  @Test func `What does not stand to reason is refused in one sentence`() throws {
    for words in [["--output"], ["--fast", "now"], ["now"], ["--program", "/nonexistent"]] {
      let outcome = try Program.run(words, of: Self.script)
      #expect(outcome.ending == .exit(2))
      #expect(outcome.output == "" && outcome.errorLines.count == 1, "\(outcome.errors)")
    }
  }

  @Test(.enabled(if: canPack))
  func `Packages hold what the program says of itself, and are the same every time`() throws {
    let folder = try TemporaryFolder(folders: ["first", "second"])
    for place in ["first", "second"] {
      let outcome = try made(in: folder.path + "/" + place)
      try #require(outcome.ending == .exit(0), "\(outcome.errors)")
    }
    #expect(try run("diff -r first second", in: folder).output == "")
    let unpacked = try run(
      "mkdir tar deb; tar xzf first/*.tar.gz --strip-components=1 -C tar; dpkg-deb -x first/*.deb deb",
      in: folder)
    try #require(unpacked.ending == .exit(0), "\(unpacked.errors)")

    let program = folder.path + "/tar/bin/lescope"
    let packed = try Program.run(["list", "--json"], of: program).output
    #expect(packed.contains("\"\(folder.path)/tar/share/lescope/presets/lag-adds-up.json\""))
    #expect(try Program.run(["list"], of: program).output == Program.run(["list"]).output)
    #expect(
      try Program.run(["lesson", "--tabs"], of: program).output
        == Program.run(["lesson", "--tabs"]).output)

    for (words, tar, deb) in [
      (["man"], "man/man1/lescope.1", "man/man1/lescope.1.gz"),
      (
        ["completions", "bash"], "bash-completion/completions/lescope",
        "bash-completion/completions/lescope"
      ),
      (["completions", "zsh"], "zsh/site-functions/_lescope", "zsh/vendor-completions/_lescope"),
      (
        ["completions", "fish"], "fish/vendor_completions.d/lescope.fish",
        "fish/vendor_completions.d/lescope.fish"
      ),
    ] {
      let said = try Program.run(words).output
      #expect(try folder.text(of: "tar/share/" + tar) == said)
      #expect(try run("zcat -f deb/usr/share/\(deb)", in: folder).output == said)
    }
    // But for the places above, and what Debian wants compressed, both hold the same.
    let difference = try run(
      "diff -rq tar/share deb/usr/share | grep -vE 'zsh|lescope\\.1|changelog' || true", in: folder)
    #expect(difference.output == "")

    let scenes = try Gallery().scenes.flatMap(\.files).map { "presets/gallery/" + $0 }
    for path in Document.paths + scenes {
      #expect(try folder.text(of: "tar/share/doc/lescope/" + path) == text(path))
    }
    #expect(
      try folder.text(of: "tar/share/doc/lescope/changelog") == text(".ci/package/changelog"))
    let rights = words(try folder.text(of: "tar/share/doc/lescope/copyright"))
    let stated = plain(try section("Sources and rights", of: "README.md"))
    let licence = try section("Rights of the digits", of: "presets/README.md")
      .components(separatedBy: "```")[1]
    for (text, what) in [(stated, "Sources and rights"), (licence, "licence of the digits")] {
      let isQuoted = rights.contains(words(text))
      #expect(isQuoted, "\(what)")
    }
    let isFilled = !rights.contains { $0.hasPrefix("@") }
    #expect(isFilled)
  }
}
