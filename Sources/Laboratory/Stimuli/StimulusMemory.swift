package import Formats
package import Presets

/// What a stimulus was set to before its kind was changed, so that going round all kinds comes back to
/// the numbers that were set.
package struct StimulusMemory: Equatable, Sendable {
  /// Of every stimulus, in the order of the inputs.
  private var numbers: [[Parameter: Double]] = []

  package init() {}

  /// Another kind of stimulus, with what it had when it was of this kind, or of one with the same
  /// parameter, last.
  ///
  /// - Throws: where the kind needs more than a word.
  package mutating func setting(_ kind: String, in preset: Preset) throws(Fault) -> Preset {
    let old = preset.stimulus.stimuli
    while numbers.count < old.count { numbers.append([:]) }
    for (index, stimulus) in old.enumerated() {
      for (parameter, value) in stimulus.numbers { numbers[index][parameter] = value }
    }
    var changed = try preset.setting(.stimulusKind, to: kind)
    var index = 0
    changed.stimulus = changed.stimulus.map { stimulus in
      defer { index += 1 }
      let known = Set(old[index].numbers.map(\.0))
      return stimulus.numbers.map(\.0).filter { !known.contains($0) }.reduce(stimulus) {
        guard let value = numbers[index][$1] else { return $0 }
        return $0.setting($1, to: value)
      }
    }
    return changed
  }
}
