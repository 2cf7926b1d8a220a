extension BatchTurn {
  /// Brings the drive of the first layer up to date: anew for a stimulus that has just come, else by what
  /// the last step has learned.
  func hold(
    _ stimulus: Span<Double>, _ slices: Range<Int>, _ bundles: inout MutableSpan<Number.Bundle>,
    _ weights: Span<Number>, _ held: HeldStimulus<Number>
  ) {
    guard let room = heldRoom else { return }
    let layer = parameters.layers[0]
    if held.isNew {
      present(stimulus, slices, &bundles)
      clear(room.drive..<room.drive + layer.neurons, slices, &bundles)
      layer.connection.matrix.addProduct(
        weights, &bundles, from: layout.stimulus, to: room.drive, slices: slices.count,
        size: layout.size)
      return
    }
    guard held.owesDrive else { return }
    let width = Number.lanes * layout.slices
    if !held.hasGram {
      // All stimuli, a row for each copy.
      var rows = [Number](repeating: 0, count: width * layer.inputs)
      for input in 0..<layer.inputs {
        for copy in 0..<layout.copies {
          rows[copy * layer.inputs + input] = Number(stimulus[input * layout.copies + copy])
        }
      }
      clear(room.gram..<room.gram + width, slices, &bundles)
      MatrixView(
        start: 0, rows: width, columns: layer.inputs, rowStride: layer.inputs, columnStride: 1
      ).addProduct(
        rows.span, &bundles, from: layout.stimulus, to: room.gram, slices: slices.count,
        size: layout.size)
    }
    MatrixView(
      start: 0, rows: layer.neurons, columns: width, rowStride: width, columnStride: 1
    ).addProduct(
      held.errors.span, &bundles, from: room.gram, to: room.drive, slices: slices.count,
      size: layout.size)
    addUpErrors(room, slices.count, &bundles)
  }

  /// Adds the errors of the last step to their sum.
  private func addUpErrors(
    _ room: BatchLayout<Number>.HeldRoom, _ slices: Int, _ bundles: inout MutableSpan<Number.Bundle>
  ) {
    for slice in 0..<slices {
      let start = slice * layout.size
      for j in parameters.layers[0].range {
        bundles[start + room.errorSum + j] += bundles[start + layout.error + j]
      }
    }
  }

  /// Writes all that was learned under a held stimulus into the weights, and lets go of it.
  func settle(
    _ bundles: inout [Number.Bundle], _ weights: inout [Number], _ held: inout HeldStimulus<Number>,
    _ workers: Workers
  ) {
    defer { held = HeldStimulus() }
    guard let room = layout.held, held.owesWeights else { return }
    var span = bundles.mutableSpan
    if held.owesDrive { addUpErrors(room, layout.slices, &span) }
    BatchLearning(
      parameters: parameters, layout: layout, rate: layout.stimulus, own: room.errorSum,
      projections: 0..<1
    ).learnWeights(&weights, bundles, workers)
    var sums = bundles.mutableSpan
    clear(
      room.errorSum..<room.errorSum + parameters.layers[0].neurons, 0..<layout.slices, &sums)
  }
}
