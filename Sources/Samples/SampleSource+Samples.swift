package import Formats

extension SampleSource {
  /// How many samples are learned from where the number is free and none is given.
  private static let standardTraining = 5000
  /// How many the network is tested with.
  private static let standardTest = 1000

  /// The samples of a task: those learned from, and those kept for the test.
  ///
  /// From one file the test samples are taken evenly: of 150 rows and 30 for the test every fifth, so
  /// that a file sorted by its classes gives some of each to both. Of images that come with a test of their
  /// own the first are taken, so that a few of many are read at once.
  ///
  /// - Parameters:
  ///   - train: how many to learn from; nil is as many as there are, or as published.
  ///   - test: how many to keep for the test; nil is every fifth, or as published.
  /// - Throws: what is wrong with a file or a number, with its key path.
  package func samples(
    train: Int?, test: Int?
  ) throws(Fault) -> (training: SampleSet, test: SampleSet) {
    switch self {
    case .yinYang:
      return (
        YinYang.samples(train ?? Self.standardTraining, seed: YinYang.trainingSeed),
        YinYang.samples(test ?? Self.standardTest, seed: YinYang.testSeed)
      )
    case .bars: return (Bars.samples, Bars.samples)
    case .csv(let source):
      let all = try Self.named("task.file") { () throws(Fault) in
        try SampleSet(csv: source.file, features: source.features, answer: source.answer)
      }
      guard let testFile = source.testFile else {
        return try all.split(train: train, test: test, key: "task.file")
      }
      let kept = try Self.named("task.test_file") { () throws(Fault) in
        try SampleSet(
          csv: testFile, features: source.features, answer: source.answer,
          classNames: all.classNames)
      }
      return try (
        all.thinned(to: train, key: "task.train"), kept.thinned(to: test, key: "task.test")
      )
    case .idx(let source):
      let hasTest = source.testImages != nil
      let all = try Self.named("task.images") { () throws(Fault) in
        try SampleSet(
          images: source.images, labels: source.labels, first: hasTest ? train : nil)
      }
      guard let images = source.testImages, let labels = source.testLabels else {
        return try all.split(train: train, test: test, key: "task.images")
      }
      let kept = try Self.named("task.test_images") { () throws(Fault) in
        try SampleSet(images: images, labels: labels, classes: all.outputs, first: test)
      }
      return try (
        all.thinned(to: train, key: "task.train"), kept.thinned(to: test, key: "task.test")
      )
    }
  }

  /// The smallest and largest feature that each column can have: by the nature of the samples, or
  /// as found among those learned from.
  ///
  /// - Parameter arePixels: whether all columns are pixels of one picture, and share a range.
  package func ranges(of training: SampleSet, arePixels: Bool) -> [ClosedRange<Double>] {
    switch self {
    case .yinYang, .bars, .idx: return Array(repeating: 0...1, count: training.inputs)
    case .csv:
      let ranges = training.ranges
      guard arePixels, let first = ranges.first else { return ranges }
      let all = ranges.reduce(first) {
        min($0.lowerBound, $1.lowerBound)...max($0.upperBound, $1.upperBound)
      }
      return ranges.map { _ in all }
    }
  }

  /// Gives a fault within a file the key that names the file.
  private static func named<Value>(
    _ key: String, _ value: () throws(Fault) -> Value
  ) throws(Fault) -> Value {
    do {
      return try value()
    } catch {
      throw Fault(place: key, error.description)
    }
  }
}

extension SampleSet {
  /// So many of the samples, taken evenly from all.
  fileprivate func thinned(to count: Int?, key: String) throws(Fault) -> SampleSet {
    guard let count, count != self.count else { return self }
    guard count <= self.count else {
      throw Fault(
        place: key,
        "\(count) is more than the \(CountedNoun(self.count, "sample").inWords) there are")
    }
    return selecting(Self.evenly(count, of: self.count))
  }

  fileprivate func split(
    train: Int?, test: Int?, key: String
  ) throws(Fault) -> (training: SampleSet, test: SampleSet) {
    guard count > 1 else {
      throw Fault(
        place: key, "one sample cannot be both learned from and kept for the test")
    }
    let kept = test ?? max(1, count / 5)
    guard kept < count else {
      throw Fault(
        place: "task.test",
        "\(kept) of \(CountedNoun(count, "sample").inWords) leaves none to learn from; it must be at most "
          + "\(count - 1)")
    }
    let chosen = Set(Self.evenly(kept, of: count))
    let rest = selecting((0..<count).filter { !chosen.contains($0) })
    if let train, train > rest.count {
      throw Fault(
        place: "task.train",
        "\(train) is more than the \(CountedNoun(rest.count, "sample").inWords) that are left beside "
          + "\(kept) for the test")
    }
    return (try rest.thinned(to: train, key: "task.train"), selecting(chosen.sorted()))
  }

  /// So many numbers out of 0..<all, as far from each other as they can be.
  private static func evenly(_ count: Int, of all: Int) -> [Int] {
    (0..<all).filter { ($0 + 1) * count / all > $0 * count / all }
  }
}
