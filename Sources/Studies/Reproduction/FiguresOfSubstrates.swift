import Formats
import Laboratory

extension Figure {
  static let differingNeurons = Figure(
    "4a",
    shows: "neurons whose time constants differ still learn, and may learn their time constants",
    source: "\(paper), figure 4a",
    published: "MNIST; curves without numbers that are known here: accuracy goes down gently with "
      + "the spread, the less the longer a picture is shown, and comes back once time constants are "
      + "learned",
    preset: "mistuned-yin-yang",
    quick: FigureForm(
      "Yin-Yang, two passes",
      shortfall:
        "The quick form has Yin-Yang in place of MNIST; that longer presentations help is lost in "
        + "it among the seeds.",
      [1.0, 10, 100].flatMap { presentation in
        [
          spreadPart(0, presentation, band: 0.89...0.97),
          spreadPart(0.2, presentation, band: 0.83...0.96),
          spreadPart(0.3, presentation, band: 0.75...0.96),
        ]
      } + [
        FigurePart(
          "2 ms, 20 % spread, own errors", "mistuned-yin-yang",
          .samples(passes: 1),
          [
            FigureExpectation(
              "accuracy, τm learned", .learned(.accuracy, .network), .percent, band: 0.8...0.97),
            FigureExpectation(
              "accuracy, τm as it is", .learned(.accuracy, .twin), .percent, band: 0...0.65),
          ])
      ]),
    full: FigureForm(
      "MNIST, 100 passes", seeds: [42, 69, 12345, 38274], data: .mnist,
      [0.2, 2, 20, 200].flatMap { presentation in
        [0, 0.2, 0.3].map { mnistPart($0, presentation) }
      }))

  private static func spreadPart(
    _ spread: Double, _ presentation: Double, band: ClosedRange<Double>
  ) -> FigurePart {
    FigurePart(
      "\(digits(presentation)) ms, \(digits(100 * spread)) % spread", "yin-yang",
      setting: [
        "twin=null", "substrate.tau_spread=\(digits(spread))",
        "task.presentation=\(digits(presentation))", "dt=\(digits(min(presentation / 20, 1)))",
        "eta=\(digits(1 / presentation))",
      ], .samples(passes: 2),
      [.accuracy(.network, band)])
  }

  private static func mnistPart(_ spread: Double, _ presentation: Double) -> FigurePart {
    let dt = presentation / 100
    return FigurePart(
      "\(digits(presentation)) ms, \(digits(100 * spread)) % spread", "fashion",
      setting: mnist.dropLast() + [
        mnistFiles(presentation: presentation, epochs: 100),
        "substrate.tau_spread=\(digits(spread))",
      ] + rates(dt: dt, steps: 100), .samples(passes: 100),
      [.accuracy(.network, nil)])
  }

  /// The step and η of the authors' MNIST network for so many steps a picture: what a picture teaches does
  /// not depend on them.
  private static func rates(dt: Double, steps: Double) -> [String] {
    let eta = 16 / (steps * dt)
    return [
      "dt=\(digits(dt))", "eta=\(digits(eta))", "layers.2.eta=\(digits(eta / 5))",
      "layers.3.eta=\(digits(eta / 10))",
    ]
  }

  private static func digits(_ value: Double) -> String { JSON.time(value) }

  static let noisyRates = Figure(
    "4c", shows: "against noise on the rates slow synapses help, if there is time to look",
    source: "\(paper), figure 4c",
    published: "MNIST; curves without numbers that are known here", preset: "noisy-rates",
    quick: FigureForm(
      "Yin-Yang, two passes", shortfall: "The quick form has Yin-Yang in place of MNIST.",
      [
        noisePart(0, 1, band: 0.85...0.92), noisePart(0.1, 1, band: 0.89...0.95),
        noisePart(0.5, 1, band: 0.65...0.87), noisePart(2, 1, band: 0.35...0.5),
        noisePart(0.5, 5, band: 0.86...0.96), noisePart(2, 5, band: 0.78...0.9),
      ]),
    full: FigureForm(
      "MNIST, 100 passes", seeds: [42, 69, 12345], data: .mnist,
      [(0.0, 0.01), (0.1, 0.01), (0, 0.05), (0.5, 0.05), (2, 0.05)].flatMap { filter, dt in
        [20.0, 100, 400, 1000].map { noisyMNISTPart(filter, dt, steps: $0) }
      }))

  private static func noisePart(
    _ filter: Double, _ presentation: Double, band: ClosedRange<Double>
  ) -> FigurePart {
    FigurePart(
      "\(digits(presentation)) ms, synapses of \(digits(filter)) ms", "noisy-rates",
      setting: [
        "twin=null", "substrate.tau_synapse=\(digits(filter))",
        "task.presentation=\(digits(presentation))", "eta=\(digits(1 / presentation))",
      ], .samples(passes: 2),
      [.accuracy(.network, band)])
  }

  private static func noisyMNISTPart(_ filter: Double, _ dt: Double, steps: Double) -> FigurePart {
    FigurePart(
      "\(digits(steps * dt)) ms in steps of \(digits(dt)), synapses of \(digits(filter)) ms",
      "fashion",
      setting: mnist.dropLast() + [
        mnistFiles(presentation: steps * dt, epochs: 100), "substrate.rate_noise=0.2",
        "substrate.tau_synapse=\(digits(filter))",
      ] + rates(dt: dt, steps: steps), .samples(passes: 100),
      [.accuracy(.network, nil)])
  }

  static let yinYang = Figure(
    "yin-yang", shows: "Yin-Yang with 120 hidden neurons is learned as by backpropagation",
    source: "Kriener, Göltz, Petrovici 2022",
    published:
      "98.7 ± 0.3 % right with backpropagation and Adam, 64.3 ± 0.2 % without a hidden layer",
    preset: "yin-yang-large",
    quick: FigureForm(
      "20 passes",
      shortfall:
        "Plain descent in place of Adam, and 20 passes in place of 300: one to two points in a "
        + "hundred less.",
      [yinYangPart(passes: 20, band: 0.95...0.99)]),
    full: FigureForm(
      "300 passes, as published", seeds: Array(1...20),
      shortfall: "Plain descent in place of Adam.",
      [yinYangPart(passes: 300, band: 0.97...0.995)]))

  private static func yinYangPart(passes: Int, band: ClosedRange<Double>) -> FigurePart {
    FigurePart(
      "", "yin-yang-large",
      setting: [
        "task.batch=20", "eta=0.3", #"twin={"name":"own errors","tau_r":0,"error_from":"tau_r"}"#,
      ], .samples(passes: passes),
      [
        .accuracy(.network, band),
        .accuracy(.yardstick, band, published: "98.7 ± 0.3 %"),
        .accuracy(.twin, 0.2...0.6),
      ])
  }
}
