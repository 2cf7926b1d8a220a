package import Formats
package import LatentEquilibrium
package import Presets

/// Weights and biases of the learners, as a .npz file has them: `le.1.weights` is a matrix, its rows
/// layer 1's neurons, `le.1.biases` a vector, and likewise for `twin` and `backprop`; of a circuit they are
/// called `le.1.w_up` and so on. `preset` is the
/// preset's JSON in UTF-8; a file from elsewhere may lack it.
package struct TrainedWeights: Equatable, Sendable {
  /// Projection by projection, for each learner.
  private let learners: [[LearnedWeights]]

  subscript(learner: LearningCurve.Learner, projection: Int) -> LearnedWeights {
    learners[learner.place][projection]
  }

  /// Whether a learner has other weights than the network.
  package func hasOwn(_ learner: LearningCurve.Learner) -> Bool {
    learners[learner.place] != learners[LearningCurve.Learner.network.place]
  }

  /// Takes some learners' weights out of a file, for the networks of a preset; of the others there are
  /// none then.
  ///
  /// A learner that is not in the file starts from the weights of the network, `le`.
  ///
  /// - Throws: which array is missing, or has another shape.
  package init(
    _ archive: NumpyArchive, of wanted: [LearningCurve.Learner] = LearningCurve.Learner.allCases,
    for preset: Preset
  ) throws(Fault) {
    let surplus = Self.surplus(for: preset)
    if let array = archive.arrays.first(where: { surplus.contains($0.name) }) {
      throw Fault(
        place: array.name,
        "is of a layer that the network has not; it must have \(preset.layers.count)")
    }
    var learners = LearningCurve.Learner.allCases.map { _ in [LearnedWeights]() }
    let projections = preset.projections
    for learner in preset.learners where wanted.contains(learner) {
      let isThere = projections.first.map { archive[$0.arrays(of: learner)[0]] != nil } ?? false
      let owner = isThere ? learner : LearningCurve.Learner.network
      learners[learner.place] = try projections.map { projection throws(Fault) in
        let names = projection.arrays(of: owner)
        let (rows, columns) = (projection.rows, projection.columns)
        let numbers = try archive.numbers(names[0], shape: [rows, columns])
        return LearnedWeights(
          projection: projection,
          weights: (0..<rows).map { Array(numbers[$0 * columns..<($0 + 1) * columns]) },
          biases: names.count > 1 ? try archive.numbers(names[1], shape: [rows]) : [])
      }
    }
    self.learners = learners
  }

  /// Reads some learners' weights from a .npz file, for the networks of a preset.
  ///
  /// - Throws: which array is missing, or has another shape, with the file.
  package init(
    reading path: String, of wanted: [LearningCurve.Learner] = LearningCurve.Learner.allCases,
    for preset: Preset
  ) throws(Fault) {
    let archive = try NumpyArchive(reading: path, room: Self.room(for: preset))
    do {
      try self.init(archive, of: wanted, for: preset)
    } catch {
      throw Fault(source: path, place: error.place, error.message)
    }
  }

  /// How many numbers an array of this name can have in a file for a preset; nil for what is not
  /// needed.
  package static func room(for preset: Preset) -> (_ name: String) -> Int? {
    var rooms: [String: Int] = [:]
    for learner in LearningCurve.Learner.allCases {
      for projection in preset.projections {
        let sizes = [projection.rows * projection.columns, projection.rows]
        for (name, size) in zip(projection.arrays(of: learner), sizes) { rooms[name] = size }
      }
    }
    // To be told from a file of this network, they have to be seen.
    for name in surplus(for: preset) { rooms[name] = 0 }
    return { [rooms] in rooms[$0] }
  }

  /// The weights that a network of one layer more would have.
  private static func surplus(for preset: Preset) -> [String] {
    let layers = preset.sizes + [1]
    let above = preset.family.projections(
      inputs: preset.inputs, layers: layers, kinds: preset.layers.map(\.kind)
    ).last
    return LearningCurve.Learner.allCases.compactMap { above?.arrays(of: $0)[0] }
  }

  /// Tells them from others.
  package var checksum: UInt32 {
    Checksum.crc32(
      learners.joined().lazy.flatMap { [$0.biases] + $0.weights }.joined().flatMap { number in
        (0..<8).map { UInt8(truncatingIfNeeded: number.bitPattern >> UInt64(8 * $0)) }
      })
  }
}

extension NumpyArchive {
  /// The numbers of an array of a certain shape.
  ///
  /// - Throws: that it is missing, or which shape it has instead.
  func numbers(_ name: String, shape: [Int]) throws(Fault) -> [Double] {
    let wanted = shape.map(String.init).joined(separator: "x")
    guard let array = self[name] else {
      throw Fault(place: name, "is missing; it must have the shape \(wanted)")
    }
    guard array.shape == shape else {
      let given = array.shape.map(String.init).joined(separator: "x")
      throw Fault(place: name, "has the shape \(given); it must be \(wanted)")
    }
    guard array.wholeOrReal.allSatisfy({ abs($0) <= 1e6 }) else {
      throw Fault(place: name, "must hold finite numbers from -1000000 to 1000000")
    }
    return array.wholeOrReal
  }
}

extension Projection {
  /// What a file calls its weights, and after them its biases where it has any.
  fileprivate func arrays(of learner: LearningCurve.Learner) -> [String] {
    let place = "\(learner.name).\(layer + 1)"
    return kind == .forward
      ? ["\(place).weights", "\(place).biases"] : ["\(place).\(kind.rawValue)"]
  }
}

/// The weights of one projection, and the biases that learn with it.
package struct LearnedWeights: Equatable, Sendable {
  package let projection: Projection
  /// Rows are the neurons that they lead to, columns those that they come from.
  package var weights: [[Double]]
  package var biases: [Double]
}

extension Plastic {
  /// All present weights and biases.
  package var learned: [LearnedWeights] {
    projections.map {
      .init(projection: $0, weights: weights(of: $0), biases: biases(of: $0))
    }
  }

  /// Gives it those of a learner; potentials, rates and errors stay.
  package mutating func take(_ weights: TrainedWeights, of learner: LearningCurve.Learner) {
    for (number, projection) in projections.enumerated() {
      let learned = weights[learner, number]
      setWeights(learned.weights, biases: learned.biases, of: projection)
    }
  }
}

extension NumpyArchive {
  /// What `--save` writes: the weights of all learners that there are, and the preset.
  package init(
    weightsUnder preset: Preset, of weights: (LearningCurve.Learner) -> [LearnedWeights]?
  ) {
    self.init()
    for learner in LearningCurve.Learner.allCases { append(weights(learner) ?? [], of: learner) }
    arrays.append(("preset", NumpyArray(bytes: Array(preset.json.compact.utf8))))
  }

  /// Adds the weights and biases of one learner.
  package mutating func append(_ learned: [LearnedWeights], of learner: LearningCurve.Learner) {
    for learned in learned {
      let values = [NumpyArray(rows: learned.weights), NumpyArray(learned.biases)]
      arrays += zip(learned.projection.arrays(of: learner), values).map { ($0, $1) }
    }
  }
}
