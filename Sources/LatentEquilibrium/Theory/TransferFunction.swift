import Arithmetic

/// How something linear answers a sine: a neuron as a continuous system or as the discrete scheme
/// has it, or a layer of a network against what it would do without time.
public struct FrequencyResponse: Equatable, Sendable {
  /// The amplitude of the answer over that of the input.
  public let gain: Double
  /// The phase by which the answer is ahead, in radians; negative where it lags.
  public let phase: Double

  public init(gain: Double, phase: Double) {
    self.gain = gain
    self.phase = phase
  }

  /// An answer whose phase is known but for whole turns: of all phases with the same angle the one
  /// nearest to `expected`. `PhaseFollower` knows what to expect.
  init(_ ratio: Phasor, near expected: Double) {
    let turns = ((expected - ratio.angle) / (2 * Double.pi)).rounded()
    self.init(gain: ratio.length, phase: ratio.angle + 2 * Double.pi * turns)
  }

  /// The answer of a continuous neuron, H = (1 + iωτr)/(1 + iωτm); with a look-ahead that ends at τc,
  /// p = u + τr·c′ and τc·c′ = u − c, it is H = (1 + iω(τr + τc))/((1 + iωτc)(1 + iωτm)).
  ///
  /// - Parameters:
  ///   - frequency: in Hz.
  ///   - tauM: τm in ms.
  ///   - tauR: τr in ms.
  ///   - cutoff: τc in ms; 0 is a perfect look-ahead.
  public static func continuous(
    frequency: Double, tauM: Double, tauR: Double, cutoff: Double = 0
  ) -> FrequencyResponse {
    let omega = 2 * Double.pi * frequency / 1000
    let above = Double.hypot(1, omega * (tauR + cutoff))
    let below = Double.hypot(1, omega * tauM) * Double.hypot(1, omega * cutoff)
    return FrequencyResponse(
      gain: above / below,
      phase: Double.atan(omega * (tauR + cutoff)) - Double.atan(omega * cutoff)
        - Double.atan(omega * tauM))
  }

  /// The answer of one layer of a scheme whose neurons look ahead through an adaptation,
  /// H(z) = a/(z − 1 + a)·(1 + λ·z·(z − 1)/(z − 1 + q)).
  ///
  /// - Parameters:
  ///   - frequency: in Hz.
  ///   - lead: λ = τr/τc.
  ///   - share: q = dt/τc.
  ///   - relaxation: a, as below.
  ///   - dt: in ms.
  static func discrete(
    frequency: Double, lead: Double, share: Double, relaxation: Double, dt: Double
  ) -> FrequencyResponse {
    let angle = 2 * Double.pi * frequency / 1000 * dt
    let half = Phasor(length: 1, angle: angle / 2)
    let step = Phasor(0, 2 * half.imaginary) * half
    let z = Phasor(length: 1, angle: angle)
    let ahead = Phasor(1) + lead * (z * step / (step + Phasor(share)))
    let membrane = Phasor(relaxation) / (step + Phasor(relaxation))
    return FrequencyResponse(
      gain: (membrane * ahead).length, phase: membrane.angle + ahead.angle)
  }

  /// The answer of one layer of a scheme, H(z) = z⁻ᵈ·(ρ(z − 1) + a)/(z − 1 + a) with z = e^{iω·dt}.
  ///
  /// - Parameters:
  ///   - frequency: in Hz.
  ///   - lookahead: ρ = τr/τm.
  ///   - relaxation: a = dt/τm under Euler, 1 − exp(−dt/τm) under the exponential integrator.
  ///   - dt: in ms.
  ///   - delay: d, the steps a layer waits for the one below: 1 in a layer above the first under
  ///     `synchronous`, otherwise 0. The row that a stimulus acts in counts as the same.
  public static func discrete(
    frequency: Double, lookahead: Double, relaxation: Double, dt: Double, delay: Int
  ) -> FrequencyResponse {
    let angle = 2 * Double.pi * frequency / 1000 * dt
    // z − 1 without cancellation: e^{iθ} − 1 = 2i·sin(θ/2)·e^{iθ/2}.
    let chord = 2 * Double.sin(angle / 2)
    let real = -chord * Double.sin(angle / 2)
    let imaginary = chord * Double.cos(angle / 2)
    let above = (lookahead * real + relaxation, lookahead * imaginary)
    let below = (real + relaxation, imaginary)
    return FrequencyResponse(
      gain: Double.hypot(above.0, above.1) / Double.hypot(below.0, below.1),
      phase: Double.atan2(above.1, above.0) - Double.atan2(below.1, below.0) - Double(delay) * angle
    )
  }

  /// The lag in ms of a sine with this phase.
  public func lag(frequency: Double) -> Double {
    // So that no lag is 0, and not −0.
    (0 - phase) / (2 * Double.pi * frequency / 1000)
  }
}
