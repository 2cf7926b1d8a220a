import LatentEquilibrium
import Studies
import Testing

@testable import lescope

/// Programs that a step is timed against work out the same.
@Suite struct PeerTests {
  @Test(arguments: [1, 8])
  func `The step in C gives the same outputs`(sums: Int) throws {
    // Every machine that builds Swift programs has a C compiler.
    guard let peer = Peer.c(sums: sums) else {
      Issue.record("no C compiler")
      return
    }
    for network in PeerNetwork.small {
      let benchmark = PeerBenchmark(network, against: peer, turns: 1, seconds: 0.001)
      #expect(try #require(benchmark).difference < 1e-12, "\(network.name)")
    }
    #expect(peer.name.hasPrefix("C, ") && peer.name.hasSuffix(", 8 sums") == (sums == 8))
  }

  @Test func `A minibatch gives NumPy's outputs`() throws {
    guard let peer = Peer.numPy() else { return }
    for network in [
      PeerNetwork([7, 5, 4, 3], .tanh, learningRate: 0.1, minibatch: 12),
      PeerNetwork([70, 20, 3], .tanh, learningRate: 0.1, minibatch: 9),
      PeerNetwork([7, 5, 3], .linear, learningRate: 0, minibatch: 1),
    ] {
      let benchmark = PeerBenchmark(network, against: peer, turns: 1, seconds: 0.001)
      #expect(try #require(benchmark).difference < 1e-12, "\(network.name)")
    }
    let single = PeerNetwork(
      [70, 20, 3], .tanh, learningRate: 0.1, minibatch: 9, precision: .single)
    let measured = PeerBenchmark(single, against: peer, turns: 1, seconds: 0.001)
    let benchmark = try #require(measured)
    #expect(benchmark.isTheSame && benchmark.difference > 1e-12)
  }

  @Test func `A peer that works out something else is told by it`() throws {
    guard let peer = Peer.c(sums: 1) else { return }
    let learning = PeerNetwork([4, 12, 3], .tanh, learningRate: 0.1)
    let still = PeerNetwork([4, 12, 3], .tanh, learningRate: 0)
    let measured = peer.measured(learning, after: 40, seconds: 0.001)
    let theirs = try #require(measured)
    #expect(abs(still.measured(after: 40, seconds: 0.001).sum - theirs.sum) > 1e-6)
    #expect(abs(learning.measured(after: 40, seconds: 0.001).sum - theirs.sum) < 1e-12)
  }

  @Test func `A minibatch is more than the step in C takes`() {
    guard let peer = Peer.c(sums: 1) else { return }
    let measured = peer.measured(PeerNetwork.large[0], after: 1, seconds: 0.001)
    #expect(measured == nil)
  }
}
