import TestSupport
import Testing

@testable import Formats

struct JSONTests {
  @Test(arguments: [Double.infinity, -.infinity, .nan, .signalingNaN])
  func `What is no finite number is never written`(value: Double) throws {
    let json = JSON.object([.init("loss", .number(value)), .init("list", .list([.number(value)]))])
    for text in [json.compact, json.pretty] {
      let again = try JSON(parsing: Array(text.utf8))
      #expect(again["loss"] == .null && again["list"] == .list([.null]))
    }
    #expect(JSON.field(of: value) == "")
  }

  @Test func `What a terminal would obey is escaped, and comes back`() throws {
    let text = "\u{1B}]0;x\u{7}\u{9B}\u{7F}\u{202E}\u{2066}\u{2028}\u{E0041}\u{FFF9}"
    let written = JSON.text(text).compact
    #expect(written.utf8.allSatisfy { (0x20..<0x7F).contains($0) })
    #expect(try JSON(parsing: Array(written.utf8)) == .text(text))
  }

  @Test(arguments: [
    ("{", "line 1, column 2: the file ends where a key in double quotes should be"),
    ("{\"a\": 1,}", #"line 1, column 9: "}" stands where a key in double quotes should be"#),
    ("{\n  \"a\" 1}", #"line 2, column 7: "1" stands where a colon after the key "a" should be"#),
    ("[1 2]", #"line 1, column 4: "2" stands where a comma or ] should be"#),
    ("{'a': 1}", #"line 1, column 2: "'" stands where a key in double quotes should be"#),
    ("[NaN]", "line 1, column 2: NaN is not a JSON value; text stands in double quotes"),
    ("[01]", "line 1, column 2: a number does not begin with 0"),
    ("[1.]", #"line 1, column 4: "]" stands where a digit after the decimal point should be"#),
    ("[-]", #"line 1, column 3: "]" stands where a digit should be"#),
    ("\"é\u{1}\"", "line 1, column 3: a line break or control character within a text"),
    ("\"abc", "line 1, column 1: this text has no closing quote"),
    (#""\x""#, "line 1, column 2: unknown escape after \\"),
    (#""\ud800""#, "line 1, column 2: half of a surrogate pair stands for no letter"),
    (#""\u12g4""#, "line 1, column 2: \\u is followed by four hexadecimal digits"),
    ("{} {}", "line 1, column 4: there is more text after the end of the JSON"),
  ])
  func `A syntax fault has its line and column`(text: String, sentence: String) {
    #expect(throws: (any Error).self) { try JSON(parsing: Array(text.utf8)) }
    #expect(faults(in: text) == [sentence])
  }

  @Test func `Bytes that are not UTF-8 are a fault at their place`() {
    let fault = #expect(throws: Fault.self) {
      try JSON(parsing: Array("{\n\"a".utf8) + [0xff] + Array("\"}".utf8))
    }
    #expect(fault?.description == "line 2, column 3: this is not UTF-8 text")
  }

  @Test func `A byte order mark is skipped`() throws {
    #expect(try JSON(parsing: [0xef, 0xbb, 0xbf] + Array("[1]".utf8)) == .list([.number(1)]))
  }

  @Test func `Nesting ends in a sentence, not in the stack`() {
    let text = String(repeating: "[", count: 100_000)
    #expect(faults(in: text) == ["line 1, column 66: nested deeper than 64 levels"])
  }

  @Test(arguments: ["{}", "[]", "null", #"[true,false,-0.5,1e+20,"\"\\\n\u0001é😀"]"#])
  func `Compact text reads back to itself`(text: String) throws {
    #expect(try JSON(parsing: Array(text.utf8)).compact == text)
  }

  @Test func `Escapes become letters`() throws {
    let json = try JSON(parsing: Array(#""\u00e9\ud83d\ude00\/\t""#.utf8))
    #expect(json == .text("é😀/\t"))
  }

  @Test(arguments: [
    (10.0, "10"), (0.1, "0.1"), (-0.0, "-0"), (1e300, "1e+300"), (2.5e-300, "2.5e-300"),
  ])
  func `Numbers have the shortest digits that read back`(value: Double, digits: String) throws {
    #expect(JSON.digits(of: value) == digits)
    #expect(Double(digits)?.bitPattern == value.bitPattern)
  }

  @Test func `Pretty text keeps what fits on a line and breaks what does not`() throws {
    let text = """
      {
        "a": [1, 2],
        "b": {
          "one": "\(String(repeating: "x", count: 60))",
          "two": "\(String(repeating: "y", count: 30))"
        }
      }
      """
    #expect(try JSON(parsing: Array(text.utf8)).pretty == text)
  }
}
