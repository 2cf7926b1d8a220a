import Glibc
import TestSupport
import Testing

@testable import Formats
@testable import Laboratory
@testable import Presets
@testable import Studies

/// Formulas: their arithmetic, their names, and what is said of a wrong one.
struct ExpressionTests {
  private func value(_ text: String, _ preset: Preset? = nil) throws -> Double {
    let preset = try preset ?? shipped("lag-adds-up")
    return try Expression(text).value(in: Measurements(before: preset))
  }

  @Test(arguments: [
    ("1 + 2 * 3", 7), ("(1 + 2) * 3", 9), ("2 ^ 3 ^ 2", 512), ("-2 ^ 2", -4), ("7 - 2 - 1", 4),
    ("8 / 4 / 2", 1), ("2 * -3", -6), ("1 < 2", 1), ("2 <= 1", 0), ("1 + 1 >= 2", 1),
    ("1 < 2 and 2 < 1", 0), ("1 < 2 or 2 < 1", 1), ("0 or 1 and 0", 0), ("abs(0 - 3)", 3),
    ("sqrt(16)", 4), ("min(2, 3) + max(2, 3)", 5), ("round(2.5)", 3), (".5 + 1.", 1.5),
  ])
  func `Formulas follow the usual rules`(text: String, expected: Double) throws {
    #expect(try value(text) == expected)
  }

  @Test func `Functions are those of the C library`() throws {
    #expect(try value("atan(2 * pi * stimulus.frequency * tau_m / 1000)") == atan(0.1 * .pi))
    #expect(try value("exp(1) + log(2) + sin(3) + cos(4)") == exp(1) + log(2) + sin(3) + cos(4))
  }

  @Test func `Parameters are those of the preset`() throws {
    let preset = try shipped(
      "lag-adds-up", setting: ["layers.2.tau_m=20", "stimulus.frequency=3", "twin.tau_r=4"])
    #expect(try value("layers.2.tau_m - layers.1.tau_m", preset) == 10)
    #expect(try value("stimulus.frequency * twin.tau_r", preset) == 12)
    #expect(try value("dt", preset) == 0.1)
  }

  @Test func `Theory is the closed form of the scheme`() throws {
    let preset = try shipped("lag-adds-up")
    let timeline = Timeline(running: preset, lasting: 1000)
    let response = Response(of: timeline)
    for layer in 1...4 {
      let expected = try #require(response.twin[layer - 1].expectedLag)
      #expect(try value("theory.lag.twin.\(layer)") == expected)
      let gain = try #require(response.twin[layer - 1].expectedGain)
      #expect(try value("theory.gain.twin.\(layer)") == gain)
    }
    // One leaky neuron in continuous time.
    let omega = 0.01 * Double.pi
    #expect(abs(try value("continuous.lag.twin.1") - atan(10 * omega) / omega) < 1e-12)
    #expect(abs(try value("continuous.gain.twin.1") - 1 / hypot(1, 10 * omega)) < 1e-12)
  }

  @Test func `What is measured is known after the run only`() throws {
    let preset = try shipped("lag-adds-up")
    let after = Measurements(after: Timeline(running: preset, lasting: 1000))
    for text in ["lag.twin.4", "gain.le.1", "error.twin", "drift.le", "at(r.le.1, 100)"] {
      let formula = try Expression(text)
      #expect(formula.needsRun)
      #expect(formula.value(in: Measurements(before: preset)).isNaN)
      #expect(formula.value(in: after).isFinite)
    }
    #expect(try !Expression("theory.lag.le.1 + dt").needsRun)
    // A comparison with what is not known is not false, it is not known.
    #expect(try value("lag.le.1 < 5").isNaN)
  }

  @Test func `Signals are read off the trace`() throws {
    let timeline = Timeline(running: try shipped("lag-adds-up"), lasting: 400)
    let after = Measurements(after: timeline)
    func value(_ text: String) throws -> Double { try Expression(text).value(in: after) }
    let rates = timeline.trace.values(of: .rate(.twin, 3), rows: 0..<timeline.trace.count)
    #expect(try value("highest(r.twin.4)") == rates.max())
    #expect(try value("lowest(r.twin.4)") == rates.min())
    #expect(try value("at(r.twin.4, 123.4)") == rates[1233])
    #expect(try value("at(r.twin.4, 500)").isNaN)
    // The stimulus of a row is that of the beginning of its step, so its peak is a row later.
    #expect(abs(try value("first_peak(stimulus)") - 50.1) < 1e-9)
    #expect(abs(try value("power(stimulus)") - 0.5) < 1e-3)
    let peak = try value("first_peak(r.twin.4)")
    #expect(peak > 80 && peak < 95)
    let later = rates[2000...]
    let span = try #require(later.max()) - #require(later.min())
    #expect(try value("amplitude(r.twin.4)") == span / 2)
  }

  @Test(arguments: [
    ("", "\"\" ends too early"),
    ("1 +", "\"1 +\" ends too early"),
    ("1 2", "\"1 2\": 2 is one too many"),
    ("(1", "\"(1\": a ) is missing"),
    ("* 3", "\"* 3\": * stands where a number or a name must"),
    ("1..2", "\"1..2\": 1..2 is not a number"),
    ("lagg.twin.1", "\"lagg.twin.1\": there is no lagg.twin.1; did you mean lag.twin.1?"),
    ("sine(1)", "\"sine(1)\": there is no sine(); did you mean sin()?"),
    ("min(1)", "\"min(1)\": a , is missing"),
    ("highest(3)", "\"highest(3)\": highest needs a signal, such as highest(r.twin.1)"),
    (
      "r.twin.1",
      "\"r.twin.1\": r.twin.1 is a signal over time; take at, first_peak, highest, lowest, "
        + "amplitude or power of it"
    ),
  ])
  func `A wrong formula gets one sentence`(text: String, sentence: String) {
    #expect(throws: Fault(sentence)) { try Expression(text) }
  }

  @Test func `Deep nesting ends in a sentence`() {
    let deep = String(repeating: "(", count: 9999)
    #expect(throws: Fault.self) { try Expression(deep) }
  }

  @Test func `What a preset has not got is said`() throws {
    let preset = try shipped("one-neuron-lag", setting: ["twin=null"])
    func fault(_ text: String) throws -> String? { try Expression(text).fault(in: preset) }
    #expect(try fault("lag.le.1") == nil)
    #expect(try fault("lag.le.2") == "lag.le.2: there is no layer 2; this network has 1")
    #expect(try fault("1 + error.twin") == "error.twin: this preset has no twin")
    #expect(try fault("at(r.twin3.1, 3)") == "r.twin3.1.1: this preset has no twin")
    let two = try read(#"{"layers": [{}], "twin": [{}, {"tau_r": 0}]}"#)
    #expect(try Expression("error.twin2").fault(in: two) == nil)
    #expect(
      try Expression("error.twin3").fault(in: two) == "error.twin3: this preset has only 2 twins")
    #expect(try fault("loss.le") == "loss.le needs a target or a task, and this preset has none")
    #expect(
      try fault("accuracy.le")
        == "accuracy.le needs a task with classes, and this preset has none")
    #expect(try fault("at(u.le.1.2, 3)") == "u.le.1.2: layer 1 has 1 neurons")
    #expect(try fault("stimulus.hold") == "stimulus.hold is not one number in this preset")
  }
}
