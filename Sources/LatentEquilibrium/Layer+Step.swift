// What one layer does in a step. All vectors are those of the whole network; a layer reads and
// writes its own part of them.

extension Layer {
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
    let lookahead = parameters.lookahead.span
    let memory = parameters.memory.span
    let errorLag = parameters.errorLag.span
    for j in range {
      let drive = gamma * e[j]
      let s = i[j] + drive
      p[j] = memory[j] * u[j] + lookahead[j] * s
      m[j] = drive - errorLag[j] * (s - u[j])
    }
  }

  /// The membrane equation τm·u′ = −u + i + γ·e over one step.
  @inline(__always)
  func relax(
    _ parameters: Parameters, _ i: Span<Double>, _ e: Span<Double>,
    _ u: inout MutableSpan<Double>
  ) {
    let gamma = parameters.gamma
    let relaxation = parameters.relaxation.span
    for j in range { u[j] += relaxation[j] * (i[j] + gamma * e[j] - u[j]) }
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
    for j in 0..<neurons {
      error[first + j] =
        hasTarget ? beta * slope[first + j] * (target[j] - rate[rateStart + j]) : 0
    }
  }

  /// The error e = φ′(p) ∘ Wᵀ·m of the layer below, or with fixed random weights in the place of W.
  @inline(__always)
  func handDown(
    _ parameters: Parameters, _ weights: Span<Double>, _ mismatch: Span<Double>,
    _ slope: Span<Double>, _ error: Span<Double>, to handedDown: inout MutableSpan<Double>,
    below: Layer
  ) {
    let carriers = parameters.usesRandomFeedback ? parameters.feedbackWeights.span : weights
    connection.projectBack(
      carriers, mismatch: mismatch, from: first, to: &handedDown, at: below.first)
    for k in below.range { handedDown[k] *= slope[k] }
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
    for j in range { biases[j] += step * error[j] }
  }
}
