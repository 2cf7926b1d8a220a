import LatentEquilibrium
package import Presets

/// How far the interneurons of a layer are from doing as the cells above, and from cancelling at the apical
/// dendrites what comes from there: 0 in a circuit that predicts itself.
package struct SelfPrediction: Equatable, Sendable {
  /// The largest of |W_ip − c·W_up| of the layer above.
  package let interneurons: Double
  /// The largest of |W_pi + W_down|.
  package let apical: Double
}

extension Experiment {
  /// What W_up of the layer above is times in W_ip of a hidden layer that predicts itself; nil where there
  /// is none.
  package func imitation(of member: Member, layer: Int) -> Double? {
    guard case .microcircuit(let circuit)? = participant(member.learner)?.model else { return nil }
    return circuit.value.imitation(ofLayer: layer)
  }

  /// That of a hidden layer of a member; nil where there is none.
  package func selfPrediction(of member: Member, layer: Int) -> SelfPrediction? {
    guard case .microcircuit(let circuit)? = participant(member.learner)?.model,
      layer + 1 < circuit.value.cells.count
    else { return nil }
    let (interneurons, apical) = circuit.value.selfPrediction(ofLayer: layer)
    return SelfPrediction(interneurons: interneurons, apical: apical)
  }
}

extension WeightTrail {
  /// How a hidden layer came to predict itself: at most so many moments from the beginning, each with how
  /// many steps had been made.
  ///
  /// - Parameter imitation: c, what W_up of the layer above is times in W_ip where interneurons do as the
  ///   cells above.
  package func selfPrediction(
    of member: Member, layer: Int, imitation: Double, most count: Int
  ) -> [(age: Int, value: SelfPrediction)] {
    guard !ages.isEmpty, count > 0 else { return [] }
    let shown = stride(from: 0, to: ages.count, by: max(1, ages.count / count))
    func largest(
      _ moment: Int, _ one: (Projection.Kind, Int), _ other: (Projection.Kind, Int),
      factor: Double
    ) -> Double {
      zip(
        weights(of: member, one.0, layer: one.1, moment: moment),
        weights(of: member, other.0, layer: other.1, moment: moment)
      ).reduce(0) { max($0, abs($1.0 - factor * $1.1)) }
    }
    return shown.map { moment in
      let value = SelfPrediction(
        interneurons: largest(
          moment, (.toInterneurons, layer), (.up, layer + 1), factor: imitation),
        apical: largest(moment, (.fromInterneurons, layer), (.down, layer), factor: -1))
      return (ages[moment], value)
    }
  }
}
