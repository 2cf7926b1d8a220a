package import Laboratory
import Presets

/// The values of all inputs in steps 1 to `steps`, one row a step.
package func rows(
  _ stimulus: String, dt: Double, steps: Int, inputs: Int = 1, seed: Int = 7
) throws -> [[Double]] {
  let keys = #""inputs": \#(inputs), "dt": \#(dt), "seed": \#(seed)"#
  let preset = try read(#"{"layers": [{}], \#(keys), "stimulus": \#(stimulus)}"#)
  var signal = InputSignal(preset.stimulus, count: inputs, dt: dt, seed: preset.seed)
  var values = [Double](repeating: .nan, count: inputs)
  return (1...steps).map { step in
    signal.fill(&values, step: step)
    return values
  }
}

/// The values of a single input in steps 1 to `steps`.
package func samples(_ stimulus: String, dt: Double, steps: Int, seed: Int = 7) throws -> [Double] {
  try rows(stimulus, dt: dt, steps: steps, seed: seed).map { $0[0] }
}

extension Experiment {
  /// The experiment so many steps later.
  package func advanced(by steps: Int) throws -> Experiment {
    var experiment = self
    for _ in 0..<steps { try experiment.advance() }
    return experiment
  }
}
