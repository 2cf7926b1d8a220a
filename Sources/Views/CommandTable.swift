import Formats
import Laboratory
import Presets
package import Stage
import Terminal

extension Command {
  /// Every key of the explorer.
  package static let table: [Command] = [
    time, parameters, experiment, views, picture, viewsOwn, program,
  ].flatMap(\.self)

  static let views = ViewDeck.cards.map(\.opener)

  static let viewsOwn = ViewDeck.kinds.flatMap { $0.card.commands }

}

extension Keymap {
  /// The table as it is.
  package static let standard = Keymap(Command.table)
}

extension Command.Group {
  /// In the order of the help page.
  package static let allCases: [Command.Group] =
    [.time, .parameters, .views, .picture]
    + ViewDeck.kinds.flatMap { $0.card.commands }.map(\.group).unique + [.experiment, .program]
}

extension [Command.Group] {
  /// Each once, in their order.
  fileprivate var unique: [Command.Group] {
    reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
  }
}
