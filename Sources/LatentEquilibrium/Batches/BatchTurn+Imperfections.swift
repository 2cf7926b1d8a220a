import Arithmetic

// What copies do in a step on an imperfect substrate, as `Membrane` says it for one network: take noisy
// inputs, look ahead imperfectly, learn their time constants.

extension BatchTurn {
  /// Shows each copy its stimulus with noise of its own.
  func present(
    _ stimulus: Span<Double>, _ slices: Range<Int>, _ bundles: inout [Number.Bundle],
    _ noise: inout [RandomGenerator]
  ) {
    for slice in slices {
      for k in 0..<parameters.inputs {
        var value = Number.bundle(stimulus, number: k, of: layout.copies, inSlice: slice)
        for lane in 0..<Number.lanes {
          value[lane] += Number(
            parameters.substrate.inputNoise * noise[Number.lanes * slice + lane].gaussian())
        }
        bundles[layout.stimulus + slice * layout.size + k] = value
      }
    }
  }

  /// `relax` for neurons that look ahead imperfectly or learn their time constants.
  func relaxImperfectly(
    _ neurons: Range<Int>, _ slices: Range<Int>, _ bundles: inout MutableSpan<Number.Bundle>
  ) {
    let membrane = coefficients
    for slice in 0..<slices.count {
      let start = slice * layout.size
      for j in neurons {
        let u = bundles[start + layout.membranePotential + j]
        let i = bundles[start + layout.synapticInput + j]
        let e = bundles[start + layout.error + j]
        let drive = i + membrane.gamma * e
        let next = u + membrane.relaxation[j] * (drive - u)
        var p = membrane.memory[j] * u + membrane.lookahead[j] * drive
        var m = membrane.gamma * e
        if let adaptation = layout.adaptation {
          let c = bundles[start + adaptation + j]
          p = u + membrane.adaptationLead[j] * (next - c)
          bundles[start + adaptation + j] = c + membrane.adaptationShare * (next - c)
          if !membrane.errorLag.isEmpty { m = p - i }
        } else if !membrane.errorLag.isEmpty {
          m -= membrane.errorLag[j] * (drive - u)
        }
        if let change = layout.timeConstantChange {
          let asked = parameters.errorMembrane.isThere ? 0 - e : p - drive
          bundles[start + change + j] = asked * (drive - u) / Number(parameters.tauM[j])
        }
        bundles[start + layout.mismatch + j] = m
        bundles[start + layout.prospectivePotential + j] = p
        bundles[start + layout.membranePotential + j] = next
      }
    }
  }

  /// What of its time constant each membrane asks for, in the mean over the copies.
  func averageTimeConstantChange(_ change: inout [Double], _ bundles: [Number.Bundle]) {
    guard let place = layout.timeConstantChange else { return }
    for j in 0..<parameters.neuronCount {
      var sum = 0.0
      for copy in 0..<layout.copies {
        sum += Double(bundles[copy / Number.lanes * layout.size + place + j][copy % Number.lanes])
      }
      change[j] = sum / Double(layout.copies)
    }
  }
}
