import Laboratory
import Terminal

extension ExplorerState {
  /// The list of presets, and what the chosen one is about.
  func drawPresets(chosen: Int, on grid: inout Grid) {
    presetList(chosen: chosen, on: grid.size).draw(
      title: "presets · Enter opens, \(Key.escape.name(in: glyphs)) leaves",
      about: library.indices.contains(chosen) ? library[chosen].preset.about : "", in: glyphs,
      on: &grid
    ) { (listed(library[$0]), "") }
  }

  /// The title, and the name where several have the title.
  private func listed(_ entry: PresetEntry) -> String {
    let isAlone = library.count { $0.preset.title == entry.preset.title } == 1
    return isAlone ? entry.preset.title : "\(entry.preset.title) · \(entry.name)"
  }

  /// Where the list of presets is on a screen of this size.
  func presetList(chosen: Int, on size: Size) -> EntryList {
    EntryList(
      panel(over: size, columns: 84, rows: library.count + 10), count: library.count,
      chosen: chosen, pinned: scroll.list)
  }
}
