import LatentEquilibrium
import Presets

/// The speed of whole steps of a network, beside the machine's own peak.
package struct StepBenchmark: Sendable {
  /// "2-30-3".
  package let name: String
  package let isPlastic: Bool
  /// One step, in ns.
  package let time: Stopwatch
  /// The multiply-adds of the weight matrices in one step.
  package let multiplyAdds: Int
  /// The share of the time that the activation function takes: what a step is shorter without tanh.
  package let activationShare: Double

  /// The sizes that are measured, from the inputs to the output.
  package static let sizes = [[2, 30, 3], [4, 120, 3], [64, 64, 64, 10], [1, 1, 1, 1, 1, 1]]

  /// Measures one network of random weights with tanh in its hidden layers and a linear output,
  /// nudged all the time.
  package init(sizes: [Int], isPlastic: Bool) {
    name = sizes.map(String.init).joined(separator: "-")
    self.isPlastic = isPlastic
    time = StepBenchmark.measure(sizes, isPlastic, .tanh)
    let linear = StepBenchmark.measure(sizes, isPlastic, .linear)
    activationShare = max(0, 1 - linear.median / time.median)
    multiplyAdds = StepBenchmark.multiplyAdds(sizes, isPlastic: isPlastic)
  }

  /// Forward, back but for the first layer, and learning.
  static func multiplyAdds(_ sizes: [Int], isPlastic: Bool) -> Int {
    zip(sizes, sizes.dropFirst()).enumerated().reduce(0) { sum, layer in
      let passes = 1 + (layer.offset > 0 ? 1 : 0) + (isPlastic ? 1 : 0)
      return sum + layer.element.0 * layer.element.1 * passes
    }
  }

  /// Multiply-adds per second over the peak of one core.
  package func fraction(ofPeak peak: Double) -> Double {
    Double(multiplyAdds) / (time.median * 1e-9) / peak
  }

  private static func measure(
    _ sizes: [Int], _ isPlastic: Bool, _ activation: Activation
  ) -> Stopwatch {
    var network = Network(description(sizes, isPlastic: isPlastic, activation))
    var random = RandomGenerator(seed: 1, stream: "sample")
    let stimulus = (0..<sizes[0]).map { _ in random.uniform() }
    let target = (0..<(sizes.last ?? 0)).map { _ in random.uniform() }
    return Stopwatch { turns in
      for _ in 0..<turns {
        // A network with these weights does not diverge; one that did would still take its time.
        try? network.step(stimulus: stimulus, target: target)
      }
    }
  }

  /// A network of random weights with a linear output.
  static func description(
    _ sizes: [Int], isPlastic: Bool, _ activation: Activation
  ) -> NetworkDescription {
    var random = RandomGenerator(seed: 1, stream: "benchmark")
    return description(sizes, learningRate: isPlastic ? 1e-4 : 0, activation) { rows, columns in
      WeightPreset.xavier(gain: 1).matrix(rows: rows, columns: columns, using: &random)
    }
  }

  /// A network with τm = τr = 10 ms, dt = 0.1 ms, β = 0.1, biases of 0.1 and a linear output.
  ///
  /// - Parameter weights: those of a layer with so many rows, a neuron each, and columns.
  static func description(
    _ sizes: [Int], learningRate: Double, _ activation: Activation,
    weights: (_ rows: Int, _ columns: Int) -> [[Double]]
  ) -> NetworkDescription {
    let layers = (1..<sizes.count).map { l in
      let tau = [Double](repeating: 10, count: sizes[l])
      return LayerDescription(
        tauM: tau, tauR: tau, activation: l == sizes.count - 1 ? .linear : activation,
        learningRate: learningRate, weights: weights(sizes[l], sizes[l - 1]),
        biases: tau.map { _ in 0.1 })
    }
    return NetworkDescription(inputs: sizes[0], layers: layers, dt: 0.1, beta: 0.1)
  }

  /// The most multiply-adds per second that one core makes with the instructions this program was
  /// built for: independent sums in registers, nothing read from memory.
  package static func peak() -> Double {
    var sum = 0.0
    let time = Stopwatch { turns in sum += multiplyAdd(turns, factor: 0.999_999, term: 1e-9) }
    precondition(sum.isFinite)
    return Double(multiplyAddsOfATurn) / (time.spread.0 * 1e-9)
  }

  private static let multiplyAddsOfATurn = 64 * 6 * 4

  /// Twelve pairs of sums, in as many registers: enough to keep the processor from waiting for one.
  @inline(never)
  private static func multiplyAdd(_ turns: Int, factor: Double, term: Double) -> Double {
    var a = SIMD4<Double>(repeating: 1)
    var (b, c, d, e, f) = (a + 1, a + 2, a + 3, a + 4, a + 5)
    for _ in 0..<turns {
      for _ in 0..<64 {
        a = a * factor + term
        b = b * factor + term
        c = c * factor + term
        d = d * factor + term
        e = e * factor + term
        f = f * factor + term
      }
    }
    return (a + b + c + (d + e + f)).sum()
  }
}
