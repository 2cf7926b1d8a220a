import Stage
package import Terminal

/// Where the parts of the robustness view are: the curve over the dial, beside it, or where there is little
/// room beneath it, the time constants of all neurons, and the words.
package struct RobustnessLayout: Equatable {
  /// The frame of the curve, and the plot in it.
  let curveArea: Rect
  package let curve: Rect
  /// The frame of the time constants, and the plot in it; nil where there is no room.
  let scatterArea: Rect?
  let scatter: Rect?
  package let words: Rect

  package init(_ size: Size) {
    let body = PageLayout(size).body
    let (area, words) = body.splitBottom(body.rows >= 16 ? 3 : 2)
    self.words = words
    let (curve, scatter): (Rect, Rect?) =
      area.columns >= 48
      ? { ($0.rest, $0.right) }(RobustnessLayout.split(area, right: max(22, area.columns * 2 / 5)))
      : (area, nil)
    curveArea = curve
    scatterArea = scatter
    self.curve = curve.inset(left: 7, right: 2, top: 1, bottom: 2)
    self.scatter = scatter.map { $0.inset(left: 6, right: 1, top: 1, bottom: 2) }
  }

  private static func split(_ area: Rect, right columns: Int) -> (rest: Rect, right: Rect) {
    let (left, right) = area.splitRight(columns)
    return (left, right)
  }
}
