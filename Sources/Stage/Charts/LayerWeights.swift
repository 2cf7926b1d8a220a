package import LatentEquilibrium
package import Terminal

/// The weights of a layer, and how they change.
package struct LayerWeights {
  private let layer: Int
  private let network: Network
  private let before: Network?
  /// The strongest.
  package let scale: Double
  /// The largest change in the last step.
  private let largestChange: Double

  package init(layer: Int, _ network: Network, before: Network?) {
    self.layer = layer
    self.network = network
    self.before = before
    let (neurons, inputs) = (network.layers[layer].neurons, network.layers[layer].inputs)
    var scale = 0.0
    var change = 0.0
    for neuron in 0..<neurons {
      for input in 0..<inputs {
        let weight = network.weight(layer: layer, neuron: neuron, input: input)
        let old = before?.weight(layer: layer, neuron: neuron, input: input) ?? weight
        scale = max(scale, abs(weight))
        change = max(change, abs(weight - old))
      }
    }
    self.scale = scale > 0 ? scale : 1
    largestChange = change
  }

  package subscript(neuron: Int, input: Int) -> Double {
    network.weight(layer: layer, neuron: neuron, input: input)
  }

  private func change(_ neuron: Int, _ input: Int) -> Double {
    guard let before else { return 0 }
    return self[neuron, input] - before.weight(layer: layer, neuron: neuron, input: input)
  }

  package func changesMost(_ neuron: Int, _ input: Int) -> Bool {
    largestChange > 0 && abs(change(neuron, input)) > 0.5 * largestChange
  }

  /// An arrow where learning moves the weight.
  package func trend(_ neuron: Int, _ input: Int) -> String {
    let change = change(neuron, input)
    return change > 0 ? "↑" : change < 0 ? "↓" : ""
  }

  /// What a weight is drawn with; nothing where it is 0.
  package func wire(_ weight: Double) -> Wire? {
    let share = abs(weight) / scale
    guard share > 1e-9 else { return nil }
    return Wire(share < 0.25 ? .thin : share < 0.75 ? .plain : .thick, isBroken: weight < 0)
  }
}

extension LayerKind {
  /// How many columns of the screen its weights want: two kernels, the size of squares, or a few cells.
  package var weightColumns: Int {
    switch self {
    case .dense: 6
    case .convolution(let kernels): 2 * kernels.kernelColumns + 1
    case .pooling: 3
    }
  }
}
