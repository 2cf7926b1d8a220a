extension Connection {
  /// W, row for neuron.
  package var matrix: MatrixView {
    layout == .columns
      ? MatrixView(
        start: start, rows: neurons, columns: inputs, rowStride: 1, columnStride: neurons)
      : MatrixView(start: start, rows: neurons, columns: inputs, rowStride: inputs, columnStride: 1)
  }

  /// Whether the lines of the storage are the columns of W.
  package var keepsColumns: Bool { layout == .columns }

  /// The lines of the storage, one after the other.
  package var lines: MatrixView { keepsColumns ? matrix.transposed : matrix }

  /// Copies a matrix, given by rows, to its place in the flat storage.
  package func store(_ matrix: [[Double]], in storage: inout [Double]) {
    precondition(matrix.count == neurons && matrix.allSatisfy { $0.count == inputs })
    for neuron in 0..<neurons {
      for input in 0..<inputs {
        storage[index(neuron: neuron, input: input)] = matrix[neuron][input]
      }
    }
  }

  /// The matrix W by rows, taken from its place in the flat storage.
  package func matrix(in storage: [Double]) -> [[Double]] {
    (0..<neurons).map { neuron in
      (0..<inputs).map { storage[index(neuron: neuron, input: $0)] }
    }
  }

  /// The same, row after row.
  package func rows(of storage: [Double]) -> [Double] {
    if layout != .columns { return Array(storage[start..<start + neurons * inputs]) }
    var rows: [Double] = []
    rows.reserveCapacity(neurons * inputs)
    for neuron in 0..<neurons {
      for input in 0..<inputs { rows.append(storage[start + input * neurons + neuron]) }
    }
    return rows
  }
}
