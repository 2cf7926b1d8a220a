import Testing

@testable import Arithmetic

/// Curves in single precision: near what they are in double precision, and the same bits by all kernels.
@Suite struct SingleCurveTests {
  /// So many that matter to activations, of every size, and special ones.
  private static let arguments: [Float] = {
    var random = RandomGenerator(seed: 1, stream: "single")
    let drawn: [Float] = (0..<100_000).map { number in
      switch number % 4 {
      case 0: Float(bitPattern: UInt32(truncatingIfNeeded: random.next()))
      case 1: Float(2 * random.uniform() - 1)
      case 2: Float(20 * random.uniform() - 10)
      default: Float(200 * random.uniform() - 100)
      }
    }
    return drawn + [
      0, -0.0, 1, -1, .infinity, -.infinity, .nan, .leastNonzeroMagnitude, -.leastNonzeroMagnitude,
      .leastNormalMagnitude, .greatestFiniteMagnitude, -.greatestFiniteMagnitude, 0.55, -0.55,
    ]
  }()

  private static func evaluate(
    _ curve: Curve, _ arguments: [Float], _ kernel: Kernel = .inUse
  ) -> (values: [Float], slopes: [Float]) {
    var values = [Float](repeating: 7, count: arguments.count + 1)
    var slopes = values
    arguments.withUnsafeBufferPointer { arguments in
      values.withUnsafeMutableBufferPointer { values in
        slopes.withUnsafeMutableBufferPointer { slopes in
          guard let start = arguments.baseAddress, let first = values.baseAddress,
            let second = slopes.baseAddress
          else { return }
          Float.evaluate(
            curve, start, values: first, slopes: second, count: arguments.count, kernel: kernel)
        }
      }
    }
    #expect(values.last == 7 && slopes.last == 7, "beyond the end")
    return (values.dropLast(), slopes.dropLast())
  }

  /// What is next to the truth, because double precision has twice as many digits.
  private static func exact(_ curve: Curve, _ x: Double) -> (value: Double, slope: Double) {
    switch curve {
    case .linear: return (x, 1)
    case .tanh:
      let value = Double.tanh(x)
      return (value, 1 - value * value)
    case .sigmoid: return (Double.sigmoid(x), Double.sigmoid(x) * Double.sigmoid(-x))
    case .softplus: return (Double.softplus(x), Double.sigmoid(x))
    case .relu: return x > 0 ? (x, 1) : (0, 0)
    case .hardSigmoid: return (min(max(x, 0), 1), x >= 0 && x <= 1 ? 1 : 0)
    }
  }

  /// How many units in the last place of a number in single precision lie between the two.
  private static func distance(_ value: Float, _ exact: Double) -> Double {
    if exact.isNaN { return value.isNaN ? 0 : .infinity }
    let nearest = Float(exact)
    if nearest.isInfinite || value.isInfinite { return value == nearest ? 0 : .infinity }
    return (Double(value) - exact).magnitude / Double(nearest.ulp)
  }

  @Test(arguments: Curve.allCases)
  func valuesAreWithinTwoUnitsInTheLastPlace(curve: Curve) {
    let (values, slopes) = Self.evaluate(curve, Self.arguments)
    var worst = 0.0
    for (place, x) in Self.arguments.enumerated() {
      let exact = Self.exact(curve, Double(x))
      let distance = Self.distance(values[place], exact.value)
      if !(distance <= 2) { Issue.record("\(curve) \(x) is \(values[place]), off by \(distance)") }
      worst = max(worst, distance)
      // A slope is what is left of 1, and has so many digits as that.
      let error = (Double(slopes[place]) - exact.slope).magnitude
      let isNumber = !exact.slope.isNaN
      if isNumber && !(error <= 4 * Double(Float(1).ulp)) {
        Issue.record("\(curve)′ \(x) is \(slopes[place]), off by \(error)")
      }
    }
    let isWorkedOut = ![.linear, .relu, .hardSigmoid].contains(curve)
    #expect(isWorkedOut ? worst > 0.6 : worst == 0, "\(worst)")
  }

  /// Whatever the number of those behind the last eight.
  @Test(arguments: Curve.allCases, Kernel.allCases.filter(\.isThere))
  func allKernelsAndLengthsGiveTheSameBits(curve: Curve, kernel: Kernel) {
    func bits(_ numbers: [Float]) -> [UInt32] {
      numbers.map { $0.isNaN ? Float.nan.bitPattern : $0.bitPattern }
    }
    let expected = Self.evaluate(curve, Self.arguments, .baseline)
    let all = Self.evaluate(curve, Self.arguments, kernel)
    #expect(bits(all.values) == bits(expected.values))
    #expect(bits(all.slopes) == bits(expected.slopes))
    for count in 1...17 {
      let part = Self.evaluate(curve, Array(Self.arguments.prefix(count)), kernel)
      #expect(bits(part.values) == bits(Array(expected.values.prefix(count))))
      #expect(bits(part.slopes) == bits(Array(expected.slopes.prefix(count))))
    }
  }

  /// What no curve of an activation needs, but a function on lanes has.
  @Test func logarithmsAndPowersAreWrittenForSinglePrecisionToo() {
    for start in stride(from: 0, to: 8_000, by: 8) {
      let part = SIMD8(Self.arguments[start..<start + 8])
      let (logarithm, power) = (logarithm(Eight(part)).values, exponential(Eight(part)).values)
      for lane in 0..<8 {
        let x = Double(part[lane])
        #expect(Self.distance(logarithm[lane], Double.log(x)) <= 2, "ln \(x)")
        #expect(Self.distance(power[lane], Double.exp(x)) <= 2, "e to \(x)")
      }
    }
  }
}
