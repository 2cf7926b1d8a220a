import Laboratory
public import Terminal

/// A row of the key table: what the help, the hints and the documentation know about a key.
public struct Command: Equatable, Sendable {
  /// What it is called, in one word of its own: "pause".
  public let name: String
  public let keys: [Key]
  /// What it does, for the help page.
  public let summary: String
  public let group: Group
  public let action: Action

  public enum Group: String, CaseIterable, Sendable {
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
  public static let table: [Command] = [
    time, parameters, experiment, views, picture, bode, phase, program,
  ].flatMap(\.self)
}
