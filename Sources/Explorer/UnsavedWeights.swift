import Laboratory
import Presets
import Stage

// What a network has learned is dropped only by who has been told.
extension ExplorerState {
  /// Whether the network has learned what no file has.
  var hasUnsavedWeights: Bool {
    guard lesson == nil, timeline.experiment.step > changes.savedStep else { return false }
    let learns = preset.layers.indices.contains {
      preset.value(of: .eta, layer: $0).number.map { $0 != 0 } ?? false
    }
    return learns && timeline.experiment.hasErrors(.network)
  }

  /// Asks before learned weights are dropped: only the second time in a row it goes on.
  ///
  /// - Parameters:
  ///   - wasAsked: whether the last action was asked about.
  ///   - words: what would be done: "q again quits".
  mutating func keepsWeights(wasAsked: Bool, _ words: String) -> Bool {
    guard hasUnsavedWeights, !wasAsked else { return false }
    hand.asksToDrop = true
    warn(
      "what the network has learned would be lost; \(words), "
        + "\(keys.name(of: .beginSaving, in: glyphs)) saves it")
    return true
  }
}
