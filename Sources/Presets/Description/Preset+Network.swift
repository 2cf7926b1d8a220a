package import LatentEquilibrium

extension Preset {
  /// The network that the preset describes, its weights drawn from the seed.
  package var network: NetworkDescription {
    describe(layers, stream: "", with: nil)
  }

  /// The network to compare with: the same weights but where `twin` has its own, and whatever else it
  /// changes.
  package var twinNetwork: NetworkDescription? {
    network(of: .twin)
  }

  /// One of the networks as a model of its family; nil for who is not there.
  package func model(of member: Member) -> ModelDescription? {
    if family == .microcircuit {
      let isThere = member == .network || twin(member) != nil
      return isThere ? .microcircuit(circuit(of: twin(member))) : nil
    }
    guard let network = network(of: member) else { return nil }
    guard let rule = twin(member)?.learner, rule.hasPhases, let task else {
      return .layered(network)
    }
    return .phased(
      PhasedDescription(network: network, rule: rule, presentation: task.presentation))
  }

  /// One of the networks of layers; nil for who is not there, or is a circuit.
  package func network(of member: Member) -> NetworkDescription? {
    guard family == .layered else { return nil }
    return member == .network
      ? network : twin(member).map { describe(layers, stream: "", with: $0) }
  }

  /// The teacher, if the target is one. Its time constants matter only where it runs in time.
  package var teacherNetwork: NetworkDescription? {
    guard case .teacher(let layers) = target.kind else { return nil }
    var teacher = describe(layers, stream: "teacher ", with: nil)
    (teacher.beta, teacher.substrate, teacher.errorFrom) = (0, .ideal, .tauM)
    for l in teacher.layers.indices {
      (teacher.layers[l].learningRate, teacher.layers[l].timeConstantRate) = (0, 0)
    }
    return teacher
  }

  /// The membrane time constants of a layer's neurons in ms.
  package func tauM(ofLayer layer: Int) -> [Double] {
    expand(layers[layer].tauM, or: tauM, layer)
  }

  /// The prospective time constants of a layer's neurons in ms; those of the membrane where nothing
  /// else is said.
  package func tauR(ofLayer layer: Int) -> [Double] {
    if let values = layers[layer].tauR { return expand(values, or: 0, layer) }
    if let tauR { return expand(nil, or: tauR, layer) }
    return tauM(ofLayer: layer)
  }

  /// One value a neuron, from a list of one or of all.
  private func expand(_ values: [Double]?, or common: Double, _ layer: Int) -> [Double] {
    guard let values, values.count == layers[layer].neurons else {
      return Array(repeating: values?.first ?? common, count: layers[layer].neurons)
    }
    return values
  }

  /// For how many steps a member learns nothing after what is shown has changed.
  private func mutedSteps(of member: Member) -> Int {
    let time = twin(member)?.learnAfter ?? learnAfter
    return time > 0 ? TimeGrid(dt: dt).steps(lasting: time) : 0
  }

  /// When within a presentation a member is taught.
  package func lesson(of member: Member = .network) -> LessonTimes {
    let shown = task.map { TimeGrid(dt: dt).steps(lasting: $0.presentation) }
    switch twin(member)?.learner ?? .continuous {
    case .continuous: return LessonTimes(free: 0, muted: mutedSteps(of: member))
    case .predictiveCoding: return LessonTimes(free: 0, only: (shown ?? 1) - 1)
    case .equilibriumPropagation:
      return LessonTimes(free: (shown ?? 1) / 2, only: (shown ?? 1) - 1)
    }
  }

  private func describe(
    _ described: [LayerPreset], stream: String, with twin: TwinPreset?
  ) -> NetworkDescription {
    var source = self
    source.layers = described
    var below = inputs
    let layers = described.indices.map { l -> LayerDescription in
      let layer = described[l]
      let neurons = layer.neurons
      defer { below = neurons }
      if case .pooling(let pooling) = layer.kind { return .pooling(pooling) }
      let (rows, columns) = layer.kind.weightShape(neurons: neurons, inputs: below)
      var weightGenerator = RandomGenerator(seed: seed, stream: "\(stream)weights \(l + 1)")
      var biasGenerator = RandomGenerator(seed: seed, stream: "\(stream)biases \(l + 1)")
      var feedbackGenerator = RandomGenerator(seed: seed, stream: "\(stream)feedback \(l + 1)")
      let feedback =
        (twin?.feedback ?? feedback) == .random
        ? layer.feedbackWeights ?? .xavier(gain: 1)
        : twin?.feedback == nil ? layer.feedbackWeights : nil
      let tied = layer.tauR == nil && tauR == nil
      let tauM = twin?.tauM.map { Array(repeating: $0, count: neurons) } ?? source.tauM(ofLayer: l)
      let tauR =
        twin?.tauR.map { Array(repeating: $0, count: neurons) }
        ?? (tied ? tauM : source.tauR(ofLayer: l))
      let own = twin?.layers.isEmpty == false ? twin?.layers[l] : nil
      return LayerDescription(
        kind: layer.kind, tauM: tauM, tauR: tauR,
        activation: twin?.activation ?? layer.activation ?? activation,
        learningRate: twin?.eta ?? layer.eta ?? eta,
        timeConstantRate: twin?.etaTau ?? layer.etaTau ?? etaTau,
        weights: (own?.weights ?? layer.weights).matrix(
          rows: rows, columns: columns, using: &weightGenerator),
        biases: (own?.biases ?? layer.biases).matrix(
          rows: rows, columns: 1, using: &biasGenerator
        ).map { $0[0] },
        feedbackWeights: feedback?.matrix(
          rows: rows, columns: columns, using: &feedbackGenerator))
    }
    return NetworkDescription(
      inputs: inputs, layers: layers, dt: dt, beta: twin?.beta ?? beta,
      gamma: twin?.gamma ?? gamma, scheme: twin?.scheme ?? scheme,
      integrator: twin?.integrator ?? integrator, errorFrom: twin?.errorFrom ?? errorFrom,
      substrate: Substrate(
        rateNoise: substrate.rateNoise, tauSpread: substrate.tauSpread,
        tauSynapse: substrate.tauSynapse, filtersErrors: substrate.filterErrors,
        inputNoise: substrate.inputNoise, lookaheadCutoff: substrate.lookaheadCutoff),
      seed: seed, learnsBiases: learnBiases)
  }
}
