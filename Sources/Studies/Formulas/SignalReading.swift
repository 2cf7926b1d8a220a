/// What can be read off a signal.
package enum SignalReading: String, CaseIterable, Sendable {
  /// Its value at a time in ms.
  case at
  /// The time of its first maximum in ms.
  case firstPeak = "first_peak"
  case highest, lowest
  /// Half the span between its highest and its lowest value in the second half of the run.
  case amplitude
  /// The mean of its square.
  case power

  var needsPlace: Bool { self == .at }
}
