import Laboratory
package import LatentEquilibrium
package import Terminal

/// The two time constants of every neuron of a network against one another.
package struct NeuronScatter {
  /// What both axes span, in ms.
  package let range: AxisRange
  /// One a neuron.
  private let neurons: [(layer: Int, neuron: Int, times: SIMD2<Double>)]

  package init(_ network: Network) {
    let (tauM, tauR) = (network.tauM, network.tauR)
    range = AxisRange(holding: 0, ((tauM + tauR + [0]).max() ?? 1) * 1.05)
    neurons = network.layers.enumerated().flatMap { layer, described in
      described.range.enumerated().map { number, neuron in
        (layer, number, [tauM[neuron], tauR[neuron]])
      }
    }
  }

  /// The neurons that are drawn in a cell of a plot.
  fileprivate func neurons(at position: Position, in plot: Rect) -> [(
    layer: Int, neuron: Int, times: SIMD2<Double>
  )] {
    let plane = PlanePlot(horizontal: range, vertical: range, paths: [])
    let cell = Position(column: position.column - plot.column, row: position.row - plot.row)
    return neurons.filter { plane.place(of: $0.times, in: plot.size) == cell }
  }

  fileprivate var rows: [NumberTable.Row] {
    neurons.map { layer, neuron, times in
      [
        .number(Double(layer + 1)), .number(Double(neuron + 1)), .number(times.x),
        .number(times.y),
      ]
    }
  }
}

extension OnStage {
  /// The neurons of the network under the mouse.
  package func readoutOfNeurons(at position: Position, in plot: Rect) -> Readout? {
    let found = NeuronScatter(timeline.experiment.network).neurons(at: position, in: plot)
    guard let first = found.first else { return nil }
    let others = found.count > 1 ? " and \(found.count - 1) more" : ""
    return Readout(
      "layer \(first.layer + 1) neuron \(first.neuron + 1)\(others)",
      figures: [
        ShownNumber("τm", first.times.x, unit: "ms"), ShownNumber("τr", first.times.y, unit: "ms"),
      ])
  }

  /// The time constants of every neuron of the network.
  package var tableOfTimeConstants: NumberTable {
    NumberTable(
      "time constants", columns: ["layer", "neuron", "τm ms", "τr ms"],
      rows: NeuronScatter(timeline.experiment.network).rows)
  }
}
