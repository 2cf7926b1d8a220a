import Formats

extension TimeGrid {
  /// What there is to say of a length of time that is rounded to whole steps.
  func warnings(at place: String, _ time: Double) -> [Fault] {
    let rounded = Double(steps(lasting: time)) * dt
    guard time > 0, abs(rounded - time) > 1e-6 * time else { return [] }
    return [
      Fault(
        place: place,
        "\(JSON.digits(of: time)) ms are not whole steps of \(JSON.digits(of: dt)) ms; they last "
          + "\(JSON.time(rounded)) ms")
    ]
  }

  /// What there is to say of a frequency that steps are too coarse for.
  func warnings(at place: String, frequency: Double) -> [Fault] {
    guard frequency * dt > 500 else { return [] }
    return [
      Fault(
        place: place,
        "\(JSON.digits(of: frequency)) Hz has less than two steps of \(JSON.digits(of: dt)) ms "
          + "a period; what the network sees is another frequency")
    ]
  }
}
