import Laboratory
import LatentEquilibrium

/// What a file has of the present work.
struct SavedWork: Sendable {
  /// The parameters as they were saved last.
  var preset: Preset?
  /// The network with the weights that were saved last.
  var network: Network?
  /// Whether no file has the weights that it began with: they were left behind by a crash.
  var lacksStart = false
}

// What a network has learned is dropped only by who has been told.
extension ExplorerState {
  /// Whether the network has learned what no file has.
  var hasUnsavedWeights: Bool {
    guard lesson == nil else { return false }
    let network = timeline.experiment.network
    if let kept = saved.network, network.hasSameWeights(as: kept) { return false }
    return saved.lacksStart || !network.hasSameWeights(as: timeline.start)
  }

  /// Asks before learned weights are dropped: only the second time in a row it goes on.
  ///
  /// - Parameters:
  ///   - wasAsked: whether the last action was asked about.
  ///   - words: what would be done: "q again quits".
  mutating func keepsWeights(wasAsked: Bool, _ words: String) -> Bool {
    guard hasUnsavedWeights, !wasAsked else { return false }
    asksToDrop = true
    warn(
      "what the network has learned would be lost; \(words), "
        + "\(keys.name(of: .beginSaving, in: glyphs)) saves it")
    return true
  }
}
