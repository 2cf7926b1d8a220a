import LatentEquilibrium
import Testing

/// Trajectories of an implementation that agrees with the authors' code to 1e-14.
@Suite struct GoldenTests {
  private static let plastic = [
    "net_b_hard", "net_b_tanh", "net_b_fa", "net_b_filter", "net_b_het_m", "net_b_het_r",
    "net_b_leaky_r", "net_ffp_hard",
  ]

  @Test(arguments: plastic)
  func everyStepOfThePlasticNetworks(name: String) throws {
    let golden = try golden("\(name).json", as: Golden.self)
    var network = Network(golden.description)
    for step in 0..<golden.steps {
      let sample = step / golden.hold
      try network.step(stimulus: golden.stimuli[sample], target: golden.targets[sample])
      let stimulusCount = golden.stimuli[0].count
      #expect(distance(network.membranePotential, golden.membranePotential[step].joined()) < 1e-12)
      #expect(
        distance(network.prospectivePotential, golden.prospectivePotential[step].joined()) < 1e-12)
      #expect(distance(network.rate.dropFirst(stimulusCount), golden.rate[step].joined()) < 1e-12)
      #expect(distance(network.synapticInput, golden.synapticInput[step].joined()) < 1e-12)
      #expect(distance(network.error, golden.error[step].joined()) < 1e-12)
    }
    for layer in network.layers.indices {
      #expect(
        distance(network.weights(ofLayer: layer).joined(), golden.finalWeights[layer].joined())
          < 1e-12)
    }
    #expect(distance(network.bias, golden.finalBiases.joined()) < 1e-12)
  }

  /// Copies that see the same learn the same as one.
  @Test(arguments: plastic, [1, 3, 8])
  func everyStepOfABatch(name: String, copies: Int) throws {
    let golden = try golden("\(name).json", as: Golden.self)
    var batch = NetworkBatch<Double>(golden.description, copies: copies)
    func repeated(_ numbers: [Double]) -> [Double] {
      numbers.flatMap { [Double](repeating: $0, count: copies) }
    }
    let copy = copies - 1
    for step in 0..<golden.steps {
      let sample = step / golden.hold
      try batch.step(
        stimulus: repeated(golden.stimuli[sample]), target: repeated(golden.targets[sample]))
      #expect(
        distance(
          batch.membranePotential(ofCopy: copy), golden.membranePotential[step].joined()) < 1e-12)
      #expect(
        distance(
          batch.prospectivePotential(ofCopy: copy), golden.prospectivePotential[step].joined())
          < 1e-12)
      #expect(
        distance(
          batch.rate(ofCopy: copy).dropFirst(golden.stimuli[0].count), golden.rate[step].joined())
          < 1e-12)
      #expect(
        distance(batch.synapticInput(ofCopy: copy), golden.synapticInput[step].joined()) < 1e-12)
      #expect(distance(batch.error(ofCopy: copy), golden.error[step].joined()) < 1e-12)
    }
    for layer in batch.layers.indices {
      #expect(
        distance(batch.weights(ofLayer: layer).joined(), golden.finalWeights[layer].joined())
          < 1e-12)
      #expect(distance(batch.biases(ofLayer: layer), golden.finalBiases[layer]) < 1e-12)
    }
  }

  struct Chain: Decodable {
    let tauM: Double
    let tauR: Double
    let dt: Double
    let membranePotential: [[Double]]
    let rate: [[Double]]

    enum CodingKeys: String, CodingKey {
      case tauM = "tau_m"
      case tauR = "tau_r"
      case dt
      case membranePotential = "u"
      case rate = "r"
    }
  }

  @Test(arguments: ["chain_le", "chain_half", "chain_leaky"])
  func everyStepOfTheChains(name: String) throws {
    let golden = try golden("\(name).json", as: Chain.self)
    let layer = LayerDescription(
      tauM: [golden.tauM], tauR: [golden.tauR], activation: .linear, weights: [[1]], biases: [0])
    var network = Network(
      NetworkDescription(inputs: 1, layers: [layer, layer, layer], dt: golden.dt))
    for step in golden.rate.indices {
      try network.step(stimulus: [step < 10 ? 0 : 1])
      #expect(distance(network.membranePotential, golden.membranePotential[step]) < 1e-12)
      #expect(distance(network.rate.dropFirst(), golden.rate[step]) < 1e-12)
    }
  }
}
