import Formats

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
  /// From the features of the source to those of `training` and `test`.
  package var scaling = FeatureScaling.identity
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
}

/// Where samples come from.
package enum SampleSource: Equatable, Sendable {
  /// Points in a Yin-Yang symbol, generated as published.
  case yinYang
  /// Bars in a square of 3x3.
  case bars
  /// A CSV file, one sample a row.
  case csv(CSVSource)
  /// Images and labels in IDX files, as MNIST is published, gzipped or not.
  case idx(IDXSource)

  /// The kinds by the word that a preset uses.
  package enum Kind: String, CaseIterable, Sendable {
    case yinYang = "yin_yang"
    case bars, csv, idx
  }

  package var kind: Kind {
    switch self {
    case .yinYang: .yinYang
    case .bars: .bars
    case .csv: .csv
    case .idx: .idx
    }
  }

  /// The files that have to be read, by their full names.
  package var files: [String] {
    switch self {
    case .yinYang, .bars: []
    case .csv(let source): [source.file] + (source.testFile.map { [$0] } ?? [])
    case .idx(let source):
      [source.images, source.labels] + [source.testImages, source.testLabels].compactMap(\.self)
    }
  }
}

/// Samples in a CSV file.
package struct CSVSource: Equatable, Sendable {
  package var file: String
  /// The columns that go in; empty is all that are not answers.
  package var features: [String]
  package var answer: Answer
  /// The file with the test samples; nil keeps some of `file` for the test.
  package var testFile: String?

  package enum Answer: Equatable, Sendable {
    /// A column whose words or numbers are the classes.
    case label(String)
    /// Columns of numbers, one an output.
    case targets([String])
  }
}

/// Samples in IDX files.
package struct IDXSource: Equatable, Sendable {
  package var images: String
  package var labels: String
  /// The files with the test samples; nil keeps some of the others for the test.
  package var testImages: String?
  package var testLabels: String?
}
