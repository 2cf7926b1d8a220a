import Testing

@testable import Laboratory

struct PresetLibraryTests {
  /// The folder `presets/` of the sources.
  private let folder =
    #filePath.split(separator: "/", omittingEmptySubsequences: false).dropLast(3)
    .joined(separator: "/") + "/presets"

  private func library(_ environment: [String: String], executable: String? = nil) -> PresetLibrary
  {
    PresetLibrary(environment: { environment[$0] }, executable: executable)
  }

  @Test func `The presets inside the program are those of the folder, byte for byte`() throws {
    let shipped = files(in: folder)
    #expect(
      shipped.filter { $0.hasSuffix(".json") }
        == EmbeddedFiles.presets.map { $0 + ".json" }.sorted())
    for file in shipped {
      #expect(try EmbeddedFiles.bytes(of: file) == FileReading.bytes(of: folder + "/" + file))
    }
  }

  @Test func `Every shipped preset is listed with its words and passes the check`() throws {
    let entries = shippedLibrary.entries
    #expect(entries.map(\.name) == EmbeddedFiles.presets)
    for entry in entries {
      let preset = try shipped(entry.name)
      #expect(entry.title == preset.title && entry.about == preset.about)
      #expect(entry.tags == preset.tags && !entry.tags.isEmpty)
      #expect(!preset.about.isEmpty && entry.path == nil)
      #expect(preset.warnings.isEmpty)
    }
    #expect(Set(entries.map(\.title)).count == entries.count)
  }

  @Test func `Presets are found beside a program or above it`() throws {
    let program = folder.dropLast("presets".count) + ".build/somewhere/release/lescope"
    let entries = library([:], executable: String(program)).entries
    #expect(entries.map(\.name) == EmbeddedFiles.presets)
    #expect(entries.map(\.path) == EmbeddedFiles.presets.map { "\(folder)/\($0).json" })
    #expect(library([:], executable: "/nowhere/bin/lescope").entries.allSatisfy { $0.path == nil })
  }

  @Test func `A folder of one's own comes first, others follow by name`() throws {
    try withTemporaryFolder { own in
      try write(#"{"layers": [{}], "title": "Mine"}"#, to: own + "/zebra.json")
      try write(#"{"layers": [{}], "title": "Own"}"#, to: own + "/lag-adds-up.json")
      try write("{", to: own + "/broken.json")
      try write("[]", to: own + "/list.json")
      try write("{}", to: own + "/notes.txt")
      let library = library(["LESCOPE_PRESETS": own])
      #expect(library.entries.map(\.name) == EmbeddedFiles.presets + ["zebra"])
      #expect(library.entries.first?.title == "Own")
      #expect(try library.preset("zebra").title == "Mine")
      let fault = #expect(throws: PresetError.self) { try library.preset("broken") }
      #expect(
        fault?.description
          == "\(own)/broken.json: line 1, column 2: the file ends where a key in double quotes "
          + "should be")
    }
  }

  @Test func `A user's folder is under the XDG directories`() {
    func folder(_ environment: [String: String]) -> String? {
      PresetLibrary.userFolder { environment[$0] }
    }
    #expect(folder(["XDG_DATA_HOME": "/data", "HOME": "/h"]) == "/data/lescope/presets")
    #expect(folder(["XDG_DATA_HOME": "data", "HOME": "/h"]) == "/h/.local/share/lescope/presets")
    #expect(folder(["HOME": "/h"]) == "/h/.local/share/lescope/presets")
    #expect(folder([:]) == nil)
  }

  @Test(arguments: [
    ("lag-add-up", "lag-add-up: there is no preset of this name; did you mean lag-adds-up?"),
    ("sum", "sum: there is no preset of this name; did you mean sum-of-sines?"),
    ("shwo", "shwo: there is no preset of this name; did you mean show?"),
    (
      "xylophone",
      "xylophone: there is no preset of this name; lescope list names them; "
        + "a file's name ends in .json"
    ),
    ("/nowhere/x.json", "/nowhere/x.json: cannot be read: no such file or directory"),
  ])
  func `An unknown name gets the nearest one`(name: String, sentence: String) {
    let error = #expect(throws: PresetError.self) {
      try shippedLibrary.preset(name, or: ["show"])
    }
    #expect(error?.description == sentence)
  }

  @Test func `A fault of a file has its path and its key`() throws {
    try withTemporaryFolder { own in
      try write(#"{"layers": [{"tau_m": 0}]}"#, to: own + "/x.json")
      let error = #expect(throws: PresetError.self) { try shippedLibrary.preset(own + "/x.json") }
      #expect(
        error?.description
          == "\(own)/x.json: layers[0].tau_m: 0 is not a time constant; "
          + "it must be greater than 0 ms")
    }
  }
}
