import Formats
package import LatentEquilibrium
package import Presets

/// What the answers of a network without time cost all over the plane of two of its weights, with all
/// others as they are: the landscape in which learning goes its way. It is worked out point by point,
/// because that takes longer than a picture may.
package struct CostPlane: Sendable {
  package let across: WeightPlace
  package let upwards: WeightPlace
  /// What the plane spans.
  package let horizontal: ClosedRange<Double>
  package let vertical: ClosedRange<Double>
  private let preset: Preset
  private let cost: StaticCost
  private var network: Network
  /// By rows from below, each from the left; those worked out so far.
  private var values: [Double] = []

  private static let columns = 49
  private static let rows = 33
  private static let mostMoments = 200

  /// - Returns: nil where there is no target, or it never varies.
  package init?(
    of network: Network, under preset: Preset, across: WeightPlace, upwards: WeightPlace,
    horizontal: ClosedRange<Double>, vertical: ClosedRange<Double>
  ) {
    guard
      let cost = StaticCost(
        of: preset, moments: Self.mostMoments, samples: Self.mostMoments)
    else { return nil }
    (self.across, self.upwards) = (across, upwards)
    (self.horizontal, self.vertical) = (horizontal, vertical)
    (self.network, self.preset, self.cost) = (network, preset, cost)
    values.reserveCapacity(Self.columns * Self.rows)
  }

  package var isComplete: Bool { values.count == Self.columns * Self.rows }

  /// Whether it still holds: the stimulus and the target are the same, and all other weights too.
  package func holds(for network: Network, under preset: Preset) -> Bool {
    var moved = self.network
    moved.set(across, to: network.weight(across))
    moved.set(upwards, to: network.weight(upwards))
    return moved.hasSameWeights(as: network) && preset.stimulus == self.preset.stimulus
      && preset.target == self.preset.target && preset.task == self.preset.task
      && preset.seed == self.preset.seed && preset.dt == self.preset.dt
  }

  /// Goes on with it.
  ///
  /// - Parameter work: about so many multiplications at once.
  package mutating func proceed(work: Int) {
    let multiplications = preset.weightCount + 20 * preset.layers.reduce(0) { $0 + $1.neurons }
    var rest = Double(work)
    while !isComplete, rest > 0 {
      let (row, column) = (values.count / Self.columns, values.count % Self.columns)
      network.set(across, to: horizontal.value(at: Double(column) / Double(Self.columns - 1)))
      network.set(upwards, to: vertical.value(at: Double(row) / Double(Self.rows - 1)))
      values.append(cost.value(of: network))
      rest -= Double(multiplications) * Double(cost.count)
    }
  }

  /// The cost over the variance of the answers at a point of the plane, between the points worked out in
  /// proportion; nil outside of it, and where it is not worked out yet.
  package func cost(x: Double, y: Double) -> Double? {
    guard horizontal.contains(x), vertical.contains(y) else { return nil }
    let column = horizontal.fraction(of: x) * Double(Self.columns - 1)
    let row = vertical.fraction(of: y) * Double(Self.rows - 1)
    let (left, below) = (
      min(Int(clamping: column), Self.columns - 2), min(Int(clamping: row), Self.rows - 2)
    )
    guard values.count > (below + 1) * Self.columns + left + 1 else { return nil }
    let (right, up) = (column - Double(left), row - Double(below))
    let lower =
      values[below * Self.columns + left] * (1 - right)
      + values[below * Self.columns + left + 1] * right
    let upper =
      values[(below + 1) * Self.columns + left] * (1 - right)
      + values[(below + 1) * Self.columns + left + 1] * right
    return lower * (1 - up) + upper * up
  }
}

extension Network {
  fileprivate mutating func set(_ place: WeightPlace, to value: Double) {
    var weights = weights(ofLayer: place.layer)
    weights[place.neuron][place.input] = value
    setWeights(weights, biases: biases(ofLayer: place.layer), ofLayer: place.layer)
  }
}

extension ClosedRange<Double> {
  fileprivate func value(at fraction: Double) -> Double {
    lowerBound + fraction * (upperBound - lowerBound)
  }

  fileprivate func fraction(of value: Double) -> Double {
    (value - lowerBound) / (upperBound - lowerBound)
  }
}
