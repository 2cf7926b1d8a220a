package import Presets

// Which parameters there are, and which of them a lesson holds.
extension OnStage {
  /// The parameters that apply to the preset as it stands, in the order of the panel.
  package var shownParameters: [Parameter] {
    Parameter.panel.filter { preset.value(of: $0) != .none }
  }

  /// Whether the lesson does not let a parameter be changed now.
  package func isHeldByLesson(_ parameter: Parameter) -> Bool {
    guard let unlocked = bench.guide?.unlocked else { return false }
    return !unlocked.contains(parameter)
  }

  /// The title of the parameters' panel in several wordings, which says what is free without colour,
  /// too; nil where the lesson holds nothing.
  package var lockTitles: [String]? {
    guard let free = bench.guide?.unlocked?.map(\.symbol) else { return nil }
    return free.isEmpty
      ? ["held by the lesson", "held"] : ["yours: \(free.joined(separator: ", "))", "yours"]
  }
}
