import Arithmetic
import LatentEquilibrium
import Testing

/// Copies in a batch do what networks do, and learn the mean of what the networks would.
@Suite struct NetworkBatchTests {
  /// Everything in a step that a batch has to do as a network does.
  static let descriptions: [NetworkDescription] = {
    var all: [NetworkDescription] = []
    for scheme in Scheme.allCases where scheme.runsInBatches {
      for source in ErrorSource.allCases {
        for (number, sizes) in [[3, 7, 6, 3], [9, 5, 2], [2, 30, 3], [1, 1]].enumerated() {
          let activation = Activation.allCases[all.count % Activation.allCases.count]
          var description = randomNetwork(
            sizes, activation, seed: UInt64(all.count), ratio: 0.8...1.1, learningRate: 0.02)
          (description.scheme, description.errorFrom) = (scheme, source)
          (description.beta, description.gamma) = (0.2, number == 1 ? 0.5 : 1)
          description.integrator = number % 2 == 0 ? .euler : .exponential
          description.seed = UInt64(number)
          if number == 0 {
            description.substrate = Substrate(inputNoise: 0.05, lookaheadCutoff: 0.4)
            description.learnsBiases = false
          }
          if number != 1 { description.layers[0].timeConstantRate = 0.5 }
          if number == 1 {
            description.substrate = Substrate(
              rateNoise: 0.01, tauSpread: 0.1, tauSynapse: 0.5,
              filtersErrors: source != .generalised)
          }
          if number == 2 {
            var generator = RandomGenerator(seed: 4, stream: "feedback")
            for l in description.layers.indices {
              description.layers[l].feedbackWeights = description.layers[l].weights.map {
                randomVector($0.count, &generator)
              }
            }
          }
          description.layers[0].learningRate = 0.03
          all.append(description)
        }
      }
    }
    return all
  }()

  /// One list of each copy, as a batch takes them: all copies of the first number first.
  private func interleaved(_ samples: [[Double]]) -> [Double] {
    samples[0].indices.flatMap { number in samples.map { $0[number] } }
  }

  private func expectSame(
    _ batch: NetworkBatch<Double>, copy: Int, _ network: Network, _ tolerance: Double = 1e-12
  ) {
    #expect(
      distance(batch.membranePotential(ofCopy: copy), network.membranePotential) < tolerance)
    #expect(
      distance(batch.prospectivePotential(ofCopy: copy), network.prospectivePotential) < tolerance)
    #expect(distance(batch.synapticInput(ofCopy: copy), network.synapticInput) < tolerance)
    #expect(distance(batch.rate(ofCopy: copy), network.rate) < tolerance)
    #expect(distance(batch.error(ofCopy: copy), network.error) < tolerance)
  }

  private func expectSameWeights(_ batch: NetworkBatch<Double>, _ network: Network) {
    for l in network.layers.indices {
      #expect(
        distance(batch.weights(ofLayer: l).joined(), network.weights(ofLayer: l).joined()) < 1e-12)
      #expect(distance(batch.biases(ofLayer: l), network.biases(ofLayer: l)) < 1e-12)
    }
  }

  @Test(arguments: descriptions)
  func aBatchOfOneIsANetwork(description: NetworkDescription) throws {
    var network = Network(description)
    var batch = NetworkBatch<Double>(description, copies: 1)
    var generator = RandomGenerator(seed: 3, stream: "samples")
    let outputs = description.layers.last!.neurons
    for step in 0..<60 {
      let stimulus = randomVector(description.inputs, &generator)
      let target = step % 20 < 5 ? [] : randomVector(outputs, &generator)
      try network.step(stimulus: stimulus, target: target)
      try batch.step(stimulus: stimulus, target: target)
      expectSame(batch, copy: 0, network)
    }
    expectSameWeights(batch, network)
    #expect(distance(batch.tauM, network.tauM) < 1e-12)
    #expect(batch.weights(ofLayer: 0) != description.layers[0].weights)
  }

  /// The weights of all networks become those of the first plus the mean of what each has learned.
  @Test(arguments: descriptions, [2, 7])
  func aBatchLearnsTheMean(description: NetworkDescription, copies: Int) throws {
    var description = description
    (description.substrate.rateNoise, description.substrate.inputNoise) = (0, 0)
    description.layers[0].timeConstantRate = 0
    var networks = Array(repeating: Network(description), count: copies)
    var batch = NetworkBatch<Double>(description, copies: copies)
    var generator = RandomGenerator(seed: 5, stream: "samples")
    let outputs = description.layers.last!.neurons
    for _ in 0..<20 {
      let stimuli = networks.map { _ in randomVector(description.inputs, &generator) }
      let targets = networks.map { _ in randomVector(outputs, &generator) }
      for n in networks.indices { try networks[n].step(stimulus: stimuli[n], target: targets[n]) }
      for l in description.layers.indices {
        let weights = mean(networks.map { $0.weights(ofLayer: l).flatMap { $0 } })
        let biases = mean(networks.map { $0.biases(ofLayer: l) })
        let inputs = networks[0].layers[l].inputs
        let rows = biases.indices.map { Array(weights[$0 * inputs..<($0 + 1) * inputs]) }
        for n in networks.indices { networks[n].setWeights(rows, biases: biases, ofLayer: l) }
      }
      try batch.step(stimulus: interleaved(stimuli), target: interleaved(targets))
      for n in networks.indices { expectSame(batch, copy: n, networks[n]) }
    }
    expectSameWeights(batch, networks[0])
  }

  /// A batch learns the mean of what the time constants of its copies ask for.
  @Test func aBatchLearnsTheMeanOfTimeConstants() throws {
    var description = randomNetwork([2, 4, 1], seed: 8, ratio: 0.5...0.9)
    for l in description.layers.indices { description.layers[l].timeConstantRate = 3 }
    var networks = Array(repeating: Network(description), count: 5)
    var batch = NetworkBatch<Double>(description, copies: 5)
    var generator = RandomGenerator(seed: 5, stream: "samples")
    let stimuli = networks.map { _ in randomVector(2, &generator) }
    for n in networks.indices { try networks[n].step(stimulus: stimuli[n]) }
    try batch.step(stimulus: interleaved(stimuli))
    #expect(distance(batch.tauM, mean(networks.map(\.tauM))) < 1e-14)
    #expect(batch.tauM != description.layers.flatMap(\.tauM))
  }

  private func mean(_ lists: [[Double]]) -> [Double] {
    lists[0].indices.map { k in lists.reduce(0) { $0 + $1[k] } / Double(lists.count) }
  }

  /// The order in which parts are done, and their number.
  @Test(arguments: descriptions, [2, 3, 40])
  func anyWorkersMakeTheSameBits(description: NetworkDescription, parts: Int) throws {
    let backwards = Workers(count: parts) { parts, work in
      for part in (0..<parts).reversed() { work(part) }
    }
    let copies = 11
    var (alone, together) = (
      NetworkBatch<Double>(description, copies: copies),
      NetworkBatch<Double>(description, copies: copies)
    )
    var generator = RandomGenerator(seed: 5, stream: "samples")
    for _ in 0..<10 {
      let stimulus = randomVector(description.inputs * copies, &generator)
      let target = randomVector(description.layers.last!.neurons * copies, &generator)
      try alone.step(stimulus: stimulus, target: target)
      try together.step(stimulus: stimulus, target: target, workers: backwards)
    }
    #expect(alone == together)
  }

  @Test(arguments: descriptions)
  func aCopyDoesNotSeeTheOthers(description: NetworkDescription) throws {
    var description = description
    for l in description.layers.indices {
      (description.layers[l].learningRate, description.layers[l].timeConstantRate) = (0, 0)
    }
    var few = NetworkBatch<Double>(description, copies: 2)
    var many = NetworkBatch<Double>(description, copies: 9)
    var generator = RandomGenerator(seed: 5, stream: "samples")
    for _ in 0..<30 {
      let stimuli = (0..<9).map { _ in randomVector(description.inputs, &generator) }
      try few.step(stimulus: interleaved(Array(stimuli[..<2])))
      try many.step(stimulus: interleaved(stimuli))
    }
    for copy in 0..<2 {
      #expect(few.rate(ofCopy: copy) == many.rate(ofCopy: copy))
      #expect(few.membranePotential(ofCopy: copy) == many.membranePotential(ofCopy: copy))
      #expect(few.error(ofCopy: copy) == many.error(ofCopy: copy))
    }
    #expect(many.rate(ofCopy: 0) != many.rate(ofCopy: 8))
  }

  @Test(arguments: descriptions)
  func atRestItIsNewButForItsWeights(description: NetworkDescription) throws {
    var description = description
    (description.substrate.rateNoise, description.substrate.inputNoise) = (0, 0)
    description.layers[0].timeConstantRate = 0
    var batch = NetworkBatch<Double>(description, copies: 3)
    var network = Network(description)
    let stimulus = [Double](repeating: 0.7, count: description.inputs)
    let target = [Double](repeating: 0.3, count: description.layers.last!.neurons)
    for _ in 0..<5 {
      try batch.step(
        stimulus: interleaved([stimulus, stimulus, stimulus]),
        target: interleaved([target, target, target]))
      try network.step(stimulus: stimulus, target: target)
    }
    batch.rest()
    network.rest()
    var (freshBatch, freshNetwork) = (
      NetworkBatch<Double>(description, copies: 3), Network(description)
    )
    #expect(batch != freshBatch && network != freshNetwork)
    for l in description.layers.indices {
      freshBatch.setWeights(
        batch.weights(ofLayer: l), biases: batch.biases(ofLayer: l), ofLayer: l)
      freshNetwork.setWeights(
        network.weights(ofLayer: l), biases: network.biases(ofLayer: l), ofLayer: l)
    }
    #expect(batch == freshBatch && network == freshNetwork)
  }

  @Test func adoptedParametersKeepTheState() throws {
    var description = NetworkBatchTests.descriptions[0]
    var batch = NetworkBatch<Double>(description, copies: 5)
    let stimulus = [Double](repeating: 0.5, count: description.inputs * 5)
    let target = [Double](repeating: 0.1, count: description.layers.last!.neurons * 5)
    try batch.step(stimulus: stimulus, target: target)
    for l in description.layers.indices { description.layers[l].learningRate = 0 }
    let before = batch
    batch.adopt(description)
    #expect(batch.rate(ofCopy: 4) == before.rate(ofCopy: 4))
    for _ in 0..<5 { try batch.step(stimulus: stimulus, target: target) }
    for l in description.layers.indices {
      #expect(batch.weights(ofLayer: l) == before.weights(ofLayer: l))
      #expect(batch.biases(ofLayer: l) == before.biases(ofLayer: l))
    }
    #expect(batch.membranePotential(ofCopy: 4) != before.membranePotential(ofCopy: 4))
  }

  @Test func everyCopyHasItsOwnNoise() throws {
    var description = randomNetwork([1, 3], seed: 2)
    description.substrate = Substrate(rateNoise: 0.1)
    var batch = NetworkBatch<Double>(description, copies: 6)
    try batch.step(stimulus: [Double](repeating: 0, count: 6))
    let noise = (0..<6).map { batch.rate(ofLayer: 0, copy: $0) }
    for one in noise.indices {
      for other in 0..<one { #expect(noise[one] != noise[other]) }
    }
  }

  @Test func aCopyThatDivergesEndsTheStep() throws {
    let layer = LayerDescription(
      tauM: [10], tauR: [10], activation: .linear, weights: [[1]], biases: [0])
    var description = NetworkDescription(inputs: 1, layers: [layer, layer], dt: 5)
    description.scheme = .gaussSeidel
    #expect(layerAstray(description, [0, 0, 0, 0, 0, 1e9]) == 1)
    #expect(layerAstray(description, [0, .nan, 0, 0, 0, 0]) == 1)
    #expect(layerAstray(description, [0, 0, 0, 0, 0, 1]) == nil)
    description.layers[1].weights = [[1e9]]
    #expect(layerAstray(description, [0, 0, 0, 0, 0, 1]) == 2)
    // The lowest layer of all copies, in whichever part they are.
    #expect(layerAstray(description, [1, 0, 0, 0, 0, 1e9]) == 1)
    #expect(layerAstray(description, [1e9, 0, 0, 0, 0, 1]) == 1)
  }

  /// The layer that any number of workers finds, in whichever order.
  private func layerAstray(_ description: NetworkDescription, _ stimulus: [Double]) -> Int? {
    let backwards = Workers(count: 2) { parts, work in
      for part in (0..<parts).reversed() { work(part) }
    }
    let forwards = Workers(count: 2) { parts, work in
      for part in 0..<parts { work(part) }
    }
    let layers = [Workers.alone, backwards, forwards].map { (workers: Workers) -> Int? in
      var batch = NetworkBatch<Double>(description, copies: stimulus.count)
      do throws(Divergence) {
        try batch.step(stimulus: stimulus, workers: workers)
        return nil
      } catch {
        return error.layer
      }
    }
    #expect(Set(layers).count == 1)
    return layers[0]
  }

  @Test func equilibriaAreRefused() async {
    await #expect(processExitsWith: .failure) {
      var description = randomNetwork([1, 3], seed: 2)
      description.scheme = .equilibrium
      _ = NetworkBatch<Double>(description, copies: 2)
    }
  }
}
