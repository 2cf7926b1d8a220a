import Laboratory
import Stage
import Studies
import Terminal

extension ExplorerPage {
  /// By the key table, so that a key bound to another place is heard in every list; what the table
  /// does not use here means what is written on the key.
  func listMove(for key: Key) -> ListMove? {
    switch keys.action(for: key) {
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

  /// Likewise where text is typed: there a letter is a letter, whatever it is bound to.
  func textMove(for key: Key) -> ListMove? {
    if case .character = key { nil } else { listMove(for: key) }
  }

  /// Whether what is pressed is typed into a line of text.
  var isTyping: Bool {
    switch overlay {
    case .entry, .command: return true
    case .none:
      guard let lesson, case .asking(let draft) = lesson.phase else { return false }
      return !draft.typed.isEmpty
    case .help, .presets, .lessons, .exports, .table, .state: return search?.isTyped == true
    }
  }
}
