// What one layer does in a step. All vectors are those of the whole network; a layer reads and
// writes its own part of them.

extension Layer {
  /// Whether the layer's neurons all have a place in a vector of this length. Said once before a
  /// loop, it saves the check in every turn.
  @inline(__always)
  private func fits(_ count: Int) -> Bool {
    first >= 0 && neurons >= 0 && first <= count && neurons <= count &- first
  }

  /// The synaptic input i = W·r_below + b.
  @inline(__always)
  func project(
    _ weights: Span<Double>, _ biases: Span<Double>, _ rate: Span<Double>,
    to input: inout MutableSpan<Double>
  ) {
    connection.project(
      weights, biases: biases, below: rate, from: belowStart, to: &input, at: first)
  }

  /// The prospective potential p = u + τr·u′ and the mismatch m, with s = i + γ·e the point where
  /// u would come to rest: τm·u′ = s − u.
  ///
  /// Taken from τm the mismatch u + τm·u′ − i is γ·e, taken from τr it is p − i; both are written
  /// so that no rounding error is left of them where the error is 0.
  @inline(__always)
  func lookAhead(
    _ parameters: Parameters, _ u: Span<Double>, _ i: Span<Double>, _ e: Span<Double>,
    to p: inout MutableSpan<Double>, _ m: inout MutableSpan<Double>
  ) {
    let gamma = parameters.gamma
    let (u, i, e) = (u.extracting(range), i.extracting(range), e.extracting(range))
    let lookahead = parameters.lookahead.span.extracting(range)
    let memory = parameters.memory.span.extracting(range)
    let errorLag = parameters.errorLag.span.extracting(range)
    precondition(fits(p.count) && fits(m.count))
    // One vector is written at a time: the compiler turns such loops into vector instructions.
    for j in 0..<neurons {
      p[first &+ j] = memory[j] * u[j] + lookahead[j] * (i[j] + gamma * e[j])
    }
    for j in 0..<neurons {
      let drive = gamma * e[j]
      m[first &+ j] = drive - errorLag[j] * (i[j] + drive - u[j])
    }
  }

  /// The membrane equation τm·u′ = −u + i + γ·e over one step.
  @inline(__always)
  func relax(
    _ parameters: Parameters, _ i: Span<Double>, _ e: Span<Double>,
    _ u: inout MutableSpan<Double>
  ) {
    let gamma = parameters.gamma
    let (i, e) = (i.extracting(range), e.extracting(range))
    let relaxation = parameters.relaxation.span.extracting(range)
    precondition(fits(u.count))
    for j in 0..<neurons {
      let resting = i[j] + gamma * e[j]
      u[first &+ j] += relaxation[j] * (resting - u[first &+ j])
    }
  }

  /// The rate r = φ(p) and the slope φ′(p), with the substrate's noise and synaptic filter.
  @inline(__always)
  func fire(
    _ parameters: Parameters, _ p: borrowing MutableSpan<Double>,
    to rate: inout MutableSpan<Double>, _ slope: inout MutableSpan<Double>,
    noise: inout RandomGenerator
  ) {
    let substrate = parameters.substrate
    if substrate.rateNoise == 0 && substrate.tauSynapse == 0 {
      activation.evaluate(p, from: first, count: neurons, rates: &rate, at: rateStart, &slope)
      return
    }
    let share = substrate.tauSynapse > 0 ? parameters.dt / substrate.tauSynapse : 1
    for j in 0..<neurons {
      var r = activation.rate(p[first + j])
      if substrate.rateNoise > 0 { r += substrate.rateNoise * noise.gaussian() }
      let old = rate[rateStart + j]
      rate[rateStart + j] = share == 1 ? r : old + share * (r - old)
      slope[first + j] = activation.slope(p[first + j])
    }
  }

  /// The output's error e = β·φ′(p) ∘ (target − r); 0 without a target.
  @inline(__always)
  func nudge(
    _ parameters: Parameters, hasTarget: Bool, target: Span<Double>, _ rate: Span<Double>,
    _ slope: Span<Double>, _ error: inout MutableSpan<Double>
  ) {
    let beta = parameters.beta
    let slope = slope.extracting(range)
    let rate = rate.extracting(rateStart..<rateStart + neurons)
    precondition(fits(error.count))
    for j in 0..<neurons {
      error[first &+ j] = hasTarget ? beta * slope[j] * (target[j] - rate[j]) : 0
    }
  }

  /// The error e = φ′(p) ∘ Wᵀ·m of the layer below, or with fixed weights in the place of W.
  @inline(__always)
  func handDown(
    _ parameters: Parameters, _ weights: Span<Double>, _ mismatch: Span<Double>,
    _ slope: Span<Double>, _ error: Span<Double>, to handedDown: inout MutableSpan<Double>,
    below: Layer
  ) {
    let carriers = hasFixedFeedback ? parameters.feedbackWeights.span : weights
    connection.projectBack(
      carriers, mismatch: mismatch, from: first, to: &handedDown, at: below.first)
    let belowSlope = slope.extracting(below.range)
    precondition(below.fits(handedDown.count))
    for k in belowSlope.indices { handedDown[below.first &+ k] *= belowSlope[k] }
    let substrate = parameters.substrate
    if substrate.filtersErrors && substrate.tauSynapse > 0 {
      let share = parameters.dt / substrate.tauSynapse
      for k in below.range { handedDown[k] = error[k] + share * (handedDown[k] - error[k]) }
    }
  }

  /// Plasticity W ← W + dt·η·e·r_belowᵀ, b ← b + dt·η·e (Haider et al. 2021, Eq. 5).
  @inline(__always)
  func learn(
    _ parameters: Parameters, _ error: Span<Double>, _ rate: Span<Double>,
    _ weights: inout MutableSpan<Double>, _ biases: inout MutableSpan<Double>
  ) {
    guard learningRate != 0 else { return }
    let step = parameters.dt * learningRate
    connection.learn(
      &weights, step: step, error: error, from: first, below: rate, from: belowStart)
    let error = error.extracting(range)
    precondition(fits(biases.count))
    for j in 0..<neurons { biases[first &+ j] += step * error[j] }
  }
}
