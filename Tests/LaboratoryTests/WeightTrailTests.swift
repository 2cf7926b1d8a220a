import LatentEquilibrium
import TestSupport
import Testing

@testable import Laboratory
@testable import Presets

/// Where weights have been, and what the plane of two of them costs.
struct WeightTrailTests {
  private let hidden = WeightPlace(layer: 0, neuron: 0, input: 0)
  private let output = WeightPlace(layer: 1, neuron: 0, input: 0)

  @Test func `A trail has the weights after the steps it names, from the beginning to the end`()
    throws
  {
    var timeline = Timeline(try shipped("two-weights"))
    var weights = [[timeline.experiment.network.weight(hidden)]]
    weights[0].append(timeline.experiment.twin?.weight(hidden) ?? .nan)
    for _ in 0..<5000 {
      timeline.advance()
      let networks: [Network?] = [timeline.experiment.network, timeline.experiment.twin]
      weights.append(networks.map { $0?.weight(hidden) ?? .nan })
    }
    let trail = timeline.weightTrail
    #expect(trail.ages.first == 0 && trail.ages.count > 1000 && trail.ages.count <= 2048)
    let spacings = Set(zip(trail.ages, trail.ages.dropFirst()).map { $1 - $0 })
    #expect(spacings.count == 1)
    #expect(trail.values(of: .network, hidden) == trail.ages.map { weights[$0][0] })
    #expect(trail.values(of: .twin, hidden) == trail.ages.map { weights[$0][1] })
    #expect(trail.values(of: .network, output) != trail.values(of: .network, hidden))
  }

  @Test func `Going back takes it back, and going on again makes it the same`() throws {
    var timeline = Timeline(try shipped("two-weights"))
    for _ in 0..<600 { timeline.advance() }
    let before = timeline.weightTrail
    timeline.goBack(400)
    #expect(timeline.weightTrail.ages.last == 200)
    for _ in 0..<400 { timeline.advance() }
    #expect(timeline.weightTrail.ages == before.ages)
    #expect(timeline.weightTrail.values(of: .twin, output) == before.values(of: .twin, output))
  }

  @Test func `Every weight of every layer has its own, and a twin that appears begins later`()
    throws
  {
    let preset = try read(
      #"{"inputs": 2, "twin": null, "layers": [{"neurons": 3}, {"neurons": 2}]}"#)
    var timeline = Timeline(preset)
    let places = preset.layers.indices.flatMap { layer in
      (0..<preset.layers[layer].neurons).flatMap { neuron in
        (0..<(layer == 0 ? 2 : 3)).map { WeightPlace(layer: layer, neuron: neuron, input: $0) }
      }
    }
    timeline.advance()
    timeline.adopt(try preset.setting(Assignment(#"twin={"tau_r": 0}"#)))
    timeline.advance()
    for place in places {
      let weight = timeline.experiment.network.weight(place)
      #expect(timeline.weightTrail.values(of: .network, place) == [weight, weight, weight])
      let twin = timeline.weightTrail.values(of: .twin, place)
      #expect(twin[0].isNaN && twin[1].isNaN && twin[2] == weight)
    }
  }

  @Test func `Of a large network there is none`() throws {
    let preset = try read(#"{"inputs": 200, "layers": [{"neurons": 100}]}"#)
    var timeline = Timeline(preset)
    timeline.advance()
    #expect(timeline.weightTrail.isTooLarge && timeline.weightTrail.ages.isEmpty)
  }

  @Test func `The plane costs .61 at the start, nothing at the teacher, all on the ridge`() throws {
    let preset = try shipped("two-weights")
    let network = Experiment(preset).network
    func plane(to x: Double, _ y: Double) throws -> CostPlane {
      var plane = try #require(
        CostPlane(
          of: network, under: preset, across: hidden, upwards: output, horizontal: -x...x,
          vertical: -y...y))
      #expect(plane.cost(x: 0, y: 0) == nil)
      plane.proceed(work: 1)
      #expect(!plane.isComplete)
      while !plane.isComplete { plane.proceed(work: 1_000_000) }
      return plane
    }
    // The points worked out are x/24 and y/16 apart: both places are among them.
    let own = try plane(to: 1.5, 1)
    #expect(abs(try #require(own.cost(x: 1.5, y: 1))) < 1e-12)
    #expect(abs(try #require(own.cost(x: 0.5, y: 0.4)) - 0.61) < 0.02)
    #expect(own.cost(x: 1.6, y: 1) == nil)
    for x in [-1.5, -0.7, 0, 0.3, 1.5] {
      #expect(abs(try #require(own.cost(x: x, y: 0)) - 1) < 0.01)
    }
    // The valley is where both have one sign, and tanh is odd: the mirrored teacher is one, too.
    #expect(abs(try #require(own.cost(x: -1.5, y: -1))) < 1e-12)
    #expect(try #require(own.cost(x: 1.5, y: -1)) > 3)
    // Between the points it is what the static loss is there.
    let wide = try plane(to: 2, 4)
    for (x, y) in [(0.5, 0.5), (-1, 1.5), (1.25, 3)] {
      var moved = network
      moved.setWeights([[x]], biases: [0], ofLayer: 0)
      moved.setWeights([[y]], biases: [0], ofLayer: 1)
      let loss = try #require(preset.staticLoss(of: moved, moments: 200))
      #expect(abs(try #require(wide.cost(x: x, y: y)) - loss) < 0.02 * max(1, loss))
    }
    #expect(wide.holds(for: network, under: preset))
    #expect(
      try !wide.holds(for: network, under: preset.setting(Assignment("stimulus.amplitude=2"))))
    var biased = network
    biased.setWeights([[0.5]], biases: [0.1], ofLayer: 0)
    #expect(!wide.holds(for: biased, under: preset))
  }
}
