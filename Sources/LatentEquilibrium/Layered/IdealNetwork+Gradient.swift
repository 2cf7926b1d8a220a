extension IdealNetwork {
  /// Adds the negative gradient of the cost C = ½ |target − f(stimulus)|² of the network without time.
  ///
  ///     −∂C/∂W_l = δ_l·r_{l−1}ᵀ,   δ_L = φ′∘(target − r_L),   δ_l = φ′∘(W_{l+1}ᵀ·δ_{l+1})
  ///
  /// - Parameters:
  ///   - network: whose weights it borrows.
  ///   - sum: one number a weight, as `Network.storedWeights` has them.
  public mutating func addDescent(
    stimulus: [Double], target: [Double], weightsOf network: Network, to sum: inout [Double]
  ) {
    evaluate(stimulus: stimulus, weightsOf: network)
    let parameters = network.parameters
    var handedDown = [Double](repeating: 0, count: parameters.neuronCount)
    var delta = handedDown
    let output = parameters.layers[parameters.layers.count - 1]
    for j in 0..<output.neurons {
      handedDown[output.first + j] = target[j] - rate[output.rateStart + j]
    }
    var handed = handedDown.mutableSpan
    var errors = delta.mutableSpan
    var sums = sum.mutableSpan
    for number in parameters.layers.indices.reversed() {
      let layer = parameters.layers[number]
      for j in layer.range { errors[j] = slope[j] * handed[j] }
      layer.learn(&sums, step: 1, errors.span, rate.span)
      parameters.handDown(
        number..<number + 1, network.state.weights.span, errors.span, rate.span, to: &handed,
        isExact: true)
    }
  }
}
