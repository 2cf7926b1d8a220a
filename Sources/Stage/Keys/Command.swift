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

  /// What it belongs to, as the help page heads it.
  package struct Group: RawRepresentable, Hashable, Sendable {
    package let rawValue: String

    package init(rawValue: String) { self.rawValue = rawValue }

    package static let time = Group(rawValue: "Time")
    package static let parameters = Group(rawValue: "Parameters")
    package static let views = Group(rawValue: "Views")
    package static let picture = Group(rawValue: "Picture")
    package static let experiment = Group(rawValue: "Experiment")
    package static let program = Group(rawValue: "Program")
  }

  package init(
    _ name: String, _ keys: [Key], _ summary: String, _ group: Group, _ action: Action
  ) {
    self.name = name
    self.keys = keys
    self.summary = summary
    self.group = group
    self.action = action
  }
}
