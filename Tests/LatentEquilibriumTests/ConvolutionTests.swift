import Arithmetic
import Testing

@testable import LatentEquilibrium

/// Layers whose neurons share kernels, and layers that pool.
@Suite struct ConvolutionTests {
  /// A trajectory of an independent implementation.
  struct Oracle: Decodable {
    struct Layer: Decodable {
      let kind: String
      let size: Int?
      let kernel: [Int]?
      let weights: [[Double]]?
      let biases: [Double]?
      let activation: String?
      let eta: Double?
      let feedback: [[Double]]?
    }

    struct State: Decodable {
      let step: Int
      let u: [[Double]]
      let r: [[Double]]
      let e: [[Double]]
    }

    let inputShape: [Int]
    let layers: [Layer]
    let scheme: String
    let errorFrom: String
    let dt: Double
    let tauM: Double
    let tauR: Double
    let beta: Double
    let hold: Int
    let copies: Int
    let stimuli: [[[Double]]]
    let targets: [[[Double]]]
    let states: [State]
    let finalWeights: [[[Double]]]
    let finalBiases: [[Double]]

    var description: NetworkDescription {
      get throws {
        var shape = ImageShape(
          channels: inputShape[0], rows: inputShape[1], columns: inputShape[2])
        let inputs = shape.count
        let described = try layers.map { layer -> LayerDescription in
          let kind: LayerKind
          switch layer.kind {
          case "conv":
            let kernel = try #require(layer.kernel)
            let convolution = Convolution(
              shape, channels: layer.weights?.count ?? 0, kernelRows: kernel[0],
              kernelColumns: kernel[1])
            (kind, shape) = (.convolution(convolution), convolution.output)
          case "pool":
            let pooling = Pooling(shape, size: try #require(layer.size))
            shape = pooling.output
            return .pooling(pooling)
          default: kind = .dense
          }
          let neurons = kind.output?.count ?? layer.biases?.count ?? 0
          let activation = try #require(layer.activation)
          return LayerDescription(
            kind: kind, tauM: [Double](repeating: tauM, count: neurons),
            tauR: [Double](repeating: tauR, count: neurons),
            activation: try #require(Activation(rawValue: activation)),
            learningRate: layer.eta ?? 0, weights: layer.weights ?? [], biases: layer.biases ?? [],
            feedbackWeights: layer.feedback)
        }
        return NetworkDescription(
          inputs: inputs, layers: described, dt: dt, beta: beta,
          scheme: try #require(Scheme(rawValue: scheme)),
          errorFrom: try #require(ErrorSource(rawValue: errorFrom)))
      }
    }
  }

  private static let oracles = ["conv_one", "conv_sweep", "conv_fixed_feedback", "conv_leaky"]

  /// What is there of neurons, without the places of layers that pool.
  private func ofNeurons(_ values: [Double], _ layers: [Layer]) -> [Double] {
    layers.filter { !$0.isPooling }.flatMap { values[$0.range] }
  }

  @Test(arguments: oracles)
  func everyStepOfABatch(name: String) throws {
    try expectSteps(Double.self, of: name, within: 1e-12)
    try expectSteps(Float.self, of: name, within: 1e-5)
  }

  private func expectSteps<Number: BatchNumber>(
    _ type: Number.Type, of name: String, within tolerance: Double
  ) throws {
    let oracle = try golden("\(name).json", as: Oracle.self)
    var batch = NetworkBatch<Number>(try oracle.description, copies: oracle.copies)
    let layers = batch.layers
    func interleaved(_ samples: [[Double]]) -> [Double] {
      samples[0].indices.flatMap { number in samples.map { $0[number] } }
    }
    for step in 0..<oracle.stimuli.count * oracle.hold {
      try batch.step(
        stimulus: interleaved(oracle.stimuli[step / oracle.hold]),
        target: interleaved(oracle.targets[step / oracle.hold]))
      guard let state = oracle.states.first(where: { $0.step == step }) else { continue }
      for copy in 0..<oracle.copies {
        #expect(
          distance(ofNeurons(batch.membranePotential(ofCopy: copy), layers), state.u[copy])
            < tolerance)
        let rates = Array(batch.rate(ofCopy: copy).dropFirst(oracle.stimuli[0][0].count))
        #expect(distance(ofNeurons(rates, layers), state.r[copy]) < tolerance)
        #expect(distance(ofNeurons(batch.error(ofCopy: copy), layers), state.e[copy]) < tolerance)
      }
    }
    for (projection, weights, biases) in zip3(
      batch.projections, oracle.finalWeights, oracle.finalBiases)
    {
      #expect(distance(batch.weights(of: projection).joined(), weights.joined()) < tolerance)
      #expect(distance(batch.biases(of: projection), biases) < tolerance)
    }
  }

  @Test(arguments: ["conv_one", "conv_leaky"])
  func everyStepOfANetwork(name: String) throws {
    let oracle = try golden("\(name).json", as: Oracle.self)
    var network = Network(try oracle.description)
    for step in 0..<oracle.stimuli.count * oracle.hold {
      try network.step(
        stimulus: oracle.stimuli[step / oracle.hold][0],
        target: oracle.targets[step / oracle.hold][0])
      guard let state = oracle.states.first(where: { $0.step == step }) else { continue }
      #expect(distance(ofNeurons(network.membranePotential, network.layers), state.u[0]) < 1e-12)
      let rates = Array(network.rate.dropFirst(oracle.stimuli[0][0].count))
      #expect(distance(ofNeurons(rates, network.layers), state.r[0]) < 1e-12)
      #expect(distance(ofNeurons(network.error, network.layers), state.e[0]) < 1e-12)
    }
    for (projection, weights, biases) in zip3(
      network.projections, oracle.finalWeights, oracle.finalBiases)
    {
      #expect(distance(network.weights(of: projection).joined(), weights.joined()) < 1e-12)
      #expect(distance(network.biases(of: projection), biases) < 1e-12)
    }
  }

  private func zip3<A, B, C>(_ a: [A], _ b: [B], _ c: [C]) -> [(A, B, C)] {
    zip(zip(a, b), c).map { ($0.0, $0.1, $1) }
  }

  /// 2 channels of 6x5 – 3 of 4x4 – pooled – 2 neurons, with random weights.
  private func random(
    seed: UInt64, _ activation: Activation = .tanh, pools: Bool = true, ratio: Double = 1,
    learningRate: Double = 0
  ) -> NetworkDescription {
    var random = RandomGenerator(seed: seed, stream: "convolutions")
    func matrix(_ rows: Int, _ columns: Int) -> [[Double]] {
      (0..<rows).map { _ in
        (0..<columns).map { _ in random.gaussian() / Double(columns).squareRoot() }
      }
    }
    let input = ImageShape(channels: 2, rows: 6, columns: 5)
    let convolution = Convolution(input, channels: 3, kernelRows: 3, kernelColumns: 2)
    let pooling = Pooling(convolution.output, size: 2)
    func layer(
      _ kind: LayerKind, _ neurons: Int, _ activation: Activation, _ weights: [[Double]]
    ) -> LayerDescription {
      LayerDescription(
        kind: kind, tauM: [Double](repeating: 10, count: neurons),
        tauR: [Double](repeating: 10 * ratio, count: neurons), activation: activation,
        learningRate: learningRate, weights: weights, biases: weights.map { _ in 0.1 })
    }
    let below = pools ? pooling.output.count : convolution.output.count
    var layers = [
      layer(
        .convolution(convolution), convolution.output.count, activation,
        matrix(3, convolution.kernelSize))
    ]
    if pools { layers.append(.pooling(pooling)) }
    layers.append(layer(.dense, 2, .linear, matrix(2, below)))
    return NetworkDescription(inputs: input.count, layers: layers, dt: 0.1, beta: 0.1)
  }

  private func numbers(_ count: Int, seed: UInt64) -> [Double] {
    var random = RandomGenerator(seed: seed, stream: "numbers")
    return (0..<count).map { _ in random.gaussian() }
  }

  /// Backpropagation through kernels and pools against differences of the cost.
  @Test(arguments: 1...4 as ClosedRange<UInt64>)
  func gradientIsThatOfTheCost(seed: UInt64) throws {
    let description = random(seed: seed)
    let (stimulus, target) = (numbers(60, seed: seed), numbers(2, seed: seed + 50))
    let gradient = BackpropagatedNetwork(description).gradient(stimulus: stimulus, target: target)
    func cost(_ description: NetworkDescription) -> Double {
      var ideal = IdealNetwork(shapedAs: Network(description))
      ideal.evaluate(stimulus: stimulus, weightsOf: Network(description))
      return zip(ideal.neuronRate.suffix(2), target).reduce(0) {
        $0 + ($1.1 - $1.0) * ($1.1 - $1.0) / 2
      }
    }
    let h = 1e-5
    for layer in [0, 2] {
      for (row, weights) in description.layers[layer].weights.enumerated() {
        for column in weights.indices {
          var (up, down) = (description, description)
          up.layers[layer].weights[row][column] += h
          down.layers[layer].weights[row][column] -= h
          #expect(
            abs((cost(up) - cost(down)) / (2 * h) - gradient[layer].weights[row][column]) < 1e-7)
        }
        var (up, down) = (description, description)
        up.layers[layer].biases[row] += h
        down.layers[layer].biases[row] -= h
        #expect(abs((cost(up) - cost(down)) / (2 * h) - gradient[layer].biases[row]) < 1e-7)
      }
    }
  }

  /// As β goes to 0 what Latent Equilibrium learns goes to the gradient of the cost.
  @Test func errorsBecomeTheGradient() throws {
    var description = random(seed: 9, learningRate: 1)
    (description.beta, description.scheme) = (1e-6, .equilibrium)
    let (stimulus, target) = (numbers(60, seed: 1), numbers(2, seed: 2))
    let gradient = BackpropagatedNetwork(description).gradient(stimulus: stimulus, target: target)
    let start = Network(description)
    var network = start
    try network.step(stimulus: stimulus, target: target)
    for layer in [0, 2] {
      let change = zip(network.weights(ofLayer: layer), start.weights(ofLayer: layer)).flatMap {
        zip($0, $1).map { ($0 - $1) / (0.1 * 1e-6) }
      }
      #expect(distance(change.map { -$0 }, gradient[layer].weights.joined()) < 1e-4)
    }
  }

  /// A convolution is a dense layer most of whose weights are 0, and pools take no time.
  @Test(arguments: [true, false], [1.0, 0])
  func itIsADenseNetworkWithSharedWeights(pools: Bool, ratio: Double) throws {
    let description = random(seed: 3, pools: pools, ratio: ratio)
    var network = Network(description)
    let rows = network.layers[0].wholeRows(of: network.state.weights, [])
    var dense = description
    dense.layers[0].kind = .dense
    dense.layers[0].weights = (0..<48).map { Array(rows[$0 * 60..<($0 + 1) * 60]) }
    dense.layers[0].biases = [Double](repeating: 0.1, count: 48)
    guard !pools else {
      // The pool itself has no lag: its rates are the largest of those below, in every step.
      for step in 0..<30 {
        try network.step(stimulus: numbers(60, seed: UInt64(step / 5)), target: [1, 0])
        let shape = ImageShape(channels: 3, rows: 4, columns: 4)
        let (below, above) = (network.rateRange(ofLayer: 0), network.rateRange(ofLayer: 1))
        for place in 0..<above.count {
          let (channel, row, column) = (place / 4, place % 4 / 2, place % 2)
          let square = [0, 1].flatMap { y in
            [0, 1].map { x in
              network.rate[
                below.lowerBound + shape.index(channel, 2 * row + y, 2 * column + x)]
            }
          }
          #expect(network.rate[above.lowerBound + place] == square.max())
        }
      }
      return
    }
    var other = Network(dense)
    for step in 0..<30 {
      let stimulus = numbers(60, seed: UInt64(step / 5))
      try network.step(stimulus: stimulus, target: [1, 0])
      try other.step(stimulus: stimulus, target: [1, 0])
      #expect(distance(network.rate, other.rate) < 1e-13)
      #expect(distance(network.error, other.error) < 1e-13)
    }
  }

  /// Of several equal rates the first is taken, and its neuron gets all of the error.
  @Test func equalRatesGoToTheFirst() {
    let pooling = Pooling(ImageShape(channels: 1, rows: 2, columns: 4), size: 2)
    let rates: [Double] = [1, 1, 0, 3, 1, 1, 3, 3]
    #expect(pooling.sources(rates.span, from: 0) == [0, 3])
  }

  /// The same as a dense network without a pool: the layer above it reads the neurons that the pool chooses.
  private func withoutPool(
    _ network: Network, _ description: NetworkDescription, at offset: [Double]
  ) -> NetworkDescription {
    var ideal = IdealNetwork(shapedAs: network)
    ideal.evaluate(stimulus: offset, weightsOf: network)
    let chosen = network.layers[1].wholeRows(of: [], ideal.rate)
    let (kernels, above) = (
      network.layers[0].wholeRows(of: network.state.weights, []), network.weights(ofLayer: 2)
    )
    var dense = description
    dense.layers.remove(at: 1)
    dense.layers[0].kind = .dense
    dense.layers[0].weights = (0..<48).map { Array(kernels[$0 * 60..<($0 + 1) * 60]) }
    dense.layers[0].biases = [Double](repeating: 0.1, count: 48)
    dense.layers[1].weights = above.map { row in
      (0..<48).map { unit in (0..<12).reduce(0) { $0 + row[$1] * chosen[$1 * 48 + unit] } }
    }
    return dense
  }

  /// Closed forms of small sines know kernels, and pools without a lag of their own.
  @Test(arguments: [Scheme.synchronous, .gaussSeidel], [1.0, 0])
  func closedFormsAreThoseOfTheDenseNetwork(scheme: Scheme, ratio: Double) {
    var description = random(seed: 6, ratio: ratio)
    description.scheme = scheme
    let offset = numbers(60, seed: 8)
    let stimulus = numbers(60, seed: 7).map { Phasor($0) }
    let network = Network(description)
    let dense = withoutPool(network, description, at: offset)
    let (one, other) = (
      SmallSignal(network, about: offset, stimulus: stimulus),
      SmallSignal(Network(dense), about: offset, stimulus: stimulus)
    )
    for frequency in [3.0, 40, 300] {
      for time in [SmallSignal.Time.continuous, .discrete] {
        let (mine, theirs) = (
          one.responses(frequency: frequency, time), other.responses(frequency: frequency, time)
        )
        for (layer, same) in [(0, 0), (2, 1)] {
          #expect(abs((mine[layer]?.gain ?? 0) - (theirs[same]?.gain ?? 1)) < 1e-12)
          #expect(abs((mine[layer]?.phase ?? 0) - (theirs[same]?.phase ?? 1)) < 1e-12)
        }
      }
    }
  }

  /// The gauge follows errors through a pool to where its rate comes from.
  @Test func loopThroughAPoolIsJudged() throws {
    var description = random(seed: 2)
    let offset = numbers(60, seed: 11)
    let dense = withoutPool(Network(description), description, at: offset)
    description.beta = 0
    var (network, other) = (Network(description), Network(dense))
    for _ in 0..<20 {
      try network.step(stimulus: offset)
      try other.step(stimulus: offset)
    }
    let (limit, expected) = (
      try #require(network.criticalBeta()), try #require(other.criticalBeta())
    )
    #expect(abs(limit - expected) < 1e-6 * expected)
  }

  /// A network goes on from its numbers with the same bits.
  @Test func itContinuesFromItsState() throws {
    let description = random(seed: 4, learningRate: 0.5)
    var network = Network(description)
    for step in 0..<12 {
      try network.step(stimulus: numbers(60, seed: UInt64(step)), target: [1, 0])
    }
    var other = Network(description)
    let isTaken = other.take(network.numbers)
    #expect(isTaken)
    for step in 12..<20 {
      try network.step(stimulus: numbers(60, seed: UInt64(step)), target: [1, 0])
      try other.step(stimulus: numbers(60, seed: UInt64(step)), target: [1, 0])
    }
    #expect(network == other)
  }
}
