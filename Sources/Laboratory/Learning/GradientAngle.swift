import Arithmetic
package import LatentEquilibrium

/// The direction in which the cost of a network falls fastest, added up over steps, and the angle
/// between that and where its weights went meanwhile.
///
/// The angle of one moment says the opposite of the truth: what is learned is the sum of many updates,
/// in which most of what leads astray at each cancels.
package struct GradientAngle: Equatable, Sendable {
  private let start: Network
  private var ideal: IdealNetwork
  /// The sum of the negative gradients, one number a weight.
  private var descent: [Double]

  /// Begins with a network as it is.
  package init(from network: Network) {
    start = network
    ideal = IdealNetwork(shapedAs: network)
    descent = network.storedWeights.map { _ in 0 }
  }

  /// Adds the negative gradient of the cost of the network without time; does nothing without a target.
  package mutating func add(_ network: Network, stimulus: [Double], target: [Double]) {
    guard !target.isEmpty else { return }
    ideal.addDescent(stimulus: stimulus, target: target, weightsOf: network, to: &descent)
  }

  /// The angle in degrees between the change of each layer's weights since the beginning and the sum
  /// that was added, from the first layer up: 0 is the gradient itself, 90 says nothing about it, 180
  /// is its opposite.
  ///
  /// - Returns: one a layer; nil where the weights did not change, or there was no gradient.
  package func ofLayers(_ network: Network) -> [Double?] {
    let change = zip(network.storedWeights, start.storedWeights).map(-)
    return network.layers.indices.map { number in
      let places = network.storedRange(ofLayer: number)
      return Self.cosine(change[places], descent[places]).map {
        Double.acos(min(max($0, -1), 1)) * 180 / .pi
      }
    }
  }

  /// nil where one of the two is 0.
  private static func cosine(_ a: ArraySlice<Double>, _ b: ArraySlice<Double>) -> Double? {
    let product = zip(a, b).reduce(0) { $0 + $1.0 * $1.1 }
    let norms = (a.reduce(0) { $0 + $1 * $1 } * b.reduce(0) { $0 + $1 * $1 }).squareRoot()
    return norms > 0 ? product / norms : nil
  }
}
