package import LatentEquilibrium

/// Weights written out, or a recipe for drawing them from the seed.
package enum WeightPreset: Equatable, Sendable {
  /// Rows are the layer's neurons, columns its inputs; biases are a single column.
  case explicit([[Double]])
  case normal(mean: Double, std: Double)
  case uniform(low: Double, high: Double)
  /// Uniform within ±gain·√(6/(inputs + neurons)) (Glorot and Bengio 2010).
  case xavier(gain: Double)
  /// `value` where row and column are equal, 0 elsewhere.
  case identity(value: Double)
  case constant(value: Double)

  /// Weights of a layer that gives none.
  package static let standard = WeightPreset.xavier(gain: 1)

  /// The weights themselves, by rows; drawn from `generator` where they are a recipe.
  package func matrix(
    rows: Int, columns: Int, using generator: inout RandomGenerator
  ) -> [[Double]] {
    if case .explicit(let values) = self { return values }
    return (0..<rows).map { row in
      (0..<columns).map { column in
        switch self {
        case .explicit(let values): values[row][column]
        case .normal(let mean, let std): mean + std * generator.gaussian()
        case .uniform(let low, let high): low + (high - low) * generator.uniform()
        case .xavier(let gain):
          gain * (6 / Double(rows + columns)).squareRoot() * (2 * generator.uniform() - 1)
        case .identity(let value): row == column ? value : 0
        case .constant(let value): value
        }
      }
    }
  }
}
