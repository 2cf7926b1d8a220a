import Laboratory
import Presets

extension Figure {
  static let relaxation = Figure(
    "1",
    shows: "the relaxation problem: leaky neurons are late, and learn the wrong thing meanwhile",
    source: "\(paper), figure 1", published: "curves without numbers", preset: "relaxation",
    quick: FigureForm("as published", relaxationParts),
    full: FigureForm("as published", seeds: Array(1...10), relaxationParts))

  private static let relaxationParts = [
    FigurePart(
      "a, b", "relaxation", .run, isRandom: false,
      [
        FigureExpectation(
          "lag of the output, leaky", .measure(.lag, .twin, layer: 1), .milliseconds,
          band: 15...23),
        FigureExpectation(
          "lag of the output, LE", .measure(.lag, .network, layer: 1), .milliseconds,
          band: 0...0.2),
        FigureExpectation(
          "distance from the ideal, leaky", .measure(.error, .twin), band: 0.1...0.2),
        FigureExpectation(
          "distance from the ideal, LE", .measure(.error, .network), band: 0...0.005),
      ]),
    FigurePart(
      "c", "two-weights", .run,
      [
        FigureExpectation(
          "error after learning, LE", .measure(.staticLoss, .network), band: 0...0.001),
        FigureExpectation(
          "the same, leaky with own errors", .measure(.staticLoss, .twin), band: 0.3...2),
      ]),
  ]

  static let fourierSynthesis = Figure(
    "2a", shows: "Fourier synthesis: 50 sines come to add up to a sawtooth, and stay so",
    source: "\(paper), figure 2a",
    published: "curves; the authors' script ends at 0.0086 of squared error, 0.026 of the variance",
    preset: "fourier-synthesis",
    quick: FigureForm(
      "in steps of 0.1 ms in place of 0.005 ms",
      [FigurePart("", "fourier-synthesis", .target, fourierExpectations(0.02...0.06))]),
    full: FigureForm(
      "as published", seeds: Array(1...10),
      [
        FigurePart(
          "", "fourier-synthesis", setting: ["dt=0.005"], .target,
          fourierExpectations(0.02...0.035))
      ]))

  private static func fourierExpectations(_ band: ClosedRange<Double>) -> [FigureExpectation] {
    [
      FigureExpectation(
        "error without the target over its variance, LE", .learned(.freeError, .network),
        published: "0.026", band: band),
      FigureExpectation(
        "the same, leaky with own errors", .learned(.freeError, .twin), band: 0.8...1.5),
    ]
  }

  private static let plainDescent =
    "One line learns by plain descent, where the authors have 100 at once and Adam."

  static let lagLine = Figure(
    "lagline", shows: "errors that travel in time teach a line of neurons that lag on purpose",
    source: "Ellenberger et al. 2025 (GLE), the lag line", published: "curves without numbers",
    preset: "lag-line",
    quick: FigureForm(
      "for 12 s",
      shortfall: plainDescent,
      [FigurePart("", "lag-line", .target, isRandom: false, lagExpectations)]),
    full: FigureForm(
      "for 40 s, as long as published",
      shortfall: plainDescent,
      [
        FigurePart(
          "", "lag-line", lasting: 40_000, .target, isRandom: false, lagExpectations)
      ]))

  private static let lagExpectations = [
    FigureExpectation(
      "loss of the last tenth, generalised errors", .learned(.recentLoss, .network),
      band: 0...2e-5),
    FigureExpectation(
      "the same, errors that act at once", .learned(.recentLoss, .twin), band: 0.002...0.05),
  ]
}
