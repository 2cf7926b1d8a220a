import Glibc

/// The phase and amplitude of one frequency in pairs of signals, as a lock-in amplifier finds them:
/// each signal is fitted by a constant, a cosine and a sine.
struct LockIn {
  private let frequency: Double
  /// The phase of the second signals behind the first, in radians from −π to π.
  private let phase: Double
  /// The amplitude of the second signals over that of the first.
  let gain: Double

  /// - Parameters:
  ///   - frequency: in Hz.
  ///   - times: of the samples, in ms.
  ///   - pairs: the signals; all pairs together give one phase.
  /// - Returns: nil where the first signals hold nothing of the frequency.
  init?(frequency: Double, times: [Double], _ pairs: [(ideal: [Double], actual: [Double])]) {
    guard times.count >= 8 else { return nil }
    let omega = 2 * Double.pi * frequency / 1000
    let cosines = times.map { cos(omega * $0) }
    let sines = times.map { sin(omega * $0) }
    guard let fit = HarmonicFit(cosines, sines) else { return nil }
    var real = 0.0
    var imaginary = 0.0
    var power = 0.0
    var total = 0.0
    for (ideal, actual) in pairs {
      let x = fit.amplitudes(of: ideal)
      let y = fit.amplitudes(of: actual)
      real += x.cosine * y.cosine + x.sine * y.sine
      imaginary += x.cosine * y.sine - x.sine * y.cosine
      power += x.cosine * x.cosine + x.sine * x.sine
      total += ideal.reduce(0) { max($0, abs($1)) }
    }
    guard power > 1e-18 * total * total, power > 0 else { return nil }
    self.frequency = frequency
    phase = atan2(imaginary, real)
    gain = hypot(real, imaginary) / power
  }

  /// The lag in ms, given that of the layer below: of all lags with the same phase the first that is
  /// not much shorter.
  func lag(from below: Double) -> Double {
    let period = 1000 / frequency
    let lag = phase / (2 * Double.pi) * period
    return lag + period * ((below - lag) / period - 0.25).rounded(.up).clamped(atLeast: 0)
  }
}

extension Double {
  fileprivate func clamped(atLeast least: Double) -> Double { self < least ? least : self }
}

/// A least-squares fit of a constant, a cosine and a sine.
private struct HarmonicFit {
  private let cosines: [Double]
  private let sines: [Double]
  private let meanCosine: Double
  private let meanSine: Double
  private let cosineSquare: Double
  private let sineSquare: Double
  private let product: Double

  init?(_ cosines: [Double], _ sines: [Double]) {
    let count = Double(cosines.count)
    let meanCosine = cosines.reduce(0, +) / count
    let meanSine = sines.reduce(0, +) / count
    self.meanCosine = meanCosine
    self.meanSine = meanSine
    self.cosines = cosines.map { $0 - meanCosine }
    self.sines = sines.map { $0 - meanSine }
    cosineSquare = self.cosines.reduce(0) { $0 + $1 * $1 }
    sineSquare = self.sines.reduce(0) { $0 + $1 * $1 }
    product = zip(self.cosines, self.sines).reduce(0) { $0 + $1.0 * $1.1 }
    guard cosineSquare * sineSquare - product * product > 1e-6 * cosineSquare * sineSquare
    else { return nil }
  }

  func amplitudes(of signal: [Double]) -> (cosine: Double, sine: Double) {
    let cosine = zip(signal, cosines).reduce(0) { $0 + $1.0 * $1.1 }
    let sine = zip(signal, sines).reduce(0) { $0 + $1.0 * $1.1 }
    let determinant = cosineSquare * sineSquare - product * product
    return (
      (cosine * sineSquare - sine * product) / determinant,
      (sine * cosineSquare - cosine * product) / determinant
    )
  }
}
