import Arithmetic

extension NetworkParameters {
  /// Lays a description out in flat vectors.
  init(_ description: NetworkDescription) {
    var layers: [Layer] = []
    var first = 0
    var weightStart = 0
    var below = description.inputs
    var belowStart = 0
    for layer in description.layers {
      let shape = layer.kind.weightShape(neurons: layer.neurons, inputs: below)
      precondition(layer.weights.allSatisfy { $0.count == shape.columns })
      layers.append(
        Layer(
          neurons: layer.neurons, inputs: below, kind: layer.kind, activation: layer.activation,
          first: first,
          learningRate: layer.learningRate, timeConstantRate: layer.timeConstantRate,
          belowStart: belowStart,
          rateStart: description.inputs + first,
          connection: Connection(
            neurons: shape.rows, inputs: shape.columns, start: weightStart,
            isShared: layer.kind != .dense),
          hasFixedFeedback: layer.feedbackWeights != nil))
      belowStart = description.inputs + first
      first += layer.neurons
      weightStart += shape.rows * shape.columns
      below = layer.neurons
    }
    let (tauM, tauR) = NetworkParameters.timeConstants(of: description)
    let dt = description.dt
    self.layers = layers
    self.wiring = Wiring(
      layers.map {
        PlacedConnection(
          $0.connection, first: $0.first, rates: $0.belowStart, below: $0.first - $0.inputs)
      })
    self.isDense = layers.allSatisfy { $0.kind == .dense }
    self.firingGroups = NetworkParameters.firingGroups(
      of: layers, together: description.scheme == .synchronous)
    self.inputs = description.inputs
    self.weightSteps = layers.map { dt * $0.learningRate }
    self.learningSteps = layers.flatMap {
      [Double](
        repeating: description.learnsBiases ? dt * $0.learningRate : 0, count: $0.neurons)
    }
    self.sharesBiases = layers.contains { $0.kind.neuronsPerBias > 1 }
    self.learns = layers.contains { $0.learningRate != 0 || $0.timeConstantRate != 0 }
    self.neuronCount = first
    self.weightCount = weightStart
    self.dt = dt
    self.tauM = tauM
    self.givenTauM = tauM
    let learnsTimeConstants = layers.contains { $0.timeConstantRate != 0 }
    self.timeConstantSteps =
      learnsTimeConstants
      ? layers.flatMap { [Double](repeating: dt * $0.timeConstantRate, count: $0.neurons) } : []
    self.tauR = tauR
    self.beta = description.beta
    self.scheme = description.scheme
    self.integrator = description.integrator
    self.errorFrom = description.errorFrom
    self.substrate = description.substrate
    self.membrane = Membrane(
      tauM: tauM, tauR: tauR, gamma: description.gamma, dt: dt, description.integrator,
      description.errorFrom, cutoff: description.substrate.lookaheadCutoff)
    self.errorMembrane = .none
    let hasFeedback = layers.contains(where: \.hasFixedFeedback)
    var feedback = [Double](repeating: 0, count: hasFeedback ? weightStart : 0)
    for (layer, described) in zip(layers, description.layers) {
      if let matrix = described.feedbackWeights {
        layer.connection.store(matrix, in: &feedback)
      }
    }
    self.feedbackWeights = feedback
    chooseErrorMembrane()
  }

  /// All neurons in order, neighbouring layers of one activation `together` or each on its own.
  private static func firingGroups(of layers: [Layer], together: Bool) -> [FiringGroup] {
    var firingGroups: [FiringGroup] = []
    for (number, layer) in layers.enumerated() {
      var first = layer.first
      if together, let last = firingGroups.last, last.pooled == nil, !layer.isPooling,
        last.activation == layer.activation
      {
        first = last.neurons.lowerBound
        firingGroups.removeLast()
      }
      firingGroups.append(
        FiringGroup(
          activation: layer.activation, neurons: first..<layer.range.upperBound,
          pooled: layer.isPooling ? number : nil))
    }
    return firingGroups
  }

  /// τm and τr of every neuron, each times its own factor from N(1, spread).
  ///
  /// A factor is kept within 0.1 and 10, so that no time constant becomes negative.
  private static func timeConstants(
    of description: NetworkDescription
  ) -> (tauM: [Double], tauR: [Double]) {
    let tauM = description.layers.flatMap(\.tauM)
    let tauR = description.layers.flatMap(\.tauR)
    let spread = description.substrate.tauSpread
    guard spread > 0 else { return (tauM, tauR) }
    var generator = RandomGenerator(seed: description.seed, stream: "time constants")
    func spreadOut(_ tau: Double) -> Double {
      tau * min(max(1 + spread * generator.gaussian(), 0.1), 10)
    }
    return (tauM.map(spreadOut), tauR.map(spreadOut))
  }
}
