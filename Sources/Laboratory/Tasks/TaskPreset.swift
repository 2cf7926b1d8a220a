/// Something to be learned from samples: which they are, and how they are shown.
///
/// A task stands in the place of stimulus and target: each sample is shown for `presentation` ms with
/// its answer as the target, then comes a pause in which the inputs are 0 and there is no target.
public struct TaskPreset: Equatable, Sendable {
  public var source: SampleSource
  /// What is learned from, as the network sees it.
  public var training: SampleSet
  /// What the network is tested with.
  public var test: SampleSet
  /// How long each sample is shown, in ms.
  public var presentation: Double
  /// How long nothing is shown after each, in ms; 0 is no pause.
  public var pause: Double
  /// How many times `lescope train` goes through the training samples. Live there is no end.
  public var epochs: Int
  /// How many samples `lescope train` shows at once, to copies with shared weights. Live it is one.
  public var batch: Int
  /// Whether every pass has an order of its own, drawn from the seed.
  public var shuffle: Bool
  /// What the smallest and the largest feature become; nil leaves them as they are.
  public var scale: Scale?
  /// From the features of the source to those of `training` and `test`.
  public var scaling: FeatureScaling
  /// The target of the output that stands for the sample's class.
  public var on: Double
  /// The target of the outputs that stand for other classes.
  public var off: Double

  public struct Scale: Equatable, Sendable {
    public var low: Double
    public var high: Double

    public init(low: Double, high: Double) {
      self.low = low
      self.high = high
    }
  }

  /// How many numbers a sample has.
  public var inputs: Int { training.inputs }
  /// How many numbers an answer has.
  public var outputs: Int { training.outputs }
}

/// Where samples come from.
public enum SampleSource: Equatable, Sendable {
  /// Points in a Yin-Yang symbol, generated as published.
  case yinYang
  /// Bars in a square of 3x3.
  case bars
  /// A CSV file, one sample a row.
  case csv(CSVSource)
  /// Images and labels in IDX files, as MNIST is published, gzipped or not.
  case idx(IDXSource)

  /// The kinds by the word that a preset uses.
  public enum Kind: String, CaseIterable, Sendable {
    case yinYang = "yin_yang"
    case bars, csv, idx
  }

  public var kind: Kind {
    switch self {
    case .yinYang: .yinYang
    case .bars: .bars
    case .csv: .csv
    case .idx: .idx
    }
  }

  /// The files that have to be read, by their full names.
  public var files: [String] {
    switch self {
    case .yinYang, .bars: []
    case .csv(let source): [source.file] + (source.testFile.map { [$0] } ?? [])
    case .idx(let source):
      [source.images, source.labels] + [source.testImages, source.testLabels].compactMap(\.self)
    }
  }
}

/// Samples in a CSV file.
public struct CSVSource: Equatable, Sendable {
  public var file: String
  /// The columns that go in; empty is all that are not answers.
  public var features: [String]
  public var answer: Answer
  /// The file with the test samples; nil keeps some of `file` for the test.
  public var testFile: String?

  public enum Answer: Equatable, Sendable {
    /// A column whose words or numbers are the classes.
    case label(String)
    /// Columns of numbers, one an output.
    case targets([String])
  }
}

/// Samples in IDX files.
public struct IDXSource: Equatable, Sendable {
  public var images: String
  public var labels: String
  /// The files with the test samples; nil keeps some of the others for the test.
  public var testImages: String?
  public var testLabels: String?
}
