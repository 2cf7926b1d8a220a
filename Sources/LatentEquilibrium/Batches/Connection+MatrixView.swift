extension Connection {
  /// W, row for neuron.
  var matrix: MatrixView {
    layout == .columns
      ? MatrixView(
        start: start, rows: neurons, columns: inputs, rowStride: 1, columnStride: neurons)
      : MatrixView(start: start, rows: neurons, columns: inputs, rowStride: inputs, columnStride: 1)
  }

  /// Whether the lines of the storage are the columns of W.
  var keepsColumns: Bool { layout == .columns }

  /// The lines of the storage, one after the other.
  var lines: MatrixView { keepsColumns ? matrix.transposed : matrix }
}
