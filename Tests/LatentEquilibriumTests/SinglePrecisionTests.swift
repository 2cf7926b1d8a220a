import Arithmetic
import Testing

@testable import LatentEquilibrium

/// A batch in single precision does what one in double precision does, to as many digits as it has.
@Suite struct SinglePrecisionTests {
  private static let copies = 11

  private func samples(_ count: Int, _ number: Int) -> [Double] {
    var generator = RandomGenerator(seed: UInt64(number), stream: "single")
    return randomVector(count * Self.copies, &generator)
  }

  @Test(arguments: NetworkBatchTests.descriptions)
  func itIsTheSameUpToRounding(description: NetworkDescription) throws {
    var exact = NetworkBatch<Double>(description, copies: Self.copies)
    var single = NetworkBatch<Float>(description, copies: Self.copies)
    for step in 0..<40 {
      let stimulus = samples(description.inputs, step / 8)
      let target = samples(description.layers.last!.neurons, step / 8 + 50)
      try exact.step(stimulus: stimulus, target: target)
      try single.step(stimulus: stimulus, target: target)
    }
    var differs = false
    for copy in 0..<Self.copies {
      for (one, other) in [
        (exact.membranePotential(ofCopy: copy), single.membranePotential(ofCopy: copy)),
        (exact.prospectivePotential(ofCopy: copy), single.prospectivePotential(ofCopy: copy)),
        (exact.rate(ofCopy: copy), single.rate(ofCopy: copy)),
        (exact.error(ofCopy: copy), single.error(ofCopy: copy)),
      ] {
        #expect(distance(one, other) < 2e-5)
        differs = differs || one != other
      }
    }
    for l in exact.layers.indices {
      #expect(
        distance(exact.weights(ofLayer: l).joined(), single.weights(ofLayer: l).joined()) < 1e-5)
      #expect(distance(exact.biases(ofLayer: l), single.biases(ofLayer: l)) < 1e-5)
    }
    #expect(distance(exact.tauM, single.tauM) < 1e-5)
    #expect(differs, "it is double precision")
  }

  /// In the middle of a presentation, to the last bit; and whoever does the work. A state holds the stimulus as
  /// the batch has rounded it.
  @Test(arguments: NetworkBatchTests.descriptions + [held])
  func itContinuesFromItsState(description: NetworkDescription) throws {
    var whole = NetworkBatch<Float>(description, copies: Self.copies)
    let backwards = Workers(count: 3) { parts, work in
      for part in (0..<parts).reversed() { work(part) }
    }
    var resumed = whole
    for step in 0..<12 {
      let stimulus = samples(description.inputs, step / 5)
      let target = samples(description.layers.last!.neurons, step / 5 + 50)
      try whole.step(stimulus: stimulus, target: target)
      try resumed.step(stimulus: stimulus, target: target, workers: backwards)
      var other = NetworkBatch<Float>(description, copies: Self.copies)
      let isTaken = other.take(resumed.state)
      #expect(isTaken && other.state == whole.state)
      resumed = other
    }
    // One in double precision has as many numbers only by chance, and idle copies of its own.
    var exact = NetworkBatch<Double>(description, copies: Self.copies)
    let isTaken = exact.take(whole.state)
    #expect(!isTaken)
  }

  /// So many inputs that a stimulus is held.
  private static let held: NetworkDescription = {
    var description = randomNetwork([70, 9, 5, 3], seed: 12, learningRate: 0.4)
    description.beta = 0.3
    return description
  }()

  @Test func aHeldStimulusSavesItWorkToo() throws {
    let batch = NetworkBatch<Float>(Self.held, copies: Self.copies)
    #expect(batch.layout.held != nil)
    // Sixteen copies, idle ones among them, where double precision has twelve.
    let few = randomNetwork([14, 3], seed: 12, learningRate: 0.4)
    #expect(NetworkBatch<Float>(few, copies: Self.copies).layout.slices == 2)
    #expect(NetworkBatch<Double>(few, copies: Self.copies).layout.slices == 3)
  }

  @Test func aCopyDoesNotSeeTheOthers() throws {
    var description = Self.held
    for l in description.layers.indices { description.layers[l].learningRate = 0 }
    var alone = NetworkBatch<Float>(description, copies: 1)
    var together = NetworkBatch<Float>(description, copies: Self.copies)
    for step in 0..<10 {
      let stimulus = samples(description.inputs, step / 3)
      try together.step(stimulus: stimulus)
      try alone.step(
        stimulus: stride(from: 8, to: stimulus.count, by: Self.copies).map { stimulus[$0] })
    }
    #expect(alone.rate(ofCopy: 0) == together.rate(ofCopy: 8))
    #expect(alone.rate(ofCopy: 0) != together.rate(ofCopy: 7).map { $0 })
  }

  @Test(arguments: [1e9, .infinity, .nan, 1e300], [0, 7, 8, 10])
  func aCopyThatDivergesEndsTheStep(value: Double, copy: Int) throws {
    let layer = LayerDescription(
      tauM: [10], tauR: [10], activation: .linear, weights: [[1]], biases: [0])
    let description = NetworkDescription(
      inputs: 1, layers: [layer, layer], dt: 5, scheme: .gaussSeidel)
    var batch = NetworkBatch<Float>(description, copies: Self.copies)
    var stimulus = [Double](repeating: 1, count: Self.copies)
    try batch.step(stimulus: stimulus)
    stimulus[copy] = value
    let error = #expect(throws: Divergence.self) { try batch.step(stimulus: stimulus) }
    #expect(error?.layer == 1)
  }

  @Test func weightsAreAskedForAndGivenInDoublePrecision() {
    var batch = NetworkBatch<Float>(Self.held, copies: 3)
    let weights = Self.held.layers[1].weights
    #expect(batch.weights(ofLayer: 1) == weights.map { $0.map { Double(Float($0)) } })
    batch.setWeights(
      weights.map { $0.map { -$0 } }, biases: [1, 2, 3, 4, 0.1], ofLayer: 1)
    #expect(batch.weights(ofLayer: 1) == weights.map { $0.map { -Double(Float($0)) } })
    #expect(batch.biases(ofLayer: 1) == [1, 2, 3, 4, Double(Float(0.1))])
  }
}
