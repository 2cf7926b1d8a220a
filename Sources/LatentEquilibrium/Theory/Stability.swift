extension Network {
  /// The nudging strength β of a target.
  public var beta: Double { parameters.beta }

  /// The nudging strength from which on errors and rates feed one another and grow: the largest β at
  /// which the step of the network, made linear at its present slopes and weights, does not grow.
  ///
  /// It is that of the very step that the network makes, with its scheme, its integrator, the
  /// source of its errors and its substrate; found within 0.5 % by halving.
  ///
  /// - Returns: nil where no β up to 10⁴ lets it grow; 0 where it grows without a teacher.
  public func criticalBeta() -> Double? {
    var step = LinearStep(of: self)
    func grows(_ beta: Double) -> Bool {
      step.beta = beta
      return step.grows()
    }
    if grows(0) { return 0 }
    var (stable, growing) = (1.0, 1.0)
    if grows(1) {
      repeat {
        growing = stable
        stable /= 8
        guard stable > 1e-12 else { return 0 }
      } while grows(stable)
    } else {
      repeat {
        stable = growing
        growing *= 8
        guard stable < 1e4 else { return nil }
      } while !grows(growing)
    }
    while growing > 1.005 * stable {
      let middle = (stable * growing).squareRoot()
      if grows(middle) { growing = middle } else { stable = middle }
    }
    return (stable * growing).squareRoot()
  }

  /// Whether the step, made linear at its present slopes and weights, grows without a teacher.
  public func growsByItself() -> Bool {
    var step = LinearStep(of: self)
    step.beta = 0
    return step.grows()
  }
}
