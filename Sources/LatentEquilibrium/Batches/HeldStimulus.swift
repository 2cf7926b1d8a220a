/// What a minibatch saves while its stimulus is held, as it is for all of a presentation.
///
/// The drive W·x of the first layer then changes only by what is learned, and what is learned from x
/// changes it by the errors times the Gram matrix of the stimuli:
///
///     ΔW = c·Σ_l e_l·x_lᵀ        Δ(W·x_k) = c·Σ_l e_l·(x_l·x_k)        c = dt·η/copies
///
/// For copies that are fewer than the inputs this is far less work than to change W and to multiply by it
/// in every step. The errors are added up, and W is written when the stimulus changes, or somebody asks.
struct HeldStimulus<Number: BatchNumber>: Equatable, Sendable {
  /// One value an input and copy, as `NetworkBatch.step` is given them; empty before the first step.
  private(set) var stimulus: [Double] = []
  /// c·e of the last step, a row for each neuron with a number for every copy, idle ones too. It keeps its
  /// room when it is no longer owed.
  private(set) var errors: [Number] = []
  /// Whether the drive is owed what these have taught.
  private(set) var owesDrive = false
  /// Whether no step has been made with it.
  private(set) var isNew = true
  /// Whether the products of the stimuli are in the blocks.
  private(set) var hasGram = false
  /// Whether weights are owed what has been added up since they were written.
  private(set) var owesWeights = false

  /// Whether it goes on with a stimulus: one that is the same to as many digits as the batch has.
  mutating func goesOn(with stimulus: [Double]) -> Bool {
    if self.stimulus == stimulus { return true }
    guard self.stimulus.elementsEqual(stimulus, by: { Number($0) == Number($1) }) else {
      return false
    }
    self.stimulus = stimulus
    return true
  }

  /// Begins with another stimulus, when all that was owed has been paid.
  mutating func begin(_ stimulus: [Double]) {
    self = HeldStimulus()
    self.stimulus = stimulus
  }

  /// What of it is not in the blocks; nil where no stimulus is held.
  var marks: Int? {
    isNew ? nil : (hasGram ? 1 : 0) + (owesDrive ? 2 : 0) + (owesWeights ? 4 : 0)
  }

  /// Continues one from its marks, and what its blocks say.
  mutating func resume(
    _ stimulus: [Double], marks: Int, _ bundles: Span<Number.Bundle>, _ layout: BatchLayout<Number>,
    _ parameters: NetworkParameters
  ) {
    begin(stimulus)
    (isNew, hasGram) = (false, marks & 1 != 0)
    if marks & 2 != 0 { keep(bundles, layout, parameters) }
    owesWeights = marks & 4 != 0
  }

  /// Keeps what a step has taught the first layer.
  mutating func keep(
    _ bundles: Span<Number.Bundle>, _ layout: BatchLayout<Number>, _ parameters: NetworkParameters
  ) {
    let layer = parameters.layers[0]
    let step = Number(parameters.dt * layer.learningRate / Double(layout.copies))
    let width = Number.lanes * layout.slices
    if errors.isEmpty { errors = [Number](repeating: 0, count: layer.neurons * width) }
    for slice in 0..<layout.slices {
      for j in layer.range {
        let error = step * bundles[slice * layout.size + layout.error + j]
        for lane in 0..<Number.lanes {
          errors[j * width + Number.lanes * slice + lane] = error[lane]
        }
      }
    }
    (owesDrive, owesWeights) = (true, true)
  }

  /// Notes that a step has been made, and all that was owed to the drive has been added.
  mutating func pay() {
    if owesDrive { hasGram = true }
    (owesDrive, isNew) = (false, false)
  }

  static func == (one: HeldStimulus, other: HeldStimulus) -> Bool {
    one.stimulus == other.stimulus && one.marks == other.marks
      && (!one.owesDrive || one.errors == other.errors)
  }
}
