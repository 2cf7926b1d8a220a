import Arithmetic
import LatentEquilibrium
import Studies
import Testing

/// What the figures of `bench` are made of, and that cores change no bit.
@Suite struct LearningBenchmarkTests {
  @Test(arguments: [(1, 1), (4, 1), (9, 2)])
  func figuresFollowFromTheTimes(minibatch: Int, cores: Int) {
    let benchmark = LearningBenchmark(sizes: [2, 3, 1], minibatch: minibatch, cores: cores)
    #expect(benchmark.name == "2-3-1")
    // Forward and learning 2·3 + 3·1 each, back 3·1.
    #expect(benchmark.multiplyAdds == minibatch * 21)
    for time in [benchmark.time, benchmark.linearTime] {
      #expect(time.spread.0 > 0 && time.spread.0 <= time.median && time.median <= time.spread.1)
      let perSecond = Double(benchmark.multiplyAdds) / time.median * 1e9
      let fraction = benchmark.fraction(of: time, ofPeak: 5e9)
      #expect(abs(fraction * 5e9 * Double(cores) / perSecond - 1) < 1e-12)
    }
    let share = benchmark.activationShare
    #expect(share >= 0 && share < 1)
    if share > 0 {
      #expect(abs(share - 1 + benchmark.linearTime.median / benchmark.time.median) < 1e-12)
    }
  }

  @Test func thePeakIsThatOfSomeCore() {
    let peak = StepBenchmark.peak()
    #expect(peak > 1e6 && peak < 1e11)
  }

  @Test(arguments: [2, 3, 8])
  func severalCoresMakeTheBitsOfOne(cores: Int) throws {
    var random = RandomGenerator(seed: 1, stream: "test")
    let sizes = [9, 40, 13, 3]
    let layers = (1..<sizes.count).map { l in
      let tau = [Double](repeating: 10, count: sizes[l])
      return LayerDescription(
        tauM: tau, tauR: tau, activation: .tanh, learningRate: 0.1,
        weights: tau.map { _ in (0..<sizes[l - 1]).map { _ in random.gaussian() / 4 } },
        biases: tau.map { _ in random.gaussian() })
    }
    let description = NetworkDescription(inputs: 9, layers: layers, dt: 0.1, beta: 0.3)
    var alone = NetworkBatch<Double>(description, copies: 50)
    var together = alone
    let workers = Workers.cores(cores)
    for _ in 0..<40 {
      let stimulus = (0..<9 * 50).map { _ in random.gaussian() }
      let target = (0..<3 * 50).map { _ in random.gaussian() }
      try alone.step(stimulus: stimulus, target: target)
      try together.step(stimulus: stimulus, target: target, workers: workers)
    }
    #expect(alone == together)
    #expect(alone.weights(ofLayer: 0) != layers[0].weights)
  }
}
