import Arithmetic
import Testing

/// The ends of elementary functions, and what they make of zeros, infinities and no number.
@Suite struct SpecialValueTests {
  private static let infinity = Double.infinity
  private static let least = Double.leastNonzeroMagnitude

  struct Case: CustomTestStringConvertible, Sendable {
    let testDescription: String
    let function: @Sendable (Double) -> Double
    /// Of −∞, −0, 0, ∞.
    let ends: [Double]

    init(_ name: String, _ function: @escaping @Sendable (Double) -> Double, _ ends: [Double]) {
      (testDescription, self.function, self.ends) = (name, function, ends)
    }
  }

  @Test(arguments: [
    Case("exp", Double.exp, [0, 1, 1, infinity]),
    Case("expm1", Double.expm1, [-1, -0.0, 0, infinity]),
    Case("log", Double.log, [.nan, -infinity, -infinity, infinity]),
    Case("log1p", Double.log1p, [.nan, -0.0, 0, infinity]),
    Case("log10", Double.log10, [.nan, -infinity, -infinity, infinity]),
    Case("tanh", Double.tanh, [-1, -0.0, 0, 1]),
    Case("sigmoid", Double.sigmoid, [0, 0.5, 0.5, 1]),
    Case("softplus", Double.softplus, [0, 0.6931471805599453, 0.6931471805599453, infinity]),
    Case("sin", Double.sin, [.nan, -0.0, 0, .nan]),
    Case("cos", Double.cos, [.nan, 1, 1, .nan]),
    Case("tan", Double.tan, [.nan, -0.0, 0, .nan]),
    Case("atan", Double.atan, [-Double.pi / 2, -0.0, 0, Double.pi / 2]),
    Case("acos", Double.acos, [.nan, Double.pi / 2, Double.pi / 2, .nan]),
  ])
  func endsAndZeros(of one: Case) {
    for (x, end) in zip([-Self.infinity, -0.0, 0, Self.infinity], one.ends) {
      #expect(isSame(one.function(x), end), "of \(x)")
    }
    #expect(one.function(.nan).isNaN)
    #expect(one.function(-.nan).isNaN)
  }

  @Test func denormalNumbersComeAndGo() {
    for x in [Self.least, 0x1p-1060, 0x1.123p-1030, Double.leastNormalMagnitude.nextDown] {
      for x in [x, -x] {
        for function in [
          Double.tanh, Double.expm1, Double.log1p, Double.sin, Double.tan, Double.atan,
        ] { #expect(function(x) == x) }
        #expect(Double.exp(x) == 1 && Double.cos(x) == 1 && Double.sigmoid(x) == 0.5)
        #expect(Double.hypot(x, 0) == x.magnitude && Double.hypot(0, x) == x.magnitude)
        #expect(Double.atan2(x, 1) == x)
      }
    }
    #expect(Double.exp(-745.1) == Self.least && Double.sigmoid(-745.1) == Self.least)
    #expect(Double.softplus(-745.1) == Self.least)
    #expect(Double.exp(-745.2) == 0 && Double.sigmoid(-745.2) == 0 && Double.softplus(-745.2) == 0)
    #expect(Double.log(Self.least) == -744.4400719213812)
    #expect(Double.pow(2, -1074) == Self.least && Double.pow(2, -1076) == 0)
  }

  @Test func beyondTheRangeIsInfinity() {
    #expect(Double.exp(709.782712893384) < .infinity && Double.exp(709.7827128933841) == .infinity)
    #expect(
      Double.expm1(709.782712893384) < .infinity && Double.expm1(709.7827128933841) == .infinity)
    let most = Double.greatestFiniteMagnitude
    #expect(Double.exp(most) == .infinity && Double.exp(-most) == 0)
    #expect(Double.hypot(most, most) == .infinity && Double.hypot(most, 1) == most)
    #expect(Double.tanh(most) == 1 && Double.tanh(-most) == -1)
    #expect(Double.softplus(most) == most && Double.softplus(-most) == 0)
    #expect(Double.log1p(-1) == -.infinity && Double.log1p(-1.1).isNaN && Double.log(-1).isNaN)
    #expect(Double.acos(1.1).isNaN && Double.acos(1) == 0 && Double.acos(-1) == .pi)
  }

  @Test func powersOfSpecialNumbers() {
    for x in [0, -0.0, 1, -1, 2.5, .infinity, -.infinity, .nan] {
      #expect(Double.pow(x, 0) == 1 && Double.pow(x, -0.0) == 1)
      #expect(Double.pow(1, x) == 1)
    }
    #expect(isSame(Double.pow(-0.0, 3), -0.0) && isSame(Double.pow(-0.0, 2), 0))
    #expect(isSame(Double.pow(-0.0, -3), -.infinity) && isSame(Double.pow(-0.0, -2), .infinity))
    #expect(isSame(Double.pow(-.infinity, -3), -0.0) && Double.pow(-.infinity, 3) == -.infinity)
    #expect(Double.pow(.infinity, -0.5) == 0 && Double.pow(.infinity, 0.5) == .infinity)
    #expect(Double.pow(0.5, .infinity) == 0 && Double.pow(0.5, -.infinity) == .infinity)
    #expect(Double.pow(2, .infinity) == .infinity && Double.pow(-1, .infinity) == 1)
    #expect(Double.pow(-2, 3) == -8 && Double.pow(-2, 2) == 4 && Double.pow(-2, 0.5).isNaN)
    #expect(Double.pow(-2, 1e300) == .infinity && Double.pow(1.5, -1e300) == 0)
    #expect(Double.pow(1 + 0x1p-52, 1e300) == .infinity && Double.pow(0.9, 1e300) == 0)
    #expect(Double.pow(.nan, 1).isNaN && Double.pow(2, .nan).isNaN)
  }

  @Test func powersAndLogarithmsOfTenAreExactWhereTheyCanBe() throws {
    for exponent in 0...22 {
      #expect(try Double.pow(10, Double(exponent)) == #require(Double("1e\(exponent)")))
    }
    for exponent in -307...308 {
      #expect(try Double.log10(#require(Double("1e\(exponent)"))) == Double(exponent))
    }
    #expect((0...22).map(Double.factorial).last == 1_124_000_727_777_607_680_000)
  }

  @Test func anglesOfSpecialPoints() {
    let quarter = Double.pi / 4
    for (y, x, angle) in [
      (0, 0, 0), (0, -0.0, .pi), (0, 1, 0), (0, -1, .pi), (1, 0, 2 * quarter),
      (1, -0.0, 2 * quarter), (.infinity, 1, 2 * quarter), (1, .infinity, 0), (1, -.infinity, .pi),
      (.infinity, .infinity, quarter), (.infinity, -.infinity, 3 * quarter),
    ] as [(Double, Double, Double)] {
      #expect(isSame(Double.atan2(y, x), angle), "\(y), \(x)")
      #expect(isSame(Double.atan2(-y, x), -angle), "\(-y), \(x)")
    }
    #expect(Double.atan2(.nan, 1).isNaN && Double.atan2(1, .nan).isNaN)
    #expect(Double.hypot(.infinity, .nan) == .infinity && Double.hypot(.nan, 1).isNaN)
  }

  @Test func oddFunctionsAreOddAndMonotonicOnesGrow() {
    let points = (0..<20_000).map { Double($0) * 1.7e-3 }
    for function in [Double.tanh, Double.sin, Double.tan, Double.atan] {
      #expect(points.allSatisfy { isSame(function(-$0), -function($0)) })
    }
    for function in [
      Double.tanh, Double.atan, Double.expm1, Double.sigmoid, Double.softplus, Double.exp,
    ] {
      let values = (points.map { -$0 }.reversed() + points).map(function)
      #expect(zip(values, values.dropFirst()).allSatisfy { $0 <= $1 })
    }
  }

  private func isSame(_ one: Double, _ other: Double) -> Bool {
    one.isNaN ? other.isNaN : one.bitPattern == other.bitPattern
  }
}
