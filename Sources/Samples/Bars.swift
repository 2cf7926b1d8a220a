/// Bars of three pixels in a square of 3x3, to be told apart as horizontal, vertical or diagonal.
///
/// Nine patterns: three rows, three columns, and as the diagonal ones both diagonals and the cross
/// that they make together (after the bars task of Haider et al. 2021, Fig. 3, whose code leaves the
/// ninth pattern out). Too few to be kept from training: they are tested as well.
package enum Bars {
  static let classNames = ["horizontal", "vertical", "diagonal"]

  /// Row by row; # is 1, everything else 0.
  private static let patterns: [[String]] = [
    ["###......", "...###...", "......###"],
    ["#..#..#..", ".#..#..#.", "..#..#..#"],
    ["#...#...#", "..#.#.#..", "#.#.#.#.#"],
  ]

  package static let samples = SampleSet(
    inputs: 9,
    features: patterns.joined().flatMap { $0.utf8.map { $0 == UInt8(ascii: "#") ? 1 : 0 } },
    answers: .classes(
      patterns.enumerated().flatMap { label, patterns in patterns.map { _ in label } },
      names: classNames))
}
