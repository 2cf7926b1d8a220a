/// A dendritic microcircuit described: everything `Microcircuit` needs to run, and nothing that changes while
/// it runs except through learning.
public struct MicrocircuitDescription: Equatable, Sendable {
  /// How many numbers the stimulus has.
  public var inputs: Int
  /// From the first layer of pyramidal cells up to the output.
  public var layers: [MicrocircuitLayer]
  /// The time step in ms.
  public var dt: Double
  public var conductances: Conductances
  /// Whether cells look ahead, which is Latent Equilibrium (Haider et al. 2021); if not, it is the circuit of
  /// Sacramento et al. 2018.
  public var isProspective: Bool
  /// The learning rate in 1/ms of the weights from pyramidal cells to interneurons.
  public var interneuronLearningRate: Double
  /// The learning rate in 1/ms of the weights from interneurons to apical dendrites.
  public var apicalLearningRate: Double

  /// - Precondition: there is an output, and every layer below it has weights from above.
  public init(
    inputs: Int, layers: [MicrocircuitLayer], dt: Double, conductances: Conductances = .standard,
    isProspective: Bool = true, interneuronLearningRate: Double = 0, apicalLearningRate: Double = 0
  ) {
    precondition(!layers.isEmpty && layers.dropLast().allSatisfy { $0.fromAbove != nil })
    self.inputs = inputs
    self.layers = layers
    self.dt = dt
    self.conductances = conductances
    self.isProspective = isProspective
    self.interneuronLearningRate = interneuronLearningRate
    self.apicalLearningRate = apicalLearningRate
  }
}

/// The pyramidal cells of one layer, and the interneurons beside them, described.
public struct MicrocircuitLayer: Equatable, Sendable {
  /// W_up, onto the basal dendrites: rows are the layer's cells, columns the rates below.
  public var fromBelow: [[Double]]
  /// What stands above a hidden layer; nil for the output.
  public var fromAbove: Apical?
  /// The learning rate of W_up in 1/ms.
  public var learningRate: Double
  /// The largest size of a weight of W_up.
  public var bound: Double

  /// The weights of the apical tree, and of the interneurons that imitate the cells above.
  public struct Apical: Equatable, Sendable {
    /// W_down: rows are the layer's cells, columns those of the layer above. It stays as it is.
    public var down: [[Double]]
    /// W_ip, from the layer's cells to its interneurons, one for each cell above; nil is that with which
    /// interneurons do as the cells above when nobody teaches these.
    public var toInterneurons: [[Double]]?
    /// W_pi, from interneurons to apical dendrites; nil is −W_down, which cancels what comes from above.
    public var fromInterneurons: [[Double]]?

    public init(
      down: [[Double]], toInterneurons: [[Double]]? = nil, fromInterneurons: [[Double]]? = nil
    ) {
      self.down = down
      self.toInterneurons = toInterneurons
      self.fromInterneurons = fromInterneurons
    }
  }

  public var cells: Int { fromBelow.count }

  public init(
    fromBelow: [[Double]], fromAbove: Apical? = nil, learningRate: Double = 0,
    bound: Double = .infinity
  ) {
    self.fromBelow = fromBelow
    self.fromAbove = fromAbove
    self.learningRate = learningRate
    self.bound = bound
  }
}

/// How strongly the compartments of cells are joined, in 1/ms with a capacitance of 1.
public struct Conductances: Equatable, Sendable {
  public var leak: Double
  /// From the basal dendrite to the soma.
  public var basal: Double
  /// From the apical dendrite to the soma.
  public var apical: Double
  /// From an interneuron's dendrite to its soma.
  public var dendritic: Double
  /// From the cell above to an interneuron, and from the target to an output.
  public var somatic: Double

  public init(leak: Double, basal: Double, apical: Double, dendritic: Double, somatic: Double) {
    self.leak = leak
    self.basal = basal
    self.apical = apical
    self.dendritic = dendritic
    self.somatic = somatic
  }

  /// Those of the paper.
  public static let standard = Conductances(
    leak: 0.03, basal: 0.1, apical: 0.06, dendritic: 0.1, somatic: 0.06)

  /// The sum at the soma of a hidden cell, whose inverse is its time constant τ_eff.
  var ofHiddenCell: Double { leak + basal + apical }
  /// Likewise of an interneuron.
  var ofInterneuron: Double { leak + dendritic + somatic }
  /// Likewise of an output, also where there is no target.
  var ofOutput: Double { leak + basal + somatic }

  /// How much of its basal potential a hidden cell would have without what comes from above.
  var hiddenShare: Double { basal / ofHiddenCell }
  /// Likewise an output without a target.
  var outputShare: Double { basal / (leak + basal) }
  /// How much of its dendritic potential an interneuron would have without a nudge.
  var interneuronShare: Double { dendritic / (leak + dendritic) }
}
