import Arithmetic

/// One step of the potentials of a network that settles, on its bare numbers.
///
/// Every vector lies in the blocks of the slices that are told; `bundles` begins with the first of them.
struct PhasedTurn: Sendable {
  let layout: BatchLayout<Double>
  private let rule: LearningRule
  private let turn: BatchTurn<Double>
  private var parameters: NetworkParameters { turn.parameters }

  init(parameters: NetworkParameters, layout: BatchLayout<Double>, rule: LearningRule) {
    self.layout = layout
    self.rule = rule
    turn = BatchTurn(
      parameters: parameters, layout: layout, before: layout.rates[0], after: layout.rates[0])
  }

  /// Advances potentials and rates by one step of dt, all from what they were before.
  func advance(
    _ slices: Range<Int>, _ bundles: inout MutableSpan<Double.Bundle>, _ weights: Span<Double>,
    _ biases: Span<Double>, stimulus: Span<Double>, target: Span<Double>
  ) {
    turn.present(stimulus, slices, &bundles)
    compare(slices, &bundles, weights, biases, target: target)
    switch rule {
    case .predictiveCoding:
      let output = parameters.layers[parameters.layers.count - 1]
      relax(0..<output.first, slices, &bundles) { u, i, e, slope, above in
        slope * above - e
      }
      copy(output.range, from: layout.synapticInput, to: layout.membranePotential, slices, &bundles)
    case .equilibriumPropagation, .continuous:
      relax(0..<parameters.neuronCount, slices, &bundles) { u, i, e, slope, above in
        slope * i + e - u
      }
    }
    for number in parameters.layers.indices { fire(number, slices, &bundles) }
  }

  /// Inputs, errors, and what is handed down, all of the present potentials.
  func compare(
    _ slices: Range<Int>, _ bundles: inout MutableSpan<Double.Bundle>, _ weights: Span<Double>,
    _ biases: Span<Double>, target: Span<Double>
  ) {
    let layers = parameters.layers
    let output = layers[layers.count - 1]
    for number in layers.indices {
      turn.project(number, slices, &bundles, weights, biases, rate: layout.rates[0])
    }
    switch rule {
    case .predictiveCoding:
      // The outputs have no state of their own: they say what is expected.
      turn.evaluate(layers.count - 1, slices, &bundles, potential: layout.synapticInput)
      turn.nudge(target, slices, &bundles)
      turn.receive(output.range, slices, &bundles)
      surprise(0..<output.first, slices, &bundles)
      for number in layers.indices.dropFirst() {
        turn.handDown(
          number, slices, &bundles, weights, mismatch: layout.error, rate: layout.rates[0])
      }
    case .equilibriumPropagation, .continuous:
      for number in layers.indices.dropFirst() {
        turn.handDown(
          number, slices, &bundles, weights, mismatch: layout.rates[0], rate: layout.rates[0])
      }
      turn.nudge(target, slices, &bundles)
      turn.receive(0..<parameters.neuronCount, slices, &bundles)
    }
  }

  /// The errors e = u − i of neurons that guess.
  private func surprise(
    _ neurons: Range<Int>, _ slices: Range<Int>, _ bundles: inout MutableSpan<Double.Bundle>
  ) {
    var start = 0
    for slice in slices {
      let idle = Double.idle(of: layout.copies, inSlice: slice)
      for j in neurons {
        let e =
          bundles[start + layout.membranePotential + j] - bundles[start + layout.synapticInput + j]
        bundles[start + layout.error + j] = e.replacing(with: 0, where: idle)
      }
      start += layout.size
    }
  }

  /// The membrane potentials one step on.
  ///
  /// - Parameter change: τm·u′ from u, i, e, φ′(u) and what is handed down.
  @inline(__always)
  private func relax(
    _ neurons: Range<Int>, _ slices: Range<Int>, _ bundles: inout MutableSpan<Double.Bundle>,
    _ change: (
      _ u: Double.Bundle, _ i: Double.Bundle, _ e: Double.Bundle, _ slope: Double.Bundle,
      _ above: Double.Bundle
    ) -> Double.Bundle
  ) {
    let relaxation = parameters.membrane.relaxation
    var start = 0
    for _ in slices {
      for j in neurons {
        let u = bundles[start + layout.membranePotential + j]
        let drive = change(
          u, bundles[start + layout.synapticInput + j], bundles[start + layout.error + j],
          bundles[start + layout.slope + j], bundles[start + layout.handedDown + j])
        bundles[start + layout.membranePotential + j] = u + relaxation[j] * drive
      }
      start += layout.size
    }
  }

  /// Rates and slopes of the membrane potentials. Idle copies have no rate, and so teach nothing.
  func fire(_ number: Int, _ slices: Range<Int>, _ bundles: inout MutableSpan<Double.Bundle>) {
    turn.evaluate(number, slices, &bundles, potential: layout.membranePotential)
    guard layout.copies % 4 != 0 else { return }
    var start = layout.rates[0]
    for slice in slices {
      let idle = Double.idle(of: layout.copies, inSlice: slice)
      for j in parameters.layers[number].range {
        bundles[start + j] = bundles[start + j].replacing(with: 0, where: idle)
      }
      start += layout.size
    }
  }

  /// Copies some neurons' numbers from one vector to another.
  func copy(
    _ neurons: Range<Int>, from: Int, to: Int, _ slices: Range<Int>,
    _ bundles: inout MutableSpan<Double.Bundle>
  ) {
    var start = 0
    for _ in slices {
      for j in neurons { bundles[start + to + j] = bundles[start + from + j] }
      start += layout.size
    }
  }
}
