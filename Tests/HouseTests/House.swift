import FoundationEssentials

/// The modules in `Sources`, as their files say.
struct House {
  /// What one file says.
  struct File {
    let module: String
    /// Its folder inside the module; "." for the module's own.
    let folder: String
    /// With the folder, for messages.
    let name: String
    let words: [String]
    let lines: Int
    /// The modules that it imports.
    let imports: [String]
    /// The types that it declares, nested ones too.
    let types: Set<String>
  }

  let files: [File]
  let modules: Set<String>

  static let asItStands = Result { try House() }

  private init() throws {
    let parts = #filePath.split(separator: "/").dropLast(3)
    let root = "/" + parts.joined(separator: "/") + "/Sources"
    let manager = FileManager.default
    modules = Set(try manager.contentsOfDirectory(atPath: root).filter { !$0.contains(".") })
    files = try manager.subpathsOfDirectory(atPath: root).filter { $0.hasSuffix(".swift") }.sorted()
      .map { path in
        let text = try String(contentsOfFile: root + "/" + path, encoding: .utf8)
        return File(path: path, text)
      }
  }

  func files(of module: String) -> [File] { files.filter { $0.module == module } }
}

extension House.File {
  fileprivate init(path: String, _ text: String) {
    let parts = path.split(separator: "/").map(String.init)
    module = parts[0]
    folder = parts.count > 2 ? parts[1..<parts.count - 1].joined(separator: "/") : "."
    name = path
    words = SourceWords(text).words
    lines = text.utf8.count { $0 == UInt8(ascii: "\n") }
    let pairs = Array(zip(words, words.dropFirst()))
    imports = pairs.filter { $0.0 == "import" }.map(\.1)
    types = Set(
      pairs.filter { House.File.declares.contains($0.0) && $0.1.first?.isUppercase == true }
        .map(\.1))
  }

  private static let declares: Set = ["struct", "enum", "class", "protocol", "actor", "typealias"]

  /// The types that it extends.
  var extended: Set<String> {
    Set(zip(words, words.dropFirst()).filter { $0.0 == "extension" }.map(\.1))
  }
}

extension House {
  /// Which folder of a module uses types of which others, and which types these are.
  ///
  /// A type that several files declare is left out, for its name does not say which is meant.
  func arrows(in module: String) -> [String: [String: Set<String>]] {
    let files = files(of: module)
    var folders: [String: String?] = [:]
    for file in files {
      for type in file.types { folders[type] = .some(folders[type] == nil ? file.folder : nil) }
    }
    var arrows: [String: [String: Set<String>]] = [:]
    for file in files {
      for (index, word) in file.words.enumerated() {
        guard let folder = folders[word] ?? nil, folder != file.folder else { continue }
        // An import names a module, which may be called as a type here is.
        if index > 0, file.words[index - 1] == "import" { continue }
        // `Presets.Parameter` is that of the other module.
        let isQualified = index > 1 && file.words[index - 1] == "."
        if isQualified, modules.subtracting([module]).contains(file.words[index - 2]) { continue }
        arrows[file.folder, default: [:]][folder, default: []].insert(word)
      }
    }
    return arrows
  }

  /// The arrows between folders of a module that lie on a circle, each as a sentence.
  func circles(in module: String) -> [String] {
    let arrows = arrows(in: module)
    func reached(from folder: String) -> Set<String> {
      var reached: Set<String> = []
      var next = [folder]
      while let folder = next.popLast() {
        for other in arrows[folder, default: [:]].keys where reached.insert(other).inserted {
          next.append(other)
        }
      }
      return reached
    }
    return arrows.keys.sorted().flatMap { folder in
      arrows[folder, default: [:]].sorted { $0.key < $1.key }.compactMap { other, types in
        reached(from: other).contains(folder)
          ? "\(module): \(folder) -> \(other) (\(types.sorted().joined(separator: ", ")))" : nil
      }
    }
  }
}
