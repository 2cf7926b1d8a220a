import Arithmetic
import Formats
import Studies

/// A step of ours against another program's, in turns and in processor time on one core.
struct PeerBenchmark {
  /// "C, gcc -O3 -march=native".
  let peer: String
  let network: PeerNetwork
  /// The medians of a step, in ns.
  let ours: Double
  let theirs: Double
  /// Our time over theirs: the median of the turns' ratios.
  let ratio: Double
  /// How far the sums of the outputs are apart after some steps, relative to ours: that both have worked out
  /// the same.
  let difference: Double

  /// Whether both have worked out the same, up to rounding.
  var isTheSame: Bool { difference < (network.precision == .single ? 1e-5 : 1e-9) }

  /// What is measured where it is installed: small networks in C as one writes it and with products
  /// that the compiler can turn into vectors, a minibatch with NumPy.
  static func all() -> [PeerBenchmark] {
    var all: [PeerBenchmark] = []
    for sums in [1, 8] {
      guard let c = Peer.c(sums: sums) else { continue }
      all += PeerNetwork.small.compactMap { PeerBenchmark($0, against: c, seconds: 0.15) }
    }
    if let numPy = Peer.numPy() {
      all += PeerNetwork.large.compactMap { PeerBenchmark($0, against: numPy, seconds: 0.6) }
    }
    return all
  }

  /// - Parameter seconds: how long each of the two is measured in a turn.
  /// - Returns: nil where the peer fails.
  init?(
    _ network: PeerNetwork, against peer: borrowing Peer, turns: Int = 5, seconds: Double
  ) {
    let steps = 2 * LearningBenchmark.hold
    var (ours, theirs, ratios): ([Double], [Double], [Double]) = ([], [], [])
    var difference = 0.0
    for _ in 0..<turns {
      let one = network.measured(after: steps, seconds: seconds)
      guard let other = peer.measured(network, after: steps, seconds: seconds) else { return nil }
      ours.append(one.time)
      theirs.append(other.time)
      ratios.append(one.time / other.time)
      difference = max(difference, abs(one.sum - other.sum) / max(abs(one.sum), 1e-300))
    }
    func median(_ values: [Double]) -> Double { values.sorted()[values.count / 2] }
    self.peer = peer.name
    self.network = network
    (self.ours, self.theirs, ratio) = (median(ours), median(theirs), median(ratios))
    self.difference = difference
  }

  var json: JSON {
    .object([
      .init("peer", .text(peer)), .init("network", .text(network.name)),
      .init("activation", .text(network.activationName)),
      .init("learning", .flag(network.learningRate > 0)),
      .init("minibatch", .number(Double(network.minibatch))),
      .init("precision", .text(network.precision.rawValue)),
      .init("ns", .number(ours)), .init("peer_ns", .number(theirs)), .init("ratio", .number(ratio)),
      .init("difference", .number(difference)),
    ])
  }
}
