package import Formats
import Laboratory
package import Presets
package import Stage
import Terminal

extension Description {
  /// Describes a preset's experiment as it is after `time` ms.
  package init(of preset: Preset, at time: Double, in languages: LanguageChoice = .original) {
    var state = ExplorerState(preset, glyphs: .ascii)
    state.look.languages = languages
    state.run(until: time)
    self.init(state)
  }

  /// Describes the explorer as it stands.
  package init(_ state: ExplorerState) {
    let model = state.timeline.experiment.model
    self.init(
      of: state, changes: state.page.changesInWords(state.preset.keepingWeights(of: model)))
  }
}
