extension Preset {
  /// Turns a `tau_r` that only repeats `tau_m` back into a tie, so that a preset with every default
  /// written out is the preset it was written from.
  ///
  /// Nothing changes for the run: where a layer or the twin takes `tau_m` from one place and `tau_r`
  /// from another, the numbers stay.
  mutating func tieWhereEqual() {
    let mixes = layers.contains { $0.tauM != nil && $0.tauR == nil }
    let twinMixes = twin.map { $0.tauM != nil && $0.tauR == nil } ?? false
    if tauR == tauM && !mixes && !twinMixes { tauR = nil }
    guard tauR == nil else { return }
    for index in layers.indices {
      let tauM = layers[index].tauM ?? [tauM]
      if layers[index].tauR == tauM && !twinMixes { layers[index].tauR = nil }
    }
    if let tauM = twin?.tauM, twin?.tauR == tauM, layers.allSatisfy({ $0.tauR == nil }) {
      twin?.tauR = nil
    }
  }
}
