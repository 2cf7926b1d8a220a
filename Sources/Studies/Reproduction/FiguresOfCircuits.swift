import Formats
import Laboratory
import Presets

extension Figure {
  static let bars = Figure(
    "3", shows: "a microcircuit that looks ahead learns bars however short they are shown",
    source: "\(paper), figure 3",
    published:
      "curves without numbers that are known here: with look-ahead all is learned far below "
      + "the cells' time constant, without it far above it alone",
    preset: "microcircuit-bars",
    quick: FigureForm(
      "nine patterns, 1000 passes",
      shortfall: ninePatterns,
      [
        barsPart(0.5, original: 0...0.5), barsPart(1, original: 0...0.5),
        barsPart(50, original: 0.3...0.8), barsPart(500, original: 0.75...1),
      ]),
    full: FigureForm(
      "nine patterns, 1000 passes, ten presentation times", seeds: Array(12345...12354),
      shortfall: ninePatterns,
      [0.5, 1, 2, 5, 10].map { barsPart($0, original: 0...0.7) }
        + [20, 50, 100, 200].map { barsPart($0, original: 0.3...0.8) }
        + [barsPart(500, original: 0.75...1)]))

  private static let ninePatterns =
    "Nine patterns in place of the authors' eight, whose loop leaves out the last one."

  /// 1000 passes with patterns of so many ms, and rates with which a pattern teaches as much however long
  /// it is.
  private static func barsPart(
    _ presentation: Double, original: ClosedRange<Double>
  ) -> FigurePart {
    func digits(_ value: Double) -> String { JSON.digits(of: value) }
    return FigurePart(
      "\(digits(presentation)) ms a pattern", "microcircuit-bars",
      setting: [
        "task.presentation=\(digits(presentation))", "dt=\(digits(min(presentation / 10, 1)))",
        "eta_up=[\(digits(0.5 / presentation)),\(digits(0.1 / presentation))]",
        "eta_ip=\(digits(0.2 / presentation))",
      ], lasting: 9000 * presentation, .run,
      [
        FigureExpectation(
          "accuracy, LE", .measure(.accuracy, .network), .percent, band: 0.95...1),
        FigureExpectation(
          "accuracy, original circuit", .measure(.accuracy, .twin), .percent, band: original),
      ])
  }

  static let mimic = Figure(
    "5", shows: "a microcircuit learns to predict itself, and then to do as a teacher",
    source: "\(paper), figure 5",
    published: "curves without numbers that are known here",
    preset: "mimic",
    quick: FigureForm("200 passes after the teacher appears", mimicParts(lasting: nil)),
    full: FigureForm(
      "500 passes after the teacher appears, as published", seeds: Array(1...10),
      mimicParts(lasting: 3018)))

  private static func mimicParts(lasting duration: Double?) -> [FigurePart] {
    [
      FigurePart(
        "self-prediction", "self-prediction", .run,
        [
          FigureExpectation(
            "farthest weight from it after 18 ms, LE", .selfPrediction(.network), band: 0...2e-4),
          FigureExpectation(
            "the same, original circuit", .selfPrediction(.twin), band: 0.001...1),
        ]),
      FigurePart(
        "teacher", "mimic", lasting: duration, .target,
        [
          FigureExpectation(
            "loss of the last tenth, LE", .learned(.recentLoss, .network), band: 0...2e-6),
          FigureExpectation(
            "the same, original circuit", .learned(.recentLoss, .twin), band: 2e-5...2e-4),
        ]),
    ]
  }
}
