import Formats
import Presets
import Samples
import Testing

/// Numbers as people type them.
struct TypedNumberTests {
  @Test(
    arguments: [
      ("2,5", 2.5), ("2.5", 2.5), (" 2.5 ", 2.5), ("\u{2212}3", -3), ("-3", -3), ("+4", 4),
      ("20ms", 20), ("20 ms", 20), ("20 MS", 20), ("1e3", 1000), ("1,5e-2ms", 0.015), (".5", 0.5),
    ])
  func `All ways to write a number are read`(text: String, value: Double) throws {
    #expect(try TypedNumber(text, unit: "ms").value == value)
  }

  @Test func `A rate may carry its unit either way`() throws {
    #expect(try TypedNumber("0,01/ms", unit: "per ms").value == 0.01)
    #expect(try TypedNumber("0.01 per ms", unit: "per ms").value == 0.01)
  }

  @Test(
    arguments: [
      "", " ", "1/2", "2..5", "1,2,3", "1,000.5", "20s", "ms", "nan", "inf", "0x10", "1e999", "--3",
      "1 2",
      "２",
    ])
  func `What is no number is refused in a sentence`(text: String) {
    #expect(throws: Fault.self) { try TypedNumber(text, unit: "ms") }
    do {
      _ = try TypedNumber(text, unit: "ms")
    } catch {
      #expect(error.message.contains("is not a number"))
    }
  }

  @Test func `Settings are read so, too`() throws {
    let preset = try Preset(
      json: JSON(parsing: Array(#"{"layers": [{"neurons": 1}]}"#.utf8)), in: .working,
      setting: [try Assignment("tau_m=2,5"), try Assignment("stimulus.offset=\u{2212}1")])
    #expect(preset.value(of: .tauM) == .number(2.5))
    #expect(preset.value(of: .offset) == .number(-1))
  }
}
