extension Microcircuit {
  /// Advances by one step of dt.
  ///
  /// All is worked out from what was visible before: inputs, dendrites, somata, then the rates after the step,
  /// and last the weights,
  ///
  ///     W_up ← W_up + dt·η_up·(r_new − φ(g_b/g·v_B))·r_belowᵀ
  ///     W_ip ← W_ip + dt·η_ip·(r_I,new − φ(g_d/(g_l + g_d)·v_D))·rᵀ
  ///     W_pi ← W_pi − dt·η_pi·v_A·r_Iᵀ
  ///
  /// with the rates before the step on the right, W_up kept within its bound, and g the sum of a hidden cell's
  /// conductances, g_l + g_b of an output.
  ///
  /// - Parameters:
  ///   - stimulus: the rates of the inputs.
  ///   - target: the potential that each output is drawn to, or empty.
  ///   - isLearning: whether what is plastic changes in this step.
  /// - Throws: `Divergence` when a potential has left ±10⁶; the state is then of no further use.
  public mutating func step(
    stimulus: [Double], target: [Double] = [], isLearning: Bool = true
  ) throws(Divergence) {
    precondition(stimulus.count == inputs)
    precondition(target.isEmpty || target.count == parameters.layers.last?.cells.count)
    for k in 0..<inputs { state.rate[k] = stimulus[k] }
    parameters.receive(&state)
    parameters.relaxInterneurons(&state)
    parameters.relaxCells(&state, target.span)
    if isLearning { parameters.learn(&state) }
    for k in 0..<inputs { state.nextRate[k] = stimulus[k] }
    swap(&state.rate, &state.nextRate)
    swap(&state.interneuronRate, &state.nextInterneuronRate)
    for (number, layer) in parameters.layers.enumerated() {
      for j in layer.cells where !(abs(state.membranePotential[j]) <= Divergence.limit) {
        throw Divergence(layer: number + 1)
      }
    }
  }
}

extension Microcircuit {
  /// Evaluates the circuit without time with the weights before the step, and steps.
  mutating func step(
    stimulus: [Double], target: [Double], isLearning: Bool, ideal: inout IdealNetwork?
  ) throws(Divergence) {
    ideal?.evaluate(stimulus: stimulus, weightsOf: self)
    try step(stimulus: stimulus, target: target, isLearning: isLearning)
  }
}

extension MicrocircuitParameters {
  /// What cells would send that hear only from below, layer after layer.
  func propagate(_ weights: [Double], _ rate: inout [Double], _ basal: inout [Double]) {
    for (number, layer) in layers.enumerated() {
      layer.up.add(
        to: &basal, at: layer.cells.lowerBound, weights, rate, from: start(below: layer), nothing)
      let isOutput = number == layers.count - 1
      let share = isOutput ? conductances.outputShare : conductances.hiddenShare
      for j in layer.cells { rate[inputs + j] = Microcircuit.rate(share * basal[j]) }
    }
  }

  /// The potentials of all dendrites.
  fileprivate func receive(_ state: inout Microcircuit.State) {
    for layer in layers {
      let first = layer.cells.lowerBound
      let (own, above) = (inputs + first, inputs + layer.cells.upperBound)
      layer.up.add(
        to: &state.basalPotential, at: first, state.weights, state.rate,
        from: start(below: layer), nothing)
      guard let apical = layer.apical else { continue }
      apical.toInterneurons.add(
        to: &state.dendriticPotential, at: layer.interneurons.lowerBound, state.weights,
        state.rate, from: own, nothing)
      apical.down.add(
        to: &state.fromAbove, at: first, state.weights, state.rate, from: above, nothing)
      apical.fromInterneurons.add(
        to: &state.apicalPotential, at: first, state.weights, state.interneuronRate,
        from: layer.interneurons.lowerBound, state.fromAbove)
    }
  }

  /// Where the rates below a layer begin.
  private func start(below layer: Layer) -> Int {
    layer.cells.lowerBound == 0 ? 0 : inputs + layer.cells.lowerBound - layer.up.inputs
  }

  /// The somata of interneurons one step on, nudged by what was visible of the cells above.
  fileprivate func relaxInterneurons(_ state: inout Microcircuit.State) {
    let g = conductances
    let total = g.ofInterneuron
    for layer in layers where layer.apical != nil {
      for number in layer.interneurons {
        let above = layer.cells.upperBound + number - layer.interneurons.lowerBound
        let nudge =
          isProspective ? state.prospectivePotential[above] : state.membranePotential[above]
        let u = state.interneuronPotential[number]
        let change =
          -g.leak * u + g.dendritic * (state.dendriticPotential[number] - u)
          + g.somatic * (nudge - u)
        let p = u + change / total
        let next = u + dt * change
        state.interneuronProspectivePotential[number] = p
        state.interneuronPotential[number] = next
        state.nextInterneuronRate[number] = Microcircuit.rate(isProspective ? p : next)
      }
    }
  }

  /// The somata of pyramidal cells one step on, and their rates then.
  fileprivate func relaxCells(_ state: inout Microcircuit.State, _ target: Span<Double>) {
    let g = conductances
    let (ofHidden, ofOutput) = (g.ofHiddenCell, g.ofOutput)
    let output = layers[layers.count - 1].cells
    for j in 0..<cells {
      let u = state.membranePotential[j]
      let basal = state.basalPotential[j]
      let (change, total): (Double, Double)
      if j < output.lowerBound {
        change = -g.leak * u + g.basal * (basal - u) + g.apical * (state.apicalPotential[j] - u)
        total = ofHidden
      } else {
        let goal =
          target.isEmpty
          ? g.basal * basal / (g.leak + g.basal)
          : (g.basal * basal + g.somatic * target[j - output.lowerBound]) / ofOutput
        change = ofOutput * (goal - u)
        total = ofOutput
      }
      let p = u + change / total
      let next = u + dt * change
      state.prospectivePotential[j] = p
      state.membranePotential[j] = next
      state.nextRate[inputs + j] = Microcircuit.rate(isProspective ? p : next)
    }
  }

  /// Plasticity, from the rates after the step and those before it.
  fileprivate func learn(_ state: inout Microcircuit.State) {
    let g = conductances
    let output = layers.count - 1
    for (number, layer) in layers.enumerated() {
      let first = layer.cells.lowerBound
      if layer.step != 0 {
        let share = number == output ? g.outputShare : g.hiddenShare
        for j in layer.cells {
          let expected = Microcircuit.rate(share * state.basalPotential[j])
          state.error[j] = state.nextRate[inputs + j] - expected
        }
        layer.up.learn(
          &state.weights, step: layer.step, state.error, from: first, state.rate,
          from: start(below: layer))
        if layer.bound < .infinity { layer.up.keep(&state.weights, within: layer.bound) }
      }
      guard let apical = layer.apical else { continue }
      if interneuronStep != 0 {
        let share = g.interneuronShare
        for k in layer.interneurons {
          let expected = Microcircuit.rate(share * state.dendriticPotential[k])
          state.interneuronError[k] = state.nextInterneuronRate[k] - expected
        }
        apical.toInterneurons.learn(
          &state.weights, step: interneuronStep, state.interneuronError,
          from: layer.interneurons.lowerBound, state.rate, from: inputs + first)
      }
      if apicalStep != 0 {
        apical.fromInterneurons.learn(
          &state.weights, step: -apicalStep, state.apicalPotential, from: first,
          state.interneuronRate, from: layer.interneurons.lowerBound)
      }
    }
  }
}

extension Connection {
  /// Potentials W·r and what else there is.
  fileprivate func add(
    to potential: inout [Double], at first: Int, _ weights: [Double], _ rate: [Double],
    from start: Int, _ rest: [Double]
  ) {
    var potential = potential.mutableSpan
    project(weights.span, rest.span, below: rate.span, from: start, to: &potential, at: first)
  }

  /// W ← W + step·e·rᵀ.
  fileprivate func learn(
    _ weights: inout [Double], step: Double, _ error: [Double], from first: Int,
    _ rate: [Double], from start: Int
  ) {
    var weights = weights.mutableSpan
    learn(&weights, step: step, error: error.span, from: first, below: rate.span, from: start)
  }

  /// Takes weights that have become too large back to the bound.
  fileprivate func keep(_ weights: inout [Double], within bound: Double) {
    var weights = weights.mutableSpan
    for place in start..<start + neurons * inputs {
      weights[place] = min(max(weights[place], -bound), bound)
    }
  }
}
