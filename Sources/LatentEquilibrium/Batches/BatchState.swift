/// All of a batch that changes from step to step, as plain numbers for a file.
///
/// A batch that takes it continues with the same bits as the one that gave it.
public struct BatchState: Equatable, Sendable {
  /// Potentials, rates and errors of all copies, in the order in which the batch has them.
  public var copies: [Double]
  public var weights: [Double]
  public var biases: [Double]
  /// The membrane time constants in ms, as given or as learned.
  public var tauM: [Double]
  /// The states of the generators of noise.
  public var noise: [UInt64]
  /// Which of the two vectors of rates holds those of the last step, and, from 2 on, what is to be known of
  /// a stimulus that is held.
  public var present: Int

  public init(
    copies: [Double], weights: [Double], biases: [Double], tauM: [Double], noise: [UInt64],
    present: Int
  ) {
    self.copies = copies
    self.weights = weights
    self.biases = biases
    self.tauM = tauM
    self.noise = noise
    self.present = present
  }
}

extension NetworkBatch {
  /// What has changed since the batch was made.
  public var state: BatchState {
    BatchState(
      copies: Number.numbers(of: bundles), weights: weights.map { Double($0) },
      biases: biases.map { Double($0) },
      tauM: parameters.tauM, noise: (noise + inputNoise).flatMap(\.words),
      present: present + (held.marks.map { 2 + 4 * $0 } ?? 0))
  }

  /// Continues from the state of a batch of the same sizes.
  ///
  /// - Returns: whether it has these sizes; if not, nothing was changed.
  public mutating func take(_ state: BatchState) -> Bool {
    guard state.copies.count == Number.lanes * bundles.count, state.weights.count == weights.count,
      state.biases.count == biases.count, state.noise.count == 8 * noise.count,
      state.tauM.count == parameters.neuronCount,
      (0..<32).contains(state.present), state.present < 2 || layout.held != nil
    else { return false }
    Number.fill(&bundles, with: state.copies)
    weights = state.weights.map { Number($0) }
    biases = state.biases.map { Number($0) }
    parameters.take(tauM: state.tauM)
    coefficients.follow(parameters)
    for k in noise.indices {
      noise[k] = RandomGenerator(Array(state.noise[4 * k..<4 * k + 4]))
      let place = 4 * (noise.count + k)
      inputNoise[k] = RandomGenerator(Array(state.noise[place..<place + 4]))
    }
    present = state.present % 2
    var held = HeldStimulus<Number>()
    if state.present / 2 % 2 == 1 {
      let stimuli = (0..<copies).map { vector(layout.stimulus, parameters.inputs, $0) }
      let stimulus = (0..<parameters.inputs).flatMap { input in stimuli.map { $0[input] } }
      held.resume(stimulus, marks: state.present / 4, bundles.span, layout, parameters)
    }
    self.held = held
    return true
  }
}
