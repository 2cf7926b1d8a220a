import Explorer
import LatentEquilibrium
import Stage
import Terminal

@testable import Views

/// Keys and mouse at random, as a restless hand presses them: in every overlay, with counts, back and forth in
/// time; none that ends or stops the program.
struct KeyWalk: Sequence, IteratorProtocol {
  private var random: RandomGenerator
  private var left: Int

  init(seed: UInt64, count: Int) {
    random = RandomGenerator(seed: seed, stream: "keys")
    left = count
  }

  mutating func next() -> Key? {
    guard left > 0 else { return nil }
    left -= 1
    if random.uniform() < 0.15 { return .mouse(event()) }
    let keys = random.uniform() < 0.6 ? KeyWalk.frequent : KeyWalk.all
    return keys[Int(random.next() % UInt64(keys.count))]
  }

  /// The mouse somewhere, also where nothing is.
  private mutating func event() -> MouseEvent {
    let actions = MouseEvent.Action.allCases
    let column = Int(random.next() % 84)
    let row = Int(random.next() % 26)
    return MouseEvent(
      actions[Int(random.next() % UInt64(actions.count))], at: Position(column: column, row: row))
  }

  /// How many steps are made before the next key.
  mutating func steps() -> Int {
    random.uniform() < 0.5 ? 0 : Int(random.next() % 200)
  }

  /// What changes the run, and Esc out of whatever covers the view.
  private static let frequent: [Key] =
    " ..,hjkl=-+eupitf3".unicodeScalars.map { .character($0) }
    + [.escape, .escape, .tab, .control("R"), .up, .down, .left, .right, .enter]

  private static let all: [Key] =
    Command.table.filter { ![.quit, .suspend, .redraw].contains($0.action) }.flatMap(\.keys)
    + "0123456789.-e".unicodeScalars.map { .character($0) }
    + [.enter, .backspace, .pageDown, .unknown, .resize(Size(columns: 90, rows: 30))]
}
