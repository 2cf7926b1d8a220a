// What layers do in a step. Every vector is that of the whole network; a method works on the
// layers, groups or neurons it is told. What works with weights or activations is not inlined:
// together it would have more vectors than a processor has registers. Where all layers are dense, one
// call takes all weights; where some are not, each layer has a call of its own.

extension NetworkParameters {
  /// The synaptic inputs i = W·r_below + b.
  @inline(__always)
  func project(
    _ numbers: Range<Int>, _ weights: Span<Double>, _ biases: Span<Double>, _ rate: Span<Double>,
    to input: inout MutableSpan<Double>
  ) {
    if isDense {
      wiring.project(numbers, weights, biases, rate, to: &input)
    } else {
      projectEach(numbers, weights, biases, rate, to: &input)
    }
  }

  @inline(never)
  private func projectEach(
    _ numbers: Range<Int>, _ weights: Span<Double>, _ biases: Span<Double>, _ rate: Span<Double>,
    to input: inout MutableSpan<Double>
  ) {
    for l in numbers {
      switch layers[l].kind {
      case .dense:
        wiring.project(l..<l + 1, weights, biases, rate, to: &input)
      case .convolution(let convolution):
        let layer = layers[l]
        convolution.project(
          weights, from: layer.connection.start, biases, below: rate, from: layer.belowStart,
          to: &input, at: layer.first)
      case .pooling: break
      }
    }
  }

  /// The prospective potential p, and, where time constants are learned, what each asks for.
  @inline(always)
  func lookAhead(
    _ neurons: Range<Int>, _ u: Span<Double>, _ i: Span<Double>, _ e: Span<Double>,
    _ adaptation: inout [Double], to p: inout MutableSpan<Double>,
    _ timeConstantChange: inout [Double]
  ) {
    if membrane.looksAheadPerfectly {
      membrane.lookAhead(neurons, u, i, e, to: &p)
    } else {
      membrane.lookAhead(neurons, u, i, e, adaptation: &adaptation, to: &p)
    }
    if learnsTimeConstants { askForTimeConstants(neurons, u, i, e, p.span, &timeConstantChange) }
  }

  @inline(never)
  private func askForTimeConstants(
    _ neurons: Range<Int>, _ u: Span<Double>, _ i: Span<Double>, _ e: Span<Double>,
    _ p: Span<Double>, _ timeConstantChange: inout [Double]
  ) {
    if errorMembrane.isThere {
      membrane.blame(neurons, tauM: tauM.span, u, i, e, to: &timeConstantChange)
    } else {
      membrane.mistuning(
        neurons, tauM: tauM.span, u, i, e, sent: p, to: &timeConstantChange)
    }
  }

  /// The mismatch m that is handed down.
  @inline(always)
  func mismatch(
    _ neurons: Range<Int>, _ u: Span<Double>, _ i: Span<Double>, _ e: Span<Double>,
    _ p: Span<Double>, to m: inout MutableSpan<Double>
  ) {
    if membrane.looksAheadPerfectly || membrane.errorLag.isEmpty {
      membrane.mismatch(neurons, u, i, e, to: &m)
    } else {
      membrane.mismatch(neurons, sent: p, i, to: &m)
    }
  }

  /// The rates r = φ(p) and the slopes φ′(p), with the substrate's noise and synaptic filter; and what
  /// pools takes the largest of the rates below.
  @inline(never)
  func fire(
    _ numbers: Range<Int>, _ p: Span<Double>, to rate: inout MutableSpan<Double>,
    _ slope: inout MutableSpan<Double>, noise: inout RandomGenerator
  ) {
    let firingGroups = firingGroups.span
    if substrate.disturbsRates || !heldSlopes.isEmpty {
      for n in numbers { fire(firingGroups[n], p, to: &rate, &slope, noise: &noise) }
      return
    }
    for n in numbers {
      if let number = firingGroups[n].pooled {
        pool(layers[number], &rate)
      } else {
        firingGroups[n].activation.evaluate(
          p, firingGroups[n].neurons, to: &rate, ahead: inputs, &slope)
      }
    }
  }

  /// Gives the places of a layer that pools their rates.
  @inline(never)
  func pool(_ layer: Layer, _ rate: inout MutableSpan<Double>) {
    guard case .pooling(let pooling) = layer.kind else { return }
    pooling.pool(&rate, from: layer.belowStart, to: layer.rateStart, held: held(layer))
  }

  private func held(_ layer: Layer) -> ArraySlice<Int> {
    heldSources.isEmpty ? [] : heldSources[layer.range]
  }

  /// Rates and slopes on a substrate with noise or a synaptic filter, or of a network made linear.
  private func fire(
    _ group: FiringGroup, _ p: Span<Double>, to rate: inout MutableSpan<Double>,
    _ slope: inout MutableSpan<Double>, noise: inout RandomGenerator
  ) {
    if let number = group.pooled { return pool(layers[number], &rate) }
    let share = substrate.tauSynapse > 0 ? dt / substrate.tauSynapse : 1
    for j in group.neurons {
      var r = heldSlopes.isEmpty ? group.activation.rate(p[j]) : heldSlopes[j] * p[j]
      if substrate.rateNoise > 0 { r += substrate.rateNoise * noise.gaussian() }
      let old = rate[inputs + j]
      rate[inputs + j] = share == 1 ? r : old + share * (r - old)
      slope[j] = heldSlopes.isEmpty ? group.activation.slope(p[j]) : heldSlopes[j]
    }
  }

  /// What a target hands down to the output, β·(target − r); 0 without a target.
  @inline(always)
  func nudge(
    _ target: Span<Double>, _ rate: Span<Double>, to handedDown: inout MutableSpan<Double>
  ) {
    let output = layers[layers.count - 1]
    let (neurons, first, firstRate) = (output.neurons, output.first, output.rateStart)
    precondition(first >= 0 && neurons >= 0 && neurons <= handedDown.count - first)
    if target.isEmpty {
      for j in 0..<neurons { handedDown[first &+ j] = 0 }
    } else {
      precondition(target.count == neurons)
      precondition(firstRate >= 0 && neurons <= rate.count - firstRate)
      for j in 0..<neurons {
        handedDown[first &+ j] = beta * (target[j] - rate[firstRate &+ j])
      }
    }
  }

  /// What mismatches hand down to the layers below, Wᵀ·m, or with fixed weights in the place of W. A layer
  /// that pools passes it on at once.
  ///
  /// - Parameters:
  ///   - rate: the rates that entered the neurons whose mismatches these are.
  ///   - isExact: whether it is Wᵀ also where feedback goes through fixed weights.
  @inline(__always)
  func handDown(
    _ numbers: Range<Int>, _ weights: Span<Double>, _ mismatch: Span<Double>, _ rate: Span<Double>,
    to handedDown: inout MutableSpan<Double>, isExact: Bool = false
  ) {
    let numbers = numbers.clamped(to: 1..<layers.count)
    if isDense && (isExact || feedbackWeights.isEmpty) {
      wiring.projectBack(numbers, weights, mismatch, to: &handedDown)
    } else {
      handDownEach(numbers, weights, mismatch, rate, to: &handedDown, isExact: isExact)
    }
  }

  @inline(never)
  private func handDownEach(
    _ numbers: Range<Int>, _ weights: Span<Double>, _ mismatch: Span<Double>, _ rate: Span<Double>,
    to handedDown: inout MutableSpan<Double>, isExact: Bool
  ) {
    for l in numbers {
      let layer = layers[l]
      let weights = layer.hasFixedFeedback && !isExact ? feedbackWeights.span : weights
      switch layer.kind {
      case .dense:
        wiring.projectBack(l..<l + 1, weights, mismatch, to: &handedDown)
      case .convolution(let convolution):
        convolution.projectBack(
          weights, from: layer.connection.start, mismatch, from: layer.first, to: &handedDown,
          at: layer.first - layer.inputs)
      case .pooling: continue
      }
      if layers[l - 1].isPooling { route(l - 1, rate, &handedDown) }
    }
  }

  /// What the places of layers that pool, from one on downwards, were handed goes to the neurons below.
  @inline(never)
  private func route(
    _ number: Int, _ rate: Span<Double>, _ handedDown: inout MutableSpan<Double>
  ) {
    for l in (1...max(1, number)).reversed() {
      let layer = layers[l]
      guard case .pooling(let pooling) = layer.kind else { return }
      pooling.route(
        rate, from: layer.belowStart, &handedDown, from: layer.first,
        to: layer.first - layer.inputs, held: held(layer))
    }
  }

  /// The errors e = φ′(p) ∘ (what was handed down), with the substrate's filter below the output.
  @inline(always)
  func receive(
    _ neurons: Range<Int>, _ handedDown: Span<Double>, _ slope: Span<Double>,
    to error: inout MutableSpan<Double>
  ) {
    let end = neurons.upperBound
    precondition(neurons.lowerBound >= 0 && end <= error.count)
    precondition(end <= handedDown.count && end <= slope.count)
    if substrate.filtersErrors && substrate.tauSynapse > 0 {
      let share = dt / substrate.tauSynapse
      let output = layers[layers.count - 1].first
      for j in neurons {
        let new = slope[j] * handedDown[j]
        error[j] = j < output ? error[j] + share * (new - error[j]) : new
      }
    } else {
      for j in neurons { error[j] = slope[j] * handedDown[j] }
    }
  }

  /// Plasticity W ← W + dt·η·e·r_belowᵀ, b ← b + dt·η·e (Haider et al. 2021, Eq. 5).
  ///
  /// Leaves the arrays of a network that does not learn untouched, and so shared with its copies.
  @inline(never)
  func learn(
    _ error: Span<Double>, _ rate: Span<Double>, _ weights: inout [Double],
    _ biases: inout [Double]
  ) {
    guard learns else { return }
    let learningSteps = learningSteps.span
    var weights = weights.mutableSpan
    var biases = biases.mutableSpan
    if isDense {
      wiring.learn(&weights, steps: weightSteps.span, error, rate)
    } else {
      learnEach(error, rate, &weights)
    }
    precondition(neuronCount <= error.count && neuronCount <= biases.count)
    precondition(neuronCount <= learningSteps.count)
    if sharesBiases { return learnSharedBiases(error, &biases) }
    for j in 0..<neuronCount { biases[j] += learningSteps[j] * error[j] }
  }

  /// b ← b + dt·η·Σ e over the neurons that share it; each has a copy.
  @inline(never)
  private func learnSharedBiases(_ error: Span<Double>, _ biases: inout MutableSpan<Double>) {
    for layer in layers {
      let size = layer.kind.neuronsPerBias
      for first in stride(from: layer.first, to: layer.range.upperBound, by: size) {
        var sum = 0.0
        for j in first..<first + size { sum += error[j] }
        let change = learningSteps[first] * sum
        for j in first..<first + size { biases[j] += change }
      }
    }
  }

  /// Adds to the weights of each layer dt·η times the sum of e·r_below over the neurons that have them.
  @inline(never)
  private func learnEach(
    _ error: Span<Double>, _ rate: Span<Double>, _ weights: inout MutableSpan<Double>
  ) {
    for l in layers.indices where weightSteps[l] != 0 {
      layers[l].learn(&weights, step: weightSteps[l], error, rate)
    }
  }
}

extension Layer {
  /// Adds to its weights `step` times the sum of e·r_below over the neurons that have them.
  func learn(
    _ weights: inout MutableSpan<Double>, step: Double, _ error: Span<Double>, _ rate: Span<Double>
  ) {
    switch kind {
    case .dense:
      connection.learn(
        &weights, step: step, error: error, from: first, below: rate, from: belowStart)
    case .convolution(let convolution):
      convolution.learn(
        &weights, from: connection.start, step: step, error: error, from: first, below: rate,
        from: belowStart)
    case .pooling: break
    }
  }
}
