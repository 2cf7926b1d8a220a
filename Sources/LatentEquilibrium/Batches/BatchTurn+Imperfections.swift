// What copies do in a step on an imperfect substrate, as `Membrane` says it for one network: take noisy
// inputs, look ahead imperfectly, learn their time constants.

extension BatchTurn {
  /// Shows each copy its stimulus with noise of its own.
  func present(
    _ stimulus: Span<Double>, _ slices: Range<Int>, _ quads: inout [Quad],
    _ noise: inout [RandomGenerator]
  ) {
    for slice in slices {
      for k in 0..<parameters.inputs {
        var value = layout.quad(stimulus, number: k, slice: slice)
        for lane in 0..<4 {
          value[lane] += parameters.substrate.inputNoise * noise[4 * slice + lane].gaussian()
        }
        quads[layout.stimulus + slice * layout.size + k] = value
      }
    }
  }

  /// `relax` for neurons that look ahead imperfectly or learn their time constants.
  func relaxImperfectly(
    _ neurons: Range<Int>, _ slices: Range<Int>, _ quads: inout MutableSpan<Quad>
  ) {
    let membrane = parameters.membrane
    for slice in 0..<slices.count {
      let start = slice * layout.size
      for j in neurons {
        let u = quads[start + layout.membranePotential + j]
        let i = quads[start + layout.synapticInput + j]
        let e = quads[start + layout.error + j]
        let drive = i + membrane.gamma * e
        let next = u + membrane.relaxation[j] * (drive - u)
        var p = membrane.memory[j] * u + membrane.lookahead[j] * drive
        var m = membrane.gamma * e
        if let adaptation = layout.adaptation {
          let c = quads[start + adaptation + j]
          p = u + membrane.adaptationLead[j] * (next - c)
          quads[start + adaptation + j] = c + membrane.adaptationShare * (next - c)
          if !membrane.errorLag.isEmpty { m = p - i }
        } else if !membrane.errorLag.isEmpty {
          m -= membrane.errorLag[j] * (drive - u)
        }
        if let change = layout.timeConstantChange {
          let asked = parameters.errorMembrane.isThere ? 0 - e : p - drive
          quads[start + change + j] = asked * (drive - u) / parameters.tauM[j]
        }
        quads[start + layout.mismatch + j] = m
        quads[start + layout.prospectivePotential + j] = p
        quads[start + layout.membranePotential + j] = next
      }
    }
  }

  /// What of its time constant each membrane asks for, in the mean over the copies.
  func averageTimeConstantChange(_ change: inout [Double], _ quads: [Quad]) {
    guard let place = layout.timeConstantChange else { return }
    for j in 0..<parameters.neuronCount {
      var sum = 0.0
      for copy in 0..<layout.copies { sum += quads[copy / 4 * layout.size + place + j][copy % 4] }
      change[j] = sum / Double(layout.copies)
    }
  }
}
