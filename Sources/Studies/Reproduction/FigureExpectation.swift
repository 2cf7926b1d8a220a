package import Laboratory
package import Presets

/// A number that a figure tells: what was published, and where it must lie.
package struct FigureExpectation: Sendable {
  /// What it is: "accuracy, LE".
  package let words: String
  package let reading: FigureReading
  package let unit: Unit
  /// The number as it was published; nil where none is known.
  package let published: String?
  /// Where the mean over the seeds must lie; nil where nothing is known that could hold it.
  package let band: ClosedRange<Double>?

  package enum Unit: Sendable {
    case plain, milliseconds, percent
  }

  package init(
    _ words: String, _ reading: FigureReading, _ unit: Unit = .plain, published: String? = nil,
    band: ClosedRange<Double>?
  ) {
    (self.words, self.reading, self.unit) = (words, reading, unit)
    (self.published, self.band) = (published, band)
  }

  /// How many test samples a learner answers rightly after a training.
  static func accuracy(
    _ learner: LearningCurve.Learner, _ band: ClosedRange<Double>?, published: String? = nil
  ) -> FigureExpectation {
    let name =
      switch learner {
      case .network: "LE"
      case .twin, .twin2, .twin3: "leaky with own errors"
      case .yardstick: "backpropagation"
      }
    return FigureExpectation(
      "accuracy, \(name)", .learned(.accuracy, learner), .percent, published: published, band: band)
  }

  /// Whether what was measured is what it must be. Where the network diverged it is not.
  package func holds(for measured: Spread?) -> Bool {
    guard let measured else { return false }
    return band?.contains(measured.mean) ?? true
  }
}

/// The same number measured with several seeds.
package struct Spread: Equatable, Sendable {
  package let mean: Double
  package let lowest: Double
  package let highest: Double
  /// How many were measured.
  package let count: Int

  package init(_ mean: Double, _ lowest: Double, _ highest: Double, of count: Int = 3) {
    (self.mean, self.lowest, self.highest, self.count) = (mean, lowest, highest, count)
  }

  /// - Returns: nil where one of the values could not be had, or there is none.
  package init?(of values: [Double?]) {
    let known = values.compactMap(\.self)
    guard known.count == values.count, let lowest = known.min(), let highest = known.max() else {
      return nil
    }
    self.init(
      known.reduce(0, +) / Double(known.count), lowest, highest, of: known.count)
  }
}

/// What is read from a run, a training or a circuit when it is over.
package enum FigureReading: Equatable, Sendable {
  /// What a sweep measures; the layer, counted from 0, is without meaning for a whole network.
  case measure(SweepMeasure, Member, layer: Int = 0)
  /// What the summary of a training has of a learner.
  case learned(Learned, LearningCurve.Learner)
  /// The largest of |W_ip − c·W_up| and |W_pi + W_down| in the first layer of a microcircuit.
  case selfPrediction(Member)

  /// Of a training.
  package enum Learned: String, Sendable {
    /// The share of the test samples that are answered with their class.
    case accuracy
    /// `Loss.atEnds`.
    case endLoss = "end_loss"
    /// `Loss.recent`.
    case recentLoss = "recent_loss"
    /// `Loss.withoutTime`.
    case staticLoss = "static_loss"
    /// `Loss.free`.
    case freeError = "free_error"
  }

  /// "accuracy.twin", "lag.le.2".
  package var name: String {
    switch self {
    case .measure(let measure, let member, let layer):
      "\(measure.rawValue).\(member.rawValue)" + (measure.isPerLayer ? ".\(layer + 1)" : "")
    case .learned(let learned, let learner): "\(learned.rawValue).\(learner.name)"
    case .selfPrediction(let member): "self_prediction.\(member.rawValue)"
    }
  }
}
