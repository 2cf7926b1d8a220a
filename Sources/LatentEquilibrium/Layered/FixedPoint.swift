/// The search for errors that reproduce themselves, e = ê(e), where ê are the errors that follow
/// from the rates that follow from e.
///
/// Plain repetition fails where the gain κ of the loop output → error → output reaches 1, and a
/// damped one takes some κ rounds a digit. So each round remembers what its step did to the
/// residual g = ê − e, and makes the combination of the steps known that leaves the smallest
/// residual, plus a share of what is left (Anderson 1965). In a linear network with k outputs that
/// ends after k + 2 rounds or so, whatever κ. Where the residual grows all the same, the search goes
/// back to the best errors, forgets, and halves the share.
struct FixedPoint: Equatable, Sendable {
  /// The residual, relative to the errors, at which they count as consistent.
  private static let tolerance = 1e-12
  private static let mostRounds = 2000
  /// How many steps are remembered.
  private static let depth = 8

  /// ê, which the network fills in before each round.
  var proposed: [Double]
  private let neurons: Int
  private var residual: [Double]
  private var bestError: [Double]
  private var bestResidual: [Double]
  /// The last step, and the residual it started from.
  private var step: [Double]
  private var start: [Double]
  /// What steps did to the residual, made orthonormal, one row each.
  private var changes: [Double]
  /// The steps, combined as `changes` are.
  private var steps: [Double]

  private var rounds = 0
  /// How many rows have been written since the last restart, overwritten ones included.
  private var known = 0
  private var share = 1.0
  private var last = Double.infinity
  private var best = Double.infinity

  /// Room for the errors of so many neurons; a network takes none before its first search.
  init(neurons: Int) {
    self.neurons = neurons
    let zeros = [Double](repeating: 0, count: neurons)
    (proposed, residual, bestError, bestResidual, step, start) =
      (zeros, zeros, zeros, zeros, zeros, zeros)
    changes = [Double](repeating: 0, count: neurons * FixedPoint.depth)
    steps = changes
  }

  /// Begins a search that knows nothing of the last.
  mutating func begin(neurons: Int) {
    if neurons != self.neurons { self = FixedPoint(neurons: neurons) }
    (rounds, known) = (0, 0)
    (share, last, best) = (1, .infinity, .infinity)
  }

  /// Moves the errors on, and tells whether they had already come to rest.
  ///
  /// - Throws: `Divergence` of the output, layer `output`, where they do not come to rest.
  mutating func settle(
    _ error: inout MutableSpan<Double>, output: Int
  ) throws(Divergence) -> Bool {
    for j in 0..<neurons { residual[j] = proposed[j] - error[j] }
    let length = FixedPoint.length(residual.span)
    let size = FixedPoint.length(proposed.span)
    // Going on until rounding stops the descent costs a round or two and wins digits.
    if length == 0 || (length >= last && length <= FixedPoint.tolerance * size) { return true }
    guard rounds < FixedPoint.mostRounds else {
      throw Divergence(layer: output, cause: .noEquilibrium)
    }
    if length <= 2 * best {
      last = length
      if length < best {
        best = length
        for j in 0..<neurons { (bestError[j], bestResidual[j]) = (error[j], residual[j]) }
      }
      if rounds > 0 { remember() }
    } else {
      for j in 0..<neurons { (error[j], residual[j]) = (bestError[j], bestResidual[j]) }
      (share, last, known) = (share / 2, .infinity, 0)
    }
    for j in 0..<neurons { start[j] = residual[j] }
    choose()
    for j in 0..<neurons { error[j] += step[j] }
    rounds += 1
    return false
  }

  /// Writes down what the last step did, in the place of the oldest row.
  private mutating func remember() {
    let row = known % FixedPoint.depth * neurons
    for j in 0..<neurons {
      changes[row + j] = residual[j] - start[j]
      steps[row + j] = step[j]
    }
    let before = FixedPoint.length(changes.span.extracting(row..<row + neurons))
    for other in 0..<min(known, FixedPoint.depth) where other * neurons != row {
      subtract(other * neurons, from: row)
    }
    let after = FixedPoint.length(changes.span.extracting(row..<row + neurons))
    guard after > 1e-8 * before else { return }
    for j in row..<row + neurons { (changes[j], steps[j]) = (changes[j] / after, steps[j] / after) }
    known += 1
  }

  /// Takes its part along one remembered change out of another, and out of the step likewise.
  private mutating func subtract(_ other: Int, from row: Int) {
    let part = dot(
      changes.span.extracting(other..<other + neurons), changes.span.extracting(row..<row + neurons)
    )
    for j in 0..<neurons {
      changes[row + j] -= part * changes[other + j]
      steps[row + j] -= part * steps[other + j]
    }
  }

  /// Chooses the step that leaves the smallest residual, and adds the share of what is left.
  private mutating func choose() {
    for j in 0..<neurons { step[j] = 0 }
    for row in 0..<min(known, FixedPoint.depth) {
      let row = row * neurons
      let part = dot(changes.span.extracting(row..<row + neurons), residual.span)
      for j in 0..<neurons {
        residual[j] -= part * changes[row + j]
        step[j] -= part * steps[row + j]
      }
    }
    for j in 0..<neurons { step[j] += share * residual[j] }
  }

  private static func length(_ vector: Span<Double>) -> Double {
    dot(vector, vector).squareRoot()
  }
}
