/// What the units of a model have at every moment: the one list of what can be recorded, charted, put
/// on an axis and named in a formula. Which of these a model has it says itself, `Model.signals`.
public enum Signal: String, CaseIterable, Sendable {
  /// Membrane potential u.
  case membranePotential = "u"
  /// Rate r = φ(p).
  case rate = "r"
  /// Prospective potential p = u + τr·u′.
  case prospectivePotential = "p"
  /// Synaptic input i = W·r_below + b.
  case synapticInput = "i"
  /// The error stored at the end of the step, which enters the membrane in the next.
  case error = "e"
  /// What errors that travel in time remember, v with τr·v′ = φ′·Wᵀ·e_above − v.
  case errorMemory = "v"
  /// The membrane time constant τm in ms.
  case tauM = "tau_m"
  case bias = "b"
  /// The rate without time for the present stimulus, with the weights before the step.
  case ideal
  /// The potential v_B of a cell's basal dendrite.
  case basalPotential = "v_basal"
  /// The potential v_A of a cell's apical dendrite: in a circuit that predicts itself, the error.
  case apicalPotential = "v_apical"
  /// The somatic potential u_I of an interneuron.
  case interneuronPotential = "ui"
  /// Its prospective potential p_I.
  case interneuronProspectivePotential = "pi"
  /// Its rate r_I.
  case interneuronRate = "ri"
  /// The potential v_D of its dendrite.
  case dendriticPotential = "v_dendrite"

  /// What a signal is for.
  public enum Use: Sendable {
    /// It can be recorded.
    case recorded
    /// It can be recorded, and it is learning that changes it.
    case learned
  }

  private var facts: (name: String, title: String, unit: String, use: Use) {
    switch self {
    case .membranePotential: ("the membrane potential", "membrane", "", .recorded)
    case .rate: ("the output", "output", "", .recorded)
    case .prospectivePotential: ("the prospective potential", "prospective", "", .recorded)
    case .synapticInput: ("the synaptic input", "input", "", .recorded)
    case .error: ("the error", "error", "", .recorded)
    case .errorMemory: ("what the error remembers", "memory", "", .recorded)
    case .tauM: ("the membrane time constant", "τm", "ms", .recorded)
    case .bias: ("the bias", "bias", "", .learned)
    case .ideal: ("what r would be without time", "ideal", "", .recorded)
    case .basalPotential: ("the basal potential", "basal", "", .recorded)
    case .apicalPotential: ("the apical potential", "apical", "", .recorded)
    case .interneuronPotential: ("the interneuron's potential", "interneuron", "", .recorded)
    case .interneuronProspectivePotential:
      ("the interneuron's prospective potential", "interneuron, prospective", "", .recorded)
    case .interneuronRate: ("the interneuron's output", "interneuron's output", "", .recorded)
    case .dendriticPotential: ("the interneuron's dendrite", "dendrite", "", .recorded)
    }
  }

  /// As columns, axes and formulas name it.
  public var symbol: String { rawValue }
  /// In words.
  public var name: String { facts.name }
  /// In one word.
  public var title: String { facts.title }
  /// Empty for a number without one.
  public var unit: String { facts.unit }
  public var use: Use { facts.use }

  /// Whether it is of interneurons, not of cells.
  public var isOfInterneurons: Bool {
    switch self {
    case .interneuronPotential, .interneuronProspectivePotential, .interneuronRate,
      .dendriticPotential:
      true
    default: false
    }
  }
}
