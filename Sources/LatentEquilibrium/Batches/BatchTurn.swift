import Synchronization

/// One step of a batch on its bare numbers.
///
/// First all copies go through the step with the weights they have, slice by slice; then the
/// weights learn, line by line. Neither the slices nor the lines wait for each other.
struct BatchTurn: Sendable {
  let parameters: NetworkParameters
  let layout: BatchLayout
  /// Where in a block the rates before and after the step are.
  let before: Int
  let after: Int

  /// Advances all but weights and biases.
  ///
  /// Who does a part looks at its potentials as well, because its core has them in its cache.
  ///
  /// - Returns: the lowest layer, counted from 0, in which a potential has gone astray; nil where
  ///   none has.
  func advance(
    _ quads: inout [Quad], _ noise: inout [RandomGenerator],
    _ inputNoise: inout [RandomGenerator], weights: [Double], biases: [Double],
    stimulus: [Double], target: [Double], _ held: inout HeldStimulus, _ workers: Workers
  ) -> Int? {
    let parts = workers.count
    let (fine, layers) = (parameters.layers.count, parameters.layers)
    let lowest = Atomic<Int>(fine)
    if parameters.substrate.inputNoise > 0 {
      present(stimulus.span, 0..<layout.slices, &quads, &inputNoise)
    }
    let memory = held
    @Sendable
    func slice(_ part: Int) -> Int { layout.slices * part / parts }
    workers.divide(
      &quads, at: { slice($0) * layout.size }, &noise, at: { slice($0) * 4 },
      work: { part, quads, noise in
        let slices = slice(part)..<slice(part + 1)
        guard !slices.isEmpty else { return }
        if heldRoom != nil {
          hold(stimulus.span, slices, &quads, weights.span, memory)
        } else if parameters.substrate.inputNoise == 0 {
          present(stimulus.span, slices, &quads)
        }
        advance(slices, &quads, &noise, weights.span, biases.span, target.span)
        if let astray = layout.lowestAstray(
          quads, slices, potential: layout.membranePotential, layers)
        {
          lowest.min(astray, ordering: .relaxed)
        }
      })
    if heldRoom != nil { held.pay() }
    let astray = lowest.load(ordering: .relaxed)
    return astray < fine ? astray : nil
  }

  /// Where there is room for what a held stimulus saves; nil where every step has noise of its own on it.
  var heldRoom: BatchLayout.HeldRoom? { parameters.substrate.inputNoise == 0 ? layout.held : nil }

  private func advance(
    _ slices: Range<Int>, _ quads: inout MutableSpan<Quad>,
    _ noise: inout MutableSpan<RandomGenerator>, _ weights: Span<Double>, _ biases: Span<Double>,
    _ target: Span<Double>
  ) {
    let layers = parameters.layers.indices
    let neurons = 0..<parameters.neuronCount
    let output = parameters.layers[layers.upperBound - 1].range
    switch parameters.scheme {
    case .synchronous where parameters.errorMembrane.isThere:
      nudge(target, slices, &quads)
      receive(neurons, slices, &quads)
      passErrorsOn(neurons, slices, &quads)
      for l in layers { project(l, slices, &quads, weights, biases, rate: before) }
      relax(neurons, slices, &quads)
      for l in layers.dropFirst() {
        handDown(l, slices, &quads, weights, mismatch: layout.error, rate: before)
      }
      for l in layers { fire(l, slices, &quads, &noise) }
    case .gaussSeidel where parameters.errorMembrane.isThere:
      nudge(target, slices, &quads)
      receive(neurons, slices, &quads)
      passErrorsOn(neurons, slices, &quads)
      for l in layers {
        project(l, slices, &quads, weights, biases, rate: after)
        relax(parameters.layers[l].range, slices, &quads)
        if l > 0 {
          handDown(l, slices, &quads, weights, mismatch: layout.error, rate: after)
        }
        fire(l, slices, &quads, &noise)
      }
    case .synchronous:
      for l in layers { project(l, slices, &quads, weights, biases, rate: before) }
      relax(neurons, slices, &quads)
      for l in layers.dropFirst() {
        handDown(l, slices, &quads, weights, mismatch: layout.mismatch, rate: before)
      }
      nudge(target, slices, &quads)
      receive(neurons, slices, &quads)
      for l in layers { fire(l, slices, &quads, &noise) }
    case .gaussSeidel:
      nudge(target, slices, &quads)
      for l in layers {
        let neurons = parameters.layers[l].range
        project(l, slices, &quads, weights, biases, rate: after)
        relax(neurons, slices, &quads)
        if l > 0 {
          handDown(l, slices, &quads, weights, mismatch: layout.mismatch, rate: after)
        }
        // The nudge is of the old rate, and so goes with the old slope.
        if neurons == output { receive(output, slices, &quads) }
        fire(l, slices, &quads, &noise)
      }
      receive(0..<output.lowerBound, slices, &quads)
    case .equilibrium:
      preconditionFailure("no batch of equilibria")
    }
  }

  /// Plasticity from the mean over the copies, as `Network` has it.
  func learn(
    _ weights: inout [Double], _ biases: inout [Double], _ quads: [Quad],
    _ held: inout HeldStimulus, _ workers: Workers
  ) {
    guard parameters.learns else { return }
    let rate = parameters.scheme == .synchronous ? before : after
    let first = heldRoom == nil ? 0 : 1
    BatchLearning(
      parameters: parameters, layout: layout, rate: rate,
      projections: first..<parameters.layers.count
    ).learn(&weights, &biases, quads, workers)
    if first > 0 && parameters.layers[0].learningRate != 0 {
      held.keep(quads.span, layout, parameters)
    }
  }
}
