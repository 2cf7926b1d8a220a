// What the copies do in a step, as `Layer+Step` and `Membrane` say it for one network. Every vector
// lies in the blocks of the slices that are told; `quads` begins with the first of them.

extension BatchTurn {
  /// Shows each copy its stimulus.
  func present(_ stimulus: Span<Double>, _ slices: Range<Int>, _ quads: inout MutableSpan<Quad>) {
    var start = layout.stimulus
    for slice in slices {
      for k in 0..<parameters.inputs {
        quads[start + k] = layout.quad(stimulus, number: k, slice: slice)
      }
      start += layout.size
    }
  }

  /// The synaptic inputs i = W·r_below + b.
  func project(
    _ number: Int, _ slices: Range<Int>, _ quads: inout MutableSpan<Quad>,
    _ weights: Span<Double>, _ biases: Span<Double>, rate: Int
  ) {
    let layer = parameters.layers[number]
    var start = 0
    let drive = number == 0 ? heldRoom?.drive : nil
    for _ in slices {
      for j in layer.range {
        let bias = Quad(repeating: biases[j])
        quads[start + layout.synapticInput + j] =
          drive.map { bias + quads[start + $0 + j] } ?? bias
      }
      start += layout.size
    }
    if drive != nil { return }
    let below = layout.below(number, parameters, rate: rate)
    let input = layout.synapticInput + layer.first
    switch layer.kind {
    case .dense:
      layer.connection.matrix.addProduct(
        weights, &quads, from: below, to: input, slices: slices.count, size: layout.size)
    case .convolution(let convolution):
      convolution.addProduct(
        weights, from: layer.connection.start, &quads, from: below, to: input,
        slices: slices.count, size: layout.size)
    case .pooling: break
    }
  }

  /// The prospective potential p, the mismatch m and the membrane potential u one step on.
  func relax(_ neurons: Range<Int>, _ slices: Range<Int>, _ quads: inout MutableSpan<Quad>) {
    if layout.adaptation != nil || layout.timeConstantChange != nil {
      relaxImperfectly(neurons, slices, &quads)
    } else {
      relaxPlainly(neurons, slices, &quads)
    }
  }

  private func relaxPlainly(
    _ neurons: Range<Int>, _ slices: Range<Int>, _ quads: inout MutableSpan<Quad>
  ) {
    let membrane = parameters.membrane
    let (memory, lookahead) = (membrane.memory.span, membrane.lookahead.span)
    let (relaxation, errorLag) = (membrane.relaxation.span, membrane.errorLag.span)
    let gamma = membrane.gamma
    precondition(neurons.lowerBound >= 0 && neurons.upperBound <= parameters.neuronCount)
    precondition(memory.count == parameters.neuronCount && lookahead.count == memory.count)
    precondition(relaxation.count == memory.count)
    precondition(errorLag.isEmpty || errorLag.count == memory.count)
    precondition(slices.count * layout.size <= quads.count)
    var start = 0
    for _ in slices {
      for j in neurons {
        let u = unsafe quads[unchecked: start &+ layout.membranePotential &+ j]
        let i = unsafe quads[unchecked: start &+ layout.synapticInput &+ j]
        let e = unsafe quads[unchecked: start &+ layout.error &+ j]
        let drive = i + gamma * e
        var m = gamma * e
        if !errorLag.isEmpty { unsafe m -= errorLag[unchecked: j] * (drive - u) }
        let p = unsafe memory[unchecked: j] * u + lookahead[unchecked: j] * drive
        unsafe quads[unchecked: start &+ layout.mismatch &+ j] = m
        unsafe quads[unchecked: start &+ layout.prospectivePotential &+ j] = p
        unsafe quads[unchecked: start &+ layout.membranePotential &+ j] =
          u + relaxation[unchecked: j] * (drive - u)
      }
      start &+= layout.size
    }
  }

  /// What mismatches hand down to the layer below, Wᵀ·m, or with fixed weights in the place of W. A layer
  /// that pools passes it on at once.
  ///
  /// - Parameters:
  ///   - mismatch: where in a block the mismatches are.
  ///   - rate: where in a block the rates are that entered the neurons whose mismatches these are.
  func handDown(
    _ number: Int, _ slices: Range<Int>, _ quads: inout MutableSpan<Quad>, _ weights: Span<Double>,
    mismatch: Int, rate: Int
  ) {
    let layer = parameters.layers[number]
    let below = layout.handedDown + layer.first - layer.inputs
    let weights = layer.hasFixedFeedback ? parameters.feedbackWeights.span : weights
    switch layer.kind {
    case .dense:
      clear(below..<below + layer.inputs, slices, &quads)
      layer.connection.matrix.transposed.addProduct(
        weights, &quads, from: mismatch + layer.first, to: below, slices: slices.count,
        size: layout.size)
    case .convolution(let convolution):
      clear(below..<below + layer.inputs, slices, &quads)
      convolution.addTransposedProduct(
        weights, from: layer.connection.start, &quads, from: mismatch + layer.first, to: below,
        slices: slices.count, size: layout.size)
    case .pooling: return
    }
    var l = number - 1
    while case .pooling(let pooling) = parameters.layers[l].kind {
      let layer = parameters.layers[l]
      let below = layout.handedDown + layer.first - layer.inputs
      clear(below..<below + layer.inputs, slices, &quads)
      pooling.route(
        &quads, rates: rate + layer.first - layer.inputs,
        from: layout.handedDown + layer.first, to: below, slices: slices.count, size: layout.size)
      l -= 1
    }
  }

  func clear(
    _ places: Range<Int>, _ slices: Range<Int>, _ quads: inout MutableSpan<Quad>
  ) {
    for slice in 0..<slices.count {
      for k in places { quads[slice * layout.size + k] = .zero }
    }
  }

  /// What a target hands down to the output, β·(target − r); 0 without a target.
  func nudge(_ target: Span<Double>, _ slices: Range<Int>, _ quads: inout MutableSpan<Quad>) {
    let output = parameters.layers[parameters.layers.count - 1]
    let tau = parameters.substrate.tauSynapse * Double(parameters.layers.count)
    var start = 0
    for slice in slices {
      for j in 0..<output.neurons {
        var pull = Quad.zero
        if !target.isEmpty {
          var wanted = layout.quad(target, number: j, slice: slice)
          if tau > 0 {
            let old = quads[start + layout.target + j]
            wanted = old + parameters.dt / tau * (wanted - old)
            quads[start + layout.target + j] = wanted
          }
          pull = parameters.beta * (wanted - quads[start + before + output.first + j])
        }
        quads[start + layout.handedDown + output.first + j] = pull
      }
      start += layout.size
    }
  }

  /// The errors e = φ′(p) ∘ (what was handed down), with the substrate's filter below the output.
  /// Idle copies have none, and so teach nothing.
  func receive(_ neurons: Range<Int>, _ slices: Range<Int>, _ quads: inout MutableSpan<Quad>) {
    let substrate = parameters.substrate
    let isFiltered = substrate.filtersErrors && substrate.tauSynapse > 0
    let share = isFiltered ? parameters.dt / substrate.tauSynapse : 1
    let output = parameters.layers[parameters.layers.count - 1].first
    precondition(neurons.lowerBound >= 0 && neurons.upperBound <= parameters.neuronCount)
    precondition(slices.count * layout.size <= quads.count)
    var start = 0
    for slice in slices {
      let idle = layout.idle(inSlice: slice)
      for j in neurons {
        let slope = unsafe quads[unchecked: start &+ layout.slope &+ j]
        var e = unsafe slope * quads[unchecked: start &+ layout.handedDown &+ j]
        if isFiltered && j < output {
          let old = unsafe quads[unchecked: start &+ layout.error &+ j]
          e = old + share * (e - old)
        }
        unsafe quads[unchecked: start &+ layout.error &+ j] = e.replacing(with: 0, where: idle)
      }
      start &+= layout.size
    }
  }

  /// The rates r = φ(p) and the slopes φ′(p); and what pools takes the largest of the rates below.
  ///
  /// - Parameter potential: where in a block the potentials p are.
  func evaluate(
    _ number: Int, _ slices: Range<Int>, _ quads: inout MutableSpan<Quad>, potential: Int
  ) {
    let layer = parameters.layers[number]
    if case .pooling(let pooling) = layer.kind {
      return pooling.pool(
        &quads, from: after + layer.first - layer.inputs, to: after + layer.first,
        slices: slices.count, size: layout.size)
    }
    var start = layer.first
    for _ in slices {
      layer.activation.evaluate(
        &quads, layer.neurons, from: start + potential, rate: start + after,
        slope: start + layout.slope)
      start += layout.size
    }
  }

  /// Rates and slopes of the prospective potential, with the substrate's noise and synaptic filter.
  func fire(
    _ number: Int, _ slices: Range<Int>, _ quads: inout MutableSpan<Quad>,
    _ noise: inout MutableSpan<RandomGenerator>
  ) {
    let layer = parameters.layers[number]
    evaluate(number, slices, &quads, potential: layout.prospectivePotential)
    if parameters.substrate.disturbsRates && !layer.isPooling {
      disturb(layer, slices, &quads, &noise)
    }
  }

  private func disturb(
    _ layer: Layer, _ slices: Range<Int>, _ quads: inout MutableSpan<Quad>,
    _ noise: inout MutableSpan<RandomGenerator>
  ) {
    let substrate = parameters.substrate
    let share = substrate.tauSynapse > 0 ? parameters.dt / substrate.tauSynapse : 1
    for slice in 0..<slices.count {
      let start = slice * layout.size + layer.first
      for j in 0..<layer.neurons {
        var r = quads[start + after + j]
        if substrate.rateNoise > 0 {
          for lane in 0..<4 { r[lane] += substrate.rateNoise * noise[4 * slice + lane].gaussian() }
        }
        let old = quads[start + before + j]
        quads[start + after + j] = share == 1 ? r : old + share * (r - old)
      }
    }
  }
}

extension BatchLayout {
  /// Where in a block the inputs of a layer start.
  func below(_ number: Int, _ parameters: NetworkParameters, rate: Int) -> Int {
    let layer = parameters.layers[number]
    return number == 0 ? stimulus : rate + layer.first - layer.inputs
  }
}

extension Activation {
  /// Rates and slopes of so many neurons of four copies.
  func evaluate(
    _ quads: inout MutableSpan<Quad>, _ neurons: Int, from p: Int, rate: Int, slope: Int
  ) {
    precondition(min(p, rate, slope) >= 0 && max(p, rate, slope) + neurons <= quads.count)
    /// φ and φ′ of an activation known when this is compiled.
    @inline(__always)
    func fill(_ activation: Activation) {
      for j in 0..<neurons {
        let potential = unsafe quads[unchecked: p &+ j]
        var (r, s) = (Quad.zero, Quad.zero)
        for lane in 0..<4 { r[lane] = activation.rate(potential[lane]) }
        for lane in 0..<4 { s[lane] = activation.slope(potential[lane]) }
        unsafe quads[unchecked: rate &+ j] = r
        unsafe quads[unchecked: slope &+ j] = s
      }
    }
    switch self {
    case .linear: fill(.linear)
    case .relu: fill(.relu)
    case .hardSigmoid: fill(.hardSigmoid)
    case .tanh, .sigmoid, .softplus:
      // Four copies of so many neurons are four times as many numbers, one after the other.
      curve?.evaluate(&quads, from: p, values: rate, slopes: slope, count: neurons)
    }
  }
}
