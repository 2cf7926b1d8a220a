import Arithmetic
import Foundation
import Testing

/// A function with true values of it, as `Golden/README.md` tells.
struct GoldenFunction: CustomTestStringConvertible, Sendable {
  /// What arguments are drawn from.
  enum Kind {
    /// All finite numbers, bit by bit.
    case whole
    /// The same without their signs.
    case wholeAboveZero
    case span(Double, Double)
  }

  let name: String
  /// How many units in the last place it may be off.
  let bound: Double
  /// Four, each with as many kinds as the function has arguments.
  let kinds: [[Kind]]
  let value: @Sendable ([Double]) -> Double

  var testDescription: String { name }

  private init(
    _ name: String, within bound: Double, _ kinds: [Kind],
    _ value: @escaping @Sendable (Double) -> Double
  ) {
    (self.name, self.bound) = (name, bound)
    self.kinds = kinds.map { [$0] }
    self.value = { value($0[0]) }
  }

  private init(
    _ name: String, within bound: Double, _ kinds: [(Kind, Kind)],
    _ value: @escaping @Sendable (Double, Double) -> Double
  ) {
    (self.name, self.bound) = (name, bound)
    self.kinds = kinds.map { [$0.0, $0.1] }
    self.value = { value($0[0], $0[1]) }
  }

  static let all: [GoldenFunction] = [
    GoldenFunction(
      "exp", within: 0.8, [.whole, .span(-1, 1), .span(-20, 20), .span(-745, 710)], Double.exp),
    GoldenFunction(
      "expm1", within: 1.1, [.whole, .span(-1, 1), .span(-20, 20), .span(-40, 709)],
      Double.expm1),
    GoldenFunction(
      "log", within: 0.9, [.wholeAboveZero, .span(0.5, 2), .span(0.99, 1.01), .span(0, 1e6)],
      Double.log),
    GoldenFunction(
      "log1p", within: 0.9,
      [.span(-0.999, 1), .span(-0.01, 0.01), .span(0, 1e6), .span(-1, -0.99)], Double.log1p),
    GoldenFunction(
      "tanh", within: 1.6, [.whole, .span(-1, 1), .span(-0.6, 0.6), .span(-20, 20)],
      Double.tanh),
    GoldenFunction(
      "sigmoid", within: 1.2, [.whole, .span(-1, 1), .span(-10, 10), .span(-745, 40)],
      Double.sigmoid),
    GoldenFunction(
      "softplus", within: 1.6, [.whole, .span(-1, 1), .span(-10, 10), .span(-745, 40)],
      Double.softplus),
    GoldenFunction("sin", within: 0.8, angles, Double.sin),
    GoldenFunction("cos", within: 0.8, angles, Double.cos),
    GoldenFunction("tan", within: 0.9, angles, Double.tan),
    GoldenFunction(
      "atan", within: 0.8, [.whole, .span(-1, 1), .span(-4, 4), .span(-100, 100)], Double.atan),
    GoldenFunction(
      "acos", within: 1.7, [.span(-1, 1), .span(0.99, 1), .span(-1, -0.99), .span(-0.01, 0.01)],
      Double.acos),
    GoldenFunction(
      "log10", within: 0.6, [.wholeAboveZero, .span(0.5, 2), .span(0.99, 1.01), .span(0, 1e6)],
      Double.log10),
    GoldenFunction(
      "atan2", within: 1.1,
      [
        (.whole, .whole), (.span(-1, 1), .span(-1, 1)), (.span(-1, 1), .span(-0.01, 0.01)),
        (.span(-0.01, 0.01), .span(-1, 1)),
      ], Double.atan2),
    GoldenFunction(
      "hypot", within: 1.3,
      [
        (.whole, .whole), (.span(-1, 1), .span(-1, 1)), (.span(-1, 1), .span(-0.01, 0.01)),
        (.span(-9e307, 9e307), .span(-9e307, 9e307)),
      ], Double.hypot),
    GoldenFunction(
      "pow", within: 0.8,
      [
        (.span(0, 10), .span(-20, 20)), (.span(0.9, 1.1), .span(-3000, 3000)),
        (.span(10, 10), .span(-320, 308)), (.span(0, 1e300), .span(-1, 1)),
      ], Double.pow),
  ]

  private static let angles: [Kind] = [.whole, .span(-1, 1), .span(-10, 10), .span(-1e6, 1e6)]

  /// What arguments are drawn with.
  struct Draws {
    private var state: UInt64 = 0xcbf2_9ce4_8422_2325

    init(_ name: String) {
      for byte in name.utf8 { state = (state ^ UInt64(byte)) &* 0x0000_0100_0000_01b3 }
    }

    private mutating func bits() -> UInt64 {
      state &+= 0x9e37_79b9_7f4a_7c15
      var z = state
      z = (z ^ (z >> 30)) &* 0xbf58_476d_1ce4_e5b9
      z = (z ^ (z >> 27)) &* 0x94d0_49bb_1331_11eb
      return z ^ (z >> 31)
    }

    mutating func number(_ kind: Kind) -> Double {
      switch kind {
      case .whole:
        let number = Double(bitPattern: bits())
        return number.isFinite ? number : Double(bitPattern: number.bitPattern ^ 1 << 62)
      case .wholeAboveZero: return number(.whole).magnitude
      case .span(let low, let high): return low + (high - low) * (Double(bits() >> 11) * 0x1p-53)
      }
    }
  }

  /// So many arguments, the four kinds in turn.
  func arguments(_ count: Int, seed: String = "") -> [[Double]] {
    var draws = Draws(name + seed)
    return (0..<count).map { number in kinds[number % 4].map { draws.number($0) } }
  }

  /// A true value: the double next to it, and how many units in its last place there are beyond that.
  struct Truth {
    let nearest: Double
    let beyond: Double

    /// How many units in the last place a value is off.
    func distance(_ value: Double) -> Double {
      guard nearest.isFinite, value.isFinite else { return value == nearest ? 0 : .infinity }
      return ((value - nearest) / nearest.ulp - beyond).magnitude
    }
  }

  func truths() throws -> [Truth] {
    let file = try #require(
      Bundle.module.url(forResource: name, withExtension: "bin", subdirectory: "Golden"))
    let bytes = [UInt8](try Data(contentsOf: file))
    return stride(from: 0, to: bytes.count, by: 9).map { start in
      let bits = (0..<8).reduce(UInt64(0)) { $0 | UInt64(bytes[start + $1]) << (8 * UInt64($1)) }
      return Truth(
        nearest: Double(bitPattern: bits),
        beyond: Double(Int8(bitPattern: bytes[start + 8])) / 256)
    }
  }
}
