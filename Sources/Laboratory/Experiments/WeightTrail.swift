package import LatentEquilibrium
package import Presets

/// One weight of a model: onto a unit of a layer, from one of its inputs, all counted from 0.
package struct WeightPlace: Hashable, Sendable {
  /// Which of the weights of the layer.
  package let kind: Projection.Kind
  package let layer: Int
  package let neuron: Int
  package let input: Int

  package init(_ kind: Projection.Kind = .forward, layer: Int, neuron: Int, input: Int) {
    self.kind = kind
    (self.layer, self.neuron, self.input) = (layer, neuron, input)
  }
}

/// Where the weights of all networks have been since the run began: all of them, at moments that lie the
/// further apart the longer it has run.
package struct WeightTrail: Sendable {
  /// As many moments are kept at most; a trail of fewer than `leastMoments` would be none.
  private static let mostMoments = 2048
  private static let leastMoments = 64
  /// The memory that it may take, in bytes.
  private static let budget = 8 << 20

  /// All weights, with the number of the first of each kind and layer.
  private let projections: [(projection: Projection, first: Int)]
  /// How many weights a network has.
  private let count: Int
  /// Those with a place; the first twin has one also where it is not there.
  private let members: [Member]
  private let capacity: Int
  /// Every so many steps there is a moment.
  private var spacing = 1
  /// After how many steps each of them was, the oldest first.
  package private(set) var ages: [Int] = []
  /// Moment by moment the weights of the network, then those of the twins; not numbers where there is none.
  private var values: [Double] = []

  package init(for preset: Preset) {
    var count = 0
    projections = preset.projections.map { projection in
      defer { count += projection.rows * projection.columns }
      return (projection, count)
    }
    self.count = count
    members = Array(Member.allCases.prefix(max(Member.pair.count, preset.members.count)))
    let moments = Self.budget / (8 * members.count * max(1, count))
    capacity = moments < Self.leastMoments ? 0 : min(moments, Self.mostMoments)
  }

  /// Whether there are too many weights to remember where all of them have been.
  package var isTooLarge: Bool { capacity == 0 }

  /// Adds the present weights, where a moment is due.
  mutating func append(_ experiment: borrowing Experiment) {
    guard capacity > 0, experiment.age % spacing == 0 else { return }
    if ages.count == capacity { thinOut() }
    guard experiment.age % spacing == 0 else { return }
    ages.append(experiment.age)
    for member in members {
      guard let place = experiment.place(of: member.learner) else {
        values += repeatElement(.nan, count: count)
        continue
      }
      let model = experiment.participants[place].model
      for (projection, _) in projections { values += model.weights(of: projection).joined() }
    }
  }

  /// Drops every second moment.
  private mutating func thinOut() {
    spacing *= 2
    let kept = ages.indices.filter { ages[$0] % spacing == 0 }
    values = kept.flatMap { values[width * $0..<width * ($0 + 1)] }
    ages = kept.map { ages[$0] }
  }

  /// Forgets what was later than so many steps.
  mutating func forget(after age: Int) {
    while let last = ages.last, last > age {
      ages.removeLast()
      values.removeLast(width)
    }
  }

  /// What one weight of a network was at each of the moments, from the beginning.
  package func values(of member: Member, _ place: WeightPlace) -> [Double] {
    let number = member.number * count + number(of: place)
    return ages.indices.map { values[width * $0 + number] }
  }

  /// All weights of a kind in a layer at one of the moments, by rows.
  func weights(
    of member: Member, _ kind: Projection.Kind, layer: Int, moment: Int
  ) -> ArraySlice<Double> {
    guard
      let (projection, first) = projections.first(where: {
        $0.projection.kind == kind && $0.projection.layer == layer
      })
    else { return [] }
    let start = width * moment + member.number * count + first
    return values[start..<start + projection.rows * projection.columns]
  }

  /// How many numbers a moment has.
  private var width: Int { members.count * count }

  private func number(of place: WeightPlace) -> Int {
    guard let (projection, first) = projections.first(where: { place.isOf($0.projection) }) else {
      preconditionFailure("the layer has no such weights")
    }
    return first + place.neuron * projection.columns + place.input
  }
}

extension WeightPlace {
  fileprivate func isOf(_ projection: Projection) -> Bool {
    projection.kind == kind && projection.layer == layer
  }
}

extension Network {
  /// One of its weights.
  package func weight(_ place: WeightPlace) -> Double {
    guard let projection = projections.first(where: { place.isOf($0) }) else {
      preconditionFailure("the layer has no such weights")
    }
    return weight(of: projection, row: place.neuron, column: place.input)
  }
}

extension AnyModel {
  /// One of its weights.
  package func weight(_ place: WeightPlace) -> Double {
    guard let projection = projections.first(where: { place.isOf($0) }) else {
      preconditionFailure("the layer has no such weights")
    }
    return weight(of: projection, row: place.neuron, column: place.input)
  }
}
