/// All of a model that changes from step to step, as plain numbers for a file.
///
/// A model that takes it continues with the same bits as the one that gave it.
public struct ModelState: Equatable, Sendable {
  /// Potentials, inputs, rates and errors of all neurons, in the order in which the model has them.
  public var neurons: [Double]
  public var weights: [Double]
  public var biases: [Double]
  /// The state of the generator of noise.
  public var noise: [UInt64]

  public init(neurons: [Double], weights: [Double], biases: [Double], noise: [UInt64]) {
    self.neurons = neurons
    self.weights = weights
    self.biases = biases
    self.noise = noise
  }
}
