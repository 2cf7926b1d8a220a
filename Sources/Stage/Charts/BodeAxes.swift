import Arithmetic
import Formats
import Laboratory
package import Presets
package import Terminal

/// The axes of the Bode view: frequency and gain logarithmic, phase in degrees.
package struct BodeAxes: Equatable {
  /// How many columns the values have beside a chart.
  package static let gutter = 5

  /// In powers of ten of a Hz.
  package let frequency: AxisRange
  /// In powers of ten; the same for all layers, so that their charts compare.
  package var gain = AxisRange(-1, 0.1)
  /// In degrees, the same for all layers.
  package var phase = AxisRange(-90, 10)

  /// Gains below this lie beneath the chart.
  private static let lowestGain = -5.0

  /// An axis about the frequency at which a membrane begins to lag, with that of the stimulus on it.
  package init(for preset: Preset) {
    let tau = preset.layers.indices.flatMap { preset.tauM(ofLayer: $0) }.max() ?? 10
    let corner = Double.log10(1000 / (2 * Double.pi * tau))
    let limit = Double.log10(0.45 * 1000 / preset.dt)
    let present = preset.carrier.map { Double.log10($0.frequency) }
    let low = min((corner - 0.7).rounded(.down), present?.rounded(.down) ?? .infinity)
    let high = max((corner + 0.7).rounded(.up), present?.rounded(.up) ?? -.infinity)
    frequency = AxisRange(min(low, limit - 1), min(high, limit))
  }

  /// Makes room for what is drawn.
  package mutating func hold(gains: [Double], phases: [Double]) {
    let logs = gains.filter { $0 > 0 }.map { Double.log10($0) }
    let degrees = phases.filter(\.isFinite)
    gain = AxisRange(
      max(BodeAxes.lowestGain, min(-1, ((logs.min() ?? 0) + 1e-9).rounded(.down))),
      max(0.1, ((logs.max() ?? 0) - 1e-9).rounded(.up) + 0.1))
    phase = AxisRange(
      90 * min(-1, ((degrees.min() ?? 0) / 90 + 1e-9).rounded(.down)),
      max(10, 90 * ((degrees.max() ?? 0) / 90 - 1e-9).rounded(.up) + 10))
  }

  /// The frequencies in the middle of so many columns, in Hz.
  package func frequencies(columns: Int) -> [Double] {
    (0..<columns).map {
      Double.pow(10, frequency.lower + frequency.span * (Double($0) + 0.5) / Double(columns))
    }
  }

  /// In which of so many columns a frequency in Hz lies; nil where it is off the axis.
  package func column(of frequency: Double, columns: Int) -> Int? {
    let value = Double.log10(frequency)
    guard self.frequency.contains(value) else { return nil }
    return min(columns - 1, Int(clamping: self.frequency.fraction(of: value) * Double(columns)))
  }

  /// The roundest frequency in one of so many columns, in Hz.
  package func frequency(ofColumn column: Int, columns: Int) -> Double {
    func edge(_ column: Int) -> Double {
      Double.pow(10, frequency.lower + frequency.span * Double(column) / Double(max(1, columns)))
    }
    let (low, high) = (edge(column), edge(column + 1))
    let middle = (low * high).squareRoot()
    var scale = Double.pow(10, -Double.log10(high).rounded(.down))
    for _ in 0..<4 {
      let round = (middle * scale).rounded() / scale
      if round >= low && round < high { return round }
      scale *= 10
    }
    return middle
  }

  /// Five frequencies a decade, the whole ones on it: what a sweep measures, in Hz. More would hide
  /// the lines.
  package var sweep: [Double] {
    let first = Int(clamping: (frequency.lower * 5 - 1e-6).rounded(.up))
    let last = Int(clamping: (frequency.upper * 5 + 1e-6).rounded(.down))
    return (first...max(first, last)).map { number in
      let frequency = Double.pow(10, Double(number) / 5)
      let scale = Double.pow(10, 3 - (Double(number) / 5 + 1e-9).rounded(.down))
      return (frequency * scale).rounded() / scale
    }
  }

  /// The whole powers of ten on an axis, with as many labels as fit.
  package static func decades(_ range: AxisRange, labels: Int) -> [Tick] {
    let first = Int(clamping: range.lower.rounded(.up))
    let last = Int(clamping: range.upper.rounded(.down))
    guard first <= last else { return [] }
    let step = max(1, (last - first) / max(1, labels - 1))
    return stride(from: last, through: first, by: -step).map { exponent in
      let isShort = (-2...4).contains(exponent)
      return Tick(
        Double(exponent),
        label: isShort
          ? Number.significant(Double.pow(10, Double(exponent)), digits: 1) : "1e\(exponent)")
    }
  }
}
