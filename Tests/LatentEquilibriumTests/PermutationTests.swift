import LatentEquilibrium
import Testing

/// Renaming the neurons of a hidden layer changes nothing else.
@Suite struct PermutationTests {
  @Test(arguments: Scheme.allCases, ErrorSource.allCases)
  func theOrderOfHiddenNeuronsDoesNotMatter(scheme: Scheme, source: ErrorSource) throws {
    var description = randomNetwork(
      [3, 11, 9, 2], seed: 12, ratio: 0.8...1, learningRate: 0.01)
    (description.beta, description.scheme, description.errorFrom) = (0.1, scheme, source)
    let order = [4, 0, 10, 7, 2, 9, 1, 8, 3, 6, 5]
    var renamed = description
    let layer = description.layers[0]
    renamed.layers[0].tauM = order.map { layer.tauM[$0] }
    renamed.layers[0].tauR = order.map { layer.tauR[$0] }
    renamed.layers[0].biases = order.map { layer.biases[$0] }
    renamed.layers[0].weights = order.map { layer.weights[$0] }
    renamed.layers[1].weights = description.layers[1].weights.map { row in order.map { row[$0] } }

    var (network, other) = (Network(description), Network(renamed))
    var generator = RandomGenerator(seed: 12, stream: "stimulus")
    for _ in 0..<100 {
      let stimulus = randomVector(3, &generator)
      try network.step(stimulus: stimulus, target: [0.5, -0.5])
      try other.step(stimulus: stimulus, target: [0.5, -0.5])
      let places = order.indices
      #expect(distance(other.rate[3..<14], order.map { network.rate[3 + $0] }) < 1e-12)
      #expect(distance(places.map { other.error[$0] }, order.map { network.error[$0] }) < 1e-12)
      #expect(distance(other.output, network.output) < 1e-12)
    }
    #expect(
      distance(
        other.weights(ofLayer: 0).joined(),
        order.flatMap { network.weights(ofLayer: 0)[$0] }) < 1e-12)
  }
}
