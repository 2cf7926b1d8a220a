package import LatentEquilibrium
package import Presets

extension Experiment {
  /// Where someone stands among the participants; nil for who does not take part.
  package func place(of learner: LearningCurve.Learner) -> Int? {
    participants.place(of: learner)
  }

  /// A participant; nil for who does not take part.
  package func participant(_ learner: LearningCurve.Learner) -> Participant? {
    place(of: learner).map { participants[$0] }
  }

  /// The model of the preset itself.
  package var model: AnyModel { participants[0].model }

  /// The network of layers.
  ///
  /// - Precondition: the preset describes one.
  package var network: Network {
    _read {
      guard case .layered(let network) = participants[0].model else {
        preconditionFailure("the preset describes a network of layers")
      }
      yield network.value
    }
  }

  /// The network to compare with; nil where there is none.
  package var twin: Network? { network(.twin) }

  /// One of the networks of layers; nil for who is not there, or is of another family.
  package func network(_ member: Member) -> Network? {
    guard case .layered(let network)? = participant(member.learner)?.model else { return nil }
    return network.value
  }

  /// The values of a signal in one layer of a member, of whichever family; nil where there are none.
  package func values(of signal: Signal, in layer: Int, of member: Member) -> [Double]? {
    guard let participant = participant(member.learner) else { return nil }
    let range = preset.family.units(of: signal, layers: preset.sizes)[layer]
    let values = participant.values(of: signal)
    return values.isEmpty ? nil : range.map { values[values.startIndex + $0] }
  }

  /// What the network would answer without time, from its weights before the last step.
  ///
  /// - Precondition: it has a time that can be left out, as the preset's own model has.
  package var ideal: IdealNetwork {
    guard let ideal = participants[0].ideal else {
      preconditionFailure("the preset's own model has a time")
    }
    return ideal
  }

  /// What a member, whose weights may differ after learning, would answer without time.
  package func ideal(of member: Member) -> IdealNetwork? {
    member == .network ? ideal : participant(member.learner)?.ideal
  }

  /// What the first twin would answer without time.
  package var twinIdeal: IdealNetwork? { ideal(of: .twin) }

  /// The exactly backpropagated network that learns from the same samples with the same η·β; nil where
  /// nobody asked for it, nothing learns from a target, or it diverged.
  package var yardstick: BackpropagatedNetwork? {
    guard case .backpropagated(let network)? = participant(.yardstick)?.model else { return nil }
    return network.value
  }

  /// The cost of a network's output in the last step, ½ |target − r|²; nil without a target.
  package func loss(of member: Member) -> Double? { cost(of: member.learner) }

  /// The cost of the exactly backpropagated network's output; nil also where there is none.
  package var yardstickLoss: Double? { cost(of: .yardstick) }

  /// The cost of a participant's output in the last step; nil without a target.
  package func cost(of learner: LearningCurve.Learner) -> Double? {
    guard !target.isEmpty, let place = place(of: learner) else { return nil }
    return participants[place].model.cost(target: target)
  }
}
