import Laboratory
import Presets
package import Terminal

// Paths in a plane.
extension OnStage {
  /// The newest point of a path in the cell of a plot, or else the place itself.
  ///
  /// - Parameters:
  ///   - paths: of each network by its name, the uppermost first.
  ///   - figures: what is to be told of a point.
  package func readoutOfPath(
    _ paths: [(name: String, points: [SIMD2<Double>])], _ plane: PlanePlot, at position: Position,
    in plot: Rect, _ figures: (SIMD2<Double>) -> [ShownNumber]
  ) -> Readout? {
    let cell = Position(column: position.column - plot.column, row: position.row - plot.row)
    for (name, points) in paths {
      guard let point = points.last(where: { plane.place(of: $0, in: plot.size) == cell })
      else { continue }
      return Readout("path of \(name)", figures: figures(point))
    }
    return Readout("here", figures: figures(plane.point(at: position, in: plot)))
  }

  /// Where the paths are now, with the places that have a name, and where they were.
  package func tablesOfPaths(
    _ paths: [(name: String, points: [SIMD2<Double>])], marks: [(String, SIMD2<Double>)],
    axes: [String]
  ) -> [NumberTable] {
    let columns = ["path"] + zip(axes, ["across", "upwards"]).map { "\($0) \($1)" }
    func row(_ name: String, _ point: SIMD2<Double>) -> NumberTable.Row {
      [.word(name), .number(point.x), .number(point.y)]
    }
    let now = paths.flatMap { name, points in points.suffix(1).map { row(name, $0) } }
    return [
      NumberTable("now", columns: columns, rows: now + marks.map(row)),
      NumberTable(
        "paths, the newest point last", columns: columns,
        rows: paths.flatMap { name, points in points.suffix(600).map { row(name, $0) } }),
    ]
  }
}
