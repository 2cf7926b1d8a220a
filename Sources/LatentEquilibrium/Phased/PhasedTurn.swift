/// One step of the potentials of a network that settles, on its bare numbers.
///
/// Every vector lies in the blocks of the slices that are told; `quads` begins with the first of them.
struct PhasedTurn: Sendable {
  let layout: BatchLayout
  private let rule: LearningRule
  private let turn: BatchTurn
  private var parameters: NetworkParameters { turn.parameters }

  init(parameters: NetworkParameters, layout: BatchLayout, rule: LearningRule) {
    self.layout = layout
    self.rule = rule
    turn = BatchTurn(
      parameters: parameters, layout: layout, before: layout.rates[0], after: layout.rates[0])
  }

  /// Advances potentials and rates by one step of dt, all from what they were before.
  func advance(
    _ slices: Range<Int>, _ quads: inout MutableSpan<Quad>, _ weights: Span<Double>,
    _ biases: Span<Double>, stimulus: Span<Double>, target: Span<Double>
  ) {
    turn.present(stimulus, slices, &quads)
    compare(slices, &quads, weights, biases, target: target)
    switch rule {
    case .predictiveCoding:
      let output = parameters.layers[parameters.layers.count - 1]
      relax(0..<output.first, slices, &quads) { u, i, e, slope, above in
        slope * above - e
      }
      copy(output.range, from: layout.synapticInput, to: layout.membranePotential, slices, &quads)
    case .equilibriumPropagation, .continuous:
      relax(0..<parameters.neuronCount, slices, &quads) { u, i, e, slope, above in
        slope * i + e - u
      }
    }
    for number in parameters.layers.indices { fire(number, slices, &quads) }
  }

  /// Inputs, errors, and what is handed down, all of the present potentials.
  func compare(
    _ slices: Range<Int>, _ quads: inout MutableSpan<Quad>, _ weights: Span<Double>,
    _ biases: Span<Double>, target: Span<Double>
  ) {
    let layers = parameters.layers
    let output = layers[layers.count - 1]
    for number in layers.indices {
      turn.project(number, slices, &quads, weights, biases, rate: layout.rates[0])
    }
    switch rule {
    case .predictiveCoding:
      // The outputs have no state of their own: they say what is expected.
      turn.evaluate(layers.count - 1, slices, &quads, potential: layout.synapticInput)
      turn.nudge(target, slices, &quads)
      turn.receive(output.range, slices, &quads)
      surprise(0..<output.first, slices, &quads)
      for number in layers.indices.dropFirst() {
        turn.handDown(
          number, slices, &quads, weights, mismatch: layout.error, rate: layout.rates[0])
      }
    case .equilibriumPropagation, .continuous:
      for number in layers.indices.dropFirst() {
        turn.handDown(
          number, slices, &quads, weights, mismatch: layout.rates[0], rate: layout.rates[0])
      }
      turn.nudge(target, slices, &quads)
      turn.receive(0..<parameters.neuronCount, slices, &quads)
    }
  }

  /// The errors e = u − i of neurons that guess.
  private func surprise(
    _ neurons: Range<Int>, _ slices: Range<Int>, _ quads: inout MutableSpan<Quad>
  ) {
    var start = 0
    for slice in slices {
      let idle = layout.idle(inSlice: slice)
      for j in neurons {
        let e =
          quads[start + layout.membranePotential + j] - quads[start + layout.synapticInput + j]
        quads[start + layout.error + j] = e.replacing(with: 0, where: idle)
      }
      start += layout.size
    }
  }

  /// The membrane potentials one step on.
  ///
  /// - Parameter change: τm·u′ from u, i, e, φ′(u) and what is handed down.
  @inline(__always)
  private func relax(
    _ neurons: Range<Int>, _ slices: Range<Int>, _ quads: inout MutableSpan<Quad>,
    _ change: (_ u: Quad, _ i: Quad, _ e: Quad, _ slope: Quad, _ above: Quad) -> Quad
  ) {
    let relaxation = parameters.membrane.relaxation
    var start = 0
    for _ in slices {
      for j in neurons {
        let u = quads[start + layout.membranePotential + j]
        let drive = change(
          u, quads[start + layout.synapticInput + j], quads[start + layout.error + j],
          quads[start + layout.slope + j], quads[start + layout.handedDown + j])
        quads[start + layout.membranePotential + j] = u + relaxation[j] * drive
      }
      start += layout.size
    }
  }

  /// Rates and slopes of the membrane potentials. Idle copies have no rate, and so teach nothing.
  func fire(_ number: Int, _ slices: Range<Int>, _ quads: inout MutableSpan<Quad>) {
    turn.evaluate(number, slices, &quads, potential: layout.membranePotential)
    guard layout.copies % 4 != 0 else { return }
    var start = layout.rates[0]
    for slice in slices {
      let idle = layout.idle(inSlice: slice)
      for j in parameters.layers[number].range {
        quads[start + j] = quads[start + j].replacing(with: 0, where: idle)
      }
      start += layout.size
    }
  }

  /// Copies some neurons' numbers from one vector to another.
  func copy(
    _ neurons: Range<Int>, from: Int, to: Int, _ slices: Range<Int>,
    _ quads: inout MutableSpan<Quad>
  ) {
    var start = 0
    for _ in slices {
      for j in neurons { quads[start + to + j] = quads[start + from + j] }
      start += layout.size
    }
  }
}
