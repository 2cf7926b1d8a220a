public import Laboratory

/// What a key can ask for. `ExplorerState.apply(_:)` says what it means.
public enum Action: Hashable, Sendable {
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
  case toggleTwin
  case chooseNeuron(Int)
  case zoom(Int)
  case fitWindow
  case reset
  case resetWithNewSeed
  case undo
  case redo
  case openPresets
  case nextGlyphs
  /// The command line, empty.
  case beginCommand
  /// The command line, asking for a name to save under.
  case beginSaving
  case openExports
  case help
  case back
  case confirm
  case suspend
  case redraw
  case quit
}
