import Arithmetic
import Formats
import LatentEquilibrium

/// The amplitude and phase of one frequency in pairs of signals, as a lock-in amplifier finds them:
/// each signal is fitted by a constant, a cosine and a sine.
///
/// A fit of a pure sine is exact, whether the window holds whole periods or not. How far the result
/// may be off is seen from the parts of the window, each fitted on its own: one a period, or two
/// halves of a window that is shorter than two periods. Below one period what the fit leaves over
/// has to serve, taken as eight independent values, for it changes slowly.
struct LockIn {
  /// Σ x*·y / Σ |x|², of the phasors x of the ideals and y of the actual signals.
  let ratio: Phasor
  /// The standard error of the length of the ratio.
  let gainUncertainty: Double
  /// The standard error of its angle, in radians.
  let phaseUncertainty: Double

  /// - Parameters:
  ///   - frequency: in Hz.
  ///   - times: of the samples, in ms.
  ///   - pairs: the signals; all pairs together give one ratio.
  /// - Returns: nil where the ideals hold nothing of the frequency.
  init?(frequency: Double, times: [Double], _ pairs: [(ideal: [Double], actual: [Double])]) {
    guard times.count >= 8, let first = times.first, let last = times.last else { return nil }
    let omega = 2 * Double.pi * frequency / 1000
    let cosines = times.map { Double.cos(omega * $0) }
    let sines = times.map { Double.sin(omega * $0) }
    let whole = times.indices
    guard let fit = HarmonicFit(cosines[whole], sines[whole]),
      let ratio = LockIn.ratio(of: pairs, whole, fit)
    else { return nil }
    self.ratio = ratio
    let window = last - first + (last - first) / Double(times.count - 1)
    let periods = Int(clamping: window * frequency / 1000 + 1e-6)
    var along = 0.0
    var across = 0.0
    if periods >= 1 {
      let parts = max(2, min(periods, times.count / 8))
      let found = (0..<parts).compactMap { part -> Phasor? in
        let range = times.count * part / parts..<times.count * (part + 1) / parts
        return HarmonicFit(cosines[range], sines[range])
          .flatMap { LockIn.ratio(of: pairs, range, $0) }
      }
      let direction = ratio.length > 0 ? 1 / ratio.length * ratio.conjugate : Phasor(1)
      for part in found {
        let off = direction * (part - ratio)
        along += off.real * off.real
        across += off.imaginary * off.imaginary
      }
      let count = Double(max(found.count, 2))
      along = (along / (count * (count - 1))).squareRoot()
      across = (across / (count * (count - 1))).squareRoot()
    } else {
      let left = LockIn.leftOver(of: pairs, whole, fit)
      along = (left * Double(max(8, times.count)) / 8).squareRoot()
      across = along
    }
    gainUncertainty = along
    phaseUncertainty = ratio.length > 0 ? Double.atan2(across, ratio.length) : Double.pi
  }

  /// Whether the ratio is anything but chance.
  var isSignificant: Bool {
    ratio.length > 1e-9
      && Double.hypot(gainUncertainty, ratio.length * Double.tan(phaseUncertainty)) < 0.3
        * ratio.length
  }

  private static func ratio(
    of pairs: [(ideal: [Double], actual: [Double])], _ range: Range<Int>, _ fit: HarmonicFit
  ) -> Phasor? {
    var sum = Phasor.zero
    var power = 0.0
    var total = 0.0
    for (ideal, actual) in pairs {
      let x = fit.phasor(of: ideal[range])
      sum += x.conjugate * fit.phasor(of: actual[range])
      power += x.power
      let most = ideal[range].reduce(0) { max($0, abs($1)) }
      total += most * most
    }
    guard power > 1e-18 * total, power > 0 else { return nil }
    return 1 / power * sum
  }

  /// The variance of the ratio, if what the fits leave over were independent from sample to sample.
  private static func leftOver(
    of pairs: [(ideal: [Double], actual: [Double])], _ range: Range<Int>, _ fit: HarmonicFit
  ) -> Double {
    var variance = 0.0
    var power = 0.0
    for (ideal, actual) in pairs {
      let x = fit.phasor(of: ideal[range])
      power += x.power
      variance += x.power * fit.variance(of: actual[range])
    }
    return power > 0 ? variance / (power * power) : 0
  }
}

/// A least-squares fit of a constant, a cosine and a sine.
private struct HarmonicFit {
  private let cosines: [Double]
  private let sines: [Double]
  private let cosineSquare: Double
  private let sineSquare: Double
  private let product: Double

  init?(_ cosines: ArraySlice<Double>, _ sines: ArraySlice<Double>) {
    let count = Double(cosines.count)
    guard count >= 4 else { return nil }
    let meanCosine = cosines.reduce(0, +) / count
    let meanSine = sines.reduce(0, +) / count
    self.cosines = cosines.map { $0 - meanCosine }
    self.sines = sines.map { $0 - meanSine }
    cosineSquare = self.cosines.reduce(0) { $0 + $1 * $1 }
    sineSquare = self.sines.reduce(0) { $0 + $1 * $1 }
    product = zip(self.cosines, self.sines).reduce(0) { $0 + $1.0 * $1.1 }
    guard determinant > 1e-6 * cosineSquare * sineSquare else { return nil }
  }

  private var determinant: Double { cosineSquare * sineSquare - product * product }

  /// a − ib of the best a·cos ωt + b·sin ωt, which is the real part of (a − ib)·e^{iωt}.
  func phasor(of signal: ArraySlice<Double>) -> Phasor {
    let cosine = zip(signal, cosines).reduce(0) { $0 + $1.0 * $1.1 }
    let sine = zip(signal, sines).reduce(0) { $0 + $1.0 * $1.1 }
    return Phasor(
      (cosine * sineSquare - sine * product) / determinant,
      -(sine * cosineSquare - cosine * product) / determinant)
  }

  /// The variance of both parts of the phasor together, from what the fit leaves over.
  func variance(of signal: ArraySlice<Double>) -> Double {
    let best = phasor(of: signal)
    let mean = signal.reduce(0, +) / Double(signal.count)
    var left = 0.0
    for (index, value) in signal.enumerated() {
      let off = value - mean - best.real * cosines[index] + best.imaginary * sines[index]
      left += off * off
    }
    let noise = left / Double(signal.count - 3)
    return noise * (cosineSquare + sineSquare) / determinant
  }
}
