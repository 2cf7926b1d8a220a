package import LatentEquilibrium
import Presets

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
    var ideal = IdealNetwork(shapedAs: network)
    let output = network.rateRange(ofLayer: network.layers.count - 1)
    var errors = 0.0
    var sums = [Double](repeating: 0, count: output.count)
    var squares = 0.0
    var count = 0.0
    func compare(_ stimulus: [Double], _ target: [Double]) {
      guard !target.isEmpty else { return }
      ideal.evaluate(stimulus: stimulus, weightsOf: network)
      for (index, place) in output.enumerated() {
        let error = target[index] - ideal.rate[place]
        errors += error * error
        sums[index] += target[index]
        squares += target[index] * target[index]
      }
      count += 1
    }
    if let task {
      var target = [Double](repeating: 0, count: task.outputs)
      for sample in 0..<task.test.count {
        task.test.fillTarget(&target, of: sample, on: task.on, off: task.off)
        compare(Array(task.test.features(of: sample)), target)
      }
    } else {
      var other = self
      // The teacher is the same; only what is random about the stimulus is another.
      other.target.from = 0
      other.target.until = nil
      other.target.isInTime = false
      let grid = TimeGrid(dt: dt)
      // Noise is stepped from moment to moment, which must not take for ever.
      let apart = min(grid.steps(lasting: spacing), 20_000)
      var stimulus = [Double](repeating: 0, count: inputs)
      var signal = InputSignal(
        self.stimulus, count: inputs, dt: dt, seed: seed, stream: "other stimulus")
      var targetSignal = TargetSignal(other)
      var target: [Double] = []
      for moment in 0..<moments {
        let step = 1 + moment * apart
        signal.fill(&stimulus, step: step)
        targetSignal.fill(&target, step: step, stimulus: stimulus)
        compare(stimulus, target)
      }
    }
    let variance = sums.reduce(squares) { $0 - $1 * $1 / count }
    return count > 0 && variance > 0 ? errors / variance : nil
  }
}
