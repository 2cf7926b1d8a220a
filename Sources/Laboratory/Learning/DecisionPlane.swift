package import Presets
import Samples

/// The plane that a decision map is drawn of: a lattice of points, each one a sample.
package struct DecisionPlane: Equatable, Sendable {
  /// How many points are beside and above one another: as square as cells of a screen that are twice
  /// as high as wide.
  package static let columns = 32
  package static let rows = 16

  /// The points, as the network sees them, in the order in which they are shown.
  let samples: [[Double]]
  /// The place of each point of the lattice among `samples`, row by row from the top; nil where there
  /// is none.
  private let places: [Int?]
  private let horizontal: ClosedRange<Double>
  private let vertical: ClosedRange<Double>

  /// The plane of a task with classes: the Yin-Yang symbol, or what spans two features; nil for others.
  package init?(_ task: TaskPreset) {
    guard !task.training.classNames.isEmpty else { return nil }
    let isYinYang = task.source.kind == .yinYang
    guard isYinYang || task.inputs == 2 else { return nil }
    let ranges = task.training.ranges
    func side(_ column: Int) -> ClosedRange<Double> {
      guard isYinYang else { return ranges[column] }
      let ends = [0.0, 1].map { task.scaling.scaled($0, column: column) }
      return min(ends[0], ends[1])...max(ends[0], ends[1])
    }
    (horizontal, vertical) = (side(0), side(1))
    var points: [[Double]] = []
    var lattice: [Int?] = []
    for row in 0..<Self.rows {
      for column in 0..<Self.columns {
        let x = (Double(column) + 0.5) / Double(Self.columns)
        let y = 1 - (Double(row) + 0.5) / Double(Self.rows)
        if isYinYang && YinYang.label(x: x, y: y) == nil {
          lattice.append(nil)
          continue
        }
        lattice.append(points.count)
        points.append(
          isYinYang
            ? [x, y, 1 - x, 1 - y].enumerated().map { task.scaling.scaled($1, column: $0) }
            : [horizontal.value(at: x), vertical.value(at: y)])
      }
    }
    // Neighbours shown one after the other would look right to a network that is late.
    let order = SampleOrder(count: points.count, shuffle: true, seed: 1).order(ofPass: 0)
    samples = order.map { points[$0] }
    var turn = [Int](repeating: 0, count: points.count)
    for (place, point) in order.enumerated() { turn[point] = place }
    places = lattice.map { point in point.map { turn[$0] } }
  }

  /// Which of the points is shown when, by its place in the lattice counted from the upper left; nil
  /// outside the symbol.
  func place(column: Int, row: Int) -> Int? { places[row * Self.columns + column] }

  /// The two features of a point of the lattice, as the network sees them; nil outside the symbol.
  package func features(column: Int, row: Int) -> (x: Double, y: Double)? {
    place(column: column, row: row).map { (samples[$0][0], samples[$0][1]) }
  }

  /// Where a sample lies, from 0 to 1: from the left, and from the top.
  package func position(of features: [Double]) -> (x: Double, y: Double) {
    (
      horizontal.fraction(of: features[0]), 1 - vertical.fraction(of: features[1])
    )
  }
}

extension ClosedRange<Double> {
  fileprivate func value(at fraction: Double) -> Double {
    lowerBound + fraction * (upperBound - lowerBound)
  }

  fileprivate func fraction(of value: Double) -> Double {
    upperBound > lowerBound ? (value - lowerBound) / (upperBound - lowerBound) : 0.5
  }
}
