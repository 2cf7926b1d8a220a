import Formats
import LatentEquilibrium
package import Presets
import Samples

/// How much a network, and its twin, suffer from one imperfection: the same experiment once more from its
/// beginning for each value of a dial, and what became of it.
///
/// A value that goes on step by step: the same steps give the same points.
package struct RobustnessCurve: Equatable, Sendable {
  /// What is measured.
  package enum Measure: Equatable, Sendable {
    /// The share of test samples answered with their class, after so many samples were learned from.
    case accuracy(samples: Int)
    /// The mean cost over the last quarter of the run, ½|target − r|², over the mean of ½|target|².
    case loss
    /// The mean distance of the outputs from the ideal ones, over the second half of the run.
    case error
    /// The mean of (r − ideal)² over the variance of the ideal outputs, over the second half of the run:
    /// where theory tells what it comes to.
    case missed
  }

  /// What the networks came to at one value of the dial.
  package struct Point: Equatable, Sendable {
    package let value: Double
    /// Nil where it diverged.
    package let network: Double?
    /// Nil where it diverged, or there is none.
    package let twin: Double?

    package func outcome(of member: Member) -> Double? { member == .network ? network : twin }
  }

  /// The parameter that is turned.
  package let dial: Parameter
  /// The values that it is put on, in ascending order.
  package let values: [Double]
  package let measure: Measure
  package private(set) var points: [Point] = []
  /// What theory says at the values and between them, in ascending order; empty where it is silent.
  package private(set) var theory: [Point] = []
  /// Where on all of the dial the network does best by theory, once that is known.
  package private(set) var theoryBest: Point?
  private let theoryValues: [Double]
  private let preset: Preset
  private let steps: Int
  private var trial: Trial?

  /// What can be turned, in the order in which it is offered.
  package static let dials: [Parameter] = [
    .tauR, .tauSpread, .rateNoise, .tauSynapse, .inputNoise, .lookaheadCutoff,
  ]

  /// As many steps as one value is given at most, and as many samples and tests.
  private static let mostSteps = 10_000
  private static let mostStepsOfNoise = 20_000
  private static let mostSamples = 1000
  private static let mostTests = 200

  /// - Returns: nil where the preset has no such dial, or only one value of it is allowed.
  package init?(_ preset: Preset, dial: Parameter) {
    let present = preset.value(of: dial).number
    let tauM = preset.value(of: .tauM).number ?? preset.tauM
    var rungs =
      dial == .tauR
      ? [0, 0.25, 0.5, 0.7, 0.8, 0.9, 1, 1.1, 1.2, 1.4].map { $0 * tauM } : dial.ladder
    if let present { rungs.append(present) }
    let values = Set(rungs).sorted().filter { (try? preset.setting(dial, to: $0)) != nil }
    guard values.count > 1 else { return nil }
    self.preset = preset
    self.dial = dial
    self.values = values
    if let task = preset.task, !task.test.classNames.isEmpty {
      let samples = min(task.training.count, Self.mostSamples)
      measure = .accuracy(samples: samples)
      steps = samples * preset.stepsOfSample
      theoryValues = []
    } else {
      let isTold = Self.theory(preset, dial, at: values[0]) != nil
      measure = isTold ? .missed : preset.hasTarget && preset.learns ? .loss : .error
      let asked = (preset.duration / preset.dt).rounded()
      steps = max(4, min(Int(clamping: asked), isTold ? Self.mostStepsOfNoise : Self.mostSteps))
      theoryValues = isTold ? Self.between(values) : []
    }
  }

  package var isFinished: Bool { points.count == values.count && isTheoryFinished }

  private var isTheoryFinished: Bool { theory.count == theoryValues.count }

  /// Whether another preset would give the same curve: the dial may stand elsewhere.
  package func isOf(_ other: Preset) -> Bool {
    func neutral(_ preset: Preset) -> Preset? {
      guard var preset = try? preset.setting(dial, to: values[0]) else { return nil }
      preset.view = .standard
      return preset
    }
    return values.contains(where: { $0 == other.value(of: dial).number })
      && neutral(preset) == neutral(other)
  }

  /// Goes on for about so many multiplications.
  package mutating func proceed(work: Int) {
    var work = Double(work)
    while work > 0, !isTheoryFinished {
      let value = theoryValues[theory.count]
      theory.append(
        Self.theory(preset, dial, at: value) ?? Point(value: value, network: nil, twin: nil))
      work -= 2 * preset.workOfMissedVariance
      if isTheoryFinished { theoryBest = bestByTheory }
    }
    guard work > 0 else { return }
    var steps = max(1, Int(work / preset.workOfStep))
    while steps > 0, !isFinished {
      if trial == nil { trial = Trial(preset, dial, at: values[points.count]) }
      guard trial?.advance(until: self.steps, measure) == true else {
        points.append(Point(value: values[points.count], network: nil, twin: nil))
        trial = nil
        continue
      }
      steps -= 1
      if let trial, trial.steps == self.steps {
        points.append(trial.point(at: values[points.count], measure, tests: Self.mostTests))
        self.trial = nil
      }
    }
  }

  /// The values with three more between any two.
  private static func between(_ values: [Double]) -> [Double] {
    zip(values, values.dropFirst()).flatMap { low, high in
      (0..<4).map { low + Double($0) / 4 * (high - low) }
    } + values.suffix(1)
  }

  /// What theory says of the networks at one value; nil where it is silent about the network.
  private static func theory(_ preset: Preset, _ dial: Parameter, at value: Double) -> Point? {
    guard let preset = try? preset.setting(dial, to: value) else { return nil }
    let experiment = Experiment(preset.comparing(with: .twin), tracksIdeal: false)
    guard let network = experiment.missedVariance(of: .network) else { return nil }
    return Point(
      value: value, network: network.share, twin: experiment.missedVariance(of: .twin)?.share)
  }

  /// The least of theory, between the neighbours of its best point by golden sections.
  private var bestByTheory: Point? {
    let known = theory.indices.filter { theory[$0].network != nil }
    guard
      let place = known.min(by: { theory[$0].network ?? 0 < theory[$1].network ?? 0 })
    else { return nil }
    var low = theory[max(0, place - 1)].value
    var high = theory[min(theory.count - 1, place + 1)].value
    var best = theory[place]
    let section = (5.0.squareRoot() - 1) / 2
    for _ in 0..<16 {
      let inner = [high - section * (high - low), low + section * (high - low)]
      let told = inner.compactMap { Self.theory(preset, dial, at: $0) }
      guard told.count == 2, let one = told[0].network, let other = told[1].network else {
        return best
      }
      for point in told where point.network ?? .infinity < best.network ?? .infinity {
        best = point
      }
      if one < other { high = inner[1] } else { low = inner[0] }
    }
    return best
  }
}

/// The experiment at one value.
private struct Trial: Equatable, Sendable {
  private var experiment: Experiment?
  private(set) var steps = 0
  private var sums = SIMD2<Double>.zero
  private var power = 0.0
  private var count = 0.0
  /// The sum of the ideal outputs, one a neuron.
  private var total: [Double] = []

  init(_ preset: Preset, _ dial: Parameter, at value: Double) {
    experiment = (try? preset.setting(dial, to: value)).map {
      Experiment($0.comparing(with: .twin))
    }
  }

  /// Makes one step.
  ///
  /// - Returns: false where a network diverged.
  mutating func advance(until end: Int, _ measure: RobustnessCurve.Measure) -> Bool {
    guard experiment != nil else { return false }
    do throws(ExperimentFault) { try experiment?.advance() } catch { return false }
    steps += 1
    guard let experiment else { return false }
    switch measure {
    case .accuracy: break
    case .loss where 4 * steps > 3 * end && !experiment.target.isEmpty:
      sums[0] += experiment.network.cost(target: experiment.target)
      sums[1] += experiment.twin?.cost(target: experiment.target) ?? 0
      power += experiment.target.reduce(0) { $0 + $1 * $1 / 2 }
      count += 1
    case .error where 2 * steps > end:
      sums[0] += experiment.distance(of: .network)
      sums[1] += experiment.distance(of: .twin)
      count += 1
    case .missed where 2 * steps > end:
      let ideal = experiment.idealOutputs
      if total.isEmpty { total = ideal.map { _ in 0 } }
      for (output, value) in ideal.enumerated() {
        total[output] += value
        power += value * value
      }
      sums[0] += experiment.squaredDistance(of: .network, to: ideal)
      sums[1] += experiment.squaredDistance(of: .twin, to: ideal)
      count += 1
    case .loss, .error, .missed: break
    }
    return true
  }

  func point(
    at value: Double, _ measure: RobustnessCurve.Measure, tests: Int
  ) -> RobustnessCurve.Point {
    guard let experiment else { return .init(value: value, network: nil, twin: nil) }
    func outcome(_ member: Member) -> Double? {
      guard let network = experiment.network(member) else { return nil }
      let sum = sums[member == .network ? 0 : 1]
      switch measure {
      case .accuracy:
        guard let task = experiment.preset.task else { return nil }
        return experiment.preset.accuracy(of: network, as: member, on: task.test, limit: tests)
      case .loss: return power > 0 ? sum / power : nil
      case .error: return count > 0 ? sum / count : nil
      case .missed:
        let variance = power - total.reduce(0) { $0 + $1 * $1 } / count
        return variance > 0 ? sum / variance : nil
      }
    }
    return .init(value: value, network: outcome(.network), twin: outcome(.twin))
  }
}

extension Experiment {
  /// What the network's outputs would be without time.
  fileprivate var idealOutputs: [Double] {
    Array(ideal.neuronRate.suffix(preset.layers.last?.neurons ?? 1))
  }

  /// Σ (r − ideal)² over the outputs of a network; 0 where there is none.
  fileprivate func squaredDistance(of member: Member, to ideal: [Double]) -> Double {
    guard let place = place(of: member.learner) else { return 0 }
    let rates = participants[place].model.values(of: .rate).suffix(ideal.count)
    return zip(rates, ideal).reduce(0) { $0 + ($1.0 - $1.1) * ($1.0 - $1.1) }
  }

  /// The mean distance of a network's outputs from what they would be without time.
  fileprivate func distance(of member: Member) -> Double {
    guard let place = place(of: member.learner), let ideal = participants[place].ideal else {
      return 0
    }
    let rates = participants[place].model.values(of: .rate)
    let outputs = preset.layers.last?.neurons ?? 1
    let distances = zip(rates.suffix(outputs), ideal.neuronRate.suffix(outputs)).map {
      abs($0 - $1)
    }
    return distances.reduce(0, +) / Double(outputs)
  }
}

extension Preset {
  /// How many steps a sample of the task takes, its pause included.
  fileprivate var stepsOfSample: Int {
    guard let task else { return 1 }
    let grid = TimeGrid(dt: dt)
    return grid.steps(lasting: task.presentation)
      + (task.pause > 0 ? grid.steps(lasting: task.pause) : 0)
  }
}
