import Arithmetic
import Testing

@testable import LatentEquilibrium

/// A stimulus that is held saves a minibatch work, and changes nothing.
@Suite struct HeldStimulusTests {
  private static let inputs = 70

  private func description(_ scheme: Scheme = .synchronous) -> NetworkDescription {
    var description = randomNetwork(
      [Self.inputs, 9, 5, 3], output: .tanh, seed: 12, learningRate: 0.4)
    (description.beta, description.scheme) = (0.3, scheme)
    return description
  }

  /// For each input, or output, the values of all copies.
  private func numbers(_ count: Int, _ copies: Int, seed: Int) -> [Double] {
    var random = RandomGenerator(seed: UInt64(seed), stream: "held")
    return (0..<count * copies).map { _ in random.gaussian() }
  }

  /// As many single networks that share what each step has taught all of them.
  private func singles(
    _ description: NetworkDescription, _ networks: inout [Network], _ stimulus: [Double],
    _ target: [Double]
  ) throws {
    let before = networks[0]
    let copies = networks.count
    func column(_ values: [Double], _ copy: Int) -> [Double] {
      stride(from: copy, to: values.count, by: copies).map { values[$0] }
    }
    for copy in 0..<copies {
      try networks[copy].step(
        stimulus: column(stimulus, copy), target: column(target, copy))
    }
    for layer in before.layers.indices {
      var weights = before.weights(ofLayer: layer)
      var biases = before.biases(ofLayer: layer)
      for network in networks {
        let (new, old) = (network.weights(ofLayer: layer), before.weights(ofLayer: layer))
        for j in weights.indices {
          for k in weights[j].indices {
            weights[j][k] += (new[j][k] - old[j][k]) / Double(copies)
          }
          biases[j] +=
            (network.biases(ofLayer: layer)[j] - before.biases(ofLayer: layer)[j])
            / Double(copies)
        }
      }
      for copy in 0..<copies {
        networks[copy].setWeights(weights, biases: biases, ofLayer: layer)
      }
    }
  }

  @Test(arguments: [Scheme.synchronous, .gaussSeidel], [1, 3, 6])
  func copiesLearnAsSingleNetworks(scheme: Scheme, copies: Int) throws {
    let description = description(scheme)
    var batch = NetworkBatch<Double>(description, copies: copies)
    #expect(batch.layout.held != nil)
    var networks = [Network](repeating: Network(description), count: copies)
    for step in 0..<24 {
      // Held for long, for a step, for two, and shown once more.
      let sample = [0, 0, 0, 0, 0, 1, 2, 2, 0, 0, 0, 3][step % 12]
      let (stimulus, target) = (
        numbers(Self.inputs, copies, seed: sample), numbers(3, copies, seed: sample + 50)
      )
      try batch.step(stimulus: stimulus, target: target)
      try singles(description, &networks, stimulus, target)
      for copy in 0..<copies {
        #expect(distance(batch.rate(ofCopy: copy), networks[copy].rate) < 1e-12)
        #expect(distance(batch.error(ofCopy: copy), networks[copy].error) < 1e-12)
      }
      for layer in batch.layers.indices {
        #expect(
          distance(
            batch.weights(ofLayer: layer).joined(), networks[0].weights(ofLayer: layer).joined())
            < 1e-12)
      }
    }
  }

  /// In the middle of a presentation, to the last bit; and whoever does the work.
  @Test func itContinuesFromItsState() throws {
    let description = description()
    var batch = NetworkBatch<Double>(description, copies: 6)
    let workers = Workers(count: 3) { parts, work in
      for part in (0..<parts).reversed() { work(part) }
    }
    var together = batch
    for step in 0..<30 {
      let (stimulus, target) = (
        numbers(Self.inputs, 6, seed: step / 7), numbers(3, 6, seed: step / 7 + 50)
      )
      try batch.step(stimulus: stimulus, target: target, isLearning: step % 5 != 2)
      try together.step(
        stimulus: stimulus, target: target, isLearning: step % 5 != 2, workers: workers)
      #expect(batch == together)
      var other = NetworkBatch<Double>(description, copies: 6)
      let isTaken = other.take(batch.state)
      #expect(isTaken)
      #expect(other.weights(ofLayer: 0) == batch.weights(ofLayer: 0))
      batch = other
    }
  }

  /// Asking for weights changes nothing, and neither do other parameters but what they are about.
  @Test func whoAsksChangesNothing() throws {
    let description = description()
    var (asked, left) = (
      NetworkBatch<Double>(description, copies: 4), NetworkBatch<Double>(description, copies: 4)
    )
    for step in 0..<12 {
      let (stimulus, target) = (numbers(Self.inputs, 4, seed: 1), numbers(3, 4, seed: 51))
      try asked.step(stimulus: stimulus, target: target)
      try left.step(stimulus: stimulus, target: target)
      if step % 3 == 0 { _ = asked.weights(ofLayer: 0) }
    }
    #expect(asked.weights(ofLayer: 0) == left.weights(ofLayer: 0))
    #expect(asked.rate(ofCopy: 2) == left.rate(ofCopy: 2))
  }

  /// The yardstick descends on the gradient step by step, with a stimulus that is held as without.
  @Test func theYardstickDescends() throws {
    let description = description()
    var network = BackpropagatedNetwork(description, copies: 6)
    var weights = network.layers.indices.map { network.weights(ofLayer: $0) }
    var biases = network.layers.indices.map { network.biases(ofLayer: $0) }
    for step in 0..<14 {
      let sample = step / 5
      let (stimulus, target) = (
        numbers(Self.inputs, 6, seed: sample), numbers(3, 6, seed: sample + 50)
      )
      // One that holds nothing.
      var fresh = BackpropagatedNetwork(description, copies: 6)
      for layer in weights.indices {
        fresh.setWeights(weights[layer], biases: biases[layer], ofLayer: layer)
      }
      let gradient = fresh.gradient(stimulus: stimulus, target: target)
      for layer in weights.indices {
        for j in weights[layer].indices {
          for k in weights[layer][j].indices {
            weights[layer][j][k] -= 0.1 * 0.4 * 0.3 * gradient[layer].weights[j][k]
          }
          biases[layer][j] -= 0.1 * 0.4 * 0.3 * gradient[layer].biases[j]
        }
      }
      try network.step(stimulus: stimulus, target: target)
      if step == 7 { network.settle() }
      for layer in weights.indices {
        #expect(
          distance(network.weights(ofLayer: layer).joined(), weights[layer].joined()) < 1e-12)
        #expect(distance(network.biases(ofLayer: layer), biases[layer]) < 1e-12)
      }
      let held = network.gradient(stimulus: stimulus, target: target)
      var other = BackpropagatedNetwork(description, copies: 6)
      for layer in weights.indices {
        other.setWeights(weights[layer], biases: biases[layer], ofLayer: layer)
      }
      let expected = other.gradient(stimulus: stimulus, target: target)
      #expect(distance(held[0].weights.joined(), expected[0].weights.joined()) < 1e-12)
    }
  }
}
