import Arithmetic

/// Pyramidal cells with a basal and an apical dendrite, and interneurons that imitate the cells above: the
/// dendritic microcircuit of Sacramento et al. 2018, and the one that looks ahead (Haider et al. 2021,
/// cortical microcircuits and appendix).
///
///     v_B = W_up·r_below        v_A = W_down·r_above + W_pi·r_I        v_D = W_ip·r
///     u′   = −g_l·u + g_b·(v_B − u) + g_a·(v_A − u)                    of a hidden cell
///     u_I′ = −g_l·u_I + g_d·(v_D − u_I) + g_som·(s_above − u_I)        of an interneuron
///     u′   = (g_l + g_b + g_som)·(u_ss − u)                            of an output
///
/// with u_ss = (g_b·v_B + g_som·target)/(g_l + g_b + g_som), or g_b·v_B/(g_l + g_b) without a target, and
/// s = p = u + τ_eff·u′ where cells look ahead, else u. Rates are r = φ(s), φ(x) = ln(1 + eˣ), which is 0
/// below −15 and x above 15. Dendrites follow at once. Where interneurons do as the cells above, v_A is 0 but
/// for what a target changes there: the error.
public struct Microcircuit: Equatable, Sendable {
  var parameters: MicrocircuitParameters
  var state: State

  /// All that changes from step to step, in flat vectors: cells layer after layer, then their interneurons.
  struct State: Equatable, Sendable {
    var membranePotential: [Double]
    var prospectivePotential: [Double]
    var basalPotential: [Double]
    var apicalPotential: [Double]
    /// What comes to them from the cells above, before interneurons take it away.
    var fromAbove: [Double]
    /// The rates of the stimulus, then of all cells.
    var rate: [Double]
    var nextRate: [Double]
    var interneuronPotential: [Double]
    var interneuronProspectivePotential: [Double]
    var dendriticPotential: [Double]
    var interneuronRate: [Double]
    var nextInterneuronRate: [Double]
    var weights: [Double]
    /// What plasticity is driven by.
    var error: [Double]
    var interneuronError: [Double]
  }

  /// A circuit at rest: every potential is 0.
  public init(_ description: MicrocircuitDescription) {
    parameters = MicrocircuitParameters(description)
    let (cells, interneurons) = (parameters.cells, parameters.interneurons)
    func zeros(_ count: Int) -> [Double] { Array(repeating: 0, count: count) }
    let atRest = Microcircuit.rate(0)
    let rates =
      zeros(parameters.inputs) + [Double](repeating: atRest, count: cells)
    let ofInterneurons = [Double](repeating: atRest, count: interneurons)
    state = State(
      membranePotential: zeros(cells), prospectivePotential: zeros(cells),
      basalPotential: zeros(cells), apicalPotential: zeros(cells), fromAbove: zeros(cells),
      rate: rates, nextRate: rates, interneuronPotential: zeros(interneurons),
      interneuronProspectivePotential: zeros(interneurons),
      dendriticPotential: zeros(interneurons), interneuronRate: ofInterneurons,
      nextInterneuronRate: ofInterneurons, weights: zeros(parameters.weightCount),
      error: zeros(cells), interneuronError: zeros(interneurons))
    parameters.store(description, in: &state.weights)
  }

  /// φ(x) = ln(1 + eˣ), cut off where it is 0 or x.
  @inline(__always)
  static func rate(_ x: Double) -> Double {
    x < -15 ? 0 : x > 15 ? x : Double.softplus(x)
  }

  /// How strongly its compartments are joined.
  public var conductances: Conductances { parameters.conductances }
  /// How many numbers the stimulus has.
  public var inputs: Int { parameters.inputs }
  /// The time constant τ_eff of hidden cells in ms: the inverse of what leads to their soma.
  public var tauOfHidden: Double { 1 / parameters.conductances.ofHiddenCell }
  /// That of outputs and of interneurons.
  public var tauOfOutput: Double { 1 / parameters.conductances.ofOutput }
  /// Whether cells look ahead.
  public var isProspective: Bool { parameters.isProspective }

  /// How many pyramidal cells each layer has, from the first up to the output.
  public var cells: [Int] { parameters.layers.map(\.cells.count) }

  /// The somatic potential u of all pyramidal cells, layer after layer.
  public var membranePotential: [Double] { state.membranePotential }
  /// Their prospective potential p = u + τ_eff·u′, also where nobody looks at it.
  public var prospectivePotential: [Double] { state.prospectivePotential }
  /// Their rates r.
  public var rate: ArraySlice<Double> { state.rate[inputs...] }
  /// The potential v_B of their basal dendrites.
  public var basalPotential: [Double] { state.basalPotential }
  /// What comes from the cells above to their apical dendrites, W_down·r_above; the rest of v_A is from
  /// interneurons.
  public var fromAbove: [Double] { state.fromAbove }
  /// The potential v_A of the apical dendrites of hidden cells: the error, where interneurons do as the cells
  /// above; 0 of outputs, which have none.
  public var apicalPotential: [Double] { state.apicalPotential }
  /// The somatic potential u_I of all interneurons, layer after layer; a hidden layer has one for each cell of
  /// the layer above.
  public var interneuronPotential: [Double] { state.interneuronPotential }
  /// Their prospective potential p_I.
  public var interneuronProspectivePotential: [Double] { state.interneuronProspectivePotential }
  /// Their rates r_I.
  public var interneuronRate: [Double] { state.interneuronRate }
  /// The potential v_D of their dendrites.
  public var dendriticPotential: [Double] { state.dendriticPotential }

  /// The potentials that the outputs show: prospective ones where cells look ahead.
  public var output: ArraySlice<Double> {
    let potential =
      parameters.isProspective ? state.prospectivePotential : state.membranePotential
    return potential[parameters.layers[parameters.layers.count - 1].cells]
  }

  /// The weights of a layer, counted from 0: rows are those who receive. Empty where the layer has none.
  public func weights(_ kind: Projection.Kind, ofLayer layer: Int) -> [[Double]] {
    parameters.layers[layer].connection(kind)?.matrix(in: state.weights) ?? []
  }

  /// c, what W_up of the layer above is times in W_ip where interneurons do as the cells above.
  public func imitation(ofLayer layer: Int) -> Double { parameters.imitation(ofLayer: layer) }

  /// How far the circuit is from predicting itself: the largest of |W_ip − c·W_up| of the layer above, and of
  /// |W_pi + W_down|, both 0 where interneurons do as the cells above.
  public func selfPrediction(ofLayer layer: Int) -> (interneurons: Double, apical: Double) {
    guard layer + 1 < parameters.layers.count else { return (0, 0) }
    let factor = parameters.imitation(ofLayer: layer)
    func largest(_ a: [[Double]], _ b: [[Double]], _ factor: Double) -> Double {
      zip(a.joined(), b.joined()).reduce(0) { max($0, abs($1.0 - factor * $1.1)) }
    }
    return (
      largest(weights(.toInterneurons, ofLayer: layer), weights(.up, ofLayer: layer + 1), factor),
      largest(weights(.fromInterneurons, ofLayer: layer), weights(.down, ofLayer: layer), -1)
    )
  }

  /// The cost of the outputs, ½ |target − s|²; 0 without a target.
  public func cost(target: [Double]) -> Double {
    zip(target, output).reduce(0) { $0 + ($1.0 - $1.1) * ($1.0 - $1.1) } / 2
  }
}
