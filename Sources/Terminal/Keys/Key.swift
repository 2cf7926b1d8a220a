/// What comes from the terminal: a key, the mouse, or news about the terminal itself.
package enum Key: Hashable, Sendable {
  case character(Unicode.Scalar)
  case up, down, left, right
  case shiftLeft, shiftRight
  case enter, escape, tab, backTab, backspace, delete
  case home, end, pageUp, pageDown
  /// F1, F2, …
  case function(Int)
  /// A letter with Ctrl, written large as in ^C.
  case control(Character)
  /// Text that was pasted, as a whole.
  case paste(String)
  case mouse(MouseEvent)
  /// The mouse has been moved to a place, with no button down.
  case motion(Position)
  /// The terminal has this size now, or must be drawn anew for another reason.
  case resize(Size)
  /// The terminal says on which ground it writes, as it was asked.
  case background(TerminalBackground)
  /// The terminal is gone.
  case hangUp
  /// A signal asks the program to end; its exit status is 128 plus the number by custom.
  case terminate(signal: Int32)
  case unknown
}

/// What the mouse did, and where.
package struct MouseEvent: Hashable, Sendable {
  package enum Action: CaseIterable, Hashable, Sendable {
    case press, release, drag, wheelUp, wheelDown
  }

  package var position: Position
  package var action: Action

  package init(_ action: Action, at position: Position) {
    self.action = action
    self.position = position
  }
}

extension Key: CustomStringConvertible {
  /// The key as a help text names it.
  package var description: String { name(in: .braille) }

  /// The key as a help text in these glyphs names it: `←`, or `Left` in ASCII.
  package func name(in glyphs: GlyphSet) -> String {
    let ascii = glyphs == .ascii
    return switch self {
    case .character(" "): "space"
    case .character(let scalar): glyphs.spell(String(Character(scalar.printable)))
    case .up: ascii ? "Up" : "↑"
    case .down: ascii ? "Down" : "↓"
    case .left: ascii ? "Left" : "←"
    case .right: ascii ? "Right" : "→"
    case .shiftLeft: ascii ? "Shift-Left" : "Shift-←"
    case .shiftRight: ascii ? "Shift-Right" : "Shift-→"
    case .enter: "Enter"
    case .escape: "Esc"
    case .tab: "Tab"
    case .backTab: "Shift-Tab"
    case .backspace: "Backspace"
    case .delete: "Del"
    case .home: "Home"
    case .end: "End"
    case .pageUp: "PgUp"
    case .pageDown: "PgDn"
    case .function(let number): "F\(number)"
    case .control(let letter): "^\(letter)"
    case .paste: "paste"
    case .mouse(let event): "mouse \(event.action)"
    case .motion: "motion"
    case .resize: "resize"
    case .background(let ground): "background \(ground)"
    case .hangUp: "hang-up"
    case .terminate(let signal): "signal \(signal)"
    case .unknown: "?"
    }
  }
}
