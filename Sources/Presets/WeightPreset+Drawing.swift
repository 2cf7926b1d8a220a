package import LatentEquilibrium

extension WeightPreset {
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
