package import Terminal

/// What a key does where lines are gone through: in a list, on a page, in what was typed before.
package enum ListMove: Equatable {
  /// So many lines down; negative is up.
  case line(Int)
  /// So many pages down.
  case page(Int)
  case first, last
  /// What Enter does.
  case take
  /// What Esc does.
  case leave
  case quit
}

extension Keymap {
  /// By the key table, so that a key bound to another place is heard in every list; what the table
  /// does not use here means what is written on the key.
  package func listMove(for key: Key) -> ListMove? {
    switch action(for: key) {
    case .chooseParameter(let direction): return .line(direction)
    case .expand: return .take
    case .back: return .leave
    case .quit: return .quit
    default: break
    }
    return switch key {
    case .up: .line(-1)
    case .down: .line(1)
    case .pageUp: .page(-1)
    case .pageDown: .page(1)
    case .home: .first
    case .end: .last
    case .enter: .take
    case .escape: .leave
    default: nil
    }
  }

  /// The same where text is typed: there a letter is a letter, whatever it is bound to.
  package func textMove(for key: Key) -> ListMove? {
    if case .character = key { nil } else { listMove(for: key) }
  }
}
