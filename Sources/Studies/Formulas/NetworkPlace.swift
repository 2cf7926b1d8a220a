import Formats
import Presets

/// Places in a network as names count them.
enum NetworkPlace {
  /// "1" is 0.
  static func number(_ word: String) -> Int? {
    guard let number = Int(word), number >= 1, number < 1_000_000 else { return nil }
    return number - 1
  }

  static func fault(
    _ name: String, of member: Member = .network, layer: Int?, in preset: Preset
  ) -> String? {
    if !preset.members.contains(member) {
      return preset.twins.isEmpty
        ? "\(name): this preset has no twin"
        : "\(name): this preset has only \(CountedNoun(preset.twins.count, "twin").inWords)"
    }
    guard let layer, layer >= preset.layers.count else { return nil }
    return "\(name): there is no layer \(layer + 1); this network has \(preset.layers.count)"
  }
}
