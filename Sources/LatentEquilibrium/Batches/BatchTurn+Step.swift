import Arithmetic

// What the copies do in a step, as `Layer+Step` and `Membrane` say it for one network. Every vector
// lies in the blocks of the slices that are told; `bundles` begins with the first of them.

extension BatchTurn {
  /// Shows each copy its stimulus.
  func present(
    _ stimulus: Span<Double>, _ slices: Range<Int>, _ bundles: inout MutableSpan<Number.Bundle>
  ) {
    var start = layout.stimulus
    for slice in slices {
      for k in 0..<parameters.inputs {
        bundles[start + k] = Number.bundle(stimulus, number: k, of: layout.copies, inSlice: slice)
      }
      start += layout.size
    }
  }

  /// The synaptic inputs i = W·r_below + b.
  func project(
    _ number: Int, _ slices: Range<Int>, _ bundles: inout MutableSpan<Number.Bundle>,
    _ weights: Span<Number>, _ biases: Span<Number>, rate: Int
  ) {
    let layer = parameters.layers[number]
    var start = 0
    let drive = number == 0 ? heldRoom?.drive : nil
    for _ in slices {
      for j in layer.range {
        let bias = Number.Bundle(repeating: biases[j])
        bundles[start + layout.synapticInput + j] =
          drive.map { bias + bundles[start + $0 + j] } ?? bias
      }
      start += layout.size
    }
    if drive != nil { return }
    let below = layout.below(number, parameters, rate: rate)
    let input = layout.synapticInput + layer.first
    switch layer.kind {
    case .dense:
      layer.connection.matrix.addProduct(
        weights, &bundles, from: below, to: input, slices: slices.count, size: layout.size)
    case .convolution(let convolution):
      convolution.addProduct(
        weights, from: layer.connection.start, &bundles, from: below, to: input,
        slices: slices.count, size: layout.size)
    case .pooling: break
    }
  }

  /// The prospective potential p, the mismatch m and the membrane potential u one step on.
  func relax(
    _ neurons: Range<Int>, _ slices: Range<Int>, _ bundles: inout MutableSpan<Number.Bundle>
  ) {
    if layout.adaptation != nil || layout.timeConstantChange != nil {
      relaxImperfectly(neurons, slices, &bundles)
    } else {
      relaxPlainly(neurons, slices, &bundles)
    }
  }

  private func relaxPlainly(
    _ neurons: Range<Int>, _ slices: Range<Int>, _ bundles: inout MutableSpan<Number.Bundle>
  ) {
    let membrane = coefficients
    let (memory, lookahead) = (membrane.memory.span, membrane.lookahead.span)
    let (relaxation, errorLag) = (membrane.relaxation.span, membrane.errorLag.span)
    let gamma = membrane.gamma
    precondition(neurons.lowerBound >= 0 && neurons.upperBound <= parameters.neuronCount)
    precondition(memory.count == parameters.neuronCount && lookahead.count == memory.count)
    precondition(relaxation.count == memory.count)
    precondition(errorLag.isEmpty || errorLag.count == memory.count)
    precondition(slices.count * layout.size <= bundles.count)
    var start = 0
    for _ in slices {
      for j in neurons {
        let u = unsafe bundles[unchecked: start &+ layout.membranePotential &+ j]
        let i = unsafe bundles[unchecked: start &+ layout.synapticInput &+ j]
        let e = unsafe bundles[unchecked: start &+ layout.error &+ j]
        let drive = i + gamma * e
        var m = gamma * e
        if !errorLag.isEmpty { unsafe m -= errorLag[unchecked: j] * (drive - u) }
        let p = unsafe memory[unchecked: j] * u + lookahead[unchecked: j] * drive
        unsafe bundles[unchecked: start &+ layout.mismatch &+ j] = m
        unsafe bundles[unchecked: start &+ layout.prospectivePotential &+ j] = p
        unsafe bundles[unchecked: start &+ layout.membranePotential &+ j] =
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
    _ number: Int, _ slices: Range<Int>, _ bundles: inout MutableSpan<Number.Bundle>,
    _ weights: Span<Number>,
    mismatch: Int, rate: Int
  ) {
    let layer = parameters.layers[number]
    let below = layout.handedDown + layer.first - layer.inputs
    let weights = layer.hasFixedFeedback ? coefficients.feedbackWeights.span : weights
    switch layer.kind {
    case .dense:
      clear(below..<below + layer.inputs, slices, &bundles)
      layer.connection.matrix.transposed.addProduct(
        weights, &bundles, from: mismatch + layer.first, to: below, slices: slices.count,
        size: layout.size)
    case .convolution(let convolution):
      clear(below..<below + layer.inputs, slices, &bundles)
      convolution.addTransposedProduct(
        weights, from: layer.connection.start, &bundles, from: mismatch + layer.first, to: below,
        slices: slices.count, size: layout.size)
    case .pooling: return
    }
    var l = number - 1
    while case .pooling(let pooling) = parameters.layers[l].kind {
      let layer = parameters.layers[l]
      let below = layout.handedDown + layer.first - layer.inputs
      clear(below..<below + layer.inputs, slices, &bundles)
      pooling.route(
        Number.self, &bundles, rates: rate + layer.first - layer.inputs,
        from: layout.handedDown + layer.first, to: below, slices: slices.count, size: layout.size)
      l -= 1
    }
  }

  func clear(
    _ places: Range<Int>, _ slices: Range<Int>, _ bundles: inout MutableSpan<Number.Bundle>
  ) {
    for slice in 0..<slices.count {
      for k in places { bundles[slice * layout.size + k] = .zero }
    }
  }

  /// What a target hands down to the output, β·(target − r); 0 without a target.
  func nudge(
    _ target: Span<Double>, _ slices: Range<Int>, _ bundles: inout MutableSpan<Number.Bundle>
  ) {
    let output = parameters.layers[parameters.layers.count - 1]
    let tau = parameters.substrate.tauSynapse * Double(parameters.layers.count)
    let (beta, step) = (Number(parameters.beta), tau > 0 ? Number(parameters.dt / tau) : 1)
    var start = 0
    for slice in slices {
      for j in 0..<output.neurons {
        var pull = Number.Bundle.zero
        if !target.isEmpty {
          var wanted = Number.bundle(target, number: j, of: layout.copies, inSlice: slice)
          if tau > 0 {
            let old = bundles[start + layout.target + j]
            wanted = old + step * (wanted - old)
            bundles[start + layout.target + j] = wanted
          }
          pull = beta * (wanted - bundles[start + before + output.first + j])
        }
        bundles[start + layout.handedDown + output.first + j] = pull
      }
      start += layout.size
    }
  }

  /// The errors e = φ′(p) ∘ (what was handed down), with the substrate's filter below the output.
  /// Idle copies have none, and so teach nothing.
  func receive(
    _ neurons: Range<Int>, _ slices: Range<Int>, _ bundles: inout MutableSpan<Number.Bundle>
  ) {
    let substrate = parameters.substrate
    let isFiltered = substrate.filtersErrors && substrate.tauSynapse > 0
    let share = Number(isFiltered ? parameters.dt / substrate.tauSynapse : 1)
    let output = parameters.layers[parameters.layers.count - 1].first
    precondition(neurons.lowerBound >= 0 && neurons.upperBound <= parameters.neuronCount)
    precondition(slices.count * layout.size <= bundles.count)
    var start = 0
    for slice in slices {
      let idle = Number.idle(of: layout.copies, inSlice: slice)
      for j in neurons {
        let slope = unsafe bundles[unchecked: start &+ layout.slope &+ j]
        var e = unsafe slope * bundles[unchecked: start &+ layout.handedDown &+ j]
        if isFiltered && j < output {
          let old = unsafe bundles[unchecked: start &+ layout.error &+ j]
          e = old + share * (e - old)
        }
        unsafe bundles[unchecked: start &+ layout.error &+ j] = e.replacing(with: 0, where: idle)
      }
      start &+= layout.size
    }
  }

  /// The rates r = φ(p) and the slopes φ′(p); and what pools takes the largest of the rates below.
  ///
  /// - Parameter potential: where in a block the potentials p are.
  func evaluate(
    _ number: Int, _ slices: Range<Int>, _ bundles: inout MutableSpan<Number.Bundle>, potential: Int
  ) {
    let layer = parameters.layers[number]
    if case .pooling(let pooling) = layer.kind {
      return pooling.pool(
        Number.self, &bundles, from: after + layer.first - layer.inputs, to: after + layer.first,
        slices: slices.count, size: layout.size)
    }
    var start = layer.first
    for _ in slices {
      layer.activation.evaluate(
        Number.self, &bundles, layer.neurons, from: start + potential, rate: start + after,
        slope: start + layout.slope)
      start += layout.size
    }
  }

  /// Rates and slopes of the prospective potential, with the substrate's noise and synaptic filter.
  func fire(
    _ number: Int, _ slices: Range<Int>, _ bundles: inout MutableSpan<Number.Bundle>,
    _ noise: inout MutableSpan<RandomGenerator>
  ) {
    let layer = parameters.layers[number]
    evaluate(number, slices, &bundles, potential: layout.prospectivePotential)
    if parameters.substrate.disturbsRates && !layer.isPooling {
      disturb(layer, slices, &bundles, &noise)
    }
  }

  private func disturb(
    _ layer: Layer, _ slices: Range<Int>, _ bundles: inout MutableSpan<Number.Bundle>,
    _ noise: inout MutableSpan<RandomGenerator>
  ) {
    let substrate = parameters.substrate
    let share = Number(substrate.tauSynapse > 0 ? parameters.dt / substrate.tauSynapse : 1)
    for slice in 0..<slices.count {
      let start = slice * layout.size + layer.first
      for j in 0..<layer.neurons {
        var r = bundles[start + after + j]
        if substrate.rateNoise > 0 {
          for lane in 0..<Number.lanes {
            r[lane] += Number(
              substrate.rateNoise * noise[Number.lanes * slice + lane].gaussian())
          }
        }
        let old = bundles[start + before + j]
        bundles[start + after + j] = share == 1 ? r : old + share * (r - old)
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
  /// Rates and slopes of so many neurons of a slice.
  func evaluate<Number: BatchNumber>(
    _ type: Number.Type, _ bundles: inout MutableSpan<Number.Bundle>, _ neurons: Int, from p: Int,
    rate: Int, slope: Int
  ) {
    curve.evaluate(
      Number.self, &bundles, from: p, values: rate, slopes: slope, count: neurons)
  }
}
