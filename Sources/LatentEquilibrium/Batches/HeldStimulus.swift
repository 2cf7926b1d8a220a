/// What a minibatch saves while its stimulus is held, as it is for all of a presentation.
///
/// The drive W·x of the first layer then changes only by what is learned, and what is learned from x
/// changes it by the errors times the Gram matrix of the stimuli:
///
///     ΔW = c·Σ_l e_l·x_lᵀ        Δ(W·x_k) = c·Σ_l e_l·(x_l·x_k)        c = dt·η/copies
///
/// For copies that are fewer than the inputs this is far less work than to change W and to multiply by it
/// in every step. The errors are added up, and W is written when the stimulus changes, or somebody asks.
struct HeldStimulus: Equatable, Sendable {
  /// One value an input and copy, as `NetworkBatch.step` is given them; empty before the first step.
  private(set) var stimulus: [Double] = []
  /// c·e of the last step, a row for each neuron with a number for every copy, idle ones too; empty where
  /// nothing was learned, or all of it is in the drive.
  private(set) var owed: [Double] = []
  /// Whether no step has been made with it.
  private(set) var isNew = true
  /// Whether the products of the stimuli are in the blocks.
  private(set) var hasGram = false
  /// Whether weights are owed what has been added up since they were written.
  private(set) var isBehind = false

  /// Begins with another stimulus, when all that was owed has been paid.
  mutating func begin(_ stimulus: [Double]) {
    self = HeldStimulus()
    self.stimulus = stimulus
  }

  /// Continues one from what its blocks, and these marks, say.
  mutating func resume(_ stimulus: [Double], marks: Int, _ quads: Span<Quad>, _ turn: BatchTurn) {
    begin(stimulus)
    (isNew, hasGram) = (false, marks & 1 != 0)
    if marks & 2 != 0 { owe(quads, turn) }
    isBehind = marks & 4 != 0
  }

  /// What of it is not in the blocks; nil where no stimulus is held.
  var marks: Int? {
    isNew ? nil : (hasGram ? 1 : 0) + (owed.isEmpty ? 0 : 2) + (isBehind ? 4 : 0)
  }

  /// Keeps what a step has learned in the first layer.
  mutating func owe(_ quads: Span<Quad>, _ turn: BatchTurn) {
    let (layout, layer) = (turn.layout, turn.parameters.layers[0])
    let step = turn.parameters.dt * layer.learningRate / Double(layout.copies)
    let width = 4 * layout.slices
    if owed.isEmpty { owed.append(contentsOf: repeatElement(0, count: layer.neurons * width)) }
    for slice in 0..<layout.slices {
      for j in layer.range {
        let error = step * quads[slice * layout.size + layout.error + j]
        for lane in 0..<4 { owed[j * width + 4 * slice + lane] = error[lane] }
      }
    }
    isBehind = true
  }

  /// Notes that a step has been made, and all that was owed to the drive has been added.
  mutating func pay() {
    if !owed.isEmpty { hasGram = true }
    owed.removeAll(keepingCapacity: true)
    isNew = false
  }
}

extension BatchTurn {
  /// Brings the drive of the first layer up to date: anew for a stimulus that has just come, else by what
  /// the last step has learned.
  func hold(
    _ stimulus: Span<Double>, _ slices: Range<Int>, _ quads: inout MutableSpan<Quad>,
    _ weights: Span<Double>, _ held: HeldStimulus
  ) {
    guard let room = self.held else { return }
    let layer = parameters.layers[0]
    if held.isNew {
      present(stimulus, slices, &quads)
      clear(room.drive..<room.drive + layer.neurons, slices, &quads)
      layer.connection.matrix.addProduct(
        weights, &quads, from: layout.stimulus, to: room.drive, slices: slices.count,
        size: layout.size)
      return
    }
    guard !held.owed.isEmpty else { return }
    let width = 4 * layout.slices
    if !held.hasGram {
      // All stimuli, a row for each copy.
      var rows = [Double](repeating: 0, count: width * layer.inputs)
      for input in 0..<layer.inputs {
        for copy in 0..<layout.copies {
          rows[copy * layer.inputs + input] = stimulus[input * layout.copies + copy]
        }
      }
      clear(room.gram..<room.gram + width, slices, &quads)
      MatrixView(
        start: 0, rows: width, columns: layer.inputs, rowStride: layer.inputs, columnStride: 1
      ).addProduct(
        rows.span, &quads, from: layout.stimulus, to: room.gram, slices: slices.count,
        size: layout.size)
    }
    MatrixView(
      start: 0, rows: layer.neurons, columns: width, rowStride: width, columnStride: 1
    ).addProduct(
      held.owed.span, &quads, from: room.gram, to: room.drive, slices: slices.count,
      size: layout.size)
    addUpErrors(room, slices.count, &quads)
  }

  /// Adds the errors of the last step to their sum.
  private func addUpErrors(
    _ room: BatchLayout.HeldRoom, _ slices: Int, _ quads: inout MutableSpan<Quad>
  ) {
    for slice in 0..<slices {
      let start = slice * layout.size
      for j in parameters.layers[0].range {
        quads[start + room.errorSum + j] += quads[start + layout.error + j]
      }
    }
  }

  /// Writes all that was learned under a held stimulus into the weights, and lets go of it.
  func settle(
    _ quads: inout [Quad], _ weights: inout [Double], _ held: inout HeldStimulus,
    _ workers: Workers
  ) {
    defer { held = HeldStimulus() }
    guard let room = layout.held, held.isBehind else { return }
    var span = quads.mutableSpan
    if !held.owed.isEmpty { addUpErrors(room, layout.slices, &span) }
    BatchLearning(
      parameters: parameters, layout: layout, rate: layout.stimulus, own: room.errorSum,
      projections: 0..<1
    ).learnWeights(&weights, quads, workers)
    var sums = quads.mutableSpan
    clear(
      room.errorSum..<room.errorSum + parameters.layers[0].neurons, 0..<layout.slices, &sums)
  }
}
