import Laboratory
import LatentEquilibrium
import Presets
import Stage
import Studies

/// What was changed, and can be undone, redone or saved.
struct Changes: Sendable {
  /// The changes of parameters that can be undone and redone.
  package var history = ChangeHistory()
  /// What the stimulus was set to, when it was of other kinds.
  var stimulusMemory = StimulusMemory()
  /// What a file has of it.
  var saved = SavedWork()
  /// What an earlier explorer has left unsaved, until it is restored or dropped.
  var left: LeftWork?

  /// For a preset that is opened: what was left unsaved is still to be restored or dropped.
  func reopened() -> Changes {
    var changes = Changes()
    changes.left = left
    return changes
  }
}

/// What a file has of the present work.
struct SavedWork: Sendable {
  /// The parameters as they were saved last.
  var preset: Preset?
  /// The model with the weights that were saved last.
  var model: AnyModel?
  /// Whether no file has the weights that it began with: they were left behind by a crash.
  var lacksStart = false
}
