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

  package enum Answer: Hashable, Sendable {
    /// A column whose words or numbers are the classes.
    case label(String)
    /// Columns of numbers, one an output.
    case targets([String])
  }

  package init(
    file: String, features: [String] = [], answer: Answer, testFile: String? = nil
  ) {
    (self.file, self.features) = (file, features)
    (self.answer, self.testFile) = (answer, testFile)
  }
}

/// Samples in IDX files.
package struct IDXSource: Equatable, Sendable {
  package var images: String
  package var labels: String
  /// The files with the test samples; nil keeps some of the others for the test.
  package var testImages: String?
  package var testLabels: String?

  package init(
    images: String, labels: String, testImages: String? = nil, testLabels: String? = nil
  ) {
    (self.images, self.labels) = (images, labels)
    (self.testImages, self.testLabels) = (testImages, testLabels)
  }
}
