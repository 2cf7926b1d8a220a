import LatentEquilibrium

extension Preset {
  /// Turns a `tau_r` that only repeats `tau_m` back into a tie, so that a preset with every default
  /// written out is the preset it was written from.
  ///
  /// Nothing changes for the run: where a layer or the twin takes `tau_m` from one place and `tau_r`
  /// from another, the numbers stay.
  mutating func tieWhereEqual() {
    guard family == .layered else { return }
    let mixes = layers.contains { $0.tauM != nil && $0.tauR == nil }
    let twinMixes = twins.contains { $0.tauM != nil && $0.tauR == nil }
    if tauR == tauM && !mixes && !twinMixes { tauR = nil }
    guard tauR == nil else { return }
    for index in layers.indices {
      let tauM = layers[index].tauM ?? [tauM]
      if layers[index].tauR == tauM && !twinMixes { layers[index].tauR = nil }
    }
    guard layers.allSatisfy({ $0.tauR == nil }) else { return }
    for number in twins.indices where twins[number].tauM != nil {
      if twins[number].tauR == twins[number].tauM { twins[number].tauR = nil }
    }
  }
}
