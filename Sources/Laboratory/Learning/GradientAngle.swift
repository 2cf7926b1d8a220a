import Glibc
package import LatentEquilibrium

/// The direction in which the cost of a network falls fastest, added up over steps, and the angle
/// between that and where its weights went meanwhile.
///
/// The angle of one moment says the opposite of the truth: what is learned is the sum of many updates,
/// in which most of what leads astray at each cancels.
package struct GradientAngle: Equatable, Sendable {
  private let start: Network
  private var ideal: IdealNetwork
  /// The sum of the negative gradients, of each layer row by row.
  private var descent: [[Double]]

  /// Begins with a network as it is.
  package init(from network: Network) {
    start = network
    ideal = IdealNetwork(shapedAs: network)
    descent = network.layers.map { Array(repeating: 0, count: $0.neurons * $0.inputs) }
  }

  /// Adds the negative gradient of the cost C = ½ |target − f(stimulus)|² of the network without time.
  ///
  ///     −∂C/∂W_l = δ_l·r_{l−1}ᵀ,   δ_L = φ′∘(target − r_L),   δ_l = φ′∘(W_{l+1}ᵀ·δ_{l+1})
  ///
  /// Does nothing without a target.
  package mutating func add(_ network: Network, stimulus: [Double], target: [Double]) {
    guard !target.isEmpty else { return }
    ideal.evaluate(stimulus: stimulus, weightsOf: network)
    var handedDown = zip(target, ideal.neuronRate.suffix(target.count)).map { $0 - $1 }
    for (number, layer) in network.layers.enumerated().reversed() {
      let below = number == 0 ? 0 : network.rateRange(ofLayer: number - 1).lowerBound
      var next = [Double](repeating: 0, count: layer.inputs)
      var place = 0
      for neuron in 0..<layer.neurons {
        let delta = ideal.slope[layer.first + neuron] * handedDown[neuron]
        for input in 0..<layer.inputs {
          descent[number][place] += delta * ideal.rate[below + input]
          place += 1
        }
        guard number > 0 else { continue }
        for input in 0..<layer.inputs {
          next[input] += network.weight(layer: number, neuron: neuron, input: input) * delta
        }
      }
      handedDown = next
    }
  }

  /// The angle in degrees between the change of each layer's weights since the beginning and the sum
  /// that was added, from the first layer up: 0 is the gradient itself, 90 says nothing about it, 180
  /// is its opposite.
  ///
  /// - Returns: one a layer; nil where the weights did not change, or there was no gradient.
  package func ofLayers(_ network: Network) -> [Double?] {
    network.layers.enumerated().map { number, layer in
      let change = (0..<layer.neurons).flatMap { neuron in
        (0..<layer.inputs).map {
          network.weight(layer: number, neuron: neuron, input: $0)
            - start.weight(layer: number, neuron: neuron, input: $0)
        }
      }
      return Self.cosine(change, descent[number]).map { acos(min(max($0, -1), 1)) * 180 / .pi }
    }
  }

  /// nil where one of the two is 0.
  private static func cosine(_ a: [Double], _ b: [Double]) -> Double? {
    let product = zip(a, b).reduce(0) { $0 + $1.0 * $1.1 }
    let norms = (a.reduce(0) { $0 + $1 * $1 } * b.reduce(0) { $0 + $1 * $1 }).squareRoot()
    return norms > 0 ? product / norms : nil
  }
}
