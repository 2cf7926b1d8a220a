import Stage
package import Terminal

/// Where everything of the learning view is on a screen of some size.
///
/// What does not fit is left out in the order of its weight: the weights, the task's picture. Each
/// part can have the room of all.
package struct LearningLayout: Equatable {
  package let parts: [Panel]
  /// The figures with their frame.
  package let figures: Rect
  let hasFrames: Bool
  /// Below the figures.
  let notes: Int

  package struct Panel: Equatable {
    package let part: LearningPart
    /// With its frame, where it has one.
    package let area: Rect
    /// Without it; under the title, where there is no frame.
    package let inside: Rect
  }

  /// - Parameters:
  ///   - learners: how many networks the figures are of.
  ///   - enlarged: a part that is shown alone.
  package init(_ size: Size, learners: Int, enlarged: LearningPart? = nil) {
    let body = PageLayout(size).body
    let hasFrames = body.rows >= 14
    self.hasFrames = hasFrames
    notes = body.rows >= 30 ? 2 : hasFrames ? 1 : 0
    let border = hasFrames ? 1 : 0
    let figureRows = 1 + learners + notes + 2 * border
    func panel(_ part: LearningPart, _ area: Rect) -> Panel {
      Panel(
        part: part, area: area,
        inside: hasFrames ? area.inset(columns: 1, rows: 1) : area.inset(top: 1))
    }
    // Neighbours share their border.
    func above(_ area: Rect) -> (top: Rect, bottom: Rect) {
      let (rest, bottom) = area.splitBottom(figureRows)
      return (rest.inset(bottom: -border), bottom)
    }
    guard enlarged == nil, hasFrames else {
      let (top, bottom) = above(body)
      figures = bottom
      parts = [panel(enlarged ?? .loss, top)]
      return
    }
    if body.columns >= 80 {
      let (left, right) = body.splitRight(max(36, body.columns * 2 / 5))
      let wide = left.inset(right: -1)
      let (loss, rest) = wide.splitTop((wide.rows - figureRows + 2) / 2)
      let (middle, bottom) = rest.inset(top: -1).splitTop(figureRows)
      figures = middle
      parts = [panel(.loss, loss), panel(.picture, right), panel(.weights, bottom.inset(top: -1))]
    } else if body.columns >= 50 {
      let (top, rest) = body.splitTop((body.rows - figureRows + 2) * 2 / 3)
      let (left, right) = top.splitLeft(body.columns / 2)
      let (middle, bottom) = rest.inset(top: -1).splitTop(figureRows)
      figures = middle
      parts = [
        panel(.loss, left), panel(.picture, right.inset(left: -1)),
        panel(.weights, bottom.inset(top: -1)),
      ]
    } else {
      let (top, bottom) = above(body)
      let (left, right) = top.splitRight(min(22, top.columns * 3 / 5))
      figures = bottom
      parts = [panel(.loss, left.inset(right: -1)), panel(.picture, right)]
    }
  }

  func part(at position: Position) -> LearningPart? {
    parts.first { $0.area.contains(position) }?.part
  }
}

extension Staged<LearningView> {
  package func learningLayout(_ size: Size) -> LearningLayout {
    LearningLayout(size, learners: learners.count, enlarged: view.enlarged)
  }
}
