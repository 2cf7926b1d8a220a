/// How far the lists are scrolled that the mouse chooses from.
///
/// A list follows what the keys choose by keeping it in the middle. Under the mouse it must stand
/// still, or the second click and the next turn of the wheel would meet another line.
package struct Scroll: Equatable, Sendable {
  /// The first parameter of the panel, while the mouse chooses; nil follows the keys.
  package var parameters: Int?
  /// The first line of the list over the view, likewise.
  package var list: Int?

  package init() {}

  /// The first of `count` lines to be seen in `rows` of them.
  package static func first(chosen: Int, count: Int, rows: Int, pinned: Int?) -> Int {
    let wanted = pinned.map { min(max($0, chosen - rows + 1), chosen) } ?? chosen - rows / 2
    return max(0, min(wanted, count - rows))
  }
}
