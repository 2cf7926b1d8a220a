/// Follows the phase of a sine from layer to layer, so that lags and leads add up beyond half a period:
/// of all phases with a layer's angle it takes the one nearest to that of the layer below and what
/// the layer's own membranes add to it.
public struct PhaseFollower: Sendable {
  /// What each layer adds, in radians.
  private let own: [Double]
  private var layer = 0
  private var phase = 0.0

  /// - Parameters:
  ///   - network: whose time constants and scheme it goes by.
  ///   - frequency: in Hz.
  ///   - time: whether time goes on in steps.
  public init(_ network: Network, frequency: Double, _ time: SmallSignal.Time) {
    self.init(network.parameters, frequency: frequency, time)
  }

  init(_ parameters: NetworkParameters, frequency: Double, _ time: SmallSignal.Time) {
    own = parameters.layers.indices.map { number in
      let layer = parameters.layers[number]
      let waits =
        time == .discrete && parameters.scheme == .synchronous && number > 0 && !layer.isPooling
        ? 2 * Double.pi * frequency / 1000 * parameters.dt : 0
      let sum = layer.range.reduce(0.0) {
        $0 + MembraneAnswer($1, parameters, frequency, time).phase
      }
      return sum / Double(layer.neurons) - waits
    }
  }

  /// The answer of the next layer from the input up, known but for whole turns; nil stays nil, and the
  /// layers above go by what the membranes add.
  public mutating func next(_ ratio: Phasor?) -> FrequencyResponse? {
    phase += own[layer]
    layer += 1
    guard let ratio else { return nil }
    let response = FrequencyResponse(ratio, near: phase)
    phase = response.phase
    return response
  }
}
