import LatentEquilibrium
package import Presets

/// What one pyramidal cell of a microcircuit has at a moment, with the interneuron beside it.
package struct CellFacts: Equatable, Sendable {
  /// The layer, and the cell within it, counted from 0.
  package let layer: Int
  package let cell: Int
  package let membranePotential: Double
  package let prospectivePotential: Double
  package let rate: Double
  package let basalPotential: Double
  /// Nil of an output, which has no apical dendrite.
  package let apical: Apical?
  /// What flows into the soma, in the units of u per ms.
  package let currents: Currents
  /// Nil of an output.
  package let interneuron: Interneuron?

  /// The potential v_A of an apical dendrite, and what it is the sum of.
  package struct Apical: Equatable, Sendable {
    package let potential: Double
    /// W_down·r_above.
    package let fromAbove: Double
    /// W_pi·r_I.
    package var fromInterneurons: Double { potential - fromAbove }
  }

  package struct Currents: Equatable, Sendable {
    package let leak: Double
    package let basal: Double
    /// From the apical dendrite, or from the target of an output; 0 where there is none.
    package let teaching: Double
  }

  package struct Interneuron: Equatable, Sendable {
    /// Which of the layer it is, counted from 0.
    package let number: Int
    package let membranePotential: Double
    package let prospectivePotential: Double
    package let dendriticPotential: Double
    /// The potential of the cell above that nudges it, as that is seen.
    package let cellAbove: Double
  }
}

extension Experiment {
  /// A cell of a member, counted within its layer; nil where the member is no circuit.
  package func cellFacts(of member: Member, layer: Int, cell: Int) -> CellFacts? {
    guard case .microcircuit(let boxed)? = participant(member.learner)?.model else { return nil }
    let circuit = boxed.value
    let sizes = circuit.cells
    let isOutput = layer == sizes.count - 1
    let first = sizes[..<layer].reduce(0, +)
    let number = first + cell
    let (g, u) = (circuit.conductances, circuit.membranePotential[number])
    let basal = circuit.basalPotential[number]
    let teaching: Double =
      isOutput
      ? target.isEmpty ? 0 : g.somatic * (target[cell] - u)
      : g.apical * (circuit.apicalPotential[number] - u)
    var interneuron: CellFacts.Interneuron?
    if !isOutput {
      let beside = min(cell, sizes[layer + 1] - 1)
      let units = preset.family.units(of: .interneuronPotential, layers: sizes)[layer]
      let place = units.lowerBound + beside
      let above = first + sizes[layer] + beside
      interneuron = CellFacts.Interneuron(
        number: beside, membranePotential: circuit.interneuronPotential[place],
        prospectivePotential: circuit.interneuronProspectivePotential[place],
        dendriticPotential: circuit.dendriticPotential[place],
        cellAbove: circuit.isProspective
          ? circuit.prospectivePotential[above] : circuit.membranePotential[above])
    }
    return CellFacts(
      layer: layer, cell: cell, membranePotential: u,
      prospectivePotential: circuit.prospectivePotential[number],
      rate: circuit.rate[circuit.rate.startIndex + number], basalPotential: basal,
      apical: isOutput
        ? nil
        : CellFacts.Apical(
          potential: circuit.apicalPotential[number], fromAbove: circuit.fromAbove[number]),
      currents: CellFacts.Currents(
        leak: -g.leak * u, basal: g.basal * (basal - u), teaching: teaching),
      interneuron: interneuron)
  }
}
