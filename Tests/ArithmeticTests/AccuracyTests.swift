import Arithmetic
import Testing

#if arch(x86_64)
  import Glibc
#endif

/// How far elementary functions are from what is true.
@Suite struct AccuracyTests {
  @Test(arguments: GoldenFunction.all)
  func valuesAreWithinTheirBound(function: GoldenFunction) throws {
    let truths = try function.truths()
    #expect(truths.count == 4096)
    for (arguments, truth) in zip(function.arguments(truths.count), truths) {
      let value = function.value(arguments)
      if !(truth.distance(value) <= function.bound) {
        Issue.record("\(function.name)\(arguments) is \(value)")
      }
    }
  }

  #if arch(x86_64)
    /// Where numbers of 80 bits exist, their library serves as well, for more points.
    @Test(arguments: GoldenFunction.all)
    func valuesAreWithinTheirBoundAtAHundredThousandPoints(function: GoldenFunction) throws {
      let truth = try #require(Self.truths[function.name])
      var worst = 0.0
      for arguments in function.arguments(100_000, seed: " again") {
        let value = function.value(arguments)
        let exact = truth(arguments.map(Float80.init))
        let nearest = Double(exact)
        if nearest.isInfinite {
          if value != nearest { Issue.record("\(function.name)\(arguments) is \(value)") }
          continue
        }
        let distance = Double((Float80(value) - exact).magnitude / Float80(nearest.ulp))
        if !(distance <= function.bound) {
          Issue.record("\(function.name)\(arguments) is \(value)")
        }
        worst = max(worst, distance)
      }
      // A bound that is never nearly reached says less than it could.
      #expect(worst > function.bound - 0.4)
    }

    private static let truths: [String: @Sendable ([Float80]) -> Float80] = [
      "exp": { exp($0[0]) }, "expm1": { expm1($0[0]) }, "log": { log($0[0]) },
      "log1p": { log1p($0[0]) }, "tanh": { tanh($0[0]) },
      "sigmoid": { 1 / (1 + exp(-$0[0])) },
      "softplus": { max($0[0], 0) + log1p(exp(-$0[0].magnitude)) },
      "sin": { sin($0[0]) }, "cos": { cos($0[0]) }, "tan": { tan($0[0]) },
      "atan": { atan($0[0]) }, "acos": { acos($0[0]) }, "log10": { log10($0[0]) },
      "atan2": { atan2($0[0], $0[1]) }, "hypot": { hypot($0[0], $0[1]) },
      "pow": { pow($0[0], $0[1]) },
    ]
  #endif
}
