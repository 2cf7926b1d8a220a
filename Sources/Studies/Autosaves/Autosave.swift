package import Formats
import Laboratory
package import LatentEquilibrium
package import Presets
import Samples

/// What of a sitting no file has yet, as it is kept for the next start: the parameters as they stand, and
/// the weights as they were learned. A run of it begins at rest, at t = 0, as one of a saved preset does.
package struct Autosave: Sendable {
  /// So many seconds lie between two writings: what a crash may cost.
  package static let interval = 5

  /// The preset as it was opened.
  package let opened: Preset
  /// The parameters as they stand, and the view as it is.
  package let preset: Preset
  /// The model that has learned what the presets do not say; nil where none has.
  private let model: AnyModel?
  /// The simulated time in ms.
  package let time: Double

  /// What the file has for its format.
  package static let format = "lescope-autosave/1"

  /// With more weights than these, writing them every few seconds would be felt.
  package static let mostWeights = 500_000

  package init(opened: Preset, preset: Preset, model: AnyModel?, time: Double) {
    self.opened = opened
    self.preset = preset
    self.model = model
    self.time = time
  }

  /// Whether another would restore the same.
  package func restoresTheSame(as other: Autosave) -> Bool {
    guard preset == other.preset, opened == other.opened else { return false }
    switch (model, other.model) {
    case (nil, nil): return true
    case (let one?, let other?): return one.hasSameWeights(as: other)
    default: return false
    }
  }

  /// As it is written.
  package var json: JSON {
    let preset = model.map { self.preset.keepingWeights(of: $0) } ?? preset
    return .object([
      .init("format", .text(Self.format)), .init("time", .number(time)),
      .init("opened", opened.editableJSON), .init("preset", preset.editableJSON),
    ])
  }

  /// Reads what was written.
  ///
  /// - Throws: that it is something else; or, with its name, which file is missing that it needs.
  package init(_ json: JSON) throws(PresetError) {
    guard json["format"] == .text(Self.format), case .number(let time)? = json["time"],
      let opened = json["opened"], let preset = json["preset"]
    else { throw PresetError(Fault("is not a file of \(Self.format)")) }
    self.opened = try Preset(json: opened, in: .working)
    self.preset = try Preset(json: preset, in: .working)
    self.time = time
    model = nil
  }
}
