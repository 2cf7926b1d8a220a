import Testing

@testable import Arithmetic

/// Neurons of a single network, advanced by a step in one pass.
struct NeuronKernelTests {
  private struct Neurons: Equatable {
    var (u, e, p): ([Double], [Double], [Double])
    let (memory, lookahead): ([Double], [Double])
    var relaxation: [Double]
    let (i, handedDown, slope): ([Double], [Double], [Double])

    init(_ count: Int) {
      var random = RandomGenerator(seed: 7, stream: "neurons")
      func numbers() -> [Double] { (0..<count).map { _ in random.gaussian() } }
      (u, e, p) = (numbers(), numbers(), numbers())
      (memory, lookahead, relaxation) = (numbers(), numbers(), numbers())
      (i, handedDown, slope) = (numbers(), numbers(), numbers())
    }

    mutating func advance(_ neurons: Range<Int>, gamma: Double, _ kernel: Kernel) -> Bool {
      var (newU, newE, newP) = (u, e, p)
      defer { (u, e, p) = (newU, newE, newP) }
      var uSpan = newU.mutableSpan
      var eSpan = newE.mutableSpan
      var pSpan = newP.mutableSpan
      return advanceNeurons(
        neurons, memory: memory.span, lookahead: lookahead.span, relaxation: relaxation.span,
        gamma: gamma, limit: 1e6, i.span, handedDown.span, slope.span, &uSpan, &eSpan, to: &pSpan,
        kernel: kernel)
    }

    /// The equations, one after the other.
    mutating func advanceAsWritten(_ neurons: Range<Int>, gamma: Double) {
      for j in neurons {
        let rest = i[j] + gamma * e[j]
        p[j] = memory[j] * u[j] + lookahead[j] * rest
        u[j] += relaxation[j] * (rest - u[j])
        e[j] = slope[j] * handedDown[j]
      }
    }
  }

  @Test(
    arguments: [0..<0, 0..<1, 0..<4, 1..<6, 2..<9, 0..<33, 5..<40],
    Kernel.allCases.filter(\.isThere))
  func `Every kernel has what is written down to the last bit, and leaves the others alone`(
    neurons: Range<Int>, kernel: Kernel
  ) {
    for gamma in [1, 0.3] {
      var (one, other) = (Neurons(41), Neurons(41))
      let isWithin = one.advance(neurons, gamma: gamma, kernel)
      #expect(isWithin)
      other.advanceAsWritten(neurons, gamma: gamma)
      #expect(one == other)
    }
  }

  @Test(
    arguments: [1e6.nextUp, -1e7, .infinity, -.infinity, .nan], Kernel.allCases.filter(\.isThere))
  func `A potential beyond the limit is seen wherever it is`(potential: Double, kernel: Kernel) {
    for place in 0..<11 {
      var neurons = Neurons(11)
      // Every potential stays where it is.
      neurons.relaxation = [Double](repeating: 0, count: 11)
      neurons.u[place] = potential
      var others = neurons
      let isSeen = !neurons.advance(0..<11, gamma: 1, kernel)
      #expect(isSeen, "\(potential) at \(place)")
      for rest in [0..<place, place + 1..<11] {
        let isWithin = others.advance(rest, gamma: 1, kernel)
        #expect(isWithin)
      }
    }
  }

  @Test(arguments: Kernel.allCases.filter(\.isThere))
  func `The limit itself is a potential`(kernel: Kernel) {
    var neurons = Neurons(11)
    neurons.relaxation = [Double](repeating: 0, count: 11)
    neurons.u = (0..<11).map { $0 % 2 == 0 ? 1e6 : -1e6 }
    let isWithin = neurons.advance(0..<11, gamma: 1, kernel)
    #expect(isWithin)
  }
}
