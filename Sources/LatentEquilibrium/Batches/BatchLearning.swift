/// Plasticity from the mean over the copies, W ← W + dt·η·⟨e·r_belowᵀ⟩ and b ← b + dt·η·⟨e⟩.
struct BatchLearning<Number: BatchNumber>: Sendable {
  let parameters: NetworkParameters
  let layout: BatchLayout<Number>
  /// Where in a block the rates are.
  let rate: Int
  /// Where in a block that is which in the place of e multiplies them.
  let own: Int
  /// 1, or −1 to unlearn.
  let sign: Double
  /// The layers whose weights learn.
  private let projections: Range<Int>

  init(
    parameters: NetworkParameters, layout: BatchLayout<Number>, rate: Int, own: Int? = nil,
    sign: Double = 1, projections: Range<Int>? = nil
  ) {
    (self.parameters, self.layout, self.rate, self.sign) = (parameters, layout, rate, sign)
    self.own = own ?? layout.error
    self.projections = projections ?? parameters.layers.indices
  }

  func learn(
    _ weights: inout [Number], _ biases: inout [Number], _ bundles: [Number.Bundle],
    _ workers: Workers
  ) {
    let (parts, neurons) = (workers.count, parameters.neuronCount)
    workers.divide(
      &weights, at: { weightStart($0, of: parts) }, &biases, at: { neurons * $0 / parts },
      work: { part, weights, biases in
        let start = weightStart(part, of: parts)
        learnWeights(&weights, start..<start + weights.count, bundles.span)
        let first = neurons * part / parts
        learnBiases(&biases, first..<first + biases.count, bundles.span)
      })
    if parameters.sharesBiases { learnSharedBiases(&biases, bundles.span) }
  }

  private func learnWeights(
    _ weights: inout MutableSpan<Number>, _ places: Range<Int>, _ bundles: Span<Number.Bundle>
  ) {
    for l in projections where parameters.layers[l].learningRate != 0 {
      let layer = parameters.layers[l]
      if layer.isPooling { continue }
      let lines = layer.connection.lines
      let mine = places.clamped(to: lines.start..<lines.start + lines.rows * lines.rowStride)
      let below = layout.below(l, parameters, rate: rate)
      let own = own + layer.first
      let first = (mine.lowerBound - lines.start) / lines.rowStride
      let rows = first..<first + mine.count / lines.rowStride
      let step = Number(sign * parameters.dt * layer.learningRate / Double(layout.copies))
      if case .convolution(let convolution) = layer.kind {
        convolution.addOuterProducts(
          to: &weights, at: lines.start - places.lowerBound, channels: rows, step: step, bundles,
          errors: own, rates: below, slices: layout.slices, size: layout.size)
      } else {
        lines.addOuterProducts(
          to: &weights, sectionStart: places.lowerBound, rows: rows, step: step, bundles,
          rowsFrom: layer.connection.keepsColumns ? below : own,
          columnsFrom: layer.connection.keepsColumns ? own : below,
          slices: layout.slices, size: layout.size)
      }
    }
  }

  private func learnBiases(
    _ biases: inout MutableSpan<Number>, _ neurons: Range<Int>, _ bundles: Span<Number.Bundle>
  ) {
    for layer in parameters.layers where layer.kind.neuronsPerBias == 1 {
      for j in layer.range.clamped(to: neurons) {
        biases[j - neurons.lowerBound] += biasStep(j) * Number.total(error(j, bundles))
      }
    }
  }

  /// Neurons that share a bias take the change that all of them ask for.
  private func learnSharedBiases(_ biases: inout [Number], _ bundles: Span<Number.Bundle>) {
    for layer in parameters.layers where layer.kind.neuronsPerBias > 1 {
      let size = layer.kind.neuronsPerBias
      for first in stride(from: layer.first, to: layer.range.upperBound, by: size) {
        var sum = Number.Bundle.zero
        for j in first..<first + size { sum += error(j, bundles) }
        let change = biasStep(first) * Number.total(sum)
        for j in first..<first + size { biases[j] += change }
      }
    }
  }

  private func biasStep(_ neuron: Int) -> Number {
    Number(sign * parameters.learningSteps[neuron] / Double(layout.copies))
  }

  /// Weights alone, those of a held stimulus, whose errors have been added up.
  func learnWeights(_ weights: inout [Number], _ bundles: [Number.Bundle], _ workers: Workers) {
    var nothing: [Number] = []
    workers.divide(
      &weights, at: { weightStart($0, of: workers.count) }, &nothing, at: { _ in 0 },
      work: { part, weights, _ in
        let start = weightStart(part, of: workers.count)
        learnWeights(&weights, start..<start + weights.count, bundles.span)
      })
  }

  /// The sum of a neuron's errors over the slices.
  private func error(_ neuron: Int, _ bundles: Span<Number.Bundle>) -> Number.Bundle {
    var sum = Number.Bundle.zero
    for slice in 0..<layout.slices { sum += bundles[slice * layout.size + own + neuron] }
    return sum
  }

  /// Where the weights of a part start: at an even line of a layer.
  private func weightStart(_ part: Int, of parts: Int) -> Int {
    guard part > 0, part < parts else { return part == 0 ? 0 : parameters.weightCount }
    let first = projections.isEmpty ? 0 : parameters.layers[projections.lowerBound].weightStart
    let end =
      projections.upperBound < parameters.layers.count
      ? parameters.layers[projections.upperBound].weightStart : parameters.weightCount
    let place = first + (end - first) * part / parts
    for layer in parameters.layers {
      let lines = layer.connection.lines
      if place < lines.start + lines.rows * lines.rowStride {
        let row = (place - lines.start) / lines.rowStride / 2 * 2
        return lines.start + row * lines.rowStride
      }
    }
    return parameters.weightCount
  }
}
