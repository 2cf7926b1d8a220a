import Formats
import Laboratory
import Presets
import Samples

extension FigurePart {
  /// Its changes and a seed, for the preset that it begins from.
  ///
  /// - Parameter files: the full names of the files that its settings name.
  func assignments(seed: Int, files: [String: String]) throws(Fault) -> [Assignment] {
    var assignments: [Assignment] = []
    for setting in settings {
      assignments.append(try Assignment(FigureData.filling(setting, with: files)))
    }
    if let duration {
      assignments.append(
        try Assignment(key: "duration", value: .number(duration), label: "--duration \(duration)"))
    }
    return assignments + [
      try Assignment(key: "seed", value: .number(Double(seed)), label: "--seed \(seed)")
    ]
  }

  /// How many steps a run of it makes, one for each sample of a minibatch.
  func steps(of preset: Preset) -> Double {
    let grid = TimeGrid(dt: preset.dt)
    switch procedure {
    case .run, .target: return Double(grid.steps(lasting: preset.duration))
    case .samples(let passes):
      guard let task = preset.task else { return 0 }
      return Double(passes * task.training.count) * Double(grid.steps(lasting: task.presentation))
    }
  }

  /// The command that runs it by itself, as it is typed in a shell; of trainings with the first seed.
  ///
  /// - Parameter files: the full names of the files that its settings name.
  package func command(seeds: [Int], files: [String: String] = [:]) -> String {
    let (word, options): (String, [String]) =
      switch procedure {
      case .run: runOptions(seeds)
      case .target: ("train", seedOptions(seeds) + ["--summary", "text"])
      case .samples(let passes):
        ("train", ["--epochs", "\(passes)"] + seedOptions(seeds) + ["--summary", "text"])
      }
    let changes = settings.flatMap { ["--set", FigureData.filling($0, with: files)] }
    let lasting = duration.map { ["--duration", JSON.digits(of: $0)] } ?? []
    return (["lescope", word, preset] + changes + lasting + options).map(\.inShell)
      .joined(separator: " ")
  }

  private func seedOptions(_ seeds: [Int]) -> [String] {
    isRandom ? seeds.first.map { ["--seed", "\($0)"] } ?? [] : []
  }

  /// A run of a circuit is looked at by its weights, one with seeds is a sweep.
  private func runOptions(_ seeds: [Int]) -> (String, [String]) {
    var measures: [String] = []
    for case .measure(let measure, _, _) in expectations.map(\.reading)
    where !measures.contains(measure.rawValue) {
      measures.append(measure.rawValue)
    }
    if measures.isEmpty {
      return ("run", seedOptions(seeds) + ["--signals", "w_up,w_ip,w_down,w_pi", "--csv", "-"])
    }
    if !isRandom { return ("run", ["--summary", "text"]) }
    return (
      "sweep",
      [
        "--over", "seed=" + seeds.map(String.init).joined(separator: ","), "--measure",
        measures.joined(separator: ","),
      ]
    )
  }
}
