import Presets
import Stage
import Terminal
import Views

// What the view that is shown does of what is asked for, and what it wants to be done besides.
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

// The same of what covers the view.
extension ExplorerState {
  /// A key while something covers the view.
  mutating func press(_ key: Key, in cover: any ExplorerCover) {
    let surroundings = page.surroundings
    if type(of: cover).canBeSearched {
      if self.cover.find(with: key, surroundings, unpinning: &look.scroll.list) { return }
      if cover.list(surroundings, on: screen) != nil { look.scroll.list = nil }
    }
    var changed = cover
    let replies = changed.press(key, surroundings)
    overlay.cover = changed
    fulfil(replies)
  }

  /// Does what Enter means in what covers the view.
  mutating func confirm(wasAsked: Bool) {
    let covered = overlay
    overlay = .none
    fulfil(covered.cover?.confirm(page.surroundings) ?? [], of: covered, wasAsked: wasAsked)
  }

  /// Does what a cover wants to be done.
  ///
  /// - Parameters:
  ///   - covered: what has covered the view, which may do so again.
  ///   - wasAsked: whether the last action was asked about.
  private mutating func fulfil(
    _ replies: [CoverReply], of covered: Overlay = .none, wasAsked: Bool = false
  ) {
    for reply in replies {
      switch reply {
      case .act(let action): apply(action)
      case .obey(let line): obey(line)
      case .forgetMessage: message = nil
      case .open(let entry):
        if keepsWeights(wasAsked: wasAsked, "Enter again opens the other preset") {
          overlay = covered
        } else {
          open(entry)
        }
      case .begin(let lesson): begin(lesson)
      case .export(let format):
        request = .export(format, page.place(ofExport: format), overwrites: false)
      case .exportTable(let signals, let file, let overwrites):
        export(signals, to: file, overwrites: overwrites)
      case .completeFiles(let direction): request = .complete(direction)
      case .set(let value): set(parameter, to: value)
      case .stay(let reason):
        overlay = covered
        warn(reason)
      case .cover(let next): overlay = next
      }
    }
  }
}
