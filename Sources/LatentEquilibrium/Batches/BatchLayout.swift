import Arithmetic

/// Where the numbers of a batch lie.
///
/// As many copies as a bundle has make a slice, and the last one may have idle copies. The numbers of a slice
/// are a block of bundles: for every vector of `Network`, one bundle a neuron. Blocks follow each other.
struct BatchLayout<Number: BatchNumber>: Equatable, Sendable {
  let copies: Int
  let slices: Int
  /// How many bundles a block has.
  let size: Int

  // Where in a block each vector starts.
  let stimulus: Int
  /// The rates before a step and after it, by turns.
  let rates: [Int]
  let membranePotential: Int
  let prospectivePotential: Int
  let synapticInput: Int
  let slope: Int
  let error: Int
  let handedDown: Int
  let mismatch: Int
  /// The target after its low-pass.
  let target: Int
  /// v of errors that travel in time; nil where they act at once.
  let errorMemory: Int?
  /// c of neurons that cannot look ahead perfectly; nil where they can.
  let adaptation: Int?
  /// What of its time constant each membrane asks for; nil where none is learned.
  let timeConstantChange: Int?
  /// What a held stimulus saves; nil where it saves nothing.
  let held: HeldRoom?

  /// Where in a block there is room for what a held stimulus saves.
  struct HeldRoom: Equatable, Sendable {
    /// W·x of the first layer's neurons.
    let drive: Int
    /// The sum of their errors since the weights were written.
    let errorSum: Int
    /// The products of the copies' stimuli with those of all copies.
    let gram: Int
  }

  /// - Parameter holdsStimuli: whether a stimulus may be the same for many steps.
  init(_ parameters: NetworkParameters, copies: Int, holdsStimuli: Bool = false) {
    precondition(copies > 0)
    self.copies = copies
    slices = Number.slices(of: copies)
    var end = 0
    func room(_ bundles: Int) -> Int {
      defer { end += bundles }
      return end
    }
    let neurons = parameters.neuronCount
    stimulus = room(parameters.inputs)
    rates = [room(neurons), room(neurons)]
    membranePotential = room(neurons)
    prospectivePotential = room(neurons)
    synapticInput = room(neurons)
    slope = room(neurons)
    error = room(neurons)
    handedDown = room(neurons)
    mismatch = room(neurons)
    target = room(parameters.layers.last?.neurons ?? 0)
    errorMemory = parameters.errorMembrane.isThere ? room(neurons) : nil
    adaptation = parameters.membrane.looksAheadPerfectly ? nil : room(neurons)
    timeConstantChange = parameters.learnsTimeConstants ? room(neurons) : nil
    let first = parameters.layers.first?.neurons ?? 0
    held =
      holdsStimuli && parameters.gainsByHolding(copies: Number.lanes * slices)
      ? HeldRoom(drive: room(first), errorSum: room(first), gram: room(Number.lanes * slices)) : nil
    // An odd number of cache lines, or else the same number of many slices might not fit into the
    // cache together.
    size = ((end + 1) / 2 | 1) * 2
  }

  /// Whether copies with other parameters have room in it.
  func hasRoom(for parameters: NetworkParameters) -> Bool {
    (errorMemory != nil || !parameters.errorMembrane.isThere)
      && (adaptation != nil || parameters.membrane.looksAheadPerfectly)
      && (timeConstantChange != nil || !parameters.learnsTimeConstants)
  }

  /// A vector of one copy.
  func vector(_ bundles: [Number.Bundle], _ start: Int, count: Int, copy: Int) -> [Double] {
    precondition(copy >= 0 && copy < copies)
    let first = copy / Number.lanes * size + start
    return (first..<first + count).map { Double(bundles[$0][copy % Number.lanes]) }
  }

  /// The lowest layer, counted from 0, in which a potential of any copy of some slices has gone
  /// astray; nil where none has.
  ///
  /// - Parameters:
  ///   - bundles: begin with the first of the slices.
  ///   - potential: where in a block the potentials are.
  func lowestAstray(
    _ bundles: borrowing MutableSpan<Number.Bundle>, _ slices: Range<Int>, potential: Int,
    _ layers: [Layer]
  ) -> Int? {
    for l in layers.indices {
      var start = potential
      for slice in slices {
        // 1 of copies that are fine so far, 0 of others.
        var fine = Number.Bundle(repeating: 1)
        for j in layers[l].range {
          fine *= Number.within(Number(Divergence.limit), bundles[start + j])
        }
        if any((fine .== 0) .& .!Number.idle(of: copies, inSlice: slice)) { return l }
        start += size
      }
    }
    return nil
  }
}

extension NetworkParameters {
  /// Whether it is less work to follow what the first layer learns than to multiply by its weights in every
  /// step: where copies, idle ones too, are fewer than inputs, and these are many.
  fileprivate func gainsByHolding(copies: Int) -> Bool {
    guard let layer = layers.first, layer.kind == .dense, substrate.inputNoise == 0 else {
      return false
    }
    return layer.inputs >= 64 && copies <= layer.inputs
  }
}
