import Formats

/// How far the substrate departs from the ideal.
package struct SubstratePreset: Equatable, Sendable {
  /// Standard deviation of the white noise added to every rate in every step.
  package var rateNoise = Parameter.rateNoise.standard
  /// Relative standard deviation of τm and τr over the neurons.
  package var tauSpread = Parameter.tauSpread.standard
  /// Synaptic low-pass time constant in ms; 0 is none.
  package var tauSynapse = Parameter.tauSynapse.standard
  /// Whether errors handed down are low-passed as well.
  package var filterErrors = false

  /// No noise, no spread, immediate synapses.
  package static let ideal = SubstratePreset()

  static let fields: [Field<SubstratePreset>] = [
    Field(.rateNoise, \.rateNoise), Field(.tauSpread, \.tauSpread),
    Field(.tauSynapse, \.tauSynapse), Field(.filterErrors, \.filterErrors),
  ]
}

extension Parameter {
  package static let rateNoise = Parameter(
    "substrate.rate_noise", symbol: "noise", name: "rate noise", noun: "a standard deviation",
    .strength, ladder: [0] + rungs(from: -3, to: 0), fine: 0.005, standard: 0,
    help: "white noise on every rate, drawn anew per step of dt")
  package static let tauSpread = Parameter(
    "substrate.tau_spread", symbol: "spread", name: "spread of τ", noun: "a relative spread",
    Limits(lower: 0, upper: 1), ladder: [0, 0.01, 0.02, 0.05, 0.1, 0.2, 0.3, 0.5], fine: 0.01,
    standard: 0, help: "how much τm and τr differ from neuron to neuron")
  package static let tauSynapse = Parameter(
    "substrate.tau_synapse", symbol: "τs", name: "synaptic time constant",
    noun: "a time constant", unit: "ms", .timeConstantOrNone, ladder: [0] + rungs(from: -1, to: 1),
    fine: 0.1, standard: 0, help: "how slowly the synapses pass the rates on")
  package static let filterErrors = Parameter(
    "substrate.filter_errors", symbol: "τs on e", name: "filtered errors", noun: "a choice",
    words: flags, help: "whether the errors handed down pass slow synapses, too")
}
