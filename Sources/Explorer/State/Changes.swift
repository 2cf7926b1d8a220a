import Laboratory
import Presets
import Stage

/// What was changed, and can be undone, redone or saved.
struct Changes: Sendable {
  /// The changes of parameters that can be undone and redone.
  package var history = ChangeHistory()
  /// What the stimulus was set to, when it was of other kinds.
  var stimulusMemory = StimulusMemory()
  /// After how many steps the weights were saved last.
  var savedStep = 0
}
