/// What a microcircuit holds fixed while it steps.
struct MicrocircuitParameters: Equatable, Sendable {
  let inputs: Int
  private(set) var layers: [Layer]
  let cells: Int
  let interneurons: Int
  let weightCount: Int
  let dt: Double
  let conductances: Conductances
  let isProspective: Bool
  /// dt·η of W_ip and of W_pi.
  private(set) var interneuronStep: Double
  private(set) var apicalStep: Double
  /// As many zeros as a layer has cells at most, for connections without biases.
  let nothing: [Double]

  /// One layer of pyramidal cells with its interneurons.
  struct Layer: Equatable, Sendable {
    let cells: Range<Int>
    let interneurons: Range<Int>
    let up: Connection
    /// Nil of the output.
    let apical: Apical?
    /// dt·η of W_up.
    fileprivate(set) var step: Double
    let bound: Double

    struct Apical: Equatable, Sendable {
      let down: Connection
      let toInterneurons: Connection
      let fromInterneurons: Connection
    }

    func connection(_ kind: Projection.Kind) -> Connection? {
      switch kind {
      case .up: up
      case .down: apical?.down
      case .toInterneurons: apical?.toInterneurons
      case .fromInterneurons: apical?.fromInterneurons
      case .forward: nil
      }
    }
  }

  init(_ description: MicrocircuitDescription) {
    var layers: [Layer] = []
    var (cell, interneuron, weight) = (0, 0, 0)
    func connection(_ rows: Int, _ columns: Int) -> Connection {
      defer { weight += rows * columns }
      return Connection(neurons: rows, inputs: columns, start: weight)
    }
    var below = description.inputs
    for (number, layer) in description.layers.enumerated() {
      precondition(layer.fromBelow.allSatisfy { $0.count == below })
      let count = layer.cells
      let above =
        number + 1 < description.layers.count ? description.layers[number + 1].cells : 0
      let up = connection(count, below)
      let apical =
        above == 0
        ? nil
        : Layer.Apical(
          down: connection(count, above), toInterneurons: connection(above, count),
          fromInterneurons: connection(count, above))
      layers.append(
        Layer(
          cells: cell..<cell + count, interneurons: interneuron..<interneuron + above, up: up,
          apical: apical, step: description.dt * layer.learningRate, bound: layer.bound))
      (cell, interneuron, below) = (cell + count, interneuron + above, count)
    }
    inputs = description.inputs
    self.layers = layers
    (cells, interneurons, weightCount) = (cell, interneuron, weight)
    dt = description.dt
    conductances = description.conductances
    isProspective = description.isProspective
    interneuronStep = dt * description.interneuronLearningRate
    apicalStep = dt * description.apicalLearningRate
    nothing = Array(repeating: 0, count: max(cell, interneuron))
  }

  /// Sets all learning rates to 0.
  mutating func stopLearning() {
    for layer in layers.indices { layers[layer].step = 0 }
    (interneuronStep, apicalStep) = (0, 0)
  }

  /// What W_up of the layer above is times in W_ip where interneurons do as the cells above.
  func imitation(ofLayer layer: Int) -> Double {
    let isBelowOutput = layer + 2 == layers.count
    let share = isBelowOutput ? conductances.outputShare : conductances.hiddenShare
    return share / conductances.interneuronShare
  }

  /// Lays the weights of a description out.
  func store(_ description: MicrocircuitDescription, in weights: inout [Double]) {
    for (number, layer) in description.layers.enumerated() {
      layers[number].up.store(layer.fromBelow, in: &weights)
      guard let apical = layers[number].apical, let given = layer.fromAbove else { continue }
      let factor = imitation(ofLayer: number)
      apical.down.store(given.down, in: &weights)
      apical.toInterneurons.store(
        given.toInterneurons
          ?? description.layers[number + 1].fromBelow.map { $0.map { factor * $0 } },
        in: &weights)
      apical.fromInterneurons.store(
        given.fromInterneurons ?? given.down.map { $0.map { -$0 } }, in: &weights)
    }
  }
}
