import Laboratory
package import Terminal

/// A row of the key table: what the help, the hints and the documentation know about a key.
package struct Command: Equatable, Sendable {
  /// What it is called, in one word of its own: "pause".
  package let name: String
  package let keys: [Key]
  /// What it does, for the help page.
  package let summary: String
  package let group: Group
  package let action: Action

  package enum Group: String, CaseIterable, Sendable {
    case time = "Time"
    case parameters = "Parameters"
    case views = "Views"
    case picture = "Picture"
    case bode = "Bode"
    case phase = "Phase"
    case experiment = "Experiment"
    case program = "Program"
  }

  init(
    _ name: String, _ keys: [Key], _ summary: String, _ group: Group, _ action: Action
  ) {
    self.name = name
    self.keys = keys
    self.summary = summary
    self.group = group
    self.action = action
  }

  /// Every key of the explorer.
  package static let table: [Command] = [
    time, parameters, experiment, views, picture, bode, phase, program,
  ].flatMap(\.self)
}
