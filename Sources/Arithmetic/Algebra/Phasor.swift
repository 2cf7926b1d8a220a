/// A sine of some frequency as a complex number: its length is the amplitude, its angle the phase.
public struct Phasor: Equatable, Sendable {
  public var real: Double
  public var imaginary: Double

  @inlinable
  public init(_ real: Double, _ imaginary: Double = 0) {
    self.real = real
    self.imaginary = imaginary
  }

  /// - Parameters:
  ///   - length: its size.
  ///   - angle: in radians.
  public init(length: Double, angle: Double) {
    self.init(length * Double.cos(angle), length * Double.sin(angle))
  }

  public static let zero = Phasor(0)

  public var length: Double { Double.hypot(real, imaginary) }
  /// The length squared.
  @inlinable
  public var power: Double { real * real + imaginary * imaginary }
  /// In radians, from −π to π.
  public var angle: Double { Double.atan2(imaginary, real) }
  /// The mirror image about the real axis.
  @inlinable
  public var conjugate: Phasor { Phasor(real, -imaginary) }

  @inlinable
  public static func + (one: Phasor, other: Phasor) -> Phasor {
    Phasor(one.real + other.real, one.imaginary + other.imaginary)
  }

  @inlinable
  public static func - (one: Phasor, other: Phasor) -> Phasor {
    Phasor(one.real - other.real, one.imaginary - other.imaginary)
  }

  @inlinable
  public static func * (one: Phasor, other: Phasor) -> Phasor {
    Phasor(
      one.real * other.real - one.imaginary * other.imaginary,
      one.real * other.imaginary + one.imaginary * other.real)
  }

  @inlinable
  public static func * (factor: Double, phasor: Phasor) -> Phasor {
    Phasor(factor * phasor.real, factor * phasor.imaginary)
  }

  @inlinable
  public static func / (one: Phasor, other: Phasor) -> Phasor {
    let quotient = one * other.conjugate
    return Phasor(quotient.real / other.power, quotient.imaginary / other.power)
  }

  @inlinable
  public static func += (sum: inout Phasor, phasor: Phasor) { sum = sum + phasor }

  @inlinable
  public static func -= (rest: inout Phasor, phasor: Phasor) { rest = rest - phasor }
}
