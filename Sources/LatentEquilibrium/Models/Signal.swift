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

  /// What a signal is for.
  public enum Use: Sendable {
    /// It is kept over time, drawn, and named in formulas.
    case charted
    /// It can be recorded.
    case recorded
    /// It can be recorded, and it is learning that changes it.
    case learned
  }

  private var facts: (name: String, title: String, unit: String, use: Use) {
    switch self {
    case .membranePotential: ("the membrane potential", "membrane", "", .charted)
    case .rate: ("the output", "output", "", .charted)
    case .prospectivePotential: ("the prospective potential", "prospective", "", .recorded)
    case .synapticInput: ("the synaptic input", "input", "", .recorded)
    case .error: ("the error", "error", "", .charted)
    case .errorMemory: ("what the error remembers", "memory", "", .recorded)
    case .tauM: ("the membrane time constant", "τm", "ms", .recorded)
    case .bias: ("the bias", "bias", "", .learned)
    case .ideal: ("what r would be without time", "ideal", "", .charted)
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

  /// Those that are kept over time, in the order in which they are kept.
  public static let charted = allCases.filter { $0.use == .charted }
}
