import LatentEquilibrium
import Testing

/// Trajectories of an implementation that agrees with the authors' code to 1e-14.
@Suite struct GoldenTests {
  @Test(arguments: [
    "net_b_hard", "net_b_tanh", "net_b_fa", "net_b_filter", "net_b_het_m", "net_b_het_r",
    "net_b_leaky_r", "net_ffp_hard",
  ])
  func everyStepOfThePlasticNetworks(name: String) throws {
    let golden = try golden("\(name).json", as: Golden.self)
    var network = Network(golden.description)
    for step in 0..<golden.steps {
      let sample = step / golden.hold
      try network.step(stimulus: golden.X[sample], target: golden.T[sample])
      let stimulusCount = golden.X[0].count
      #expect(distance(network.membranePotential, golden.u[step].joined()) < 1e-12)
      #expect(distance(network.prospectivePotential, golden.p[step].joined()) < 1e-12)
      #expect(distance(network.rate.dropFirst(stimulusCount), golden.r[step].joined()) < 1e-12)
      #expect(distance(network.synapticInput, golden.I[step].joined()) < 1e-12)
      #expect(distance(network.error, golden.e[step].joined()) < 1e-12)
    }
    for layer in network.layers.indices {
      #expect(
        distance(network.weights(ofLayer: layer).joined(), golden.W_end[layer].joined()) < 1e-12)
    }
    #expect(distance(network.bias, golden.b_end.joined()) < 1e-12)
  }

  struct Chain: Decodable {
    let tau_m: Double
    let tau_r: Double
    let dt: Double
    let u: [[Double]]
    let r: [[Double]]
  }

  @Test(arguments: ["chain_le", "chain_half", "chain_leaky"])
  func everyStepOfTheChains(name: String) throws {
    let golden = try golden("\(name).json", as: Chain.self)
    let layer = LayerDescription(
      tauM: [golden.tau_m], tauR: [golden.tau_r], activation: .linear, weights: [[1]], biases: [0])
    var network = Network(
      NetworkDescription(inputs: 1, layers: [layer, layer, layer], dt: golden.dt))
    for step in golden.u.indices {
      try network.step(stimulus: [step < 10 ? 0 : 1])
      #expect(distance(network.membranePotential, golden.u[step]) < 1e-12)
      #expect(distance(network.rate.dropFirst(), golden.r[step]) < 1e-12)
    }
  }
}
