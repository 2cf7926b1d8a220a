/// What the names in formulas stand for: a preset, and what its run did if there was one.
package protocol Measured {
  /// The value of something named; nil where it was not, or could not be, measured.
  func value(of quantity: Quantity) -> Double?

  /// What is read off a signal over the run.
  ///
  /// - Parameter place: a time in ms, for the readings that need one.
  func value(of reading: SignalReading, _ signal: TraceSignal, at place: Double?) -> Double?
}
