/// The presets that come with the program.
enum Shipped {
  static let names = [
    "lag-adds-up", "one-neuron-lag", "step-through-four-layers", "prospective-overshoot",
    "sum-of-sines", "fast-noise", "recorded-signal", "mismatched-time-constants",
  ]
}
