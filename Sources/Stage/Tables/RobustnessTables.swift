package import Laboratory
package import Presets

// What imperfect neurons cost.
extension OnStage {
  /// What a network came to: the curve knows of one twin, which is the one compared with.
  package func outcome(of member: Member, at point: RobustnessCurve.Point?) -> Double? {
    point?.outcome(of: member == .network ? .network : .twin)
  }

  /// What the networks came to at a value of the dial, measured and by theory.
  package func readout(of curve: RobustnessCurve, at value: Double) -> Readout? {
    func figures(_ points: [RobustnessCurve.Point], _ words: String) -> [ShownNumber] {
      guard let point = points.first(where: { $0.value == value }) else { return [] }
      return shownMembers.map { member in
        outcome(of: member, at: point).map { ShownNumber("\(name(of: member))\(words)", $0) }
          ?? ShownNumber(name(of: member), word: "diverges")
      }
    }
    let dial = curve.dial
    return Readout(
      "\(dial.symbol) \(ShownNumber.digits(value))\(dial.unit.spaced)",
      figures: figures(curve.points, "") + figures(curve.theory, " by theory"))
  }

  /// The curve as it was measured, and by theory.
  package func tables(of curve: RobustnessCurve, _ title: String) -> [NumberTable] {
    [("measured", curve.points), ("theory", curve.theory)].map { name, points in
      NumberTable(
        "\(title), \(name)",
        columns: ["\(curve.dial.symbol)\(curve.dial.unit.spaced)"]
          + shownMembers.map { self.name(of: $0) },
        rows: points.map { point in
          [.number(point.value)]
            + shownMembers.map { outcome(of: $0, at: point).map(ShownNumber.Value.number) }
        })
    }
  }
}
