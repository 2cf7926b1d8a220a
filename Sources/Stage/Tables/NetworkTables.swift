import Laboratory
package import LatentEquilibrium
package import Presets
package import Terminal

// Units and weights.
extension OnStage {
  /// "layer 2 unit 3 of LE", the chosen one.
  package func unitWords(of member: Member) -> String {
    "layer \(chosenLayer + 1) unit \(shownNeuron(ofLayer: chosenLayer) + 1) of \(name(of: member))"
  }

  /// What a unit of a column of the network sends, and where it has them its potential and its error;
  /// column 0 is the inputs.
  package func readoutOfUnit(_ unit: Int, inColumn column: Int, of member: Member) -> Readout? {
    let called = name(ofUnit: unit, inColumn: column).spaced
    guard let network = timeline.experiment.network(member) else { return nil }
    let rate = ShownNumber("r", Array(network.rates(ofColumn: column))[unit])
    guard column > 0 else { return Readout("input \(unit + 1)\(called)", figures: [rate]) }
    return Readout(
      "layer \(column) unit \(unit + 1)\(called) of \(name(of: member))",
      figures: [rate]
        + shownSignals(ofLayer: column - 1).compactMap { signal in
          timeline.experiment.values(of: signal, in: column - 1, of: member).map {
            ShownNumber(signal.symbol, $0[unit])
          }
        })
  }

  private func shownSignals(ofLayer layer: Int) -> [Signal] {
    preset.layers[layer].kind.isPooling ? [] : [.membranePotential, .error]
  }

  /// Some weights onto a layer, each from an input to a neuron.
  package func readoutOfWeights(
    _ pairs: [(neuron: Int, input: Int)], ofLayer layer: Int, _ network: Network
  ) -> Readout? {
    func weight(_ pair: (neuron: Int, input: Int)) -> Double {
      network.weight(layer: layer, neuron: pair.neuron, input: pair.input)
    }
    if pairs.count == 1, let pair = pairs.first {
      return Readout(
        "weight from unit \(pair.input + 1) to unit \(pair.neuron + 1) of layer \(layer + 1)",
        figures: [ShownNumber("w", weight(pair))])
    }
    return Readout(
      "weights onto layer \(layer + 1)",
      figures: pairs.map { ShownNumber("\($0.input + 1) to \($0.neuron + 1)", weight($0)) })
  }

  /// A number of a kernel, as it is drawn: of several their mean.
  package func readoutOfKernel(
    _ sheet: PictureSheet, at position: Position, ofLayer layer: Int, _ network: Network
  ) -> Readout? {
    guard case .convolution(let kernels) = network.layers[layer].kind,
      let (picture, number) = sheet.number(at: position),
      let value = sheet.value(
        at: position, of: Array(network.weights(ofLayer: layer).joined()))
    else { return nil }
    let (output, input) = picture.quotientAndRemainder(dividingBy: kernels.input.channels)
    return Readout(
      "layer \(layer + 1) kernel \(output + 1) on channel \(input + 1), "
        + sheet.placeInWords(of: number), figures: [ShownNumber("w", value)])
  }

  /// All units of the network and of the twin that it is compared with.
  package var tableOfUnits: NumberTable {
    let experiment = timeline.experiment
    let members = pair.filter { experiment.network($0) != nil }
    let signals = [Signal.rate, .membranePotential, .error]
    func values(_ column: Int, _ signal: Signal, _ member: Member) -> [Double]? {
      if signal == .rate {
        return experiment.network(member).map { Array($0.rates(ofColumn: column)) }
      }
      guard column > 0, shownSignals(ofLayer: column - 1).contains(signal) else { return nil }
      return experiment.values(of: signal, in: column - 1, of: member).map { Array($0) }
    }
    let sizes = [preset.inputs] + preset.layers.map(\.neurons)
    return NumberTable(
      "units; layer 0 is the inputs",
      columns: ["layer", "unit", "name"]
        + members.flatMap { member in signals.map { "\(name(of: member)) \($0.symbol)" } },
      rows: sizes.enumerated().flatMap { column, count -> [NumberTable.Row] in
        let all = members.flatMap { member in signals.map { values(column, $0, member) } }
        return (0..<count).map { unit in
          [
            .number(Double(column)), .number(Double(unit + 1)),
            .word(name(ofUnit: unit, inColumn: column)),
          ]
            + all.map { $0.map { .number($0[unit]) } }
        }
      })
  }

  /// The weights of every layer of both.
  package var tablesOfWeights: [NumberTable] {
    pair.flatMap { member -> [NumberTable] in
      guard let network = timeline.experiment.network(member) else { return [] }
      return network.layers.indices.filter { !network.layers[$0].isPooling }.map { layer in
        NumberTable(
          "weights onto layer \(layer + 1) of \(name(of: member))",
          matrix: network.weights(ofLayer: layer), row: "to", column: "from")
      }
    }
  }
}

extension Network {
  /// The rates of a column of the network view: 0 is the inputs.
  package func rates(ofColumn column: Int) -> ArraySlice<Double> {
    column == 0
      ? rate[0..<rateRange(ofLayer: 0).lowerBound] : rate[rateRange(ofLayer: column - 1)]
  }
}

extension NeuronStep {
  /// What its arithmetic is made of, and comes to.
  package var figures: [ShownNumber] {
    let terms = zip(weights, ratesBelow).enumerated().flatMap { input, term in
      [ShownNumber("w\(input + 1)", term.0), ShownNumber("r\(input + 1) below", term.1)]
    }
    return [
      ShownNumber("u", membranePotential), ShownNumber("i", synapticInput), ShownNumber("b", bias),
      ShownNumber("e", error), ShownNumber("τm", tauM, unit: "ms"),
      ShownNumber("τr", tauR, unit: "ms"),
      ShownNumber("u′", derivative, unit: "per ms"), ShownNumber("p", prospectivePotential),
      ShownNumber("r", rate), ShownNumber("new u", nextMembranePotential), ShownNumber("φ′", slope),
      ShownNumber("handed down", handedDown), ShownNumber("new e", nextError),
    ] + terms
      + weightChanges.enumerated().map { ShownNumber("dw\($0 + 1)", $1) }
  }
}
