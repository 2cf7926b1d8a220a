import TestSupport
import Testing

@testable import Formats
@testable import Presets
@testable import ShippedPresets

struct PresetLibraryTests {
  /// The package's own folder, three levels above this file.
  private static let package = #filePath.split(separator: "/").dropLast(3)
    .reduce("") { $0 + "/" + $1 }

  @Test func `The list of embedded files is the folder`() throws {
    let folder = Self.package + "/presets"
    let names = files(in: folder).filter { !["lessons", "gallery", "README.md"].contains($0) }
    #expect(
      Set(names.filter { $0.hasSuffix(".json") })
        == Set(EmbeddedFiles.presets.map { $0 + ".json" }))
    for name in names {
      #expect(try EmbeddedFiles.bytes(of: name) == FileReading.bytes(of: folder + "/" + name))
    }
  }

  @Test(arguments: EmbeddedFiles.presets)
  func `The table says which presets read files from elsewhere`(name: String) throws {
    let bytes = try #require(EmbeddedFiles.bytes(of: name + ".json"))
    let files = try JSON(parsing: bytes).files
    #expect(
      EmbeddedFiles.selfContained.contains(name)
        == files.allSatisfy { EmbeddedFiles.bytes(of: $0) != nil })
  }

  @Test(arguments: EmbeddedFiles.selfContained)
  func `Every shipped preset is without fault and has something to say`(name: String) throws {
    let preset = try shipped(name)
    let entry = try #require(shippedLibrary.entries.first { $0.name == name })
    #expect(preset.warnings.isEmpty)
    #expect(preset.about.original.count > 100)
    #expect(!preset.tags.isEmpty)
    #expect(preset.view.window != nil)
    #expect(entry.title == preset.title && entry.about == preset.about)
    #expect(entry.tags == preset.tags)
  }

  @Test func `The list begins with the first lesson`() {
    let entries = shippedLibrary.entries
    #expect(entries.map(\.name) == EmbeddedFiles.presets)
    #expect(entries[0].title.original == "Lag adds up with depth")
    #expect(entries.allSatisfy { $0.path == nil })
    #expect(Set(entries.map(\.title.original)).count == entries.count)
    #expect(PresetLibrary.standard == "lag-adds-up")
  }

  @Test func `A folder in the environment comes first, others follow by name`() throws {
    try withTemporaryFolder { folder in
      try write(#"{"title": "Mine", "layers": [{}]}"#, to: folder + "/fast-noise.json")
      try write(#"{"title": "New", "layers": [{}]}"#, to: folder + "/a-new-one.json")
      try write("{\n", to: folder + "/broken.json")
      try write("[]", to: folder + "/list.json")
      try write("{}", to: folder + "/notes.txt")
      let first = PresetLibrary(
        environment: { $0 == "LESCOPE_PRESETS" ? folder : nil }, executable: nil)
      #expect(try first.preset("fast-noise").title == "Mine")
      #expect(first.entries.first { $0.name == "fast-noise" }?.title == "Mine")
      #expect(first.entries.map(\.name) == EmbeddedFiles.presets + ["a-new-one"])
      #expect(first.entries.last?.path == folder + "/a-new-one.json")
      let error = #expect(throws: PresetError.self) { try first.preset("broken") }
      #expect(
        error?.description
          == "\(folder)/broken.json: line 2, column 1: "
          + "the file ends where a key in double quotes should be")
    }
  }

  @Test(arguments: [
    (["XDG_DATA_HOME": "/data", "HOME": "/h"], "/data/lescope/presets"),
    (["XDG_DATA_HOME": "data", "HOME": "/h"], "/h/.local/share/lescope/presets"),
    (["HOME": "/h"], "/h/.local/share/lescope/presets"),
    ([:], nil),
  ])
  func `The user's own folder is under the XDG directories`(
    environment: [String: String], folder: String?
  ) {
    #expect(PresetLibrary.userFolder { environment[$0] } == folder)
  }

  @Test func `Presets are found above and beside the program`() {
    func paths(beside executable: String) -> [String?] {
      PresetLibrary(environment: { _ in nil }, executable: executable).entries.map(\.path)
    }
    #expect(
      paths(beside: Self.package + "/.build/debug/lescope")
        == EmbeddedFiles.presets.map { Self.package + "/presets/\($0).json" })
    #expect(paths(beside: "/nowhere/bin/lescope").allSatisfy { $0 == nil })
  }

  @Test(arguments: [
    ("lag-add-up", "lag-add-up: there is no preset of this name; did you mean lag-adds-up?"),
    ("sum", "sum: there is no preset of this name; did you mean sum-of-sines?"),
    ("shwo", "shwo: there is no preset of this name; did you mean show?"),
    (
      "quux",
      "quux: there is no preset of this name; lescope list names them; "
        + "a file's name ends in .json"
    ),
    ("/nowhere/x.json", "/nowhere/x.json: cannot be read: no such file or directory"),
  ])
  func `A name that is not known gets the nearest`(name: String, sentence: String) {
    let error = #expect(throws: PresetError.self) { try shippedLibrary.preset(name, or: ["show"]) }
    #expect(error?.description == sentence)
  }

  @Test func `Faults of a file have its name`() throws {
    try withTemporaryFolder { folder in
      try write(#"{"layers": [{}, {"tau_m": -3}]}"#, to: folder + "/my.json")
      let error = #expect(throws: PresetError.self) {
        try shippedLibrary.preset(folder + "/my.json")
      }
      #expect(
        error?.description
          == "\(folder)/my.json: layers[1].tau_m: -3 is not a time constant; "
          + "it must be from 1e-6 to 1000000 ms")
    }
  }
}
