package import Arithmetic
import Glibc
package import LatentEquilibrium

/// A network by a rule so simple that other programs make the same one, and the learning steps that are
/// compared with theirs.
///
/// Weights, samples and targets come from one sequence of numbers, sᵢ₊₁ = 6364136223846793005 sᵢ +
/// 1442695040888963407 (mod 2⁶⁴) from s₀ = 1, of which a number takes the highest 53 bits: weights, within
/// ±√(6/(inputs + neurons)), row by row, layer by layer; then eight sets of a stimulus and a target from 0 to 1,
/// each shown for `LearningBenchmark.hold` steps. Biases begin with 0.1, τm = τr = 10 ms, dt = 0.1 ms, β = 0.1.
package struct PeerNetwork: Sendable {
  package let sizes: [Int]
  /// That of the hidden layers; the output is linear.
  package let activation: Activation
  /// η; with 0 nothing is learned.
  package let learningRate: Double
  /// How many samples learn together.
  package let minibatch: Int
  /// What a minibatch is worked out in.
  package let precision: Precision

  /// - Parameter sizes: from the inputs to the output.
  package init(
    _ sizes: [Int], _ activation: Activation, learningRate: Double, minibatch: Int = 1,
    precision: Precision = .double
  ) {
    (self.sizes, self.activation) = (sizes, activation)
    (self.learningRate, self.minibatch) = (learningRate, minibatch)
    self.precision = precision
  }

  /// "4-120-3".
  package var name: String { sizes.map(String.init).joined(separator: "-") }

  /// "tanh".
  package var activationName: String { activation.rawValue }

  /// What other programs were measured with: small networks one sample at a time, and a minibatch.
  package static let small = [
    PeerNetwork([2, 30, 3], .linear, learningRate: 0),
    PeerNetwork([4, 120, 3], .tanh, learningRate: 1e-4),
    PeerNetwork([64, 64, 64, 10], .tanh, learningRate: 1e-4),
  ]
  package static let large = Precision.allCases.map {
    PeerNetwork([784, 300, 100, 10], .tanh, learningRate: 1e-4, minibatch: 100, precision: $0)
  }

  /// What has been measured of it here.
  package struct Measured: Sendable {
    /// The processor time of a step, in ns.
    package let time: Double
    /// The sum of all outputs after the steps that were asked for.
    package let sum: Double

    package init(time: Double, sum: Double) {
      (self.time, self.sum) = (time, sum)
    }
  }

  /// Makes so many steps, and then steps for some time on one core.
  ///
  /// - Parameter seconds: of processor time.
  package func measured(after steps: Int, seconds: Double) -> Measured {
    var numbers = Numbers()
    let description = description(&numbers)
    let sets = (0..<8).map { _ in
      Shown(
        stimulus: numbers.uniform(minibatch * sizes[0]),
        target: numbers.uniform(minibatch * (sizes.last ?? 0)))
    }
    // Networks with these weights do not diverge; one that did would still take its time.
    let isLearning = learningRate > 0
    if minibatch == 1 {
      var network = Network(description)
      return timed(sets, steps, seconds) { shown in
        try? network.step(stimulus: shown.stimulus, target: shown.target, isLearning: isLearning)
      } outputs: {
        network.rate.suffix(sizes.last ?? 0).reduce(0, +)
      }
    }
    var batch = AnyBatch(.layered(description), copies: minibatch, precision: precision)
    return timed(sets, steps, seconds) { shown in
      try? batch.step(
        stimulus: shown.stimulus, target: shown.target, isLearning: isLearning, workers: .cores(1))
    } outputs: {
      (0..<minibatch).reduce(0) { $0 + batch.output(copy: $1).reduce(0, +) }
    }
  }

  /// What is shown for `LearningBenchmark.hold` steps.
  private struct Shown {
    let stimulus: [Double]
    let target: [Double]
  }

  private func timed(
    _ sets: [Shown], _ checked: Int, _ seconds: Double, step: (Shown) -> Void,
    outputs: () -> Double
  ) -> Measured {
    let hold = LearningBenchmark.hold
    var (k, shown) = (0, sets[0])
    func go(_ steps: Int) {
      for _ in 0..<steps {
        // Fetched when it changes: a peer has but a pointer to move.
        if k % hold == 0 { shown = sets[k / hold % sets.count] }
        step(shown)
        k += 1
      }
    }
    go(checked)
    let sum = outputs()
    let start = PeerNetwork.processorTime
    var now = start
    // To ask for the time takes as long as a small network's step; the peers ask as often.
    let steps = minibatch == 1 ? 256 : 1
    repeat {
      go(steps)
      now = PeerNetwork.processorTime
    } while now - start < seconds
    return Measured(time: (now - start) / Double(k - checked) * 1e9, sum: sum)
  }

  private func description(_ numbers: inout Numbers) -> NetworkDescription {
    StepBenchmark.description(sizes, learningRate: learningRate, activation) { rows, columns in
      let bound = (6 / Double(columns + rows)).squareRoot()
      return (0..<rows).map { _ in numbers.uniform(columns).map { (2 * $0 - 1) * bound } }
    }
  }

  /// In seconds.
  private static var processorTime: Double {
    var time = timespec()
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) * 1e-9
  }

  private struct Numbers {
    private var bits: UInt64 = 1

    mutating func uniform(_ count: Int) -> [Double] {
      (0..<count).map { _ in
        bits = bits &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return Double(bits >> 11) * 0x1p-53
      }
    }
  }
}
