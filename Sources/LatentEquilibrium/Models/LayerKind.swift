/// By what a layer is reached from the one below.
public enum LayerKind: Equatable, Sendable {
  /// Every neuron by weights of its own from everything below.
  case dense
  /// Every neuron from a section of what is below, through weights that it shares with its channel.
  case convolution(Convolution)
  /// No neurons and no weights: the largest of a few rates below.
  case pooling(Pooling)

  /// How many rows and columns the weights of a layer have; none where it has no weights.
  public func weightShape(neurons: Int, inputs: Int) -> (rows: Int, columns: Int) {
    switch self {
    case .dense: (neurons, inputs)
    case .convolution(let convolution): (convolution.output.channels, convolution.kernelSize)
    case .pooling: (0, 0)
    }
  }

  /// In which channels, rows and columns its neurons or places stand; nil where they are a mere list.
  public var output: ImageShape? {
    switch self {
    case .dense: nil
    case .convolution(let convolution): convolution.output
    case .pooling(let pooling): pooling.output
    }
  }

  /// Whether there are no neurons, but places that pass on the largest rates below.
  public var isPooling: Bool { if case .pooling = self { true } else { false } }

  /// How many neurons share each bias.
  var neuronsPerBias: Int {
    if case .convolution(let convolution) = self { convolution.output.places } else { 1 }
  }

  /// A bias for each of so many neurons, of biases that some of them may share; 0 for what has none.
  func biases(_ biases: [Double], neurons: Int) -> [Double] {
    if case .pooling = self { return [Double](repeating: 0, count: neurons) }
    return biases.flatMap { [Double](repeating: $0, count: neuronsPerBias) }
  }
}
