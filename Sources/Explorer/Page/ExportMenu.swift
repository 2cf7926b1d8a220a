import Laboratory
import Stage
import Terminal

extension ExplorerPage {
  /// What can be exported, one of it chosen, and the file that would be written.
  func drawExports(chosen: Int, on grid: inout Grid) {
    let formats = ExportFormat.allCases
    var file = ""
    if formats.indices.contains(chosen),
      case .numbered(let stem, let ending) = place(ofExport: formats[chosen])
    {
      file = "\(stem).\(ending)"
    }
    exportList(chosen: chosen, on: grid.size).draw(
      titles: ["export · Enter writes, \(Key.escape.name(in: glyphs)) leaves", "export"],
      about: file, search: search, in: glyphs, on: &grid
    ) { index in
      let name = formats[index].rawValue
      let padding = String(repeating: " ", count: 6 - name.count)
      return (name + padding + formats[index].summary, "")
    }
  }

  /// Where the list of exports is on a screen of this size.
  func exportList(chosen: Int, on size: Size) -> EntryList {
    EntryList(
      over: size, columns: 64, count: ExportFormat.allCases.count, chosen: chosen, aboutRows: 1,
      pinned: look.scroll.list)
  }
}
