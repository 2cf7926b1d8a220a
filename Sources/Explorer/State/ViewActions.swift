import Presets
import Stage
import Terminal
import Views

// The view that is shown, and what it does of what is asked for.
extension ExplorerState {
  /// Has the view do what an action asks for.
  ///
  /// - Returns: false where the action is none of its own.
  mutating func actInView(_ action: Action) -> Bool {
    guard let wishes = views[view].apply(action, &bench, lookOfView) else { return false }
    fulfil(wishes)
    return true
  }

  /// Why the action of a view does nothing where another is shown.
  func sentence(for action: Action, of view: View) -> String {
    "\(keys.name(of: action, in: glyphs)) is a key of the view \(view.card.title); "
      + "\(keys.name(of: .openView(view), in: glyphs)) opens it"
  }

  /// Does what a view wants to be done.
  ///
  /// - Parameter position: where the mouse is, if it is the mouse that asks.
  mutating func fulfil(_ wishes: [Wish], at position: Position? = nil) {
    for wish in wishes { fulfil(wish, at: position) }
  }

  private mutating func fulfil(_ wish: Wish, at position: Position?) {
    switch wish {
    case .say(let text): say(text)
    case .act(let action): apply(action)
    case .choose(let parameter): choose(parameter)
    case .set(let parameter, let value):
      guard preset.value(of: parameter).number != nil else {
        return say("this stimulus has no \(parameter.name)")
      }
      choose(parameter)
      set(parameter, to: value)
    case .takeMoment(let other):
      if let position, takeMoment(at: position) { return }
      if let other { fulfil(other, at: position) }
    }
  }

  /// Leaves another view for the scope; there the cursor, or else makes the charts smaller by one
  /// level.
  mutating func leaveLevel() {
    if view != .scope, views[view].leaveLevel(bench, lookOfView) { return }
    if showsCursor {
      bench.cursor = nil
    } else if view != .scope {
      view = .scope
    } else {
      _ = views[view].leaveLevel(bench, lookOfView)
    }
  }
}
