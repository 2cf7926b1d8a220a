/// The presets that come with the program.
enum Shipped {
  static let names = [
    "lag-adds-up", "one-neuron-lag", "step-through-four-layers", "prospective-overshoot",
    "sum-of-sines", "fast-noise", "recorded-signal", "mismatched-time-constants",
    "phantom-errors", "two-weights", "teacher", "teacher-fast-input", "teacher-slow-input",
    "fourier-synthesis", "bars", "yin-yang", "yin-yang-large", "own-data",
  ]
}
