/// A figure of a paper, and how it is made again.
///
/// `Figure.all` is the one table of them: what the program prints, what its documents hold and what the
/// tests look at are made of it.
package struct Figure: Sendable {
  /// "2a".
  package let name: String
  /// What it shows, in a line.
  package let shows: String
  /// Whose figure it is.
  package let source: String
  /// What is known of the figure as it was published.
  package let published: String
  /// The shipped preset that opens it live.
  package let preset: String
  /// What can be had in minutes.
  package let quick: FigureForm
  /// As published.
  package let full: FigureForm

  /// The figure of a name; nil where there is none.
  package init?(named name: String) {
    guard let figure = Self.all.first(where: { $0.name == name }) else { return nil }
    self = figure
  }

  package init(
    _ name: String, shows: String, source: String, published: String, preset: String,
    quick: FigureForm, full: FigureForm
  ) {
    (self.name, self.shows, self.source, self.published) = (name, shows, source, published)
    (self.preset, self.quick, self.full) = (preset, quick, full)
  }

  /// How it is made when it is to be quick, or as published.
  package func form(_ kind: FigureForm.Kind) -> FigureForm {
    switch kind {
    case .quick: quick
    case .full: full
    }
  }

  /// What this program measured of an expectation when its table was written; nil where that was not done.
  package func last(
    _ kind: FigureForm.Kind, _ part: FigurePart, _ expectation: FigureExpectation
  ) -> Spread? {
    LastMeasured.spreads[LastMeasured.key(name, kind, part.name, expectation.reading.name)]
  }
}

/// One of the two ways in which a figure is made.
package struct FigureForm: Sendable {
  package enum Kind: String, CaseIterable, Sendable { case quick, full }

  /// What it is made with, where that is not what was published.
  package let words: String
  package let seeds: [Int]
  /// The files that it needs; nil where it needs none that do not come with the program.
  package let data: FigureData?
  /// Where it falls short of what was published, in a sentence; nil where it does not.
  package let shortfall: String?
  package let parts: [FigurePart]

  package init(
    _ words: String, seeds: [Int] = [1, 2, 3], data: FigureData? = nil, shortfall: String? = nil,
    _ parts: [FigurePart]
  ) {
    (self.words, self.seeds, self.data) = (words, seeds, data)
    (self.shortfall, self.parts) = (shortfall, parts)
  }
}

/// One preset of a figure, run in one way with every seed, and what is read from it.
package struct FigurePart: Sendable {
  /// What it is the part of the figure of, such as a presentation time; empty where it is all of it.
  package let name: String
  /// The shipped preset that it begins from.
  package let preset: String
  /// What is changed in it, as `--set` takes it.
  package let settings: [String]
  /// How long it runs, in ms; nil is the preset's own duration.
  package let duration: Double?
  package let procedure: Procedure
  /// Whether anything in it is random.
  package let isRandom: Bool
  package let expectations: [FigureExpectation]

  /// How a preset is run.
  package enum Procedure: Equatable, Sendable {
    /// One step after the other, as `lescope run` does.
    case run
    /// A target is learned, as `lescope train` does.
    case target
    /// So many passes through the samples of a task, as `lescope train` does.
    case samples(passes: Int)
  }

  package init(
    _ name: String = "", _ preset: String, setting settings: [String] = [],
    lasting duration: Double? = nil, _ procedure: Procedure, isRandom: Bool = true,
    _ expectations: [FigureExpectation]
  ) {
    (self.name, self.preset, self.settings, self.duration) = (name, preset, settings, duration)
    (self.procedure, self.isRandom, self.expectations) = (procedure, isRandom, expectations)
  }
}
