/// One part of a grid, so that several machines can share it: number `index` of `count` parts of
/// neighbouring points, as equal in size as they can be.
package struct SweepPart: Equatable, Sendable, CustomStringConvertible {
  /// Counted from 1.
  package let index: Int
  package let count: Int

  /// - Parameter text: `I/N`.
  package init?(_ text: String) {
    let parts = text.split(separator: "/", omittingEmptySubsequences: false).map { Int($0) }
    guard parts.count == 2, let index = parts[0], let count = parts[1],
      (1...SweepGrid.mostPoints).contains(count), (1...count).contains(index)
    else { return nil }
    self.index = index
    self.count = count
  }

  /// The points of the part in a grid of so many, numbered from 1; empty where there are more parts
  /// than points.
  package func points(of total: Int) -> Range<Int> {
    ((index - 1) * total / count + 1)..<(index * total / count + 1)
  }

  package var description: String { "\(index)/\(count)" }
}
