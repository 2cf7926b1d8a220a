import Arithmetic
package import Laboratory
package import LatentEquilibrium
package import Presets
package import Terminal

// What was learned over the whole run.
extension OnStage {
  /// What learners came to in a column of a chart over the whole run.
  package func readoutOfRun(
    _ kind: RunChart, of learners: [(learner: LearningCurve.Learner, name: String)],
    at position: Position, in plot: Rect
  ) -> Readout? {
    guard plot.contains(position), let curve = timeline.experiment.curve, curve.count > 0 else {
      return nil
    }
    let intervals = curve.intervals(
      ofColumns: plot.columns, until: timeline.experiment.time)[position.column - plot.column]
    guard !intervals.isEmpty else { return nil }
    let figures = learners.flatMap { learner, name -> [ShownNumber] in
      switch kind {
      case .loss: [ShownNumber(name, LossChart.mean(curve, learner, intervals))]
      case .accuracy:
        [
          ShownNumber(
            name,
            100 * curve.accuracy(of: learner, intervals: intervals, least: AccuracyChart.least),
            unit: "%")
        ]
      case .energy:
        learner.member.map { member in
          [
            ShownNumber("\(name) ½Σ|p−i|²", curve.mean(of: .mismatch, of: member, intervals)),
            ShownNumber("β·cost", curve.mean(of: .nudging, of: member, intervals)),
          ]
        } ?? []
      }
    }
    let end = ShownNumber.time(curve.end(ofInterval: intervals.upperBound - 1))
    return Readout("\(kind.rawValue) up to \(end)", end, figures: figures)
  }

  /// Losses, shares of right answers and energies over the run, interval by interval.
  package func tableOfRun(
    of learners: [(learner: LearningCurve.Learner, name: String)], hasClasses: Bool
  ) -> NumberTable? {
    guard let curve = timeline.experiment.curve, curve.count > 0 else { return nil }
    let members = learners.compactMap { learner, name in learner.member.map { ($0, name) } }
    let columns =
      learners.map { "\($0.name) loss" }
      + (hasClasses ? learners.map { "\($0.name) right of 1" } : [])
      + (preset.family == .layered
        ? members.flatMap { ["\($0.1) ½Σ|p−i|²", "\($0.1) β·cost"] } : [])
    // As many as a chart has columns, so that they can be pasted.
    let count = min(curve.count, 200)
    let intervals = (0..<count).map {
      $0 * curve.count / count..<($0 + 1) * curve.count / count
    }
    return NumberTable(
      "the run", columns: ["up to ms"] + columns,
      rows: intervals.map { intervals in
        var row: NumberTable.Row = [.number(curve.end(ofInterval: intervals.upperBound - 1))]
        row += learners.map { .number(LossChart.mean(curve, $0.learner, intervals)) }
        if hasClasses {
          row += learners.map {
            .number(
              curve.accuracy(of: $0.learner, intervals: intervals, least: AccuracyChart.least))
          }
        }
        if preset.family == .layered {
          row += members.flatMap { member, _ in
            [Energy.Part.mismatch, .nudging].map {
              .number(curve.mean(of: $0, of: member, intervals))
            }
          }
        }
        return row
      })
  }
}

extension LearningCurve {
  /// The mean of a part of the energy over intervals; not a number where there is none.
  package func mean(of part: Energy.Part, of member: Member, _ intervals: Range<Int>) -> Double {
    let means = intervals.map { energy(part, of: member, interval: $0) }.filter { !$0.isNaN }
    return means.isEmpty ? .nan : means.reduce(0, +) / Double(means.count)
  }
}

extension Double {
  /// Its logarithm to the base 10; not a number where there is none.
  package var logarithm: Double { self > 0 ? Double.log10(self) : .nan }
}
