package import Arithmetic
import LatentEquilibrium

/// The speed of steps in which a network learns from a minibatch, with tanh and without.
///
/// Samples change as a task's do: each is shown for `hold` steps, 2 ms of 0.1 ms.
package struct LearningBenchmark: Sendable {
  /// "4-120-3".
  package let name: String
  /// How many samples learn together; one is a `Network`, more are a `NetworkBatch`.
  package let minibatch: Int
  /// On how many cores.
  package let cores: Int
  package let precision: Precision
  /// One step with tanh in the hidden layers, in ns.
  package let time: Stopwatch
  /// One step of the same network with linear neurons only, in ns: what is left without tanh.
  package let linearTime: Stopwatch
  /// The multiply-adds of the weight matrices in one step, as they are written down: while a sample is held
  /// a minibatch makes fewer.
  package let multiplyAdds: Int

  /// The sizes and minibatches that are measured.
  package static let cases: [(sizes: [Int], minibatch: Int, precision: Precision)] = [
    ([4, 120, 3], 1, .double), ([4, 120, 3], 100, .double), ([784, 300, 100, 10], 100, .double),
    ([4, 120, 3], 100, .single), ([784, 300, 100, 10], 100, .single),
  ]

  /// For how many steps each sample is shown.
  package static let hold = 20

  /// All cases on one core, and those that can be divided on all cores.
  package static func all() -> [LearningBenchmark] {
    let cores = Threads.available
    return cases.flatMap { sizes, minibatch, precision in
      (minibatch > 1 && cores > 1 ? [1, cores] : [1]).map {
        LearningBenchmark(sizes: sizes, minibatch: minibatch, cores: $0, precision: precision)
      }
    }
  }

  package init(sizes: [Int], minibatch: Int, cores: Int, precision: Precision = .double) {
    name = sizes.map(String.init).joined(separator: "-")
    (self.minibatch, self.cores, self.precision) = (minibatch, cores, precision)
    multiplyAdds = minibatch * StepBenchmark.multiplyAdds(sizes, isPlastic: true)
    time = LearningBenchmark.measure(sizes, minibatch, cores, precision, .tanh)
    linearTime = LearningBenchmark.measure(sizes, minibatch, cores, precision, .linear)
  }

  /// The share of the time that the activation function takes.
  package var activationShare: Double { max(0, 1 - linearTime.median / time.median) }

  /// Multiply-adds per second over the peak of the cores that make them.
  ///
  /// - Parameter peak: that of one core.
  package func fraction(of time: Stopwatch, ofPeak peak: Double) -> Double {
    Double(multiplyAdds) / (time.median * 1e-9) / (peak * Double(cores))
  }

  private static func measure(
    _ sizes: [Int], _ minibatch: Int, _ cores: Int, _ precision: Precision,
    _ activation: Activation
  ) -> Stopwatch {
    let description = StepBenchmark.description(sizes, isPlastic: true, activation)
    var random = RandomGenerator(seed: 1, stream: "minibatch")
    let samples = (0..<8).map { _ in
      (
        stimulus: (0..<minibatch * sizes[0]).map { _ in random.uniform() },
        target: (0..<minibatch * (sizes.last ?? 0)).map { _ in random.uniform() }
      )
    }
    var step = 0
    func next() -> (stimulus: [Double], target: [Double]) {
      defer { step += 1 }
      return samples[step / hold % samples.count]
    }
    // Networks with these weights do not diverge; one that did would still take its time.
    if minibatch == 1 {
      var network = Network(description)
      return Stopwatch { turns in
        for _ in 0..<turns {
          let sample = next()
          try? network.step(stimulus: sample.stimulus, target: sample.target)
        }
      }
    }
    var batch = AnyBatch(.layered(description), copies: minibatch, precision: precision)
    let workers = Workers.cores(cores)
    return Stopwatch { turns in
      for _ in 0..<turns {
        let sample = next()
        try? batch.step(stimulus: sample.stimulus, target: sample.target, workers: workers)
      }
    }
  }
}
