import Formats
package import Presets

// How a parameter is moved along its ladder.
extension Parameter {
  /// The next value up or down: the next rung of the ladder, or a fine step, within the limits.
  package func rung(from value: Double, _ direction: Int, finely: Bool) -> Double {
    let slack = 1e-9 * max(abs(value), fineStep)
    let next: Double? =
      if finely {
        ((value + Double(direction) * fineStep) / fineStep).rounded() * fineStep
      } else if direction > 0 {
        ladder.first { $0 > value + slack } ?? (ladder.last.map { _ in value * 2 })
      } else {
        ladder.last { $0 < value - slack }
      }
    guard let next, let limits else { return value }
    // Beyond the last rung it goes on to the end of what is allowed.
    let clamped = min(next, limits.upper)
    return limits.contains(clamped) ? clamped : value
  }

  /// The rung nearest to a place on the ladder, from 0 at its foot to 1 at its head.
  package func rung(at fraction: Double) -> Double {
    ladder[Int(clamping: (fraction * Double(ladder.count - 1)).rounded())]
  }

  /// Where a value lies on the parameter's ladder, from 0 to 1; between rungs in proportion.
  package func fraction(of value: Double) -> Double {
    guard let first = ladder.first, let last = ladder.last, ladder.count > 1 else { return 0 }
    if value <= first { return 0 }
    if value >= last { return 1 }
    let above = ladder.firstIndex { $0 > value } ?? ladder.count - 1
    let below = above - 1
    let share = (value - ladder[below]) / (ladder[above] - ladder[below])
    return (Double(below) + share) / Double(ladder.count - 1)
  }
}
