import Formats

/// How the explorer opens.
package struct ViewPreset: Equatable, Sendable {
  package var open: String
  /// Simulated time over real time.
  package var speed: Double
  /// The width of the time axis in ms; nil chooses one from the stimulus.
  package var window: Double?
  /// What stands on the axes of the phase view; nil is what it has by itself.
  package var axes: AxesPreset?

  package init(open: String, speed: Double, window: Double? = nil, axes: AxesPreset? = nil) {
    self.open = open
    self.speed = speed
    self.window = window
    self.axes = axes
  }

  /// The views by the names that a preset and `--view` use.
  package static let names = [
    "scope", "network", "lag", "bode", "learning", "circuit", "phase", "robustness",
  ]

  package static let standard = ViewPreset(
    open: "scope", speed: Parameter.speed.standard, window: nil)

  static let fields: [Field<ViewPreset>] = [Field(.speed, \.speed), Field(.window, \.window)]
}

extension Parameter {
  package static let speed = Parameter(
    "view.speed", symbol: "speed", name: "speed", noun: "a speed", .speed,
    ladder: rungs(from: -3, to: 2), fine: 0.01, standard: 0.05,
    help: "simulated time over real time")
  package static let window = Parameter(
    "view.window", symbol: "window", name: "time axis", noun: "a time window", unit: "ms",
    .timeSpan, ladder: rungs(from: 1, to: 4), fine: 10, help: "how much time the charts show")
}
