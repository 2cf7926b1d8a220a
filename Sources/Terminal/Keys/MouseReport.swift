/// What a terminal reports of the mouse, as xterm does it (*XTerm Control Sequences*, "Mouse
/// Tracking"): `ESC [ <` button `;` column `;` row and `M`, or `m` for a release, all from 1 (SGR);
/// or `ESC [ M` and three bytes (X10).
///
/// Not left to ncurses, which joins presses and releases into clicks and gives what came together in
/// the wrong order.
struct MouseReport {
  private enum Form { case sgr, x10 }

  private let form: Form
  private var bytes: [UInt32] = []

  /// - Parameter introducer: the character after `ESC [`; nil where it begins no report.
  init?(after introducer: UInt32) {
    switch introducer {
    case 0x3C: form = .sgr
    case 0x4D: form = .x10
    default: return nil
    }
  }

  /// Whether the report has come to its end.
  var isWhole: Bool {
    switch form {
    case .x10: bytes.count == 3
    // What is no part of a report ends it, however it goes on.
    case .sgr: bytes.last.map { !(0x30...0x3B).contains($0) } ?? false || bytes.count > 32
    }
  }

  mutating func append(_ byte: UInt32) { bytes.append(byte) }

  /// What happened; nil for what the program has no use for, such as other buttons.
  var key: Key? {
    switch form {
    case .x10:
      guard bytes.count == 3, bytes.allSatisfy({ $0 >= 0x20 }) else { return nil }
      let numbers = bytes.map { Int($0) - 0x20 }
      // The old form does not say which button is released.
      let isRelease = numbers[0] & 0b110_0011 == 3
      return Self.key(
        button: isRelease ? 0 : numbers[0], column: numbers[1], row: numbers[2],
        isRelease: isRelease)
    case .sgr:
      guard let final = bytes.last, final == 0x4D || final == 0x6D else { return nil }
      let text = String(String.UnicodeScalarView(bytes.dropLast().compactMap(Unicode.Scalar.init)))
      let numbers = text.split(separator: ";", omittingEmptySubsequences: false).map { Int($0) }
      guard numbers.count == 3, let button = numbers[0], let column = numbers[1],
        let row = numbers[2]
      else { return nil }
      return Self.key(button: button, column: column, row: row, isRelease: final == 0x6D)
    }
  }

  private static func key(button: Int, column: Int, row: Int, isRelease: Bool) -> Key? {
    guard column > 0, row > 0 else { return nil }
    let position = Position(column: column - 1, row: row - 1)
    // Shift, Meta and Ctrl add 4, 8 and 16; motion 32, without a button of 3; the wheel is buttons 64 and
    // 65.
    switch (button & ~0b1_1100, isRelease) {
    case (0, false): return .mouse(MouseEvent(.press, at: position))
    case (0, true): return .mouse(MouseEvent(.release, at: position))
    case (32, false): return .mouse(MouseEvent(.drag, at: position))
    case (35, _): return .motion(position)
    case (64, false): return .mouse(MouseEvent(.wheelUp, at: position))
    case (65, false): return .mouse(MouseEvent(.wheelDown, at: position))
    default: return nil
    }
  }
}
