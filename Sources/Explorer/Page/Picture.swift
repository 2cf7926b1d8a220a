import Laboratory
import Stage
import Terminal
import Views

extension ExplorerPage {
  /// The axes of the charts after a look at what is going to be drawn on a screen of this size.
  func adaptedRanges(_ size: Size) -> ChartRanges {
    let size = lessonPlaces(on: size)?.view.size ?? size
    var ranges = bench.ranges
    if PageLayout.fits(size) { views[view].adapt(&ranges, bench, look(on: size)) }
    return ranges
  }

  /// The explorer as it looks on a screen of this size.
  ///
  /// - Parameter backdrop: what `backdrop(_:)` gave for this size and this state, but for what has
  ///   been stepped since.
  package func picture(_ size: Size, on backdrop: Grid? = nil) -> Grid {
    guard let places = lessonPlaces(on: size) else { return pictureOfView(size, on: backdrop) }
    var grid = backdrop ?? self.backdrop(size)
    if !places.view.isEmpty {
      let view = pictureOfView(places.view.size, on: grid.part(places.view))
      grid.paste(view, at: places.view.origin)
    }
    drawLesson(in: places.panel, on: &grid)
    return grid
  }

  /// The view with all that lies over it, without a lesson.
  private func pictureOfView(_ size: Size, on backdrop: Grid?) -> Grid {
    var grid = backdrop ?? backdropOfView(size)
    guard PageLayout.fits(size) else { return grid }
    drawTitle(in: PageLayout(size).title, on: &grid)
    views[view].draw(bench, look(on: size), on: &grid)
    overlay.cover?.draw(surroundings, search, on: &grid)
    let words = readoutInWords(on: size)
    if !words.isEmpty {
      let hint = PageLayout(size).hint
      grid.fill(hint)
      grid.write(" \(words)", at: hint.origin, style: Style(.accent))
    }
    return grid
  }

  /// What of the picture stays as it is while nothing but time passes: tabs, parameters, keys, and
  /// what the view holds of that kind.
  package func backdrop(_ size: Size) -> Grid {
    guard let places = lessonPlaces(on: size) else { return backdropOfView(size) }
    var grid = Grid(size: size, glyphs: glyphs)
    if !places.view.isEmpty {
      grid.paste(backdropOfView(places.view.size), at: places.view.origin)
    }
    return grid
  }

  private func backdropOfView(_ size: Size) -> Grid {
    var grid = Grid(size: size, glyphs: glyphs)
    guard PageLayout.fits(size) else {
      grid.write("Window too small", at: Position(column: 0, row: 0), style: Style(.warning))
      return grid
    }
    let page = PageLayout(size)
    views[view].drawBackdrop(bench, look(on: size), on: &grid)
    if let tabs = page.tabs { drawTabs(in: tabs, on: &grid) }
    drawHint(in: page.hint, on: &grid)
    return grid
  }
}
