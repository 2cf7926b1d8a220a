extension IdealNetwork {
  /// Room for the rates of cells.
  public init(shapedAs circuit: Microcircuit) {
    self.init(inputs: circuit.inputs, neurons: circuit.parameters.cells)
  }

  /// Computes what the cells of a circuit would send if nothing came to their apical dendrites, and nobody
  /// taught the outputs: φ(g_b/g·W_up·r_below), with the present weights.
  public mutating func evaluate(stimulus: [Double], weightsOf circuit: borrowing Microcircuit) {
    for k in stimulus.indices { rate[k] = stimulus[k] }
    circuit.parameters.propagate(circuit.state.weights, &rate, &synapticInput)
  }

  /// What the outputs of a circuit would show then, g_b/(g_l + g_b)·v_B.
  public func output(of circuit: borrowing Microcircuit) -> [Double] {
    let output = circuit.parameters.layers[circuit.parameters.layers.count - 1].cells
    return output.map { circuit.parameters.conductances.outputShare * synapticInput[$0] }
  }
}
