import LatentEquilibrium

/// A linear chain of single neurons, each driving the next with one weight.
func chain(
  _ layers: Int, weight: Double = 1, tauM: Double = 10, ratio: Double = 1, dt: Double = 0.1,
  beta: Double = 0, scheme: Scheme = .synchronous, integrator: Integrator = .euler
) -> Network {
  let layer = LayerDescription(
    tauM: [tauM], tauR: [ratio * tauM], activation: .linear, weights: [[weight]], biases: [0])
  return Network(
    NetworkDescription(
      inputs: 1, layers: Array(repeating: layer, count: layers), dt: dt, beta: beta,
      scheme: scheme, integrator: integrator))
}

/// A network with random weights, biases and membrane time constants.
func randomNetwork(
  _ sizes: [Int], _ activation: Activation = .tanh, output: Activation = .linear, seed: UInt64,
  scale: Double = 1, ratio: ClosedRange<Double> = 1...1, learningRate: Double = 0,
  dt: Double = 0.1
) -> NetworkDescription {
  var generator = RandomGenerator(seed: seed, stream: "test network")
  let layers = (1..<sizes.count).map { l in
    let tauM = (0..<sizes[l]).map { _ in 5 + 15 * generator.uniform() }
    let width = ratio.upperBound - ratio.lowerBound
    return LayerDescription(
      tauM: tauM,
      tauR: tauM.map { $0 * (ratio.lowerBound + width * generator.uniform()) },
      activation: l == sizes.count - 1 ? output : activation, learningRate: learningRate,
      weights: (0..<sizes[l]).map { _ in
        (0..<sizes[l - 1]).map { _ in
          scale * generator.gaussian() / Double(sizes[l - 1]).squareRoot()
        }
      },
      biases: (0..<sizes[l]).map { _ in 0.3 * generator.gaussian() })
  }
  return NetworkDescription(inputs: sizes[0], layers: layers, dt: dt)
}

/// Random numbers around 0.
func randomVector(_ count: Int, _ generator: inout RandomGenerator) -> [Double] {
  (0..<count).map { _ in generator.gaussian() }
}

extension Network {
  /// The rates of the output.
  var output: [Double] { Array(rate[rateRange(ofLayer: layers.count - 1)]) }

  /// Every weight and bias, in one list.
  var plasticNumbers: [Double] {
    layers.indices.flatMap { weights(ofLayer: $0).joined() } + bias
  }
}
