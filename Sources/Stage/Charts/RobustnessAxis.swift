package import Laboratory
import Presets

extension RobustnessCurve {
  /// Where a value stands on the axis: τr as it is, with what it may best be somewhere between its values,
  /// and all else rung by rung of its ladder.
  package func place(of value: Double) -> Double {
    if dial == .tauR { return value - values[0] }
    let above = values.firstIndex { $0 >= value } ?? values.count - 1
    guard above > 0 else { return 0 }
    let (low, high) = (values[above - 1], values[above])
    return Double(above - 1) + (value - low) / (high - low)
  }

  package var lastPlace: Double { place(of: values[values.count - 1]) }

  /// The value of the dial next to a share of the axis.
  package func value(at share: Double) -> Double {
    let place = share * lastPlace
    return values.min { abs(self.place(of: $0) - place) < abs(self.place(of: $1) - place) }
      ?? values[0]
  }
}

extension RobustnessCurve.Measure {
  package var isAccuracy: Bool { if case .accuracy = self { true } else { false } }
}
