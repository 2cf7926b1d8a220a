import Arithmetic

/// What the membranes of a batch are stepped by, in its own numbers: the coefficients of `Membrane` and
/// `ErrorMembrane`, and the fixed feedback weights.
struct MembraneCoefficients<Number: BatchNumber>: Equatable, Sendable {
  private(set) var gamma: Number = 1
  private(set) var relaxation: [Number] = []
  private(set) var lookahead: [Number] = []
  private(set) var memory: [Number] = []
  private(set) var errorLag: [Number] = []
  private(set) var adaptationLead: [Number] = []
  private(set) var adaptationShare: Number = 0
  private(set) var ofErrors = OfErrors()
  private(set) var feedbackWeights: [Number] = []

  /// Those of errors that travel in time.
  struct OfErrors: Equatable, Sendable {
    fileprivate(set) var lookahead: [Number] = []
    fileprivate(set) var memory: [Number] = []
    fileprivate(set) var relaxation: [Number] = []
  }

  /// Of networks whose membranes do not relax.
  static var none: MembraneCoefficients { MembraneCoefficients() }

  private init() {}

  init(_ parameters: NetworkParameters) {
    let membrane = parameters.membrane
    gamma = Number(membrane.gamma)
    adaptationLead = membrane.adaptationLead.map { Number($0) }
    adaptationShare = Number(membrane.adaptationShare)
    feedbackWeights = parameters.feedbackWeights.map { Number($0) }
    follow(parameters)
  }

  /// Takes what follows the time constants, in the room that is there.
  mutating func follow(_ parameters: NetworkParameters) {
    let (membrane, errors) = (parameters.membrane, parameters.errorMembrane)
    fill(&relaxation, membrane.relaxation)
    fill(&lookahead, membrane.lookahead)
    fill(&memory, membrane.memory)
    fill(&errorLag, membrane.errorLag)
    fill(&ofErrors.lookahead, errors.lookahead)
    fill(&ofErrors.memory, errors.memory)
    fill(&ofErrors.relaxation, errors.relaxation)
  }

  private func fill(_ numbers: inout [Number], _ exact: [Double]) {
    if numbers.count != exact.count { numbers = [Number](repeating: 0, count: exact.count) }
    for k in exact.indices { numbers[k] = Number(exact[k]) }
  }
}
