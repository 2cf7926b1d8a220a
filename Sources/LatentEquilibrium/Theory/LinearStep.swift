extension Network {
  /// The network made linear, at rest: every slope φ′ is held, nothing is learned, and there is no
  /// noise. It steps as the network does, scheme and all.
  ///
  /// - Parameters:
  ///   - slopes: φ′ of every neuron.
  ///   - rates: the rates that tell from where layers that pool go on taking theirs.
  func linearised(holding slopes: [Double], rates: [Double]) -> Network {
    var linear = self
    linear.parameters.heldSlopes = slopes
    linear.parameters.heldSources = parameters.sources(rates)
    linear.parameters.learns = false
    (linear.parameters.substrate.rateNoise, linear.parameters.substrate.inputNoise) = (0, 0)
    for vector in State.vectors {
      linear.state[keyPath: vector] = state[keyPath: vector].map { _ in 0 }
    }
    linear.state.slope = slopes
    linear.state.biases = state.biases.map { _ in 0 }
    return linear
  }
}

extension NetworkParameters {
  /// From which of the units below each place of a layer that pools takes its rate: one entry a unit of the
  /// network. Empty where none pools.
  fileprivate func sources(_ rates: [Double]) -> [Int] {
    guard layers.contains(where: \.isPooling) else { return [] }
    return layers.flatMap { layer in
      guard case .pooling(let pooling) = layer.kind else {
        return [Int](repeating: 0, count: layer.neurons)
      }
      return pooling.sources(rates.span, from: layer.belowStart)
    }
  }
}

/// The step of a network made linear as a map of what it hands on to the next step, and how that
/// grows where the stimulus and the target are 0.
struct LinearStep {
  private var network: Network
  private let stimulus: [Double]
  private let target: [Double]

  /// The network about its present state: at its present slopes and weights.
  init(of network: Network) {
    self.network = network.linearised(
      holding: network.state.slope, rates: network.state.rate)
    var anew: [WritableKeyPath<Network.State, [Double]>] =
      [\.prospectivePotential, \.synapticInput, \.mismatch, \.slope]
    // Errors that travel in time are handed down at the end of a step.
    if !network.parameters.errorMembrane.isThere { anew.append(\.handedDown) }
    carriers = Network.State.vectors.filter { !anew.contains($0) }
    stimulus = [Double](repeating: 0, count: network.parameters.inputs)
    target = [Double](repeating: 0, count: network.parameters.layers.last?.neurons ?? 0)
  }

  /// The nudging strength.
  var beta: Double {
    get { network.parameters.beta }
    set { network.parameters.beta = newValue }
  }

  /// Whether anything that happens to the network is larger after many steps than before.
  ///
  /// What grows is looked for among the states that follow from a random one (Arnoldi 1951): among
  /// them the step is a small matrix, whose powers tell its growth. In a network of few neurons
  /// these are all states there are.
  mutating func grows() -> Bool {
    do throws(Divergence) {
      return try compressed().grows
    } catch {
      // The equations of `equilibrium` have no solution.
      return true
    }
  }

  /// As many directions as are looked into.
  private static let mostDirections = 32

  /// The step among the states that follow from a random one.
  private mutating func compressed() throws(Divergence) -> SquareMatrix {
    let layers = network.parameters.layers.count
    var start = disturbed()
    // What dies out at once would only take up directions.
    for _ in 0..<4 * layers + 8 {
      normalise(&start)
      start = try image(of: start)
    }
    guard normalise(&start) > 0 else { return SquareMatrix(order: 0) }
    var basis = [start]
    var matrix = SquareMatrix(order: Self.mostDirections)
    for column in 0..<Self.mostDirections {
      var next = try image(of: basis[column])
      let before = dot(next.span, next.span).squareRoot()
      // Twice, for the first time leaves rounding errors that are not at right angles.
      for _ in 0..<2 {
        for (row, direction) in basis.enumerated() {
          let part = dot(direction.span, next.span)
          matrix[row, column] += part
          var line = next.mutableSpan
          add(direction.span, 0, times: -part, to: &line, at: 0, count: direction.count)
        }
      }
      let length = normalise(&next)
      guard length > 1e-12 * before, basis.count < Self.mostDirections else { break }
      matrix[column + 1, column] = length
      basis.append(next)
    }
    return matrix.corner(basis.count)
  }

  /// What is handed on where every potential, rate and error is other than at rest. The rest follows
  /// from these, as far as the network uses it.
  private mutating func disturbed() -> [Double] {
    var generator = RandomGenerator(seed: 0, stream: "stability")
    network.state.membranePotential = network.state.membranePotential.map { _ in
      generator.gaussian()
    }
    network.state.rate = network.state.rate.map { _ in generator.gaussian() }
    network.state.error = network.state.error.map { _ in generator.gaussian() }
    return carried
  }

  /// What the network hands on after a step that began with `state`.
  private mutating func image(of state: [Double]) throws(Divergence) -> [Double] {
    carried = state
    try network.step(stimulus: stimulus, target: target)
    return carried
  }

  /// What one step hands on to the next, in one vector.
  ///
  /// A linear step does the same to what is small. So small, nothing comes near the limit at which a
  /// network counts as diverged, and what is not linear, such as learning, does nothing.
  private var carried: [Double] {
    get {
      carriers.flatMap { network.state[keyPath: $0].map { $0 / Self.smallness } }
    }
    set {
      var place = 0
      for vector in carriers {
        let end = place + network.state[keyPath: vector].count
        network.state[keyPath: vector] = newValue[place..<end].map { $0 * Self.smallness }
        place = end
      }
    }
  }

  private static let smallness = 0x1p-300

  /// All but what every step works out anew, and the slopes, which are held.
  private let carriers: [WritableKeyPath<Network.State, [Double]>]

  /// Makes a vector one of length 1, if it is not 0.
  ///
  /// - Returns: how long it was.
  @discardableResult
  private func normalise(_ vector: inout [Double]) -> Double {
    let length = dot(vector.span, vector.span).squareRoot()
    guard length > 0 else { return 0 }
    for j in vector.indices { vector[j] /= length }
    return length
  }
}
