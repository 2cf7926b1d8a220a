import Testing

@testable import Laboratory

struct PresetLibraryTests {
  /// The package's own folder, four levels above this file's name.
  private static let package = #filePath.split(separator: "/").dropLast(3)
    .reduce("") { $0 + "/" + $1 }

  private let embedded = PresetLibrary(environment: { _ in nil }, executable: nil)

  @Test func `The list of embedded files is the folder`() throws {
    let folder = Self.package + "/presets"
    let names = files(in: folder)
    #expect(
      Set(names.filter { $0.hasSuffix(".json") })
        == Set(EmbeddedFiles.presets.map { $0 + ".json" }))
    for name in names {
      #expect(try EmbeddedFiles.bytes(of: name) == FileReading.bytes(of: folder + "/" + name))
    }
  }

  @Test(arguments: EmbeddedFiles.presets)
  func `Every shipped preset is without fault and has something to say`(name: String) throws {
    let preset = try embedded.preset(name)
    #expect(preset.warnings.isEmpty)
    #expect(preset.about.count > 100)
    #expect(!preset.tags.isEmpty)
    #expect(preset.view.window != nil)
  }

  @Test func `The list begins with the first lesson`() {
    #expect(embedded.entries.map(\.name) == EmbeddedFiles.presets)
    #expect(embedded.entries[0].title == "Lag adds up with depth")
    #expect(embedded.entries.allSatisfy { $0.path == nil })
    #expect(PresetLibrary.standard == "lag-adds-up")
  }

  @Test func `A folder in the environment comes first, the user's own last`() throws {
    try withTemporaryFolder { folder in
      try write(#"{"title": "Mine", "layers": [{}]}"#, to: folder + "/fast-noise.json")
      try write(#"{"title": "New", "layers": [{}]}"#, to: folder + "/a-new-one.json")
      try write("{", to: folder + "/broken.json")
      let first = PresetLibrary(
        environment: { $0 == "LESCOPE_PRESETS" ? folder : nil }, executable: nil)
      #expect(try first.preset("fast-noise").title == "Mine")
      #expect(first.entries.map(\.name) == EmbeddedFiles.presets + ["a-new-one"])
      #expect(first.entries.last?.path == folder + "/a-new-one.json")
    }
  }

  @Test func `Presets are found above and beside the program`() {
    let library = PresetLibrary(
      environment: { _ in nil }, executable: Self.package + "/.build/debug/lescope")
    #expect(library.entries[0].path == Self.package + "/presets/lag-adds-up.json")
  }

  @Test func `A name that is not known gets the nearest`() {
    let fault = #expect(throws: Fault.self) { try embedded.source(of: "lag-add-up") }
    #expect(
      fault?.description == "lag-add-up: there is no preset of this name; did you mean lag-adds-up?"
    )
    let strange = #expect(throws: Fault.self) { try embedded.source(of: "quux") }
    #expect(
      strange?.description
        == "quux: there is no preset of this name; lescope list names them; a file's name ends in .json"
    )
  }

  @Test func `Faults of a file have its name`() throws {
    try withTemporaryFolder { folder in
      try write(#"{"layers": [{}, {"tau_m": -3}]}"#, to: folder + "/my.json")
      let error = #expect(throws: PresetError.self) { try embedded.preset(folder + "/my.json") }
      #expect(
        error?.description
          == "\(folder)/my.json: layers[1].tau_m: -3 is not a time constant; "
          + "it must be greater than 0 ms")
      try write("{\n", to: folder + "/open.json")
      let open = #expect(throws: PresetError.self) { try embedded.preset(folder + "/open.json") }
      #expect(
        open?.description
          == "\(folder)/open.json: line 2, column 1: "
          + "the file ends where a key in double quotes should be")
    }
  }
}
