package import Formats
import LatentEquilibrium
package import Presets

/// Weights and biases of the learners, as a .npz file has them: `le.1.weights` is a matrix, its rows
/// layer 1's neurons, `le.1.biases` a vector, and likewise for `twin` and `backprop`. `preset` is the
/// preset's JSON in UTF-8; a file from elsewhere may lack it.
package struct TrainedWeights: Equatable, Sendable {
  /// Projection by projection, for each learner.
  private let learners: [[LearnedWeights]]

  subscript(learner: LearningCurve.Learner, projection: Int) -> LearnedWeights {
    learners[learner.place][projection]
  }

  /// Whether a learner has other weights than the network.
  func hasOwn(_ learner: LearningCurve.Learner) -> Bool {
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
    for learner in preset.learners where wanted.contains(learner) {
      let isThere = archive["\(learner.name).1.weights"] != nil
      let name = isThere ? learner.name : LearningCurve.Learner.network.name
      var layers: [LearnedWeights] = []
      var below = preset.inputs
      for (number, layer) in preset.layers.enumerated() {
        let weights = "\(name).\(number + 1).weights"
        let biases = "\(name).\(number + 1).biases"
        let rows = try archive.numbers(weights, shape: [layer.neurons, below])
        layers.append(
          LearnedWeights(
            weights: (0..<layer.neurons).map { Array(rows[$0 * below..<($0 + 1) * below]) },
            biases: try archive.numbers(biases, shape: [layer.neurons])))
        below = layer.neurons
      }
      learners[learner.place] = layers
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
      var below = preset.inputs
      for (number, layer) in preset.layers.enumerated() {
        rooms["\(learner.name).\(number + 1).weights"] = layer.neurons * below
        rooms["\(learner.name).\(number + 1).biases"] = layer.neurons
        below = layer.neurons
      }
    }
    // To be told from a file of this network, they have to be seen.
    for name in surplus(for: preset) { rooms[name] = 0 }
    return { [rooms] in rooms[$0] }
  }

  /// The weights that a network of one layer more would have.
  private static func surplus(for preset: Preset) -> [String] {
    LearningCurve.Learner.allCases.map { "\($0.name).\(preset.layers.count + 1).weights" }
  }

  /// Tells them from others.
  var checksum: UInt32 {
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

/// The weights of one projection, and the biases that learn with it.
package struct LearnedWeights: Equatable, Sendable {
  /// Rows are the neurons that they lead to, columns those that they come from.
  package var weights: [[Double]]
  package var biases: [Double]
}

extension Plastic {
  /// All present weights and biases.
  var learned: [LearnedWeights] {
    projections.map { .init(weights: weights(of: $0), biases: biases(of: $0)) }
  }

  /// Gives it those of a learner; potentials, rates and errors stay.
  mutating func take(_ weights: TrainedWeights, of learner: LearningCurve.Learner) {
    for (number, projection) in projections.enumerated() {
      let learned = weights[learner, number]
      setWeights(learned.weights, biases: learned.biases, of: projection)
    }
  }
}

extension NumpyArchive {
  /// What `--save` writes: the weights of all learners that there are, and the preset.
  init(
    weightsUnder preset: Preset, of weights: (LearningCurve.Learner) -> [LearnedWeights]?
  ) {
    self.init()
    for learner in LearningCurve.Learner.allCases { append(weights(learner) ?? [], of: learner) }
    arrays.append(("preset", NumpyArray(bytes: Array(preset.json.compact.utf8))))
  }

  /// Adds the weights and biases of one learner.
  mutating func append(_ layers: [LearnedWeights], of learner: LearningCurve.Learner) {
    for (number, layer) in layers.enumerated() {
      arrays += [
        ("\(learner.name).\(number + 1).weights", NumpyArray(rows: layer.weights)),
        ("\(learner.name).\(number + 1).biases", NumpyArray(layer.biases)),
      ]
    }
  }
}
