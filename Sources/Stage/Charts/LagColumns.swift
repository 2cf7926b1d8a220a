package import Laboratory
import Terminal

/// The columns of the table of lags that fit, from the left.
package struct LagColumns {
  /// A column of numbers, written to its right edge.
  package struct Column: Sendable {
    package let heading: String
    package let columns: Int
    /// What is left out first has the highest.
    let rank: Int
    package let isTheory: Bool
    /// What it shows of a layer; nil where there is nothing.
    package let words: @Sendable (Response.Layer) -> String?
  }

  /// How wide the layer's number, line and network's name are.
  package let nameColumns: Int
  /// Each with the column it begins in.
  package let placed: [(column: Column, start: Int)]

  /// - Parameter name: how wide the longest name of a network is.
  package init(columns: Int, name: Int) {
    nameColumns = max(columns < 50 ? 11 : 13, min(6 + name, columns / 3))
    var chosen: [Int] = []
    var width = nameColumns
    for (index, column) in LagColumns.all.enumerated().sorted(by: {
      $0.element.rank < $1.element.rank
    }) {
      guard width + column.columns <= columns else { break }
      width += column.columns
      chosen.append(index)
    }
    var start = nameColumns
    var placed: [(column: Column, start: Int)] = []
    for index in chosen.sorted() {
      placed.append((LagColumns.all[index], start))
      start += LagColumns.all[index].columns
    }
    self.placed = placed
  }

  private static let all: [Column] = [
    number("lag ms", 8, rank: 0) { $0.lag },
    error("±", rank: 1) { $0.lagUncertainty },
    number("corr.", 7, rank: 8) { $0.correlation?.lag },
    number("scheme", 7, rank: 2, isTheory: true) { $0.expectedLag },
    number("cont.", 7, rank: 4, isTheory: true) { $0.continuousLag },
    number("gain", 7, rank: 3, decimals: 3) { $0.gain },
    error("±", rank: 7, decimals: 3) { $0.gainUncertainty },
    number("scheme", 7, rank: 5, decimals: 3, isTheory: true) { $0.expectedGain },
    number("cont.", 7, rank: 6, decimals: 3, isTheory: true) { $0.continuousGain },
  ]

  private static func number(
    _ heading: String, _ columns: Int, rank: Int, decimals: Int = 2, isTheory: Bool = false,
    _ value: @escaping @Sendable (Response.Layer) -> Double?
  ) -> Column {
    Column(heading: heading, columns: columns, rank: rank, isTheory: isTheory) { layer in
      value(layer).map { LagColumns.digits($0, decimals, columns - 1) }
    }
  }

  /// A standard error; what rounds to nothing is said to be below the last decimal.
  private static func error(
    _ heading: String, rank: Int, decimals: Int = 2,
    _ value: @escaping @Sendable (Response.Layer) -> Double?
  ) -> Column {
    Column(heading: heading, columns: 7, rank: rank, isTheory: false) { layer in
      value(layer).map { error in
        let text = LagColumns.digits(error, decimals, 6)
        let isNothing = !text.contains { "123456789".contains($0) }
        return isNothing ? "<\(text.dropLast())1" : text
      }
    }
  }

  private static func digits(_ value: Double, _ decimals: Int, _ room: Int) -> String {
    let text = Number.fixed(value, decimals: decimals)
    return text.count <= room ? text : Number.significant(value, digits: max(1, room - 4))
  }
}
