import Presets
import Stage
import Terminal

/// The state of all parameters as one line, over the whole width of the screen and with nothing beside
/// it, so that the terminal can select it.
struct StateCover: ExplorerCover {
  var token: StateToken

  func draw(_ surroundings: Surroundings, _ search: Search?, on grid: inout Grid) {
    let glyphs = surroundings.glyphs
    let columns = grid.size.columns
    let letters = Array(token.text)
    let lines = stride(from: 0, to: letters.count, by: columns).map {
      String(letters[$0..<min($0 + columns, letters.count)])
    }
    let close = "\(Key.escape.name(in: glyphs)) closes"
    let hint =
      flowed(
        "lescope --state TOKEN opens this state, :open TOKEN as well, lescope run TOKEN runs it. "
          + "Exports end with it. With the mouse in use, Shift lets the terminal select.",
        columns: columns - 2, in: glyphs)
    let room = grid.size.rows - hint.count - 4
    let rows = min(lines.count, room) + hint.count + 4
    let rect = Rect(
      column: 0, row: max(0, (grid.size.rows - rows) / 2), columns: columns, rows: rows)
    var frame = Frame(grid.size)
    grid.fill(rect)
    frame.horizontal(row: rect.row, from: 0, to: columns - 1)
    frame.horizontal(row: rect.endRow - 1, from: 0, to: columns - 1)
    grid.draw(frame)
    grid.write(
      glyphs.fitted(" state of all parameters · \(close) ", to: columns - 2),
      at: Position(column: 1, row: rect.row), style: Style(.title, .bold))
    guard lines.count <= room else {
      grid.write(
        glyphs.fitted(
          "it is too long for this screen; an export "
            + "(\(surroundings.keys.name(of: .openExports, in: glyphs))) ends with it",
          to: columns - 2),
        at: Position(column: 1, row: rect.row + 1), style: Style(.warning))
      return
    }
    for (row, line) in lines.enumerated() {
      grid.write(line, at: Position(column: 0, row: rect.row + 1 + row), style: Style(.accent))
    }
    for (row, line) in hint.enumerated() {
      grid.write(
        line, at: Position(column: 1, row: rect.row + 2 + lines.count + row), style: Style(.faint))
    }
  }

  mutating func press(_ key: Key, _ surroundings: Surroundings) -> [CoverReply] {
    [.act(surroundings.keys.action(for: key) == .quit ? .quit : .back)]
  }
}

extension Overlay {
  /// The state of all parameters as one line.
  static func state(_ token: StateToken) -> Overlay { Overlay(cover: StateCover(token: token)) }
}
