import LatentEquilibrium
import Testing

/// What every family of models has to hold to, whatever it is.
@Suite struct ModelTests {
  private static let families = ["layered", "backpropagated"]

  private func model(_ family: String) -> AnyModel {
    var description = randomNetwork([3, 7, 4], seed: 5, learningRate: 0.02)
    description.beta = 0.2
    return family == "layered"
      ? AnyModel(.layered(description)) : AnyModel(BackpropagatedNetwork(description))
  }

  private func run(_ model: inout some Model, steps: Int) throws {
    for step in 0..<steps {
      try model.step(stimulus: [1, Double(step % 5), -1], target: [1, 0, 0, 0], isLearning: true)
    }
  }

  private func weights(of model: some Model) -> [[[Double]]] {
    model.projections.map { model.weights(of: $0) + [model.biases(of: $0)] }
  }

  @Test func aModelStepsAsTheNetworkInIt() throws {
    var network = Network(randomNetwork([3, 7, 4], seed: 5, learningRate: 0.02))
    var model = AnyModel(network)
    try run(&network, steps: 40)
    try run(&model, steps: 40)
    #expect(model == AnyModel(network))
    for signal in network.signals {
      #expect(Array(model.values(of: signal)) == Array(network.values(of: signal)))
    }
    #expect(Array(model.values(of: .rate)) == Array(network.rate.dropFirst(3)))
    #expect(Array(model.output) == network.output)
  }

  @Test(arguments: families)
  func aCopyIsACheckpoint(family: String) throws {
    var model = model(family)
    try run(&model, steps: 10)
    let checkpoint = model
    try run(&model, steps: 10)
    #expect(model != checkpoint)
    var again = checkpoint
    try run(&again, steps: 10)
    #expect(again == model)
  }

  @Test(arguments: families)
  func everySignalHasAValueForEveryUnit(family: String) throws {
    var model = model(family)
    try run(&model, steps: 3)
    #expect(model.populations.filter(\.isOutput).count == 1)
    for signal in Signal.allCases {
      let ranges = model.populations.filter { $0.signals.contains(signal) }.map(\.range)
      #expect(model.signals.contains(signal) == !ranges.isEmpty)
      let values = model.values(of: signal)
      #expect(values.count == ranges.map(\.upperBound).max() ?? 0)
      for (unit, value) in values.enumerated() {
        #expect(model.value(of: signal, unit: unit) == value)
      }
    }
  }

  @Test(arguments: families)
  func projectionsAreWhatLearningChanges(family: String) throws {
    var model = model(family)
    let before = weights(of: model)
    var still = model
    still.stopLearning()
    try run(&still, steps: 10)
    #expect(weights(of: still) == before)
    try run(&model, steps: 10)
    #expect(zip(weights(of: model), before).allSatisfy { $0 != $1 })
    for projection in model.projections {
      #expect(model.weights(of: projection).count == projection.rows)
      for (row, line) in model.weights(of: projection).enumerated() {
        #expect(
          line
            == (0..<projection.columns).map {
              model.weight(of: projection, row: row, column: $0)
            })
      }
    }
    for (projection, weights) in zip(model.projections, before) {
      model.setWeights(
        Array(weights.dropLast()), biases: weights.last ?? [], of: projection)
    }
    #expect(weights(of: model) == before)
  }

  @Test func symbolsTellSignalsApart() {
    let names = Signal.allCases.map(\.symbol) + Projection.Kind.allCases.map(\.rawValue)
    #expect(Set(names).count == names.count)
    #expect(ModelFamily.layered.charted.map(\.symbol) == ["u", "r", "e", "ideal"])
  }
}
