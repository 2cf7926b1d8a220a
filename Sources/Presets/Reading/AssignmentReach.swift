extension Assignment {
  /// The assignment as a message repeats it: `tau_m = 20`.
  package var setting: String {
    let text = label.split(separator: " ", maxSplits: 1).last.map(String.init) ?? label
    guard let equals = text.firstIndex(of: "=") else { return text }
    return "\(text[..<equals]) = \(text[text.index(after: equals)...])"
  }

  /// The layers, counted from 0, that go by a value of their own where the assignment gives one to
  /// all.
  package func layersWithTheirOwn(in preset: Preset) -> [Int] {
    guard keys.count == 1, let parameter = Parameter(rawValue: keys[0]) else { return [] }
    return preset.layersWithTheirOwn(parameter)
  }
}
