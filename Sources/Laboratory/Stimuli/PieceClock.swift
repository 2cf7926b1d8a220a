/// When a piece of a stimulus runs: in every round through the pieces for so many steps, after so many
/// others.
struct PieceClock: Equatable, Sendable {
  /// How many steps of a round pass before it.
  let before: Int
  let length: Int
  /// How many steps all pieces take together.
  let round: Int
}

extension [PieceClock] {
  /// Where step k is in the innermost of pieces within pieces, the outermost of which stands first: its
  /// number in the piece, from 1, and how many rounds were begun before; nil while another piece runs.
  func place(ofStep k: Int) -> (step: Int, round: Int)? {
    var (step, round) = (k, 0)
    var length = Int.max
    for clock in self {
      // A piece that ends within a round has begun it.
      let rounds = length == .max ? 0 : 1 + (length - 1) / clock.round
      round = round * rounds + (step - 1) / clock.round
      step = (step - 1) % clock.round - clock.before + 1
      guard (1...clock.length).contains(step) else { return nil }
      length = clock.length
    }
    return (step, round)
  }
}
