import Explorer
import Glibc
import Laboratory
import Terminal

/// Every shipped preset as the explorer lists it.
let shippedPresets: [ExplorerState.PresetEntry] = {
  let library = PresetLibrary(environment: { _ in nil }, executable: nil)
  return library.entries.compactMap { entry in
    (try? library.preset(entry.name)).map { .init(name: entry.name, preset: $0) }
  }
}()

/// The explorer with a shipped preset open, paused after some milliseconds.
func explorer(
  _ name: String = "lag-adds-up", at time: Double = 0, glyphs: GlyphSet = .braille
) throws -> ExplorerState {
  let library = PresetLibrary(environment: { _ in nil }, executable: nil)
  var state = ExplorerState(try library.preset(name), library: shippedPresets, glyphs: glyphs)
  state.isRunning = false
  state.run(until: time)
  return state
}

extension ExplorerState {
  /// Presses the keys of some letters.
  mutating func type(_ letters: String) {
    for scalar in letters.unicodeScalars { press(.character(scalar)) }
  }

  func text(_ columns: Int, _ rows: Int) -> String {
    picture(Size(columns: columns, rows: rows)).grid.text
  }

  func value(_ parameter: Parameter, layer: Int? = nil) -> Double? {
    preset.value(of: parameter, layer: layer).number
  }
}
