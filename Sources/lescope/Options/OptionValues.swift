import Formats
import Laboratory
import Presets

/// A word that is one of a few.
protocol Choice: RawRepresentable<String>, CaseIterable, Sendable {}

extension Choice {
  /// "wide|tidy".
  static var words: String { allCases.map(\.rawValue).joined(separator: "|") }
}

extension Arguments {
  /// The value of an option that is one of a few words.
  func choice<Value: Choice>(_ option: Option, _: Value.Type) throws(Fault) -> Value? {
    try word(option, of: Value.allCases.map(\.rawValue)).flatMap(Value.init)
  }

  /// The value of an option that is one of a few words, as it was written.
  func word(_ option: Option, of words: [String]) throws(Fault) -> String? {
    guard let text = text(option) else { return nil }
    if words.contains(text) { return text }
    throw fault(option, "it must be \(words.joined(separator: "|"))")
  }

  /// The value of an option that is a list of a few words, each once.
  ///
  /// - Parameter noun: what one of them is: "a signal".
  func list<Value: Choice & Equatable>(
    _ option: Option, of noun: String, _: Value.Type
  ) throws(Fault) -> [Value]? {
    guard let text = text(option) else { return nil }
    var values: [Value] = []
    for word in text.split(separator: ",", omittingEmptySubsequences: false) {
      guard let value = Value(rawValue: String(word)) else {
        let known = Value.allCases.map(\.rawValue)
        let meant = Spelling.nearest(to: String(word), in: known).map { "; did you mean \($0)?" }
        throw fault(
          option,
          "\"\(word)\" is not \(noun)\(meant ?? ""); it must be a list of "
            + known.joined(separator: ","))
      }
      if !values.contains(value) { values.append(value) }
    }
    return values
  }

  /// The value of an option that is a whole number within limits.
  func whole(_ option: Option, _ limits: ClosedRange<Int>) throws(Fault) -> Int? {
    guard let text = text(option) else { return nil }
    if let value = Int(text), limits.contains(value) { return value }
    let range =
      limits.upperBound == .max
      ? "\(limits.lowerBound) or more" : "from \(limits.lowerBound) to \(limits.upperBound)"
    throw fault(option, "it must be a whole number, \(range)")
  }

  /// The value of an option that is a time in ms.
  func milliseconds(_ option: Option, _ limits: Limits) throws(Fault) -> Double? {
    guard let text = text(option) else { return nil }
    if let value = Double(text), limits.contains(value) { return value }
    throw fault(option, "it must be \(limits.inWords(unit: "ms"))")
  }

  /// The simulated time of what is shown, in ms.
  ///
  /// - Throws: where it is none, or more steps away than anybody waits for.
  func moment(for preset: Preset) throws(Fault) -> Double {
    let time = try milliseconds(.at, .moment) ?? 500
    let steps: Int
    do throws(Fault) {
      steps = try TimeGrid(dt: preset.dt).affordableSteps(lasting: time)
    } catch {
      throw Fault(source: "--at \(text(.at) ?? "500")", error.message)
    }
    Forecast.announce(steps: Double(steps), of: preset)
    return time
  }

  func fault(_ option: Option, _ remedy: String) -> Fault {
    Fault(source: "--\(option.rawValue) \(text(option) ?? "")", remedy)
  }
}
