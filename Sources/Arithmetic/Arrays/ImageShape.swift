/// Numbers that stand in rows and columns, once for each channel: an image, or what a layer makes of one.
///
/// They are counted by channel, then row, then column.
public struct ImageShape: Equatable, Sendable {
  public let channels: Int
  public let rows: Int
  public let columns: Int

  public init(channels: Int, rows: Int, columns: Int) {
    (self.channels, self.rows, self.columns) = (channels, rows, columns)
  }

  /// How many numbers of one channel there are.
  @inlinable
  public var places: Int { rows * columns }

  /// How many numbers there are.
  @inlinable
  public var count: Int { channels * places }

  /// Where a number stands among all.
  @inlinable @inline(always)
  public func index(_ channel: Int, _ row: Int, _ column: Int) -> Int {
    (channel &* rows &+ row) &* columns &+ column
  }
}
