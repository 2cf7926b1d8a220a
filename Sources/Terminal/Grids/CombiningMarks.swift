/// The marks that stand on a scalar, accents for one: as many as a terminal's cell takes.
///
/// Four numbers and no array, so that a picture stays flat memory.
package struct CombiningMarks: Hashable, Sendable {
  private var first: UInt32 = 0
  private var second: UInt32 = 0
  private var third: UInt32 = 0
  private var fourth: UInt32 = 0

  package init() {}

  package var isEmpty: Bool { first == 0 }

  /// In the order in which they are written.
  package var scalars: [Unicode.Scalar] {
    isEmpty
      ? [] : [first, second, third, fourth].filter { $0 != 0 }.compactMap(Unicode.Scalar.init)
  }

  /// Adds a mark, if there are not four yet.
  mutating func append(_ mark: Unicode.Scalar) {
    if first == 0 {
      first = mark.value
    } else if second == 0 {
      second = mark.value
    } else if third == 0 {
      third = mark.value
    } else if fourth == 0 {
      fourth = mark.value
    }
  }
}

extension Unicode.Scalar {
  /// Whether the scalar takes no column of its own and is seen on the one before it. What only tells a
  /// program how to draw another is none.
  var isCombiningMark: Bool {
    guard columns == 0, !properties.isDefaultIgnorableCodePoint else { return false }
    return properties.generalCategory != .format
  }
}
