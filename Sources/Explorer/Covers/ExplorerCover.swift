import Stage
import Terminal

/// What lies over the view: a list to choose from, a page to read, or a line that is typed.
///
/// It remembers how far it is scrolled, what is chosen or typed; all else is made from its
/// surroundings whenever it is drawn. It changes nothing but itself: what else a key means, it says.
protocol ExplorerCover: Equatable, Sendable {
  /// Whether it is a line in place of the hints, which leaves the view to be seen and takes all
  /// letters.
  static var isLine: Bool { get }

  /// Draws what lies over the view.
  func draw(_ surroundings: Surroundings, _ search: Search?, on grid: inout Grid)

  /// Draws a line in place of the hints.
  ///
  /// - Returns: false where there is none to be drawn.
  func drawLine(in rect: Rect, on grid: inout Grid) -> Bool

  /// What stands before the hints; nil leaves it to the chosen parameter.
  ///
  /// - Parameter refusal: why what was typed is not taken.
  func hint(_ surroundings: Surroundings, refusal: String?) -> String?

  /// Does what a key means in it.
  ///
  /// - Returns: what else is to be done.
  mutating func press(_ key: Key, _ surroundings: Surroundings) -> [CoverReply]

  /// What is to be done with what is chosen or typed. By then it covers the view no more.
  func confirm(_ surroundings: Surroundings) -> [CoverReply]

  /// Where it is on a screen of this size; nil where the mouse finds nothing of it.
  func panel(_ surroundings: Surroundings, on size: Size) -> Rect?

  /// The list to choose from on a screen of this size; nil where it is none.
  func list(_ surroundings: Surroundings, on size: Size) -> EntryList?

  /// Does what the wheel of the mouse means on it, −1 up or +1 down.
  mutating func turn(_ direction: Int, _ surroundings: Surroundings, on size: Size)

  /// Whether something can be found in it.
  static var canBeSearched: Bool { get }

  /// The line that is chosen, or the first that is seen, counted from 0.
  var line: Int { get }

  /// Chooses a line or the nearest there is, or brings it into sight.
  mutating func go(to line: Int, _ surroundings: Surroundings)

  /// All its lines, each in all the ways it may be spelled.
  func searchedLines(_ surroundings: Surroundings) -> [[String]]
}

extension ExplorerCover {
  static var isLine: Bool { false }
  func drawLine(in rect: Rect, on grid: inout Grid) -> Bool { false }
  func hint(_ surroundings: Surroundings, refusal: String?) -> String? { nil }
  func confirm(_ surroundings: Surroundings) -> [CoverReply] { [] }
  func panel(_ surroundings: Surroundings, on size: Size) -> Rect? { nil }
  func list(_ surroundings: Surroundings, on size: Size) -> EntryList? { nil }
  mutating func turn(_ direction: Int, _ surroundings: Surroundings, on size: Size) {}
  static var canBeSearched: Bool { false }
  var line: Int { 0 }
  mutating func go(to line: Int, _ surroundings: Surroundings) {}
  func searchedLines(_ surroundings: Surroundings) -> [[String]] { [] }

  fileprivate func equals(_ other: any ExplorerCover) -> Bool { other as? Self == self }
}

/// What covers the view: nothing, or a cover, which is made where it is declared.
package struct Overlay: Equatable, Sendable {
  var cover: (any ExplorerCover)?

  package static let none = Overlay(cover: nil)

  package static func == (one: Overlay, other: Overlay) -> Bool {
    guard let cover = one.cover, let another = other.cover else {
      return one.cover == nil && other.cover == nil
    }
    return cover.equals(another)
  }

  /// Whether the view is seen: with nothing but a line before it.
  var leavesView: Bool { cover.map { type(of: $0).isLine } ?? true }
}
