import Formats
package import LatentEquilibrium
package import Samples

/// Something to be learned from samples: which they are, and how they are shown.
///
/// A task stands in the place of stimulus and target: each sample is shown for `presentation` ms with
/// its answer as the target, then comes a pause in which the inputs are 0 and there is no target.
package struct TaskPreset: Equatable, Sendable {
  package var source: SampleSource
  /// What is learned from, as the network sees it.
  package var training: SampleSet
  /// What the network is tested with.
  package var test: SampleSet
  /// How long each sample is shown, in ms.
  package var presentation = Parameter.presentation.standard
  /// How long nothing is shown after each, in ms; 0 is no pause.
  package var pause = Parameter.pause.standard
  /// How many times `lescope train` goes through the training samples. Live there is no end.
  package var epochs = Int(clamping: Parameter.epochs.standard)
  /// How many samples `lescope train` shows at once, to copies with shared weights. Live it is one.
  package var batch = Int(clamping: Parameter.batch.standard)
  /// Whether every pass has an order of its own, drawn from the seed.
  package var shuffle = true
  /// What the smallest and the largest feature become; nil leaves them as they are.
  package var scale: Scale?
  /// In which channels, rows and columns the numbers of a sample stand; nil where they are a mere list.
  /// Pixels share one range when they are scaled.
  package var shape: ImageShape?
  /// From the features of the source to those of `training` and `test`.
  package var scaling = FeatureScaling.identity
  /// What to do where a file of the task is not there; nil says nothing.
  package var remedy: String?
  /// The target of the output that stands for the sample's class.
  package var on = Parameter.on.standard
  /// The target of the outputs that stand for other classes.
  package var off = Parameter.off.standard

  package struct Scale: Equatable, Sendable {
    package var low: Double
    package var high: Double

    package init(low: Double, high: Double) {
      self.low = low
      self.high = high
    }
  }

  /// How many numbers a sample has.
  package var inputs: Int { training.inputs }
  /// How many numbers an answer has.
  package var outputs: Int { training.outputs }

  /// Lets one output stand for two classes, where there are two.
  mutating func answerWithOneOutput() {
    guard training.classNames.count == 2, test.classNames.count == 2 else { return }
    (training, test) = (training.withOneOutput, test.withOneOutput)
  }

  /// The class that rates of the output stand for: that of the highest, of several the first; of one output
  /// the class whose target is nearer, the second where both are as near.
  package func answer(_ rates: some RandomAccessCollection<Double>) -> Int {
    if training.hasOneOutput, let rate = rates.first {
      return abs(rate - on) <= abs(rate - off) ? 1 : 0
    }
    let first = rates.startIndex
    let largest = rates.indices.reduce(first) { rates[$1] > rates[$0] ? $1 : $0 }
    return rates.distance(from: first, to: largest)
  }
}
