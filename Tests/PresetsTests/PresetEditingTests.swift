import Formats
import Glibc
import Presets
import Samples
import TestSupport
import Testing

struct PresetEditingTests {
  private func set(_ text: String, in preset: Preset) throws -> Preset {
    try preset.setting(Assignment(text, option: ":set"))
  }

  private func fault(_ text: String, in preset: Preset) -> String {
    do {
      _ = try set(text, in: preset)
      return ""
    } catch {
      return "\(error)"
    }
  }

  @Test(
    arguments: [
      "tau_m=20", "tau_r=0", "layers.2.tau_m=5", "layers[1].tau_m=5", "stimulus.kind=step",
      "stimulus.frequency=40", "beta=0.1", "activation=relu", "twin=null", "twin.tau_r=3",
      "title=\"Mine\"", "title=Mine", "seed=12", "view.speed=2", "scheme=sweep", "dt=0.5",
      "layers.2.weights=[[0.5,1,2]]",
    ])
  func `A change of a running preset is the change --set makes in its file`(text: String) throws {
    let source = #"{"layers": [{"neurons": 3}, {"neurons": 1}]}"#
    #expect(try set(text, in: read(source)) == read(source, setting: [text]))
  }

  @Test func `The sentences are those of --set`() throws {
    let preset = try read(preset(""))
    #expect(
      fault("tau_m=-3", in: preset)
        == ":set tau_m=-3: -3 is not a time constant; it must be from 1e-6 to 1000000 ms")
    #expect(fault("tau_n=3", in: preset).contains("tau_m"))
    #expect(fault("layers.7.tau_m=3", in: preset).contains("there is no number 7 in layers"))
    #expect(fault("stimulus.kind=sin", in: preset).contains("it must be constant, step"))
  }

  @Test func `A tie stays a tie, and what is free stays free`() throws {
    let tied = try read(preset(""))
    #expect(try set("tau_m=20", in: tied).tiesTauR())
    #expect(try set("layers.1.tau_m=20", in: tied).tiesTauR())
    let free = try tied.setting(.tauR, to: 10)
    #expect(!free.tiesTauR())
    #expect(try !set("beta=0.1", in: free).tiesTauR())
    #expect(try set("tau_m=20", in: free).value(of: .tauR) == .number(10))
  }

  @Test func `A file in use is not read again`() throws {
    try withTemporaryFolder { folder in
      try write("t,x\n0,1\n1,2\n", to: folder + "/a.csv")
      let source =
        #"{"layers": [{}], "stimulus": {"kind": "csv", "file": "a.csv", "time": "t"}}"#
      let preset = try Preset(json: JSON(parsing: Array(source.utf8)), in: .directory(folder))
      try write("t,x\n0,5\n1,6\n", to: folder + "/b.csv")
      remove(folder + "/a.csv")
      let changed = try set("tau_m=20", in: preset)
      #expect(changed.stimulus == preset.stimulus)
      #expect(preset.files == [folder + "/a.csv"])
      let assignment = try Assignment("stimulus.file=b.csv", option: ":set")
      let other = try preset.setting(assignment, in: .directory(folder))
      #expect(other.files == [folder + "/b.csv"])
      #expect(assignment.mayNameFile)
      #expect(try !Assignment("stimulus.frequency=5").mayNameFile)
      #expect(try Assignment("stimulus={\"kind\": \"sine\"}").mayNameFile)
    }
  }

  @Test func `The layers that a change does not reach are known`() throws {
    let preset = try read(#"{"layers": [{}, {"tau_m": 5}, {}]}"#)
    #expect(try Assignment("tau_m=20").layersWithTheirOwn(in: preset) == [1])
    #expect(try Assignment("layers.1.tau_m=20").layersWithTheirOwn(in: preset) == [])
    #expect(try Assignment("beta=0").layersWithTheirOwn(in: preset) == [])
    #expect(try Assignment("tau_m=20").setting == "tau_m = 20")
  }

  @Test(arguments: ["", "\"tau_m\": 5", "\"tau_r\": 0", "\"twin\": {\"tau_m\": 3}"])
  func `The editable text is the preset, with ties left as ties`(keys: String) throws {
    let preset = try read(preset(keys))
    let again = try Preset(json: preset.editableJSON, in: .working)
    #expect(again == preset)
    #expect((preset.editableJSON["tau_r"] == nil) == preset.tiesTauR())
  }
}
