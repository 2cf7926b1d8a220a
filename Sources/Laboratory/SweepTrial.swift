/// A preset run from its start to its end, and what the instruments say of it then.
struct SweepTrial {
  private let response: Response?
  private let losses: [Member: (mean: Double, last: Double)]
  /// Why the run came to no end.
  let fault: ExperimentFault?

  init(_ preset: Preset, _ measures: [SweepMeasure]) {
    let steps = TimeGrid(dt: preset.dt).steps(lasting: preset.duration)
    let needsIdeal = measures.contains(where: \.needsIdeal)
    var experiment = Experiment(preset, tracksIdeal: needsIdeal)
    var trace = needsIdeal ? Trace(for: preset, rows: steps) : nil
    var sums: [Double] = [0, 0]
    var counts = [0, 0]
    var last: [Double] = [0, 0]
    var fault: ExperimentFault?
    for _ in 0..<steps {
      do throws(ExperimentFault) {
        try experiment.advance()
      } catch {
        fault = error
        break
      }
      trace?.append(experiment)
      for (index, member) in Member.allCases.enumerated() {
        guard let loss = experiment.loss(of: member) else { continue }
        sums[index] += loss
        counts[index] += 1
        last[index] = loss
      }
    }
    self.fault = fault
    response = fault == nil ? trace.map { Response(of: $0, experiment) } : nil
    var losses: [Member: (mean: Double, last: Double)] = [:]
    for (index, member) in Member.allCases.enumerated() where fault == nil && counts[index] > 0 {
      losses[member] = (sums[index] / Double(counts[index]), last[index])
    }
    self.losses = losses
  }

  /// A measured value; nil where nothing can be said.
  ///
  /// - Parameter layer: counted from 0; of no importance to what is measured of the whole network.
  func value(_ measure: SweepMeasure, of member: Member, layer: Int) -> Double? {
    let layers = member == .network ? response?.network : response?.twin
    let response = layers.flatMap { $0.indices.contains(layer) ? $0[layer] : nil }
    let value: Double? =
      switch measure {
      case .lag: response?.lag
      case .expectedLag: response?.expectedLag
      case .gain: response?.gain
      case .error: member == .network ? self.response?.error : self.response?.twinError
      case .loss: losses[member]?.mean
      case .lastLoss: losses[member]?.last
      }
    return value.flatMap { $0.isFinite ? $0 : nil }
  }
}
