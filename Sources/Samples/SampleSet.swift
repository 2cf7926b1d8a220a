/// Samples to be learned: numbers that go in, and for each sample the answer that should come out.
///
/// All numbers lie in flat vectors, sample after sample, so that a set of images is two allocations.
package struct SampleSet: Equatable, Sendable {
  /// How many numbers a sample has: one an input of the network.
  package let inputs: Int
  /// The numbers of all samples, one sample after the other.
  package private(set) var features: [Double]
  package let answers: Answers
  /// What the numbers of a sample are called, one name each; empty where they have none.
  package private(set) var featureNames: [String] = []
  /// Whether one output stands for two classes: on for the second, off for the first.
  package private(set) var hasOneOutput = false

  /// What should come out.
  package enum Answers: Equatable, Sendable {
    /// The class of each sample, an index into `names`.
    case classes([Int], names: [String])
    /// One number an output and sample, sample after sample; `names` are those of the outputs.
    case values([Double], names: [String])
  }

  /// - Precondition: there are `inputs` features and one answer for each sample, every class has a
  ///   name, and every feature or none.
  package init(
    inputs: Int, features: [Double], answers: Answers, featureNames: [String] = []
  ) {
    precondition(featureNames.isEmpty || featureNames.count == inputs, "a name for each feature")
    precondition(inputs > 0 && features.count.isMultiple(of: inputs), "whole samples")
    let count = features.count / inputs
    switch answers {
    case .classes(let labels, let names):
      precondition(labels.count == count && labels.allSatisfy(names.indices.contains))
    case .values(let values, let names):
      precondition(!names.isEmpty && values.count == count * names.count)
    }
    self.inputs = inputs
    self.features = features
    self.answers = answers
    self.featureNames = featureNames
  }

  /// How many samples there are.
  package var count: Int { features.count / inputs }

  /// The same samples, of two classes, answered by one output.
  ///
  /// - Precondition: there are two classes.
  package var withOneOutput: SampleSet {
    precondition(classNames.count == 2)
    var set = self
    set.hasOneOutput = true
    return set
  }

  /// How many numbers an answer has: one a class, or one a value; one for two classes where that is so.
  package var outputs: Int {
    if hasOneOutput { return 1 }
    return switch answers {
    case .classes(_, let names), .values(_, let names): names.count
    }
  }

  /// The names of the classes; empty where the answers are numbers.
  package var classNames: [String] {
    if case .classes(_, let names) = answers { names } else { [] }
  }

  /// The class of a sample; nil where the answers are numbers.
  package func label(of sample: Int) -> Int? {
    if case .classes(let labels, _) = answers { labels[sample] } else { nil }
  }

  /// The numbers of one sample.
  package func features(of sample: Int) -> ArraySlice<Double> {
    features[sample * inputs..<(sample + 1) * inputs]
  }

  /// Writes what the outputs should give for a sample: `on` for the output of its class and `off`
  /// for the others, or its own numbers. Does not allocate.
  ///
  /// - Precondition: `values` has room for `outputs` numbers.
  package func fillTarget(
    _ values: inout [Double], of sample: Int, on: Double = 1, off: Double = 0
  ) {
    precondition(values.count == outputs, "one number an output")
    switch answers {
    case .classes(let labels, _) where hasOneOutput:
      values[0] = labels[sample] == 1 ? on : off
    case .classes(let labels, _):
      for output in values.indices { values[output] = output == labels[sample] ? on : off }
    case .values(let numbers, _):
      let start = sample * values.count
      for output in values.indices { values[output] = numbers[start + output] }
    }
  }

  /// The first samples.
  package func prefix(_ count: Int) -> SampleSet {
    count >= self.count ? self : selecting(Array(0..<count))
  }

  /// The samples with these numbers, in this order.
  package func selecting(_ samples: [Int]) -> SampleSet {
    let answers: Answers
    switch self.answers {
    case .classes(let labels, let names):
      answers = .classes(samples.map { labels[$0] }, names: names)
    case .values(let values, let names):
      let outputs = names.count
      answers = .values(
        samples.flatMap { values[$0 * outputs..<($0 + 1) * outputs] }, names: names)
    }
    var selected: [Double] = []
    selected.reserveCapacity(samples.count * inputs)
    for sample in samples { selected += features(of: sample) }
    var set = SampleSet(
      inputs: inputs, features: selected, answers: answers, featureNames: featureNames)
    set.hasOneOutput = hasOneOutput
    return set
  }

  /// The same samples with features scaled column by column.
  package func scaled(by scaling: FeatureScaling) -> SampleSet {
    guard !scaling.isIdentity else { return self }
    var set = self
    for place in set.features.indices {
      set.features[place] = scaling.scaled(set.features[place], column: place % inputs)
    }
    return set
  }
}

/// How the features of a task become inputs, column by column: offset + factor·feature.
package struct FeatureScaling: Equatable, Sendable {
  /// One a column; empty leaves the features as they are.
  package let factors: [Double]
  package let offsets: [Double]

  /// The features as they are.
  package static let identity = FeatureScaling(factors: [], offsets: [])

  private init(factors: [Double], offsets: [Double]) {
    self.factors = factors
    self.offsets = offsets
  }

  /// Takes the smallest feature of every column to `low` and the largest to `high`; a column that
  /// never changes to the middle.
  ///
  /// - Parameter range: of each column.
  package init(_ range: [ClosedRange<Double>], low: Double, high: Double) {
    factors = range.map {
      $0.upperBound > $0.lowerBound ? (high - low) / ($0.upperBound - $0.lowerBound) : 0
    }
    offsets = zip(range, factors).map { range, factor in
      factor == 0 ? (low + high) / 2 : low - factor * range.lowerBound
    }
  }

  package var isIdentity: Bool { factors.isEmpty }

  /// What a feature becomes.
  package func scaled(_ feature: Double, column: Int) -> Double {
    isIdentity ? feature : offsets[column] + factors[column] * feature
  }
}

extension SampleSet {
  /// The smallest and the largest feature of every column.
  ///
  /// - Precondition: there is at least one sample.
  package var ranges: [ClosedRange<Double>] {
    var low = Array(features(of: 0))
    var high = low
    for (place, feature) in features.enumerated() {
      let column = place % inputs
      low[column] = min(low[column], feature)
      high[column] = max(high[column], feature)
    }
    return zip(low, high).map { $0...$1 }
  }
}
