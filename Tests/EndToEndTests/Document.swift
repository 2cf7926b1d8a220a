import Foundation

/// A document of the repository, in Markdown.
struct Document {
  /// From the top of the repository.
  let path: String
  private(set) var lines: [String]

  private static let repository: URL = {
    var folder = URL(filePath: #filePath)
    for _ in 0..<3 { folder.deleteLastPathComponent() }
    return folder
  }()

  /// All documents there are, by their paths.
  static let paths: [String] = {
    let folders = ["Sources", "Tests", "presets"].flatMap { folder in
      let files = FileManager.default.enumerator(atPath: repository.appending(path: folder).path)
      return (files?.compactMap { $0 as? String } ?? []).map { "\(folder)/\($0)" }
    }
    return ["README.md"] + folders.filter { $0.hasSuffix(".md") }.sorted()
  }()

  init(_ path: String) throws {
    self.path = path
    lines = try String(contentsOf: Self.repository.appending(path: path), encoding: .utf8)
      .components(separatedBy: "\n")
  }

  var text: String { lines.joined(separator: "\n") }

  func write() throws {
    let file = Self.repository.appending(path: path)
    try text.write(to: file, atomically: true, encoding: .utf8)
  }

  /// Some lines of a document that stand between two fences, or without any.
  struct Block {
    /// What the comment before it says; empty where there is none.
    var comment = ""
    /// What stands behind the opening fence, such as "sh".
    var language = ""
    /// The lines themselves, without fences.
    var range: Range<Int>
  }

  /// The blocks between fences.
  var fenced: [Block] {
    var blocks: [Block] = []
    var opening: Int?
    for (number, line) in lines.enumerated() where line.hasPrefix("```") {
      if let start = opening {
        blocks.append(
          Block(
            comment: comment(above: start), language: String(lines[start].dropFirst(3)),
            range: start + 1..<number))
        opening = nil
      } else {
        opening = number
      }
    }
    return blocks
  }

  /// The blocks behind a comment with a command that prints them, fenced or not: from
  /// `<!-- lescope list -->` on.
  var printed: [Block] {
    let fenced = fenced
    return lines.indices.compactMap { line in
      let comment = lines[line].wholeMatch(of: /<!-- (.*\blescope .*) -->/)
      guard let words = comment?.1 else { return nil }
      let start = lines[(line + 1)...].firstIndex { !$0.isEmpty } ?? lines.endIndex
      if var block = fenced.first(where: { $0.range.lowerBound == start + 1 }) {
        block.comment = String(words)
        return block
      }
      let end = lines[start...].firstIndex(of: "") ?? lines.endIndex
      return Block(comment: String(words), range: start..<end)
    }
  }

  func text(of block: Block) -> String { lines[block.range].joined(separator: "\n") }

  /// Puts other lines in the place of a block's; those of the blocks below it move.
  mutating func replace(_ block: Block, with text: String) {
    lines.replaceSubrange(block.range, with: text.components(separatedBy: "\n"))
  }

  /// The text without what is between fences, and without these.
  var prose: String {
    let inside = Set(fenced.flatMap { $0.range.lowerBound - 1...$0.range.upperBound })
    return lines.indices.filter { !inside.contains($0) }.map { lines[$0] }.joined(separator: "\n")
  }

  /// The places that links can lead to, as code hosts name them: "## Own files" is `own-files`.
  var anchors: Set<String> {
    Set(
      prose.split(separator: "\n").filter { $0.hasPrefix("#") }.map { heading in
        heading.drop { $0 == "#" }.dropFirst().lowercased()
          .filter { $0.isLetter || $0.isNumber || $0 == " " || $0 == "-" }
          .replacing(" ", with: "-")
      })
  }

  /// A file by its path from the folder of this document.
  func file(at relative: String) -> String {
    let folder = Self.repository.appending(path: path).deletingLastPathComponent()
    return folder.appending(path: relative).standardized.path
  }

  /// The path of a file from the top of the repository; nil where it is outside.
  static func path(of file: String) -> String? {
    let top = repository.standardized.path
    return file.hasPrefix(top) ? String(file.dropFirst(top.count).drop { $0 == "/" }) : nil
  }

  private func comment(above line: Int) -> String {
    let above = lines[..<line].last { !$0.isEmpty } ?? ""
    return above.wholeMatch(of: /<!-- (.*) -->/).map { String($0.1) } ?? ""
  }
}
