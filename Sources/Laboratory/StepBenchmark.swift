import LatentEquilibrium

/// The speed of whole steps of a network, beside the machine's own peak.
public struct StepBenchmark: Sendable {
  /// "2-30-3".
  public let name: String
  public let isPlastic: Bool
  /// One step, in ns.
  public let time: Stopwatch
  /// The multiply-adds of the weight matrices in one step.
  public let multiplyAdds: Int
  /// The share of the time that the activation function takes: what a step is shorter without tanh.
  public let activationShare: Double

  /// The sizes that are measured, from the inputs to the output.
  public static let sizes = [[2, 30, 3], [4, 120, 3], [64, 64, 64, 10], [1, 1, 1, 1, 1, 1]]

  /// Measures one network of random weights with tanh in its hidden layers and a linear output,
  /// nudged all the time.
  public init(sizes: [Int], isPlastic: Bool) {
    name = sizes.map(String.init).joined(separator: "-")
    self.isPlastic = isPlastic
    time = StepBenchmark.measure(sizes, isPlastic, .tanh)
    let linear = StepBenchmark.measure(sizes, isPlastic, .linear)
    activationShare = max(0, 1 - linear.median / time.median)
    // Forward, back but for the first layer, and learning.
    multiplyAdds = zip(sizes, sizes.dropFirst()).enumerated().reduce(0) { sum, layer in
      let passes = 1 + (layer.offset > 0 ? 1 : 0) + (isPlastic ? 1 : 0)
      return sum + layer.element.0 * layer.element.1 * passes
    }
  }

  /// Multiply-adds per second over the peak of one core.
  public func fraction(ofPeak peak: Double) -> Double {
    Double(multiplyAdds) / (time.median * 1e-9) / peak
  }

  private static func measure(
    _ sizes: [Int], _ isPlastic: Bool, _ activation: Activation
  ) -> Stopwatch {
    var random = RandomGenerator(seed: 1, stream: "benchmark")
    let layers = (1..<sizes.count).map { l in
      let weights = WeightPreset.xavier(gain: 1).matrix(
        rows: sizes[l], columns: sizes[l - 1], using: &random)
      let tau = [Double](repeating: 10, count: sizes[l])
      return LayerDescription(
        tauM: tau, tauR: tau, activation: l == sizes.count - 1 ? .linear : activation,
        learningRate: isPlastic ? 1e-4 : 0, weights: weights, biases: tau.map { _ in 0.1 })
    }
    var network = Network(
      NetworkDescription(inputs: sizes[0], layers: layers, dt: 0.1, beta: 0.1))
    let stimulus = (0..<sizes[0]).map { _ in random.uniform() }
    let target = (0..<(sizes.last ?? 0)).map { _ in random.uniform() }
    return Stopwatch { turns in
      for _ in 0..<turns {
        // A network with these weights does not diverge; one that did would still take its time.
        try? network.step(stimulus: stimulus, target: target)
      }
    }
  }

  /// The most multiply-adds per second that one core makes with the instructions this program was
  /// built for: independent sums in all registers, nothing read from memory.
  public static func peak() -> Double {
    var sums = (SIMD8<Double>(repeating: 1), SIMD8<Double>(repeating: 2), SIMD8<Double>.zero)
    var factor = SIMD8<Double>(repeating: 0.999_999)
    let term = SIMD8<Double>(repeating: 1e-9)
    let time = Stopwatch { turns in
      for _ in 0..<turns {
        for _ in 0..<64 {
          sums.0 = sums.0 * factor + term
          sums.1 = sums.1 * factor + term
          sums.2 = sums.2 * factor + term
        }
      }
      factor[0] = sums.0[0] + sums.1[1] + sums.2[2] > 1e300 ? 1 : 0.999_999
    }
    return 64 * 3 * 8 / (time.spread.0 * 1e-9)
  }
}
