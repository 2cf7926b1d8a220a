/// How a sine of the errors gets from the target down to a layer.
public struct ErrorResponse: Equatable, Sendable {
  /// As it travels in time (Generalised Latent Equilibrium): (1 + iωτm)/(1 + iωτr) in each layer.
  public let error: FrequencyResponse
  /// As the exact gradient has it, backpropagated through the transfer functions of the rates: the
  /// conjugate of (1 + iωτr)/(1 + iωτm) in each layer.
  public let adjoint: FrequencyResponse
}

extension SmallSignal {
  /// How errors that travel in time get to each layer, in continuous time: with the phase of the adjoint, and
  /// the inverse of its gain.
  ///
  /// - Parameter frequency: in Hz.
  /// - Returns: nil for a layer where errors do not travel in time, where its neurons or those above differ in
  ///   their time constants, or where synapses or a cut-off of the look-ahead are in the way.
  public func errorResponses(frequency: Double) -> [ErrorResponse?] {
    let substrate = parameters.substrate
    let isPlain =
      parameters.errorFrom == .generalised && substrate.tauSynapse == 0
      && substrate.lookaheadCutoff == 0
    var answers = [ErrorResponse?](repeating: nil, count: parameters.layers.count)
    var (error, adjoint) = (FrequencyResponse.unchanged, FrequencyResponse.unchanged)
    for number in parameters.layers.indices.reversed() {
      guard isPlain, isUniform[number] else { break }
      let neuron = parameters.layers[number].first
      let (tauM, tauR) = (parameters.tauM[neuron], parameters.tauR[neuron])
      error = error * .continuous(frequency: frequency, tauM: tauR, tauR: tauM)
      let forward = FrequencyResponse.continuous(frequency: frequency, tauM: tauM, tauR: tauR)
      adjoint = adjoint * FrequencyResponse(gain: forward.gain, phase: -forward.phase)
      answers[number] = ErrorResponse(error: error, adjoint: adjoint)
    }
    return answers
  }
}

extension FrequencyResponse {
  fileprivate static let unchanged = FrequencyResponse(gain: 1, phase: 0)

  /// One after the other.
  fileprivate static func * (one: FrequencyResponse, other: FrequencyResponse) -> FrequencyResponse
  {
    FrequencyResponse(gain: one.gain * other.gain, phase: one.phase + other.phase)
  }
}
