import Laboratory
import Stage
import Terminal
import Views

extension ExplorerPage {
  /// The explorer as it looks on a screen of this size.
  ///
  /// - Parameter backdrop: what `backdrop(_:)` gave for this size and this state, but for what has
  ///   been stepped since.
  package func picture(_ size: Size, on backdrop: Grid? = nil) -> Picture {
    guard let places = lessonPlaces(on: size) else { return pictureOfView(size, on: backdrop) }
    var picture = Picture(grid: backdrop ?? self.backdrop(size), ranges: bench.ranges)
    if !places.view.isEmpty {
      let view = pictureOfView(places.view.size, on: picture.grid.part(places.view))
      picture.ranges = view.ranges
      picture.grid.paste(view.grid, at: places.view.origin)
    }
    drawLesson(in: places.panel, on: &picture.grid)
    return picture
  }

  /// The view with all that lies over it, without a lesson.
  private func pictureOfView(_ size: Size, on backdrop: Grid?) -> Picture {
    var picture = Picture(grid: backdrop ?? backdropOfView(size), ranges: bench.ranges)
    guard PageLayout.fits(size) else { return picture }
    drawTitle(in: PageLayout(size).title, on: &picture.grid)
    views[view].draw(bench, look(on: size), on: &picture)
    overlay.cover?.draw(surroundings, search, on: &picture.grid)
    return picture
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
