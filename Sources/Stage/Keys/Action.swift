import Laboratory
package import Presets

/// What a key can ask for. `ExplorerState.apply(_:)` says what it means.
package enum Action: Hashable, Sendable {
  case toggleRun
  case stepForward
  case stepBack
  case changeSpeed(Int)
  case chooseParameter(Int)
  case changeParameter(Int, finely: Bool)
  /// Moves one parameter along its ladder, whichever is chosen.
  case nudge(Parameter, Int)
  case beginEntry
  case chooseLayer(Int)
  case toggleTie
  /// An impulse on the inputs, now.
  case strike
  case togglePlasticity
  case nextTwinMode
  /// Another of several twins to compare with.
  case nextTwin
  case chooseNeuron(Int)
  case zoom(Int)
  case fitWindow
  /// Roll, sweep, trigger.
  case nextAxis
  case toggleCursor
  /// Moves the cursor by columns of the charts.
  case moveCursor(Int)
  /// Moves the cursor to an extremum of the network's rate: the next, or before 0 the last.
  case jumpCursor(Int)
  /// Keeps the present traces as a ghost.
  case freeze
  case clearGhosts
  case expand
  /// Other signals in the columns of charts.
  case nextColumns
  case toggleAllNeurons
  case toggleGap
  case openView(View)
  /// What is a view's own.
  case view(ViewAction)
  case reset
  case resetWithNewSeed
  /// Takes all parameters back to the preset as it was opened.
  case restore
  case undo
  case redo
  case openPresets
  case openLessons
  case nextGlyphs
  case nextTheme
  /// The command line, empty.
  case beginCommand
  /// The command line, asking for a name to save under.
  case beginSaving
  case openExports
  /// The state of all parameters as one line.
  case showState
  /// All numbers that are shown, onto the clipboard.
  case copyNumbers
  case help
  /// Finds something on the help page or in a list.
  case find
  /// What an earlier explorer left unsaved.
  case restoreLeft, dropLeft
  case back
  case confirm
  case suspend
  case redraw
  case quit
}

/// What only one view can be asked for, by a name of its own.
package struct ViewAction: Hashable, Sendable {
  package let view: View
  package let name: String

  package init(_ view: View, _ name: String) {
    self.view = view
    self.name = name
  }
}
