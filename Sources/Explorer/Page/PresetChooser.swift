import Laboratory
import Presets
import Stage
import Terminal

extension ExplorerPage {
  /// The list of presets, and what the chosen one is about.
  func drawPresets(chosen: Int, on grid: inout Grid) {
    let leave = Key.escape.name(in: glyphs)
    let find = keys.name(of: .find, in: glyphs)
    presetList(chosen: chosen, on: grid.size).draw(
      titles: [
        "presets · Enter opens, \(find) finds, \(leave) leaves",
        "presets · Enter opens, \(leave) leaves", "presets",
      ],
      about: library.indices.contains(chosen) ? library[chosen].preset.about : "", search: search,
      in: glyphs, on: &grid
    ) { (listed(library[$0]), "") }
  }

  /// The title, and the name where several have the title.
  private func listed(_ entry: ExplorerState.PresetEntry) -> String {
    let isAlone = library.count { $0.preset.title == entry.preset.title } == 1
    return isAlone ? entry.preset.title : "\(entry.preset.title) · \(entry.name)"
  }

  /// Where the list of presets is on a screen of this size.
  func presetList(chosen: Int, on size: Size) -> EntryList {
    EntryList(
      over: size, columns: 84, count: library.count, chosen: chosen, aboutRows: 6,
      pinned: look.scroll.list)
  }
}
