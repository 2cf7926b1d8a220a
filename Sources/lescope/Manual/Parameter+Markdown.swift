import Formats
import Presets
import Samples

extension Parameter {
  /// All parameters as a table in Markdown, as the documentation shows it: key, default, what is
  /// allowed, and what it is.
  static var markdown: String {
    let plain = try? Preset(json: .object([.init("layers", .list([.object([])]))]), in: .working)
    let rows = allCases.map { parameter in
      let facts = parameter.facts
      let allowed =
        parameter.limits?.inWords(unit: facts.unit)
        ?? parameter.choices.map { "`\($0)`" }.joined(separator: ", ")
      let standard = facts.standard.map { JSON.number($0).compact } ?? parameter.word(in: plain)
      return "| `\(parameter.rawValue)` | \(standard) | \(allowed) | \(facts.name): \(facts.help) |"
    }
    return (["| key | default | allowed | what it is |", "|---|---|---|---|"] + rows)
      .joined(separator: "\n")
  }

  /// The word of a preset that says nothing; empty for a number, and where the twin follows the
  /// network.
  private func word(in preset: Preset?) -> String {
    if case .choice(let word)? = preset?.value(of: self), !rawValue.hasPrefix("twin.") {
      return "`\(word)`"
    }
    return ""
  }
}
