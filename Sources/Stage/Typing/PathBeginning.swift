/// The beginning of a path on the command line: the folder to look in, and what may continue it.
package struct PathBeginning: Equatable, Sendable {
  /// The path up to the cursor.
  package let text: String
  /// How the names of files end that are offered; empty offers none but folders.
  private let endings: [String]

  package init(_ text: String, endings: [String]) {
    (self.text, self.endings) = (text, endings)
  }

  /// The folder that it lies in, with its last slash; empty is the working folder.
  package var folder: String {
    text.lastIndex(of: "/").map { String(text[...$0]) } ?? ""
  }

  /// What it may become.
  ///
  /// Names that begin with a point stay hidden until one is typed.
  ///
  /// - Parameter names: of what is in the folder; those of folders end in a slash.
  package func candidates(among names: [String]) -> [Completion.Candidate] {
    let showsHidden = text.dropFirst(folder.count).hasPrefix(".")
    return names.sorted().compactMap { name in
      guard showsHidden || !name.hasPrefix(".") else { return nil }
      if name.hasSuffix("/") { return .init(text: folder + name, help: "a folder") }
      guard endings.contains(where: { name.hasSuffix($0) }) else { return nil }
      return .init(text: folder + name, help: "a file")
    }
  }
}

extension Completion {
  /// - Parameter path: a path, or one of the candidates.
  package init(_ path: PathBeginning, among candidates: [Candidate], usage: String?) {
    self.init(path.text, among: candidates, usage: usage, isFile: true)
    self.path = path
  }

  /// The files that may follow in place of all else.
  ///
  /// - Parameter names: what is in a folder; those of folders end in a slash.
  package func looking(_ names: (_ folder: String) -> [String]) -> Completion {
    guard let path else { return self }
    return Completion(path, among: path.candidates(among: names(path.folder)), usage: usage)
  }
}
