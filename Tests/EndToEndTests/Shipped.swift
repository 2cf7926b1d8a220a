import ShippedPresets

/// The presets that come with the program.
enum Shipped {
  static let names = EmbeddedFiles.selfContained
  /// Those that read files from elsewhere as well.
  static let all = EmbeddedFiles.presets
}
