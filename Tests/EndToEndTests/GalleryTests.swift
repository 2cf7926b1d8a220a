import Foundation
import Testing

/// The gallery shows what the program draws now.
///
/// With LESCOPE_RECORD=1, as `.ci/renew gallery` sets it, it is drawn anew, to be looked at before it is
/// committed.
struct GalleryTests {
  private static let writes = ProcessInfo.processInfo.environment["LESCOPE_RECORD"] == "1"
  private static let remedy = ".ci/renew gallery draws it anew, from its session"

  private func hold(_ drawn: String, in file: String) throws {
    if Self.writes {
      try drawn.write(toFile: Gallery.folder + file, atomically: true, encoding: .utf8)
    } else {
      let isTheSame = try drawn == String(contentsOfFile: Gallery.folder + file, encoding: .utf8)
      #expect(isTheSame, "presets/gallery/\(file) is not what is drawn now; \(Self.remedy)")
    }
  }

  @Test(arguments: Gallery.scenes)
  func `A picture is the last screen of its session`(scene: Gallery.Scene) throws {
    if scene.lacksData { return }
    let outcome = try Program.run(
      ["replay", Gallery.folder + scene.session, "--format", "svg", "--no-config"], seconds: 120)
    try #require(outcome.ending == .exit(0), "\(outcome.errors)")
    try hold(outcome.output, in: scene.picture)
  }

  @Test(arguments: Gallery.scenes.filter { $0.part == .lessons })
  func `A lesson is passed, and its cast shows how`(scene: Gallery.Scene) throws {
    let outcome = try Program.run(
      ["replay", Gallery.folder + scene.session, "--cast", "-", "--check", "--no-config"],
      seconds: 120)
    #expect(outcome.ending == .exit(0), "\(outcome.errors)")
    try hold(outcome.output, in: #require(scene.cast))
    let session = try String(contentsOfFile: Gallery.folder + scene.session, encoding: .utf8)
    #expect(session.contains(#""expect":"You have passed this lesson""#))
  }

  @Test func `The page shows every view, every preset and five lessons`() throws {
    let gallery = try Gallery()
    let text = try Document(Gallery.page).text
    let start = try #require(text.range(of: "## "), "\(Gallery.page) has no headings")
    let made = try gallery.sections()
    if Self.writes {
      try (text[..<start.lowerBound] + made)
        .write(toFile: Gallery.folder + "README.md", atomically: true, encoding: .utf8)
    } else {
      let isTheSame = text[start.lowerBound...] == made
      #expect(isTheSame, "\(Gallery.page) is not as it must be; .ci/renew gallery writes it anew")
    }
  }

  @Test(.enabled(if: !writes))
  func `There is a session and a picture for each, nothing else, and nothing large`() throws {
    let wanted = try Gallery().scenes.flatMap(\.files) + ["README.md"]
    let found =
      FileManager.default.enumerator(atPath: Gallery.folder)?
      .compactMap { $0 as? String }.filter { $0.contains(".") } ?? []
    for file in Set(wanted).subtracting(found).sorted() {
      Issue.record(
        "presets/gallery/\(file) is missing; write its session, and \(Self.remedy)")
    }
    for file in Set(found).subtracting(wanted).sorted() {
      Issue.record("presets/gallery/\(file) belongs to no view, preset or lesson; take it away")
    }
    var sum = 0
    for file in found {
      let bytes = try Data(contentsOf: URL(filePath: Gallery.folder + file)).count
      #expect(bytes <= (file.hasSuffix(".cast") ? 200_000 : 40_000), "\(file)")
      sum += bytes
    }
    #expect(sum < 2_000_000)
  }
}
