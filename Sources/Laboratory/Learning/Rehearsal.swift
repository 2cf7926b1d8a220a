import LatentEquilibrium

/// How a sample is answered before it is learned: copies of the learners see it without target and
/// plasticity, step by step with those that learn from it.
///
/// So the answers are as fair as those to test samples, and cost no more time at once than learning.
struct Rehearsal: Equatable, Sendable {
  private var network: Network?
  private var twin: Network?
  private var yardstick: BackpropagatedNetwork?

  init(of network: Network, _ twin: Network?, _ yardstick: BackpropagatedNetwork?) {
    (self.network, self.twin, self.yardstick) = (network, twin, yardstick)
    self.network?.stopLearning()
    self.twin?.stopLearning()
  }

  /// Makes a step; who diverges drops out.
  mutating func see(_ stimulus: [Double]) {
    do throws(Divergence) { try network?.step(stimulus: stimulus) } catch { network = nil }
    do throws(Divergence) { try twin?.step(stimulus: stimulus) } catch { twin = nil }
    do throws(Divergence) { try yardstick?.step(stimulus: stimulus) } catch { yardstick = nil }
  }

  /// The output with the highest rate; of several the first.
  func answer(of learner: LearningCurve.Learner) -> Int? {
    switch learner {
    case .network: network?.largestOutput
    case .twin: twin?.largestOutput
    case .yardstick: yardstick?.largestOutput()
    }
  }
}

extension Network {
  fileprivate var largestOutput: Int {
    rate.indexOfLargest(in: rateRange(ofLayer: layers.count - 1))
  }
}
