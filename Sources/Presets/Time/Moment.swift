import Formats

/// When a running signal becomes another one: after so many steps, which may be of another length from
/// there on.
package struct Moment: Equatable, Sendable {
  /// The last step under the old preset.
  package let before: Int
  /// Its number in steps of the new length.
  package let now: Int
  private let scale: Double

  package init(after before: Int, as now: Int, dt old: Double, then new: Double) {
    (self.before, self.now) = (before, now)
    scale = old / new
  }

  package var isRetimed: Bool { scale != 1 }

  /// A number of old steps in new ones.
  package func scaled(_ steps: Int) -> Int {
    isRetimed ? Int(clamping: (Double(steps) * scale).rounded()) : steps
  }
}
