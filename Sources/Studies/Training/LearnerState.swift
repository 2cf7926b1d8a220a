import Formats
import Laboratory
import LatentEquilibrium

/// All of a learner that changes, as the arrays of a file.
protocol LearnerState {
  var arrays: [(name: String, array: NumpyArray)] { get }

  /// Takes it out of a file; nil where it is not there whole.
  init?(_ archive: NumpyArchive, _ learner: LearningCurve.Learner)
}

extension ModelState: LearnerState {
  var arrays: [(name: String, array: NumpyArray)] {
    [
      ("neurons", NumpyArray(neurons)), ("weights", NumpyArray(weights)),
      ("biases", NumpyArray(biases)), ("noise", NumpyArray(words: noise)),
    ]
  }

  init?(_ archive: NumpyArchive, _ learner: LearningCurve.Learner) {
    let shared = SharedState(archive, learner)
    guard let shared, let neurons = archive["\(learner.name).neurons"]?.numbers else { return nil }
    self.init(
      neurons: neurons, weights: shared.weights, biases: shared.biases, noise: shared.noise)
  }
}

extension BatchState: LearnerState {
  var arrays: [(name: String, array: NumpyArray)] {
    [
      ("copies", NumpyArray(copies)), ("weights", NumpyArray(weights)), ("tau_m", NumpyArray(tauM)),
      ("biases", NumpyArray(biases)), ("noise", NumpyArray(words: noise)),
      ("present", NumpyArray(bytes: [UInt8(present)])),
    ]
  }

  init?(_ archive: NumpyArchive, _ learner: LearningCurve.Learner) {
    guard let shared = SharedState(archive, learner),
      let copies = archive["\(learner.name).copies"]?.numbers,
      let tauM = archive["\(learner.name).tau_m"]?.numbers,
      case .bytes(let present) = archive["\(learner.name).present"]?.elements,
      let present = present.first
    else { return nil }
    self.init(
      copies: copies, weights: shared.weights, biases: shared.biases, tauM: tauM,
      noise: shared.noise, present: Int(present))
  }
}

/// What every learner in time has.
private struct SharedState {
  var weights: [Double]
  var biases: [Double]
  var noise: [UInt64]

  init?(_ archive: NumpyArchive, _ learner: LearningCurve.Learner) {
    guard let weights = archive["\(learner.name).weights"]?.numbers,
      let biases = archive["\(learner.name).biases"]?.numbers,
      let noise = archive["\(learner.name).noise"]?.words
    else { return nil }
    (self.weights, self.biases, self.noise) = (weights, biases, noise)
  }
}

extension NumpyArray {
  /// Whole numbers of 64 bits, byte by byte.
  init(words: [UInt64]) {
    var bytes: [UInt8] = []
    for word in words { bytes.append(littleEndian: word) }
    self.init(bytes: bytes)
  }

  /// The whole numbers of 64 bits that its bytes are; nil where there are no bytes, or not eight a word.
  var words: [UInt64]? {
    guard case .bytes(let bytes) = elements, bytes.count % 8 == 0 else { return nil }
    return stride(from: 0, to: bytes.count, by: 8).compactMap {
      bytes.littleEndian(UInt64.self, at: $0)
    }
  }
}
