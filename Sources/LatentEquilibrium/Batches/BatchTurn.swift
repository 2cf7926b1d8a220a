import Synchronization

/// One step of a batch on its bare numbers.
///
/// First all copies go through the step with the weights they have, slice by slice; then the
/// weights learn, line by line. Neither the slices nor the lines wait for each other.
struct BatchTurn<Number: BatchNumber>: Sendable {
  let parameters: NetworkParameters
  let coefficients: MembraneCoefficients<Number>
  let layout: BatchLayout<Number>
  /// Where in a block the rates before and after the step are.
  let before: Int
  let after: Int

  /// - Parameter coefficients: needed where membranes relax.
  init(
    parameters: NetworkParameters, coefficients: MembraneCoefficients<Number> = .none,
    layout: BatchLayout<Number>, before: Int, after: Int
  ) {
    (self.parameters, self.coefficients, self.layout) = (parameters, coefficients, layout)
    (self.before, self.after) = (before, after)
  }

  /// Advances all but weights and biases.
  ///
  /// Who does a part looks at its potentials as well, because its core has them in its cache.
  ///
  /// - Returns: the lowest layer, counted from 0, in which a potential has gone astray; nil where
  ///   none has.
  func advance(
    _ bundles: inout [Number.Bundle], _ noise: inout [RandomGenerator],
    _ inputNoise: inout [RandomGenerator], weights: [Number], biases: [Number],
    stimulus: [Double], target: [Double], _ held: inout HeldStimulus<Number>, _ workers: Workers
  ) -> Int? {
    let parts = workers.count
    let (fine, layers) = (parameters.layers.count, parameters.layers)
    let lowest = Atomic<Int>(fine)
    if parameters.substrate.inputNoise > 0 {
      present(stimulus.span, 0..<layout.slices, &bundles, &inputNoise)
    }
    let memory = held
    @Sendable
    func slice(_ part: Int) -> Int { layout.slices * part / parts }
    workers.divide(
      &bundles, at: { slice($0) * layout.size }, &noise, at: { slice($0) * Number.lanes },
      work: { part, bundles, noise in
        let slices = slice(part)..<slice(part + 1)
        guard !slices.isEmpty else { return }
        if heldRoom != nil {
          hold(stimulus.span, slices, &bundles, weights.span, memory)
        } else if parameters.substrate.inputNoise == 0 {
          present(stimulus.span, slices, &bundles)
        }
        advance(slices, &bundles, &noise, weights.span, biases.span, target.span)
        if let astray = layout.lowestAstray(
          bundles, slices, potential: layout.membranePotential, layers)
        {
          lowest.min(astray, ordering: .relaxed)
        }
      })
    if heldRoom != nil { held.pay() }
    let astray = lowest.load(ordering: .relaxed)
    return astray < fine ? astray : nil
  }

  /// Where there is room for what a held stimulus saves; nil where every step has noise of its own on it.
  var heldRoom: BatchLayout<Number>.HeldRoom? {
    parameters.substrate.inputNoise == 0 ? layout.held : nil
  }

  private func advance(
    _ slices: Range<Int>, _ bundles: inout MutableSpan<Number.Bundle>,
    _ noise: inout MutableSpan<RandomGenerator>, _ weights: Span<Number>, _ biases: Span<Number>,
    _ target: Span<Double>
  ) {
    let layers = parameters.layers.indices
    let neurons = 0..<parameters.neuronCount
    let output = parameters.layers[layers.upperBound - 1].range
    switch parameters.scheme {
    case .synchronous where parameters.errorMembrane.isThere:
      nudge(target, slices, &bundles)
      receive(neurons, slices, &bundles)
      passErrorsOn(neurons, slices, &bundles)
      for l in layers { project(l, slices, &bundles, weights, biases, rate: before) }
      relax(neurons, slices, &bundles)
      for l in layers.dropFirst() {
        handDown(l, slices, &bundles, weights, mismatch: layout.error, rate: before)
      }
      for l in layers { fire(l, slices, &bundles, &noise) }
    case .gaussSeidel where parameters.errorMembrane.isThere:
      nudge(target, slices, &bundles)
      receive(neurons, slices, &bundles)
      passErrorsOn(neurons, slices, &bundles)
      for l in layers {
        project(l, slices, &bundles, weights, biases, rate: after)
        relax(parameters.layers[l].range, slices, &bundles)
        if l > 0 {
          handDown(l, slices, &bundles, weights, mismatch: layout.error, rate: after)
        }
        fire(l, slices, &bundles, &noise)
      }
    case .synchronous:
      for l in layers { project(l, slices, &bundles, weights, biases, rate: before) }
      relax(neurons, slices, &bundles)
      for l in layers.dropFirst() {
        handDown(l, slices, &bundles, weights, mismatch: layout.mismatch, rate: before)
      }
      nudge(target, slices, &bundles)
      receive(neurons, slices, &bundles)
      for l in layers { fire(l, slices, &bundles, &noise) }
    case .gaussSeidel:
      nudge(target, slices, &bundles)
      for l in layers {
        let neurons = parameters.layers[l].range
        project(l, slices, &bundles, weights, biases, rate: after)
        relax(neurons, slices, &bundles)
        if l > 0 {
          handDown(l, slices, &bundles, weights, mismatch: layout.mismatch, rate: after)
        }
        // The nudge is of the old rate, and so goes with the old slope.
        if neurons == output { receive(output, slices, &bundles) }
        fire(l, slices, &bundles, &noise)
      }
      receive(0..<output.lowerBound, slices, &bundles)
    case .equilibrium:
      preconditionFailure("no batch of equilibria")
    }
  }

  /// Plasticity from the mean over the copies, as `Network` has it.
  func learn(
    _ weights: inout [Number], _ biases: inout [Number], _ bundles: [Number.Bundle],
    _ held: inout HeldStimulus<Number>, _ workers: Workers
  ) {
    guard parameters.learns else { return }
    let rate = parameters.scheme == .synchronous ? before : after
    let first = heldRoom == nil ? 0 : 1
    BatchLearning(
      parameters: parameters, layout: layout, rate: rate,
      projections: first..<parameters.layers.count
    ).learn(&weights, &biases, bundles, workers)
    if first > 0 && parameters.layers[0].learningRate != 0 {
      held.keep(bundles.span, layout, parameters)
    }
  }
}
