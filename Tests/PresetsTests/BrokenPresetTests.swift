import TestSupport
import Testing

/// Every fault names its place and what is allowed there.
struct BrokenPresetTests {
  struct Case: CustomTestStringConvertible {
    var text: String
    var sentence: String
    var testDescription: String { text }

    init(_ text: String, _ sentence: String) {
      self.text = text
      self.sentence = sentence
    }
  }

  @Test(arguments: topLevel + layers + stimuli + targets + ofPhases)
  func `A broken preset gets one sentence`(_ broken: Case) {
    #expect(faults(in: broken.text) == [broken.sentence])
  }

  private static let phases =
    #""layers": [{"neurons": 3}], "twin": {"learner": "predictive_coding"}"#
  private static let bars = #""task": {"kind": "bars", "presentation": 10}"#

  /// Who learns in phases has neither noise nor filters, and needs samples.
  static let ofPhases =
    [
      Case(
        preset(#""twin": {"learner": "predictive_coding"}"#),
        "twin.learner: predictive_coding learns at the end of a sample; it must be continuous, or the "
          + "preset have a task"),
      Case(
        preset(#""twin": {"learner": "backprop"}"#),
        #"twin.learner: "backprop" is not a learner; it must be continuous, predictive_coding or "#
          + "equilibrium_propagation"),
      Case(
        "{\(phases), \(bars), \"dt\": 10}",
        "twin.learner: predictive_coding needs two steps a sample; it must be continuous, or dt at most "
          + "half of 10 ms"),
      Case(
        "{\(phases), \(bars), \"feedback\": \"random\"}",
        "feedback: random does not go with a twin that learns by predictive_coding; it must be "
          + "transpose, or the learner continuous"),
    ]
    + ["rate_noise", "input_noise", "tau_synapse", "lookahead_cutoff"].map {
      Case(
        "{\(phases), \(bars), \"substrate\": {\"\($0)\": 0.5}}",
        "substrate.\($0): 0.5 does not go with a twin that learns by predictive_coding; it must be 0, "
          + "or the learner continuous")
    }

  static let topLevel = [
    Case("", "the file is empty; a preset is a JSON object"),
    Case("  \n", "the file is empty; a preset is a JSON object"),
    Case("[]", "an empty list is not a preset; it must be an object in { }"),
    Case("7", "7 is not a preset; it must be an object in { }"),
    Case("{}", "layers: is missing; a preset needs a list of at least one layer"),
    Case(
      #"{"layers": []}"#, "layers: an empty list has no layer; a network needs at least one"),
    Case(
      #"{"layers": {}}"#, "layers: an object is not a list of layers; it must be a list of objects"),
    Case(
      preset(#""format": "lescope/9""#),
      #"format: "lescope/9" is not a format this program reads; it must be lescope/1"#),
    Case(preset(#""titel": "x""#), "titel: unknown key; did you mean title?"),
    Case(preset(#""dt": 0.1, "dt": 0.2"#), "dt: is written twice; it may stand only once"),
    Case(preset(#""title": 5"#), "title: 5 is not a text; it must stand in double quotes"),
    Case(
      preset(#""tags": "lag""#),
      #"tags: "lag" is not a list of tags; it must be a list of texts"#),
    Case(
      preset(#""tags": ["a", 1]"#), "tags[1]: 1 is not a tag; it must be a text in double quotes"),
    Case(
      preset(#""seed": -1"#),
      "seed: -1 is not a seed; it must be a whole number from 0 to 9007199254740991"),
    Case(
      preset(#""seed": 1e30"#),
      "seed: 1e+30 is not a seed; it must be a whole number from 0 to 9007199254740991"),
    Case(preset(#""dt": 0"#), "dt: 0 is not a time step; it must be from 1e-6 to 1000 ms"),
    Case(
      preset(#""dt": "0.1""#), #"dt: "0.1" is not a time step; it must be from 1e-6 to 1000 ms"#),
    Case(
      preset(#""duration": null"#),
      "duration: null is not a duration; it must be from 1e-6 to 1e12 ms"),
    Case(
      preset(#""tau_m": true"#),
      "tau_m: true is not a time constant; it must be from 1e-6 to 1000000 ms"),
    Case(
      preset(#""tau_r": -0.5"#),
      "tau_r: -0.5 is not a time constant; it must be from 0 to 1000000 ms"),
    Case(
      preset(#""beta": 1e999"#),
      "beta: a number beyond ±1.8e308 is not a nudging strength; it must be from 0 to 1000000"),
    Case(
      preset(#""activation": "tahn""#),
      #"activation: "tahn" is not an activation; "#
        + "it must be linear, tanh, sigmoid, relu, softplus or hard_sigmoid"),
    Case(
      preset(#""scheme": "parallel""#),
      #"scheme: "parallel" is not a scheme; it must be synchronous, sweep or equilibrium"#),
    Case(
      preset(#""inputs": 0"#),
      "inputs: 0 is not a number of inputs; it must be a whole number from 1 to 4096"),
    Case(
      preset(#""twin": []"#),
      "twin: a list of 0; it must have from 1 to 3 twins, and null is none"),
    Case(
      preset(#""twin": [{}, {}, {}, {}]"#),
      "twin: a list of 4; it must have from 1 to 3 twins, and null is none"),
    Case(
      preset(#""twin": [{}, null]"#), "twin[1]: null is not a twin; it must be an object in { }"),
    Case(
      preset(#""twin": [{}, {"name": 3}]"#),
      "twin[1].name: 3 is not a text; it must stand in double quotes"),
    Case(
      preset(#""twin": [{}, {"error_from": "generalised", "tau_r": 0}]"#),
      "twin[1].tau_r: 0 does not go with errors that are generalised; it must be greater than 0 ms"
    ),
    Case(preset(#""twin": 3"#), "twin: 3 is not a twin; it must be an object in { }"),
    Case(
      preset(#""twin": {"dt": 1}"#),
      "twin.dt: the twin shares it with the network; it may have its own name, tau_m, "
        + "tau_r, beta, gamma, eta, eta_tau, learn_after, error_from, scheme, integrator, feedback, "
        + "activation, learner and layers"),
    Case(
      preset(#""twin": {"layers": [{}, {}]}"#),
      "twin.layers: a list of 2 for 1 layer; it must have one object for each"),
    Case(
      preset(#""twin": {"layers": 3}"#),
      "twin.layers: 3 is not a list of layers; it must be a list of objects"),
    Case(
      preset(#""twin": {"layers": [{"tau_m": 3}]}"#),
      "twin.layers[0].tau_m: the twin shares it with the network; it may have its own weights and "
        + "biases"),
    Case(
      preset(#""twin": {"layers": [{"weights": [[1]]}]}"#),
      "twin.layers[0].weights: 1 row for 2 neurons; it must have one row for each"),
    Case(
      preset(#""twin": {"layers": [{"biases": [1]}]}"#),
      "twin.layers[0].biases: a list of 1 for 2 neurons; it must have one number for each"),
    Case(preset(#""twin": {"tau_n": 1}"#), "twin.tau_n: unknown key; did you mean tau_m?"),
    Case(
      preset(#""substrate": {"tau_spread": 2}"#),
      "substrate.tau_spread: 2 is not a relative spread; it must be from 0 to 1"),
    Case(
      preset(#""substrate": {"filter_errors": 1}"#),
      "substrate.filter_errors: 1 is not a choice; it must be true or false"),
    Case(
      preset(#""view": {"open": "bodé"}"#),
      #"view.open: "bodé" is not a view; it must be scope, network, lag, bode, learning, circuit, "#
        + "phase or robustness"
    ),
    Case(
      preset(#""view": {"axes": "w.1.1,u.1.1"}"#),
      #"view.axes: "w.1.1,u.1.1" are no axes; it must be ACROSS,UPWARDS, each like u.1.2 (layer, "#
        + "neuron), w.2.1.3 (layer, neuron, its input), r, ideal, e, stimulus.1 or target.1"),
    Case(
      preset(#""view": {"axes": "w.1.1.2,u.1.1"}"#),
      "view.axes: w.1.1.2: there is no input 2; the layer has 1"),
    Case(
      preset(#""view": {"axes": "stimulus.1,u.2.1"}"#),
      "view.axes: u.2.1: there is no layer 2; this network has 1"),
    Case(
      preset(#""view": {"axes": "stimulus.1,ideal.1.3"}"#),
      "view.axes: ideal.1.3: there is no neuron 3; there are 2"),
    Case(
      preset(#""view": {"speed": 0}"#), "view.speed: 0 is not a speed; it must be from 1e-9 to 1e9"),
  ]

  static let layers = [
    Case(
      #"{"layers": [{}, {"tau_m": -3}]}"#,
      "layers[1].tau_m: -3 is not a time constant; it must be from 1e-6 to 1000000 ms"),
    Case(layer(#""tau_n": 3"#), "layers[0].tau_n: unknown key; did you mean tau_m?"),
    Case(
      layer(#""neurons": 1.5"#),
      "layers[0].neurons: 1.5 is not a number of neurons; it must be a whole number from 1 to 4096"),
    Case(
      layer(#""neurons": 5000"#),
      "layers[0].neurons: 5000 is not a number of neurons; it must be a whole number from 1 to 4096"
    ),
    Case(
      #"{"inputs": 4096, "layers": [{"neurons": 4096}]}"#,
      "layers: 16777216 weights are too many; at most 4194304 are allowed"),
    Case(
      layer(#""neurons": 3, "tau_m": [10, 20]"#),
      "layers[0].tau_m: a list of 2 for 3 neurons; it must be one number, or one for each neuron"),
    Case(
      layer(#""neurons": 2, "tau_r": [10, -1]"#),
      "layers[0].tau_r[1]: -1 is not a time constant; it must be from 0 to 1000000 ms"),
    Case(
      layer(#""neurons": 2, "weights": [[1, 2]]"#),
      "layers[0].weights: 1 row for 2 neurons; it must have one row for each"),
    Case(
      layer(#""neurons": 1, "weights": [[1, 2, 3]]"#),
      "layers[0].weights[0]: 3 columns for 2 inputs; it must have one column for each"),
    Case(
      layer(#""weights": [[1, "2"]]"#),
      #"layers[0].weights[0][1]: "2" is not a weight; it must be from -1e9 to 1e9"#),
    Case(
      layer(#""neurons": 2, "weights": [1, 2]"#).replacing("[1, 2]", with: "[1, [1, 2]]"),
      "layers[0].weights[0]: 1 is not a row; it must be a list of numbers"),
    Case(
      layer(#""weights": {"init": "norml"}"#),
      #"layers[0].weights.init: "norml" is not a recipe; "#
        + "it must be normal, uniform, xavier, identity or constant"),
    Case(
      layer(#""weights": {"mean": 1}"#),
      "layers[0].weights.init: is missing; "
        + "it must be normal, uniform, xavier, identity or constant"),
    Case(
      layer(#""weights": {"init": "normal", "std": -1}"#),
      "layers[0].weights.std: -1 is not a standard deviation; it must be 0 or more"),
    Case(
      layer(#""weights": {"init": "uniform", "low": 2}"#),
      "layers[0].weights.low: 2 is above high; it must be at most 1"),
    Case(
      layer(#""neurons": 2, "biases": [1]"#),
      "layers[0].biases: a list of 1 for 2 neurons; it must have one number for each"),
    Case(
      layer(#""biases": 0"#),
      #"layers[0].biases: 0 is not a set of weights; it must be a list of numbers or {"init": …}"#),
    Case(
      layer(#""feedback_weights": [[1]]"#),
      "layers[0].feedback_weights[0]: 1 column for 2 inputs; it must have one column for each"),
  ]

  static let stimuli = [
    Case(stimulus("5"), "stimulus: 5 is not a stimulus; it must be an object in { }"),
    Case(
      stimulus(#"{"kind": "sin"}"#),
      #"stimulus.kind: "sin" is not a kind of stimulus; it must be constant, step, pulse, square, "#
        + "sine, triangle, sawtooth, chirp, noise, random, sequence, csv, sum or pieces"),
    Case(
      stimulus(#"{"kind": "step", "frequency": 3}"#),
      "stimulus.frequency: a step stimulus does not have it; it has kind, at, amplitude and offset"),
    Case(
      stimulus(#"{"kind": "sine", "frequency": 0}"#),
      "stimulus.frequency: 0 is not a frequency; it must be from 1e-6 to 1000000 Hz"),
    Case(
      stimulus(#"{"kind": "sine", "amplitude": "1"}"#),
      #"stimulus.amplitude: "1" is not an amplitude; it must be from -1e9 to 1e9"#),
    Case(
      stimulus(#"{"kind": "pulse", "width": 20, "period": 10}"#),
      "stimulus.period: 10 is shorter than the pulse; it must be 0 ms (once) or at least 20 ms"),
    Case(
      stimulus(#"{"kind": "noise", "order": 1.5}"#),
      "stimulus.order: 1.5 is not an order; it must be a whole number from 1 to 8"),
    Case(
      stimulus(#"[{"kind": "sine"}]"#),
      "stimulus: a list of 1 for 2 inputs; it must be one stimulus, or one for each input"),
    Case(
      stimulus(#"{"kind": "sequence", "hold": 5}"#),
      "stimulus.values: is missing; a sequence needs a list of rows, one for each sample"),
    Case(
      stimulus(#"{"kind": "sequence", "values": [[1, 2]]}"#),
      "stimulus.hold: is missing; it must say how many ms each sample stays"),
    Case(
      stimulus(#"{"kind": "sequence", "values": [[1, 2, 3]], "hold": 5}"#),
      "stimulus.values: 3 columns for 2 inputs; it must have one column, or one for each input"),
    Case(
      stimulus(#"{"kind": "sequence", "values": [[1, 2], [3]], "hold": 5}"#),
      "stimulus.values[1]: a row of 1 below rows of 2; all must be of one length"),
    Case(
      stimulus(#"{"kind": "sum", "of": []}"#),
      "stimulus.of: an empty list is not a list of stimuli; it must have at least one"),
    Case(
      stimulus(#"{"kind": "pieces"}"#),
      "stimulus.of: is missing; pieces need a list of stimuli"),
    Case(
      stimulus(#"{"kind": "pieces", "of": [{"kind": "constant"}]}"#),
      "stimulus.of[0].for: is missing; it must say how many ms the piece lasts"),
    Case(
      stimulus(#"{"kind": "pieces", "of": [{"for": 1}, {"for": 0, "kind": "constant"}]}"#),
      "stimulus.of[1].for: 0 is not a time; it must be from 1e-6 to 1e12 ms"),
    Case(
      stimulus(#"{"kind": "pieces", "of": [{"for": 1, "kind": "step", "at": -1}]}"#),
      "stimulus.of[0].at: -1 is not a time; it must be from 0 to 1e12 ms"),
    Case(
      stimulus(#"{"kind": "constant", "for": 1}"#),
      "stimulus.for: unknown key; a stimulus has kind, amplitude and offset"),
    Case(
      stimulus(#"{"kind": "sum", "of": [{"kind": "step", "at": -1}]}"#),
      "stimulus.of[0].at: -1 is not a time; it must be from 0 to 1e12 ms"),
    Case(
      stimulus(#"{"kind": "csv", "time": "t"}"#),
      "stimulus.file: is missing; it must name a CSV file"),
    Case(
      stimulus(#"{"kind": "csv", "file": "x.csv"}"#),
      "stimulus.time: is missing; it must name the column of times in ms, "
        + "or dt give the ms between rows"),
    Case(
      stimulus(#"{"kind": "csv", "file": "/nowhere/x.csv", "dt": 1}"#),
      "stimulus.file: /nowhere/x.csv: cannot be read: no such file or directory"),
  ]

  static let targets = [
    Case(preset(#""target": null"#), "target: null is not a target; it must be an object in { }"),
    Case(
      preset(#""target": {"kind": "teacher"}"#),
      "target.layers: is missing; a teacher needs a list of at least one layer"),
    Case(
      preset(#""target": {"kind": "teacher", "layers": [{"neurons": 3}]}"#),
      "target.layers[0].neurons: 3 is not the size of the output; it must be 2"),
    Case(
      preset(#""target": {"kind": "sequence", "values": [[1, 2, 3]], "hold": 1}"#),
      "target.values: 3 columns for 2 outputs; it must have one column, or one for each output"),
    Case(
      preset(#""target": {"kind": "constant", "from": 10, "until": 5}"#),
      "target.until: 5 is not after the beginning; it must be greater than 10 ms"),
    Case(
      preset(#""target": {"kind": "teacher", "in_time": 1, "layers": [{"neurons": 2}]}"#),
      "target.in_time: 1 is not a choice; it must be true or false"),
    Case(
      preset(#""error_from": "generalised", "tau_r": 0"#),
      "tau_r: 0 does not go with errors that are generalised; it must be greater than 0 ms"),
    Case(
      preset(#""twin": {"error_from": "generalised", "tau_r": 0}"#),
      "twin.tau_r: 0 does not go with errors that are generalised; it must be greater than 0 ms"),
    Case(
      preset(
        #""error_from": "generalised", "twin": null, "#
          + #""substrate": {"filter_errors": true, "tau_synapse": 1}"#),
      "substrate.filter_errors: true does not go with errors that are generalised; it must be false"
    ),
    Case(
      preset(#""scheme": "equilibrium", "substrate": {"lookahead_cutoff": 1}"#),
      "substrate.lookahead_cutoff: 1 does not go with the scheme equilibrium; it must be 0, or the "
        + "scheme synchronous or sweep"),
    Case(
      preset(#""target": [{"kind": "constant"}]"#),
      "target: a list of 1 for 2 outputs; it must be one stimulus, or one for each output"),
  ]

  @Test func `All faults of a preset are named, not only the first`() {
    let text =
      #"{"dt": 0, "layers": [{"tau_m": 0}, {"neurons": 2, "biases": [1]}], "twin": {"b": 1}}"#
    #expect(
      faults(in: text) == [
        "dt: 0 is not a time step; it must be from 1e-6 to 1000 ms",
        "layers[0].tau_m: 0 is not a time constant; it must be from 1e-6 to 1000000 ms",
        "layers[1].biases: a list of 1 for 2 neurons; it must have one number for each",
        "twin.b: unknown key; a twin has name, tau_m, tau_r, beta, gamma, eta, eta_tau, "
          + "learn_after, error_from, scheme, integrator, feedback, activation, learner and layers",
      ])
  }

  @Test func `A matrix of faults ends after a hundred`() {
    let row = "[" + Array(repeating: "null", count: 50).joined(separator: ",") + "]"
    let text = #"{"layers": [{"weights": [\#(row),\#(row),\#(row)]}], "inputs": 50}"#
    let sentences = faults(in: text)
    #expect(sentences.count == 101)
    #expect(sentences.last == "there are more faults; these are the first 100")
  }
}
