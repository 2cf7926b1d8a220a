import LatentEquilibrium
import Testing

@testable import Laboratory

struct AssignmentTests {
  private let three = #"{"layers": [{}, {}, {}], "stimulus": {"kind": "sine", "frequency": 9}}"#

  @Test func `Lists count from 1 after a dot and from 0 in brackets`() throws {
    let dotted = try read(three, setting: ["layers.2.tau_m=20"])
    #expect(dotted.layers.map(\.tauM) == [nil, [20], nil])
    #expect(try read(three, setting: ["layers[1].tau_m=20"]) == dotted)
    let weight = try read(three, setting: ["layers.1.weights=[[3]]", "layers[0].weights[0].1=4"])
    #expect(weight.layers[0].weights == .explicit([[4]]))
  }

  @Test func `The value is JSON where it can be, and else a text`() throws {
    let preset = try read(
      three, setting: ["tau_m=2e1", "title=A b", "about=\"7\"", "tags=[\"x\"]", "activation=tanh"])
    #expect(preset.tauM == 20)
    #expect(preset.title == "A b")
    #expect(preset.about == "7")
    #expect(preset.tags == ["x"])
    #expect(preset.activation == .tanh)
  }

  @Test func `The last of two assignments wins`() throws {
    #expect(try read(three, setting: ["tau_m=20", "tau_m=30"]).tauM == 30)
  }

  @Test func `A key of an absent twin makes the leaky twin`() throws {
    let single = #"{"layers": [{}], "twin": null}"#
    #expect(try read(single).twin == nil)
    var leaky = TwinPreset.leaky
    leaky.tauM = 15
    #expect(try read(single, setting: ["twin.tau_m=15"]).twin == leaky)
    #expect(try read(single, setting: ["twin.tau_r=3"]).twin?.tauR == 3)
    #expect(try shipped("lag-adds-up", setting: ["twin=null"]).twin == nil)
  }

  @Test func `A new kind of stimulus drops the keys it does not have`() throws {
    let pulse = try read(three, setting: ["stimulus.kind=pulse", "stimulus.width=3"])
    #expect(
      pulse.stimulus
        == .shared(
          Stimulus(shape: .pulse(at: 0, width: 3, period: 0), amplitude: 1, offset: 0)))
    let square = try read(three, setting: ["stimulus.kind=square"])
    #expect(
      square.stimulus
        == .shared(Stimulus(shape: .square(frequency: 9, phase: 0), amplitude: 1, offset: 0)))
  }

  @Test(arguments: [
    ("tau_m", "--set tau_m: it must be KEY=VALUE, such as tau_m=20"),
    ("=3", "--set =3: it must be KEY=VALUE, such as tau_m=20"),
    (
      "tau_m=-3",
      "--set tau_m=-3: -3 is not a time constant; it must be greater than 0 ms"
    ),
    (
      "layers.2.tau_m=0",
      "--set layers.2.tau_m=0: 0 is not a time constant; it must be greater than 0 ms"
    ),
    ("tau_n=3", "--set tau_n=3: unknown key; did you mean tau_m?"),
    ("layers.0.tau_m=3", "--set layers.0.tau_m=3: 0 is no place in a list; it must count from 1"),
    (
      "layers.4.tau_m=3",
      "--set layers.4.tau_m=3: there is no number 4 in layers; it has 3 elements"
    ),
    (
      "layers.tau_m=3",
      "--set layers.tau_m=3: layers is a list of 3; it must be said which, such as layers.1.tau_m"
    ),
    ("layers[x]=3", "--set layers[x]=3: [x] is no place in a list; it must be like [0]"),
    (
      "layers..tau_m=3",
      "--set layers..tau_m=3: a part of the key is empty; it must be like layers.2.tau_m"
    ),
    ("tags[0]=3", "--set tags[0]=3: tags is not a list in this preset"),
    ("stimulus[0].kind=sine", "--set stimulus[0].kind=sine: stimulus is an object, not a list"),
  ])
  func `A fault names the assignment that caused it`(text: String, sentence: String) {
    #expect(faults(in: three, setting: [text]) == [sentence])
  }

  @Test func `A fault of the file is not blamed on an assignment`() {
    #expect(
      faults(in: #"{"dt": 0, "layers": [{}]}"#, setting: ["tau_m=3"])
        == ["dt: 0 is not a time step; it must be greater than 0 ms"])
  }
}
