import Laboratory
import Presets
import Stage
package import Terminal

extension ExplorerState {
  /// What a key means in this state. Digits, text and the choice in a list are taken in here; all
  /// else is looked up in the key table.
  package mutating func press(_ key: Key) {
    // Looking is no doing: what goes on goes on.
    if case .motion(let position) = key {
      hand.pointer = position
      return
    }
    defer { hand.pointer = nil }
    if case .resize = key {} else { stepsLeft = 0 }
    if case .mouse(let event) = key {
      // What a lesson covers is not there to be clicked.
      let places = page.lessonPlaces(on: screen)
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
    hand.clicked = nil
    hand.hasBegun = true
    let leading = hand.leadingDigit
    hand.leadingDigit = nil
    if let cover = overlay.cover { return press(key, in: cover) }
    if pressInLesson(key) { return }
    if case .character(let scalar) = key, let digit = Int(String(scalar)) {
      take(digit, of: key, after: leading)
    } else if key == .enter, count != nil {
      apply(.beginEntry)
    } else if key == .escape, count != nil {
      count = nil
    } else if case .paste(let text) = key {
      paste(text)
    } else if case .character(let scalar) = key, let count, belongsToNumber(scalar) {
      // Digits and what else a number with its unit has are a value for the parameter.
      self.count = nil
      var field = TextField("\(count)")
      field.edit(key)
      overlay = .entry(field)
    } else if let action = cursorAction(for: key) {
      apply(action)
    } else if let action = keys.action(for: key) {
      apply(action)
    }
  }

  /// Whether a letter after digits is more of a number with the chosen parameter's unit, rather than a
  /// key that takes them as a count.
  private func belongsToNumber(_ scalar: Unicode.Scalar) -> Bool {
    guard parameter.choices.isEmpty else { return false }
    return scalar == "/" || scalar == "e" || scalar == "E"
      || parameter.unit.lowercased().unicodeScalars.first.map(String.init)
        == String(scalar).lowercased()
  }

  /// What is pasted where nothing is typed opens what it names; its letters are no keys.
  private mutating func paste(_ text: String) {
    let start = text.drop(while: \.isWhitespace)
    let name = String(start.lastIndex { !$0.isWhitespace }.map { start[...$0] } ?? "")
    let isKnown =
      library.contains { $0.name == name } || StateToken.isMeant(by: name)
      || name.hasSuffix(".json")
    guard isKnown, !name.contains(where: \.isNewline) else {
      return warn("what was pasted is no preset's name, no state token and no .json file")
    }
    obey("open \(name)")
  }

  /// Forgets digits that wait for a key: after a while nobody remembers them.
  package mutating func forgetDigits() {
    count = nil
    hand.leadingDigit = nil
  }

  /// Whether digits wait for a key.
  package var hasDigits: Bool { count != nil || hand.leadingDigit != nil }

  /// How long digits wait, in ms of real time.
  package static let patienceWithDigits = 2000

  /// A digit alone is a key as any other, so that views can be gone through one after the other. A
  /// second in a row that opens no view, or any after a 0, makes a count of both, and what the first
  /// has done is taken back.
  private mutating func take(_ digit: Int, of key: Key, after leading: Hand.LeadingDigit?) {
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
      hand.leadingDigit = Hand.LeadingDigit(digit: digit, view: view, window: window)
      apply(action)
    } else {
      message = nil
      count = digit
    }
  }

  /// Takes the theme for the ground that the terminal writes on, unless another was chosen meanwhile.
  mutating func follow(_ background: TerminalBackground) {
    if theme == .dark { theme = background.theme }
  }

  /// What a key asks of the loop rather than of the state, if that is what it does: a letter may be
  /// text to what covers the view.
  func loopAction(for key: Key) -> Action? {
    if case .character = key, page.isTyping { return nil }
    return keys.action(for: key)
  }
}
