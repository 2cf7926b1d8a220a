import Formats
import Laboratory
import LatentEquilibrium
package import Presets
import Stage
package import Terminal

/// Where everything of the network view is on a screen of some size.
///
/// Layers are columns from the inputs at the left to the output at the right. Of a layer with more
/// units than rows, and of a network with more layers than columns, those around the chosen unit
/// are shown.
package struct NetworkLayout: Equatable {
  /// One for each network that is drawn.
  package let graphs: [Graph]
  /// Where the arithmetic of the chosen unit is, one for each network.
  let microscopes: [Panel]
  /// Whether graphs and microscopes have frames.
  let hasFrames: Bool

  /// What is asked of a layout.
  struct Content: Equatable {
    /// How many units there are: the inputs, then layer for layer.
    var sizes: [Int]
    /// In which channels, rows and columns they stand; nil where they are a mere list.
    var shapes: [ImageShape?]
    /// How many columns the weights onto each column of units want between it and the one before.
    var weightColumns: [Int]
    /// The column of the chosen unit: 0 is the inputs.
    var chosen: Int
    /// The chosen unit in each of the columns.
    var units: [Int]
    var members: [Member]
    /// Every network whose arithmetic is shown where there is room.
    var allMembers: [Member]
    /// Whether the microscope takes the whole area.
    var isMicroscopeAlone = false
  }

  /// The part of the area that belongs to one network.
  package struct Panel: Equatable {
    package let member: Member
    /// With its frame, where it has one.
    package let area: Rect
    /// Without it; under the title, where there is no frame.
    let inside: Rect
  }

  package struct Graph: Equatable {
    package let panel: Panel
    package let columns: [Column]
    /// The row of the headings; the one below tells what a window leaves out.
    let headings: Rect
    let legend: Rect?
    /// How far from one column to the next.
    let spacing: Int
  }

  package struct Column: Equatable {
    /// 0 is the inputs, then the layers counted from 1.
    package let number: Int
    /// The units shown.
    package let units: Range<Int>
    /// One for each of them; where they are drawn as pictures one for all.
    package let nodes: [Rect]
    /// The pictures, one a channel; nil where units stand in a list.
    let sheet: PictureSheet?

    /// The column of the screen behind its units.
    var endColumn: Int { sheet.map { $0.area.column + $0.columns } ?? nodes[0].endColumn }

    /// The row in the middle of a unit's node.
    func row(of unit: Int) -> Int {
      let node = nodes[unit - units.lowerBound]
      return node.row + node.rows / 2
    }
  }

  init(_ size: Size, _ content: Content) {
    let body = PageLayout(size).body
    let hasFrames = body.rows >= 14
    self.hasFrames = hasFrames
    let (top, bottom) = body.splitBottom(
      content.isMicroscopeAlone ? body.rows : NetworkLayout.microscopeRows(body))
    let stacks = NetworkLayout.stacks(size, units: content.sizes.max() ?? 1)
    func panels(_ members: [Member], in rect: Rect, stacked: Bool = false) -> [Panel] {
      // Neighbours share their border.
      let border = hasFrames ? 1 : 0
      let areas =
        stacked
        ? rect.inset(bottom: border).rows(members.count).map { $0.inset(bottom: -border) }
        : rect.inset(right: border).columns(members.count, gap: 1 - border).map {
          $0.inset(right: -border)
        }
      return zip(members, areas).map { member, area in
        Panel(
          member: member, area: area,
          inside: hasFrames ? area.inset(columns: 1, rows: 1) : area.inset(top: 1))
      }
    }
    // The microscope's upper border is the graph's lower one.
    let graphArea = hasFrames ? top.inset(bottom: -1) : top
    graphs =
      content.isMicroscopeAlone
      ? []
      : panels(content.members, in: graphArea, stacked: stacks).map {
        Graph($0, content, hasFrames)
      }
    microscopes = panels(body.columns >= 80 ? content.allMembers : content.members, in: bottom)
  }

  private static func microscopeRows(_ body: Rect) -> Int {
    body.rows >= 30 ? 15 : body.rows >= 14 ? (body.rows + 1) / 2 : body.rows / 2
  }

  /// Whether both networks fit one below the other, with so many units in their largest layer; else
  /// they stand side by side.
  static func stacks(_ size: Size, units: Int) -> Bool {
    let body = PageLayout(size).body
    let inside = (body.rows - microscopeRows(body)) / 2 - 1
    return inside >= max(7, 2 * units + 2)
  }
}

extension NetworkLayout.Graph {
  fileprivate init(
    _ panel: NetworkLayout.Panel, _ content: NetworkLayout.Content, _ hasFrame: Bool
  ) {
    self.panel = panel
    let inside = hasFrame ? panel.inside : panel.area
    let (headings, belowHeadings) = inside.splitTop(1)
    let (aboveLegend, legend) = belowHeadings.splitBottom(inside.rows >= 7 ? 1 : 0)
    self.legend = legend.isEmpty ? nil : legend
    self.headings = headings
    let most = content.sizes.max() ?? 1
    // What is left out is told in a row of its own.
    let area = most > aboveLegend.rows ? aboveLegend.inset(top: 1) : aboveLegend
    // The chosen unit is pointed at from the left.
    let room = area.columns - 1
    let count = min(content.sizes.count, max(1, (room + 5) / 8))
    let first = Scroll.first(
      chosen: content.chosen, count: content.sizes.count, rows: count, pinned: nil)
    let shown = first..<first + count
    let widest = shown.map { content.sizes[$0] }.max() ?? 1
    func spacing(_ node: Int) -> Int { count > 1 ? (room - node) / (count - 1) : room }
    let columns =
      [9, 7, 5, 4, 2].first { node in
        // Weights in cells need a column each.
        let least = widest > 4 ? min(4 + widest, 16) : node == 9 ? 8 : 3
        return spacing(node) - node >= least
      } ?? 2
    let isTall = columns == 9 && area.rows / widest >= 3
    let node = Size(columns: columns == 9 && !isTall ? 7 : columns, rows: isTall ? 3 : 1)
    let step = spacing(node.columns)
    self.spacing = step
    self.columns = shown.map { number in
      let units = content.sizes[number]
      let left = area.column + 1 + (number - shown.lowerBound) * step
      if let shape = content.shapes[number] {
        let isLast = number == shown.upperBound - 1
        let columns =
          isLast
          ? area.columns - left + area.column
          : max(2, step - content.weightColumns[number + 1] - 3)
        let sheet = PictureSheet(
          count: shape.channels, size: Size(columns: shape.columns, rows: shape.rows),
          chosen: content.units[number] / shape.places,
          in: Rect(column: left, row: area.row, columns: columns, rows: area.rows))
        return NetworkLayout.Column(
          number: number, units: 0..<units,
          nodes: [Rect(column: left, row: area.row, columns: node.columns, rows: 1)], sheet: sheet)
      }
      let rows = min(units, max(1, area.rows / node.rows))
      let first = Scroll.first(
        chosen: content.units[number], count: units, rows: rows, pinned: nil)
      // A few units stand together in the middle.
      let height = min(area.rows, 6 * rows)
      let top = area.row + (area.rows - height) / 2
      return NetworkLayout.Column(
        number: number, units: first..<first + rows,
        nodes: (0..<rows).map { unit in
          Rect(
            column: left, row: top + (2 * unit + 1) * height / (2 * rows) - node.rows / 2,
            columns: node.columns, rows: node.rows)
        }, sheet: nil)
    }
  }

  /// The unit drawn at a position.
  func unit(at position: Position) -> (column: Int, unit: Int)? {
    for column in columns {
      if let sheet = column.sheet {
        guard let (picture, number) = sheet.number(at: position) else { continue }
        return (column.number, picture * sheet.count + number)
      }
      if let index = column.nodes.firstIndex(where: { $0.contains(position) }) {
        return (column.number, column.units.lowerBound + index)
      }
    }
    return nil
  }
}
