import Laboratory
public import Terminal

extension ExplorerState {
  /// What a key means in this state. Digits, text and the choice in a list are taken in here; all
  /// else is looked up in the key table.
  public mutating func press(_ key: Key) {
    if case .resize = key {} else { stepsLeft = 0 }
    if case .mouse(let event) = key {
      // What a lesson covers is not there to be clicked.
      let places = lessonPlaces(on: screen)
      if let panel = places?.panel, panel.contains(event.position), event.action != .drag {
        point(event, atLessonIn: panel)
      } else if places?.view.isEmpty != true {
        point(event, on: viewSize)
      }
      return
    }
    if case .resize(let size) = key {
      screen = size
      return
    }
    clicked = nil
    hasBegun = true
    let leading = leadingDigit
    leadingDigit = nil
    switch overlay {
    case .entry(let text): type(key, into: text)
    case .presets(let chosen):
      press(key, in: presetList(chosen: chosen, on: screen), opener: .openPresets)
    case .lessons(let chosen):
      press(key, in: lessonList(chosen: chosen, on: screen), opener: .openLessons)
    case .exports(let chosen):
      press(key, in: exportList(chosen: chosen, on: screen), opener: .openExports)
    case .help(let scrolled): press(key, onHelpScrolled: scrolled)
    case .command(let prompt): edit(prompt, with: key)
    case .state: apply(keys.action(for: key) == .quit ? .quit : .back)
    case .none:
      if pressInLesson(key) { return }
      if case .character(let scalar) = key, let digit = Int(String(scalar)) {
        take(digit, of: key, after: leading)
      } else if key == .enter, count != nil {
        apply(.beginEntry)
      } else if key == .escape, count != nil {
        count = nil
      } else if let action = cursorAction(for: key) {
        apply(action)
      } else if let action = keys.action(for: key) {
        apply(action)
      }
    }
  }

  /// A digit alone is a key as any other, so that views can be gone through one after the other. A
  /// second in a row that opens no view, or any after a 0, makes a count of both, and what the first
  /// has done is taken back.
  private mutating func take(_ digit: Int, of key: Key, after leading: LeadingDigit?) {
    var opensView = false
    if case .openView? = keys.action(for: key) { opensView = true }
    if let leading, leading.digit == 0 || !opensView {
      view = leading.view
      window = leading.window
      count = leading.digit
    }
    if let count {
      message = nil
      let next = count * 10 + digit
      if next > ExplorerState.mostCount {
        self.count = nil
        warn("a number before a key has at most nine digits")
      } else {
        self.count = next
      }
    } else if let action = keys.action(for: key) {
      leadingDigit = LeadingDigit(digit: digit, view: view, window: window)
      apply(action)
    } else {
      message = nil
      count = digit
    }
  }

  /// What a key asks of the loop rather than of the state, if that is what it does: a letter may be
  /// text to what covers the view.
  func loopAction(for key: Key) -> Action? {
    if case .character = key, overlay != .none { return nil }
    return keys.action(for: key)
  }

  private mutating func type(_ key: Key, into text: String) {
    switch key {
    case .character(let scalar) where "0123456789.-+eE".unicodeScalars.contains(scalar):
      if text.count < 24 { overlay = .entry(text + String(scalar)) }
    case .backspace, .delete: overlay = .entry(String(text.dropLast()))
    case .enter: apply(text.isEmpty ? .back : .confirm)
    case .escape: apply(.back)
    case .character: break
    default: if keys.action(for: key) == .quit { apply(.quit) }
    }
  }
}
