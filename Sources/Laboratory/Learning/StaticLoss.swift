package import LatentEquilibrium
package import Presets
import Samples

extension Preset {
  /// How far a network, without time, is from what it should answer, over the variance of the answers:
  /// Σ|target − f(stimulus)|² / Σ|target − mean|² at many moments of another run.
  ///
  /// 0 is perfect, 1 no better than always answering the mean. Time is left out on both sides, so that
  /// only what was learned counts. Stimulus and target are this preset's, with noise of another seed;
  /// of a task the test samples are taken.
  ///
  /// - Parameters:
  ///   - network: of an experiment under this preset.
  ///   - moments: at how many moments, `spacing` ms apart: no multiple of a common period, which would
  ///     hide the rest of it.
  /// - Returns: nil where there is no target, or it never varies.
  package func staticLoss(of network: Network, moments: Int = 1000, spacing: Double = 20.3)
    -> Double?
  {
    StaticCost(of: self, moments: moments, spacing: spacing)?.value(of: network)
  }
}

extension Preset {
  /// The same of any model; nil also where it is of a family without such a loss.
  package func staticLoss(of model: AnyModel) -> Double? {
    guard let cost = StaticCost(of: self, moments: 1000) else { return nil }
    return switch model {
    case .layered(let network): cost.value(of: network.value)
    case .microcircuit(let circuit): cost.value(of: circuit.value)
    case .backpropagated, .phased: nil
    }
  }
}

/// Moments of a stimulus with what should be answered, against which networks without time are held.
package struct StaticCost: Sendable {
  private var stimuli: [[Double]] = []
  private var targets: [[Double]] = []
  /// Σ|target − mean|².
  private let variance: Double

  /// - Parameters:
  ///   - moments: at how many moments, `spacing` ms apart.
  ///   - samples: how many of a task's test samples are taken at most.
  /// - Returns: nil where there is no target, or it never varies.
  package init?(
    of preset: Preset, moments: Int, spacing: Double = 20.3, samples: Int = .max
  ) {
    var stimuli: [[Double]] = []
    var targets: [[Double]] = []
    func keep(_ stimulus: [Double], _ target: [Double]) {
      guard !target.isEmpty else { return }
      stimuli.append(stimulus)
      targets.append(target)
    }
    if let task = preset.task {
      var target = [Double](repeating: 0, count: task.outputs)
      for sample in 0..<min(samples, task.test.count) {
        task.test.fillTarget(&target, of: sample, on: task.on, off: task.off)
        keep(Array(task.test.features(of: sample)), target)
      }
    } else {
      var other = preset
      // The teacher is the same; only what is random about the stimulus is another.
      other.target.from = 0
      other.target.until = nil
      other.target.isInTime = false
      let grid = TimeGrid(dt: preset.dt)
      // Noise is stepped from moment to moment, which must not take for ever.
      let apart = min(grid.steps(lasting: spacing), 20_000)
      var stimulus = [Double](repeating: 0, count: preset.inputs)
      var signal = InputSignal(
        preset.stimulus, count: preset.inputs, dt: preset.dt, seed: preset.seed,
        stream: "other stimulus")
      var targetSignal = TargetSignal(other)
      var target: [Double] = []
      for moment in 0..<moments {
        let step = 1 + moment * apart
        signal.fill(&stimulus, step: step)
        targetSignal.fill(&target, step: step, stimulus: stimulus)
        keep(stimulus, target)
      }
    }
    var sums = [Double](repeating: 0, count: targets.first?.count ?? 0)
    var squares = 0.0
    for target in targets {
      for (index, value) in target.enumerated() {
        sums[index] += value
        squares += value * value
      }
    }
    variance = sums.reduce(squares) { $0 - $1 * $1 / Double(targets.count) }
    guard !targets.isEmpty, variance > 0 else { return nil }
    (self.stimuli, self.targets) = (stimuli, targets)
  }

  /// How many moments there are.
  var count: Int { stimuli.count }

  /// How far a network's answers are from the right ones: Σ|target − f(stimulus)|² over the variance.
  package func value(of network: borrowing Network) -> Double {
    var ideal = IdealNetwork(shapedAs: copy network)
    let output = network.rateRange(ofLayer: network.layers.count - 1)
    var errors = 0.0
    for (stimulus, target) in zip(stimuli, targets) {
      ideal.evaluate(stimulus: stimulus, weightsOf: network)
      for (index, place) in output.enumerated() {
        let error = target[index] - ideal.rate[place]
        errors += error * error
      }
    }
    return errors / variance
  }

  /// The same of a circuit, whose outputs show potentials.
  func value(of circuit: borrowing Microcircuit) -> Double {
    var ideal = IdealNetwork(shapedAs: copy circuit)
    var errors = 0.0
    for (stimulus, target) in zip(stimuli, targets) {
      ideal.evaluate(stimulus: stimulus, weightsOf: circuit)
      for (value, wanted) in zip(ideal.output(of: circuit), target) {
        errors += (wanted - value) * (wanted - value)
      }
    }
    return errors / variance
  }
}
