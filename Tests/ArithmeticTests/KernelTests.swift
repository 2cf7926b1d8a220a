import Testing

@testable import Arithmetic

/// Vectors give the same bits as numbers by themselves, and all kernels the same.
@Suite struct KernelTests {
  /// Random ones of every size, those that matter to activations, and special ones.
  private static let arguments: [Double] = {
    var random = RandomGenerator(seed: 1, stream: "arguments")
    var arguments = (0..<20_000).map { number in
      number % 2 == 0 ? Double(bitPattern: random.next()) : 60 * random.uniform() - 30
    }
    arguments += [
      0, -0.0, 1, -1, .infinity, -.infinity, .nan, .leastNonzeroMagnitude, -.leastNonzeroMagnitude,
      .leastNormalMagnitude, .greatestFiniteMagnitude, -.greatestFiniteMagnitude, 0.55, -0.55,
    ]
    return arguments
  }()

  private static func scalar(_ curve: Curve, _ x: Double) -> (value: Double, slope: Double) {
    switch curve {
    case .linear: return (x, 1)
    case .tanh:
      let value = Double.tanh(x)
      return (value, 1 - value * value)
    case .sigmoid:
      let value = Double.sigmoid(x)
      return (value, value * (1 - value))
    case .softplus: return (Double.softplus(x), Double.sigmoid(x))
    case .relu: return x > 0 ? (x, 1) : (0, 0)
    case .hardSigmoid: return (min(max(x, 0), 1), x >= 0 && x <= 1 ? 1 : 0)
    }
  }

  /// No number is like any other one that is none: which one comes out is the processor's choice.
  private static func bits(_ x: Double) -> UInt64 { x.isNaN ? Double.nan.bitPattern : x.bitPattern }

  private static func evaluate(_ curve: Curve, _ arguments: [Double], _ kernel: Kernel)
    -> [[UInt64]]
  {
    var values = [Double](repeating: 7, count: arguments.count + 1)
    var slopes = values
    arguments.withUnsafeBufferPointer { arguments in
      values.withUnsafeMutableBufferPointer { values in
        slopes.withUnsafeMutableBufferPointer { slopes in
          guard let start = arguments.baseAddress, let first = values.baseAddress,
            let second = slopes.baseAddress
          else { return }
          Double.evaluate(
            curve, start, values: first, slopes: second, count: arguments.count, kernel: kernel)
        }
      }
    }
    #expect(values.last == 7 && slopes.last == 7, "beyond the end")
    return [values.dropLast().map(bits), slopes.dropLast().map(bits)]
  }

  @Test(arguments: Curve.allCases, Kernel.allCases.filter(\.isThere))
  func aVectorIsItsNumbers(curve: Curve, kernel: Kernel) {
    let scalars = Self.arguments.map { Self.scalar(curve, $0) }
    let expected = [scalars.map { Self.bits($0.value) }, scalars.map { Self.bits($0.slope) }]
    #expect(Self.evaluate(curve, Self.arguments, kernel) == expected)
    // Every length of what is left behind the last four.
    for count in 1...13 {
      let part = Self.evaluate(curve, Array(Self.arguments.prefix(count)), kernel)
      #expect(part == expected.map { Array($0.prefix(count)) })
    }
  }

  @Test func fourLanesAreOneLaneFourTimes() {
    let ones: [(One) -> One] = [
      { exponential($0) }, { exponentialLessOne($0) }, { logarithm($0) },
      { logarithmOfOneMore($0) }, { hyperbolicTangent($0) }, { Softness($0).slope },
      { Softness($0).height },
    ]
    let fours: [(Four) -> Four] = [
      { exponential($0) }, { exponentialLessOne($0) }, { logarithm($0) },
      { logarithmOfOneMore($0) }, { hyperbolicTangent($0) }, { Softness($0).slope },
      { Softness($0).height },
    ]
    for (one, four) in zip(ones, fours) {
      for start in stride(from: 0, to: Self.arguments.count - 3, by: 4) {
        let part = SIMD4(Self.arguments[start..<start + 4])
        let together = four(Four(part)).values
        let alone = (0..<4).map { Self.bits(one(One(part[$0])).value) }
        if (0..<4).map({ Self.bits(together[$0]) }) != alone { Issue.record("\(part)") }
      }
    }
  }

  @Test func spansAreEvaluatedInTheirPlaces() {
    let arguments = Array(Self.arguments.prefix(11))
    var values = [Double](repeating: 7, count: 9)
    var slopes = [Double](repeating: 7, count: 8)
    var valueSpan = values.mutableSpan
    var slopeSpan = slopes.mutableSpan
    Curve.tanh.evaluate(
      arguments.span, from: 3, values: &valueSpan, from: 2, slopes: &slopeSpan, from: 1, count: 6)
    let expected = arguments[3..<9].map { Self.scalar(.tanh, $0) }
    #expect(values == [7, 7] + expected.map(\.value) + [7])
    #expect(slopes == [7] + expected.map(\.slope) + [7])
  }

  @Test func theBaselineIsThereEverywhere() {
    #expect(Kernel.baseline.isThere)
    #expect(Kernel.inUse.isThere)
  }
}
