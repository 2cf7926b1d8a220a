import LatentEquilibrium
import TestSupport
import Testing

@testable import Formats
@testable import Presets

struct AssignmentTests {
  private let chain = #"{"layers": [{}, {"neurons": 2}, {}]}"#

  @Test func `Lists count from 1 after a dot and from 0 in brackets`() throws {
    let dotted = try read(chain, setting: ["layers.2.tau_m=20"])
    #expect(dotted.layers.map(\.tauM) == [nil, [20], nil])
    #expect(try read(chain, setting: ["layers[1].tau_m=20"]) == dotted)
    let weight = try read(chain, setting: ["layers.1.weights=[[3]]", "layers[0].weights[0].1=4"])
    #expect(weight.layers[0].weights == .explicit([[4]]))
  }

  @Test func `The last of several wins`() throws {
    #expect(try read(chain, setting: ["dt=1", "dt=2"]).dt == 2)
  }

  @Test func `A value is JSON or else a text`() throws {
    let preset = try read(
      chain,
      setting: [
        "tau_m=2e1", "title=Mit = Zeichen", #"about="7""#, #"tags=["a"]"#, "activation=relu",
      ])
    #expect(preset.tauM == 20)
    #expect(preset.title == "Mit = Zeichen")
    #expect(preset.about == "7")
    #expect(preset.tags == ["a"])
    #expect(preset.activation == .relu)
  }

  @Test func `A stimulus left out comes into being`() throws {
    let preset = try read(chain, setting: ["stimulus.frequency=40"])
    #expect(
      preset.stimulus
        == .shared(Stimulus(shape: Stimulus.Sine(frequency: 40, phase: 0), amplitude: 1, offset: 0))
    )
  }

  @Test func `Another kind keeps the keys that it has`() throws {
    let text = stimulus(#"{"kind": "sine", "frequency": 8, "phase": 90, "amplitude": 3}"#)
    #expect(
      try read(text, setting: ["stimulus.kind=square"]).stimulus
        == .shared(
          Stimulus(shape: Stimulus.Square(frequency: 8, phase: 90), amplitude: 3, offset: 0)))
    #expect(
      try read(text, setting: ["stimulus.kind=step"]).stimulus
        == .shared(Stimulus(shape: Stimulus.Step(at: 0), amplitude: 3, offset: 0)))
    #expect(
      try read(text, setting: ["stimulus.kind=pulse", "stimulus.width=3"]).stimulus
        == .shared(
          Stimulus(shape: Stimulus.Pulse(at: 0, width: 3, period: 0), amplitude: 3, offset: 0)))
  }

  @Test func `Of several twins each can be meant`() throws {
    let two = preset(#""twin": [{"name": "a"}, {"tau_r": 0}]"#)
    #expect(
      try read(two, setting: ["twin.tau_r=5"]).twins == [
        TwinPreset(name: "a", tauR: 5), TwinPreset(tauR: 0),
      ])
    for key in ["twin2.tau_r", "twin.2.tau_r", "twin[1].tau_r"] {
      #expect(
        try read(two, setting: ["\(key)=5"]).twins == [
          TwinPreset(name: "a"), TwinPreset(tauR: 5),
        ], "\(key)")
    }
    #expect(
      try read(chain, setting: [#"twin=[{"tau_r":0},{"beta":1},{}]"#]).twins == [
        TwinPreset(tauR: 0), TwinPreset(beta: 1), TwinPreset(),
      ])
    #expect(try read(two, setting: ["twin=null"]).twins.isEmpty)
  }

  @Test func `A twin left out begins as the leaky one`() throws {
    #expect(
      try read(chain, setting: ["twin.tau_r=5"]).twin == TwinPreset(tauR: 5, errorFrom: .tauR))
    #expect(try read(chain, setting: ["twin=null"]).twin == nil)
    #expect(
      try read(preset(#""twin": {"beta": 1}"#), setting: ["twin.tau_r=5"]).twin
        == TwinPreset(tauR: 5, beta: 1))
    var leaky = TwinPreset.leaky
    leaky.tauM = 15
    #expect(try read(preset(#""twin": null"#), setting: ["twin.tau_m=15"]).twin == leaky)
  }

  @Test(arguments: [
    ("tau_m=-3", "--set tau_m=-3: -3 is not a time constant; it must be from 1e-6 to 1000000 ms"),
    (
      "layers.2.tau_m=x",
      #"--set layers.2.tau_m=x: "x" is not a time constant; it must be from 1e-6 to 1000000 ms"#
    ),
    ("tau_n=3", "--set tau_n=3: unknown key; did you mean tau_m?"),
    (
      #"twin={"tau_r":-1}"#,
      #"--set twin={"tau_r":-1}: twin.tau_r: -1 is not a time constant; it must be from 0 to 1000000 ms"#
    ),
    (
      "layers.9.tau_m=3",
      "--set layers.9.tau_m=3: there is no number 9 in layers; it has 3 elements"
    ),
    ("layers.0.eta=3", "--set layers.0.eta=3: 0 is no place in a list; it must count from 1"),
    (
      "layers.eta=3",
      "--set layers.eta=3: layers is a list of 3; it must be said which, such as layers.1.eta"
    ),
    ("tags[0]=3", "--set tags[0]=3: tags is not a list in this preset"),
    ("dt", "--set dt: it must be KEY=VALUE, such as tau_m=20"),
    ("=3", "--set =3: it must be KEY=VALUE, such as tau_m=20"),
    ("a..b=3", "--set a..b=3: a part of the key is empty; it must be like layers.2.tau_m"),
    ("layers[x].eta=3", "--set layers[x].eta=3: [x] is no place in a list; it must be like [0]"),
    ("dt=", #"--set dt=: "" is not a time step; it must be from 1e-6 to 1000 ms"#),
  ])
  func `A fault names the assignment`(assignment: String, sentence: String) {
    #expect(faults(in: chain, setting: [assignment]) == [sentence])
  }

  @Test func `A place in an object is a fault`() {
    #expect(
      faults(in: stimulus(#"{"kind": "sine"}"#), setting: ["stimulus[0].kind=sine"])
        == ["--set stimulus[0].kind=sine: stimulus is an object, not a list"])
  }

  @Test func `A fault that no assignment caused keeps its place`() {
    #expect(
      faults(in: #"{"dt": 0, "layers": [{}]}"#, setting: ["tau_m=5"])
        == ["dt: 0 is not a time step; it must be from 1e-6 to 1000 ms"])
  }
}
