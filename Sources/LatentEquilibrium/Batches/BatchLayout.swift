/// Where the numbers of a batch lie.
///
/// Four copies make a slice, and the last one may have idle copies. The numbers of a slice are a
/// block of quads: for every vector of `Network`, one quad a neuron. Blocks follow each other.
struct BatchLayout: Equatable, Sendable {
  let copies: Int
  let slices: Int
  /// How many quads a block has.
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
    slices = (copies + 3) / 4
    var end = 0
    func room(_ quads: Int) -> Int {
      defer { end += quads }
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
      holdsStimuli && parameters.gainsByHolding(copies: copies)
      ? HeldRoom(drive: room(first), errorSum: room(first), gram: room(4 * slices)) : nil
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

  /// Which copies of a slice are idle.
  func idle(inSlice slice: Int) -> SIMDMask<SIMD4<Int64>> {
    let copy = SIMD4<Int64>(0, 1, 2, 3) &+ Int64(4 * slice)
    return copy .>= Int64(copies)
  }

  /// Takes the given numbers of a slice's copies out of a list that has all copies of the first
  /// number first, then all of the second. Idle copies have 0.
  @inline(always)
  func quad(_ numbers: Span<Double>, number: Int, slice: Int) -> Quad {
    let first = number * copies + 4 * slice
    if 4 * slice + 4 <= copies {
      return Quad(numbers[first], numbers[first + 1], numbers[first + 2], numbers[first + 3])
    }
    var quad = Quad.zero
    for lane in 0..<copies - 4 * slice { quad[lane] = numbers[first + lane] }
    return quad
  }

  /// A vector of one copy.
  func vector(_ quads: [Quad], _ start: Int, count: Int, copy: Int) -> [Double] {
    precondition(copy >= 0 && copy < copies)
    let first = copy / 4 * size + start
    return (first..<first + count).map { quads[$0][copy % 4] }
  }

  /// The lowest layer, counted from 0, in which a potential of any copy of some slices has gone
  /// astray; nil where none has.
  ///
  /// - Parameters:
  ///   - quads: begin with the first of the slices.
  ///   - potential: where in a block the potentials are.
  func lowestAstray(
    _ quads: borrowing MutableSpan<Quad>, _ slices: Range<Int>, potential: Int, _ layers: [Layer]
  ) -> Int? {
    for l in layers.indices {
      var start = potential
      for slice in slices {
        var isAstray = SIMDMask<SIMD4<Int64>>(repeating: false)
        for j in layers[l].range {
          let u = quads[start + j]
          isAstray .|= .!((u .<= Divergence.limit) .& (u .>= -Divergence.limit))
        }
        if any(isAstray .& .!idle(inSlice: slice)) { return l }
        start += size
      }
    }
    return nil
  }
}

extension NetworkParameters {
  /// Whether it is less work to follow what the first layer learns than to multiply by its weights in every
  /// step: where copies are fewer than inputs, and these are many.
  fileprivate func gainsByHolding(copies: Int) -> Bool {
    guard let layer = layers.first, layer.kind == .dense, substrate.inputNoise == 0 else {
      return false
    }
    return layer.inputs >= 64 && 4 * ((copies + 3) / 4) <= layer.inputs
  }
}
