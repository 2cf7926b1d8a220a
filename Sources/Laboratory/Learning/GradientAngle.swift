import Glibc
package import LatentEquilibrium

/// How well the plasticity of each layer points down the gradient of the cost.
package enum GradientAngle {
  /// The angle in degrees between each layer's present update e·r_belowᵀ and the negative gradient of
  /// the cost C = ½ |target − f(stimulus)|² of the network without time, from the first layer up.
  ///
  ///     −∂C/∂W_l = δ_l·r_{l−1}ᵀ,   δ_L = φ′∘(target − r_L),   δ_l = φ′∘(W_{l+1}ᵀ·δ_{l+1})
  ///
  /// Both are outer products, so that the cosine is that of e and δ times that of the rates below. 0
  /// is the gradient itself, 90 says nothing about it, 180 is its opposite.
  ///
  /// - Returns: one a layer; nil where the update or the gradient is 0, empty without a target.
  package static func ofLayers(
    _ network: Network, stimulus: [Double], target: [Double]
  ) -> [Double?] {
    guard !target.isEmpty else { return [] }
    var ideal = IdealNetwork(shapedAs: network)
    ideal.evaluate(stimulus: stimulus, weightsOf: network)
    let layers = network.layers
    var deltas: [[Double]] = []
    for (number, layer) in layers.enumerated().reversed() {
      let handedDown =
        deltas.last.map { above in
          (0..<layer.neurons).map { neuron in
            above.indices.reduce(0) {
              $0 + network.weight(layer: number + 1, neuron: $1, input: neuron) * above[$1]
            }
          }
        } ?? zip(target, ideal.rate[network.rateRange(ofLayer: number)]).map { $0 - $1 }
      deltas.append(zip(ideal.slope[layer.range], handedDown).map(*))
    }
    deltas.reverse()
    return layers.indices.map { number in
      let below = number == 0 ? 0..<stimulus.count : network.rateRange(ofLayer: number - 1)
      guard let errors = cosine(network.error[layers[number].range], deltas[number][...]),
        let rates = cosine(network.rate[below], ideal.rate[below])
      else { return nil }
      return acos(min(max(errors * rates, -1), 1)) * 180 / .pi
    }
  }

  /// nil where one of the two is 0.
  private static func cosine(_ a: ArraySlice<Double>, _ b: ArraySlice<Double>) -> Double? {
    let product = zip(a, b).reduce(0) { $0 + $1.0 * $1.1 }
    let norms = (a.reduce(0) { $0 + $1 * $1 } * b.reduce(0) { $0 + $1 * $1 }).squareRoot()
    return norms > 0 ? product / norms : nil
  }
}
