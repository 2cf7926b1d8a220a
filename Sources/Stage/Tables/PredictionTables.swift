package import Laboratory
package import Presets
package import Terminal

// How circuits came to predict themselves over the whole run.
extension OnStage {
  /// The way of one circuit, up to now: at most so many moments, each with how many steps had been made;
  /// empty where the layer has no interneurons.
  package func moments(
    of member: Member, layer: Int, most count: Int
  ) -> [(age: Int, value: SelfPrediction)] {
    let experiment = timeline.experiment
    guard let now = experiment.selfPrediction(of: member, layer: layer),
      let imitation = experiment.imitation(of: member, layer: layer)
    else { return [] }
    return timeline.weightTrail.selfPrediction(
      of: member, layer: layer, imitation: imitation, most: count) + [(experiment.age, now)]
  }

  /// What there was last in each of so many columns over the whole run.
  package func last<Value>(
    of values: [(age: Int, value: Value)], inColumns columns: Int
  ) -> [(age: Int, value: Value)] {
    let end = Double(max(1, timeline.experiment.age))
    var place = 0
    return (0..<columns).map { column in
      let until = end * Double(column + 1) / Double(columns)
      while place + 1 < values.count, Double(values[place + 1].age) <= until { place += 1 }
      return values[place]
    }
  }

  /// What is in a column of a chart of it.
  package func readoutOfPrediction(
    ofLayer layer: Int, at position: Position, in plot: Rect
  ) -> Readout? {
    var figures: [ShownNumber] = []
    var age = 0
    for member in shownMembers {
      let moments = moments(of: member, layer: layer, most: 2 * plot.columns)
      guard !moments.isEmpty else { continue }
      let moment = last(of: moments, inColumns: plot.columns)[position.column - plot.column]
      age = max(age, moment.age)
      figures += [
        ShownNumber("\(name(of: member)) |w_ip − c·w_up|", moment.value.interneurons),
        ShownNumber("|w_pi + w_down|", moment.value.apical),
      ]
    }
    return Readout(
      "layer \(layer + 1) at \(ShownNumber.time(Double(age) * preset.dt))", figures: figures)
  }

  /// The same as a table.
  package func tableOfPrediction(ofLayer layer: Int) -> NumberTable {
    NumberTable(
      "self-prediction of layer \(layer + 1)",
      columns: ["at ms", "network", "|w_ip − c·w_up|", "|w_pi + w_down|"],
      rows: shownMembers.flatMap { member in
        moments(of: member, layer: layer, most: 100).map { age, value -> NumberTable.Row in
          [
            .number(Double(age) * preset.dt), .word(name(of: member)),
            .number(value.interneurons), .number(value.apical),
          ]
        }
      })
  }
}
