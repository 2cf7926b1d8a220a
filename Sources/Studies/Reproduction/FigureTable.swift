extension Figure {
  /// Every figure that can be made again, in the order of the papers.
  package static let all: [Figure] = [
    relaxation, fourierSynthesis, pictures, tables, convolutions, deeperConvolutions, bars,
    differingNeurons, noisyRates, mimic, lagLine, yinYang,
  ]

  /// What a figure may be asked for by: its name, or all of them.
  package static var names: [String] { all.map(\.name) }

  static let paper = "Haider et al. 2021"
  /// Those of the authors' scripts.
  static let authorsSeeds = [42, 69, 12345, 98765, 38274, 28374, 42848, 48393, 83475, 57381]
}
