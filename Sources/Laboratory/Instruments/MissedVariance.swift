import Arithmetic
package import LatentEquilibrium

/// Noise that drives a network: how it is spread over frequencies, and how large it is in every input.
package struct NoiseSource: Equatable, Sendable {
  package let spectrum: NoiseSpectrum
  /// Its standard deviation in each input.
  package let amplitudes: [Double]

  package init(_ spectrum: NoiseSpectrum, amplitudes: [Double]) {
    (self.spectrum, self.amplitudes) = (spectrum, amplitudes)
  }
}

/// How far the outputs of a linear network are from those of one without time, in the mean of squares and
/// by its transfer functions.
///
/// With F what the step makes of a sine on its way to an output, and q what a network without time makes of
/// it, a signal of spectrum S is missed by the mean of S·|F − q|² over all frequencies, and white noise on
/// the input that the ideal does not have adds σ² times that of |F|². What is better for the one is worse for
/// the other.
package struct MissedVariance: Equatable, Sendable {
  /// What the network's time takes from the signal.
  package var signal: Double
  /// What noise on the inputs comes to.
  package var noise: Double
  /// The variance of the outputs without time.
  package var ideal: Double

  /// All that is missed, of the variance of the outputs without time.
  package var share: Double { (signal + noise) / ideal }
}

extension Network {
  /// How much of noise its outputs miss, once it has forgotten how it began.
  ///
  /// Noise on its rates and a target are left out; the errors that it sees in its own lag are not, and have
  /// to let it rest (`growsByItself`).
  ///
  /// - Parameter sources: independent of one another.
  /// - Returns: nil where a network has so many time scales that the integral is not found.
  package func missedVariance(of sources: [NoiseSource]) -> MissedVariance? {
    let integral = VarianceIntegral(of: self, sources)
    var points = 64
    var last = integral.value(points: points)
    while points < 1 << 14 {
      points *= 2
      let next = integral.value(points: points)
      let change = abs(next.signal - last.signal) + abs(next.noise - last.noise)
      if change <= 1e-9 * next.ideal { return next }
      last = next
    }
    return nil
  }
}

/// The means over all frequencies, by the midpoint rule.
private struct VarianceIntegral {
  /// The way from each input.
  private let ways: [SmallSignal]
  private let sources: [NoiseSource]
  private let inputNoise: Double
  private let dt: Double
  /// κ of θ = 2·atan(κ·tan(φ/2)): between the slowest pole and those of whole steps. The midpoint rule
  /// over φ, which is periodic, is then off by less than e^{−κ·points}.
  private let warp: Double

  init(of network: Network, _ sources: [NoiseSource]) {
    self.sources = sources
    let inputs = network.layers[0].inputs
    ways = (0..<inputs).map { input in
      var stimulus = [Phasor](repeating: .zero, count: inputs)
      stimulus[input] = Phasor(1)
      return SmallSignal(
        network, about: [Double](repeating: 0, count: inputs), stimulus: stimulus)
    }
    inputNoise = network.substrate.inputNoise
    dt = network.dt
    let times =
      network.tauM + sources.map(\.spectrum.tau)
      + [network.substrate.tauSynapse, network.substrate.lookaheadCutoff]
    warp = min(1, (dt / (2 * (times.max() ?? dt))).squareRoot())
  }

  func value(points: Int) -> MissedVariance {
    var sum = MissedVariance(signal: 0, noise: 0, ideal: 0)
    for point in 0..<points {
      let tangent = warp * Double.tan(Double.pi * (Double(point) + 0.5) / Double(2 * points))
      let angle = 2 * Double.atan(tangent)
      // dθ/dφ = κ·(1 + tan²(φ/2))/(1 + κ²·tan²(φ/2)).
      let plain = tangent / warp
      let weight = warp * (1 + plain * plain) / (1 + tangent * tangent) / Double(points)
      add(angle, weight: weight, to: &sum)
    }
    return sum
  }

  private func add(_ angle: Double, weight: Double, to sum: inout MissedVariance) {
    let frequency = angle * 1000 / (2 * Double.pi * dt)
    let outputs = ways.map { $0.outputs(frequency: frequency, .discrete) }
    let ideals = ways.map(\.idealOutputs)
    for answers in outputs where inputNoise > 0 {
      sum.noise += weight * inputNoise * inputNoise * answers.reduce(0) { $0 + $1.power }
    }
    for source in sources {
      let power = weight * source.spectrum.power(at: angle)
      for output in outputs[0].indices {
        var (missed, ideal) = (Phasor.zero, Phasor.zero)
        for (input, amplitude) in source.amplitudes.enumerated() {
          let whole = ideals[input][output]
          missed += amplitude * (outputs[input][output] - whole)
          ideal += amplitude * whole
        }
        sum.signal += power * missed.power
        sum.ideal += power * ideal.power
      }
    }
  }
}
