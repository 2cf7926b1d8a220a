import Foundation
import ShippedPresets
import Testing

/// `presets/gallery`: sessions, what is drawn from them, and the page that shows it.
struct Gallery {
  /// One of its folders.
  enum Part: String, CaseIterable {
    case views, presets, lessons
  }

  /// A session, and what is drawn from it beside it.
  struct Scene: CustomTestStringConvertible {
    let part: Part
    let name: String

    var path: String { "\(part.rawValue)/\(name)" }
    var session: String { path + ".keys" }
    var picture: String { path + ".svg" }
    /// Of a lesson as it is taken.
    var cast: String? { part == .lessons ? path + ".cast" : nil }
    var files: [String] { [session, picture] + [cast].compacted }
    var testDescription: String { path }

    /// Whether it needs data that do not come with the program, and these are not here.
    var lacksData: Bool {
      part == .presets && !Shipped.names.contains(name)
        && !FileManager.default.fileExists(atPath: "/usr/share/datasets/fashion-mnist")
    }
  }

  /// The lessons that are played.
  static let lessons = [
    "one-lag", "looking-ahead", "lag-to-overshoot", "apical-error", "late-errors",
  ]

  /// What its page is, from the top of the repository.
  static let page = "presets/gallery/README.md"

  static let folder: String = {
    let parts = #filePath.split(separator: "/").dropLast(3)
    return "/" + parts.joined(separator: "/") + "/presets/gallery/"
  }()

  /// What is written about a scene: whose it is, and what it shows.
  private struct Words {
    let title: String
    let about: String
  }

  /// All scenes, each of which is a test; none where the program does not say what it has.
  static let scenes = (try? Gallery().scenes) ?? []

  private let words: [String: Words]
  /// All that there must be, in the order of the page.
  let scenes: [Scene]

  /// - Throws: where the program does not say what it has.
  init() throws {
    let help = try Program.run(["help"]).output
    let list = try #require(help.firstMatch(of: /which view: ([a-z, ]+)/)).1
    let views = list.split(separator: ", ").map(String.init)
    let keys = try Program.run(["help", "keys"]).output
    let does = keys.matches(of: /\| `[1-9]` \| (.*) \|/).map { String($0.1) }
    try #require(views.count == does.count)
    var words: [String: Words] = [:]
    for (view, does) in zip(views, does) {
      words["views/" + view] = Words(title: view.capitalized, about: does)
    }
    for (part, command) in [(Part.presets, "list"), (.lessons, "lesson")] {
      struct Entry: Decodable {
        let name: String
        let title: String
        let about: String
      }
      let json = try Program.run([command, "--json"]).output
      for entry in try JSONDecoder().decode([Entry].self, from: Data(json.utf8)) {
        let about = entry.about.prefix { $0 != "." }
        words["\(part.rawValue)/\(entry.name)"] = Words(title: entry.title, about: about + ".")
      }
    }
    self.words = words
    let names = [(Part.views, views), (.presets, Shipped.all), (.lessons, Self.lessons)]
    scenes = names.flatMap { part, names in names.map { Scene(part: part, name: $0) } }
  }

  /// The page from its first heading of the second level on.
  func sections() throws -> String {
    try Part.allCases.map { part in
      let scenes = try scenes.filter { $0.part == part }.map(paragraphs)
      return "## The \(part.rawValue)\n\n" + scenes.joined(separator: "\n")
    }.joined(separator: "\n")
  }

  private func paragraphs(on scene: Scene) throws -> String {
    let words = try #require(words[scene.path], "there is no \(scene.path)")
    var line = "**\(words.title)**"
    var picture = "![\(words.title): \(words.about)](\(scene.picture))"
    switch scene.part {
    case .views: line += ": \(words.about) ([session](\(scene.session)))"
    case .presets: line += ": `\(scene.name)` ([session](\(scene.session)))"
    case .lessons:
      let cast = try #require(scene.cast)
      line += ": `lescope lesson \(scene.name)` ([session](\(scene.session)), "
      line += "[cast](\(cast)) of \(try seconds(of: scene)) s)"
      picture = "[\(picture)](\(cast))"
    }
    return line + "\n\n" + picture + "\n"
  }

  private func seconds(of scene: Scene) throws -> Int {
    let text = try String(contentsOfFile: Self.folder + scene.session, encoding: .utf8)
    let times = text.matches(of: /"ms":(\d+)/).compactMap { Int($0.1) }
    return ((times.last ?? 0) + 500) / 1000
  }
}

extension [String?] {
  fileprivate var compacted: [String] { compactMap { $0 } }
}
