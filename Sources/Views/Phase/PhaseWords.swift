import Formats
import Laboratory
import LatentEquilibrium
import Presets
import Stage
import Terminal

extension Staged<PhaseView> {
  /// What a line and a loop mean for the two signals that are shown, the longest words first.
  ///
  /// A loop is a shift in time and nothing else: u against r is one in Latent Equilibrium, where nothing
  /// lags.
  package var phaseWords: [String] {
    if showsWeights { return wordsOfWeights }
    let isOfOneUnit = horizontalUnit == verticalUnit
    switch (Set([view.horizontal, view.vertical]), isOfOneUnit) {
    case ([.rate, .ideal], true):
      return [
        "A line: r keeps up with the ideal. A loop: it is late, or early; the wider, the more.",
        "A line: r keeps up. A loop: late, or early; wider, more.",
        "A line: r keeps up. A loop: late, or early.", "line: r keeps up; loop: late/early",
      ]
    case ([.membranePotential, .rate], true):
      return [
        "A line: r is φ(u), as without looking ahead. A loop: r looks ahead of u.",
        "A line: r is φ(u). A loop: r looks ahead.", "line: r = φ(u); loop: r ahead",
      ]
    case (_, true) where view.horizontal == view.vertical:
      return ["The same on both axes is a line, whatever it does.", "the same on both axes"]
    default:
      return [
        "A line: both change together. A loop: they are shifted in time.",
        "A line: together. A loop: shifted in time.", "line: together; loop: shifted",
      ]
    }
  }

  /// Whether letters stand for the steps of the shade.
  var showsLetters: Bool { glyphs == .ascii || !look.tellsByColor }

  private var wordsOfWeights: [String] {
    if timeline.weightTrail.isTooLarge {
      return [
        "There are too many weights here to remember where each of them has been.",
        "too many weights to remember",
      ]
    }
    guard weightsOnAxes != nil, preset.hasTarget, preset.family == .layered else {
      return [
        "The way of the weights from the beginning of the run.", "the way from the beginning",
      ]
    }
    let levels = PhaseView.levels.map { Number.significant($0, digits: 2) }
    if showsLetters {
      let letters = PlaneShading.letters.map { String($0) }.joined(separator: " ")
      return [
        "\(letters) the error without time over the variance, "
          + "from \(levels.joined(", ", last: " and ")) on",
        "\(letters) error/variance from \(levels.joined(separator: " "))", "error/variance",
      ]
    }
    return [
      "Shade: the error without time over the variance; it steps at \(levels.joined(", ", last: " and ")).",
      "Shade: error/variance, steps at \(levels.joined(separator: " ")).",
      "shade: error/variance",
    ]
  }
}
