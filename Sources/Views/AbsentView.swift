import Stage
import Terminal

/// Stands in the place of a view that shows nothing of this kind of network, and says why.
struct AbsentView: ExplorerView {
  var sentence = ""

  static let card = ViewCard(View(rawValue: "absent"), number: 0, title: "", summary: "")

  func drawBackdrop(_ bench: Bench, _ look: Look, on grid: inout Grid) {
    let staged = staged(bench, look)
    let page = PageLayout(look.size)
    if let panel = page.panel { staged.drawParameters(in: panel, on: &grid) }
    let lines = flowed(sentence, columns: page.body.columns - 2, in: look.glyphs)
    for (row, line) in lines.prefix(page.body.rows - 1).enumerated() {
      grid.write(line, at: Position(column: page.body.column + 1, row: page.body.row + 1 + row))
    }
  }

  func draw(_ bench: Bench, _ look: Look, on grid: inout Grid) {}
}
