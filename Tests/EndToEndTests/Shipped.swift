import ShippedPresets

/// The presets that come with the program.
enum Shipped {
  static let names = EmbeddedFiles.selfContained
}
