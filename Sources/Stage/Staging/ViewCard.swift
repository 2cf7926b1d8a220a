package import LatentEquilibrium
import Terminal

/// What is to be known of a view without opening it: from the cards come tabs, keys, help, completion,
/// and the tables of the documents.
package struct ViewCard: Sendable {
  package let view: View
  /// Its place among the tabs, and the key that opens it. A view keeps its number whichever others
  /// there are.
  package let number: Int
  /// As the tabs show it.
  package let title: String
  /// What it shows, for the help page.
  package let summary: String
  /// Its own keys, which act only where it is shown.
  package let commands: [Command]
  /// What the mouse does in it.
  package let mouse: [MouseRow]
  /// Whether it may be opened while a lesson waits for an answer: it tells no figures.
  package let isDiscreet: Bool
  /// Those of its own actions that would tell what a lesson asks.
  package let telling: Set<ViewAction>
  /// Why it shows nothing of a family, in a sentence; families that it shows are left out.
  package let absences: [ModelFamily: String]

  package init(
    _ view: View, number: Int, title: String, summary: String, commands: [Command] = [],
    mouse: [MouseRow] = [], isDiscreet: Bool = false, telling: Set<ViewAction> = [],
    absences: [ModelFamily: String] = [:]
  ) {
    self.view = view
    self.number = number
    self.title = title
    self.summary = summary
    self.commands = commands
    self.mouse = mouse
    self.isDiscreet = isDiscreet
    self.telling = telling
    self.absences = absences
  }

  /// The command that opens it.
  package var opener: Command {
    let digit = Unicode.Scalar(UInt8(ascii: "0") + UInt8(number))
    return Command(
      view.rawValue, [.character(digit)], summary, .views, .openView(view))
  }
}

/// What the mouse does somewhere, for the help page and the documents.
package struct MouseRow: Equatable, Sendable {
  /// Where, and whether it is a click, the wheel or dragging.
  package let place: String
  package let summary: String

  package init(_ place: String, _ summary: String) {
    self.place = place
    self.summary = summary
  }
}
