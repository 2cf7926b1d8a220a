import LatentEquilibrium
import Testing

@testable import Formats

/// A range gives the numbers that a person would type.
struct DecimalRangeTests {
  private func values(_ text: String) throws -> [Double] {
    let range = try DecimalRange(text)
    return (0..<range.count).map(range.value)
  }

  @Test(arguments: [
    ("0:1:0.1", [0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1]),
    ("0:20:5", [0, 5, 10, 15, 20]),
    ("0:1:0.3", [0, 0.3, 0.6, 0.9]),
    ("1:-1:-0.5", [1, 0.5, 0, -0.5, -1]),
    ("1e-3:3e-3:1e-3", [0.001, 0.002, 0.003]),
    ("0.10:0.30:1E-1", [0.1, 0.2, 0.3]),
    ("-.2:.2:.2", [-0.2, 0, 0.2]),
    ("1e3:3e3:1000", [1000, 2000, 3000]),
    ("7:7:1", [7]),
    ("7:7:-1", [7]),
    ("5:9:10", [5]),
  ])
  func `Both ends count, and no rounding adds up`(text: String, expected: [Double]) throws {
    #expect(try values(text) == expected)
  }

  @Test func `Number k is the digits of first + k·step, whatever the power of ten`() throws {
    var random = RandomGenerator(seed: 3, stream: "ranges")
    for _ in 0..<500 {
      let decimals = Int(random.uniform() * 7)
      let first = Int(random.uniform() * 2000) - 1000
      let step = 1 + Int(random.uniform() * 99)
      let count = 1 + Int(random.uniform() * 50)
      func digits(_ whole: Int) -> String {
        let text = "\(abs(whole))"
        let padded = String(repeating: "0", count: max(0, decimals + 1 - text.count)) + text
        return (whole < 0 ? "-" : "") + padded.dropLast(decimals) + "." + padded.suffix(decimals)
          + (decimals == 0 ? "0" : "")
      }
      let last = first + (count - 1) * step
      let values = try values("\(digits(first)):\(digits(last)):\(digits(step))")
      #expect(values == (0..<count).compactMap { Double(digits(first + $0 * step)) })
    }
  }

  @Test(arguments: [
    ("0:1", "0:1 is not a range; it must be from:to:step, such as 0:20:1"),
    ("0:x:1", "0:x:1 is not a range"), ("0::1", "0::1 is not a range"),
    ("0:1.:.", "0:1.:. is not a range"), ("0:nan:1", "is not a range"),
    ("0:1:0", "0:1:0 never arrives; its step must lead from 0 to 1"),
    ("1:0:1", "1:0:1 never arrives"), ("0:1e30:1e-30", "spans more digits than a number has"),
    ("0:99999999999999999999:1", "is not a range"),
    ("-9000000000000000001:9000000000000000001:1", "has more than 1000000 numbers"),
    ("0:9223372036854775807:1", "has more than 1000000 numbers; its step must be longer"),
    ("-9223372036854775808:0:1", "has more than 1000000 numbers"),
    ("0:-9223372036854775808:-1", "has more than 1000000 numbers"),
    ("0:1:1e-9", "has more than 1000000 numbers"),
    ("0:1e-9223372036854775808:1", "is not a range"),
  ])
  func `What is no range is refused`(text: String, sentence: String) {
    #expect { _ = try DecimalRange(text) } throws: { "\($0)".contains(sentence) }
  }
}
