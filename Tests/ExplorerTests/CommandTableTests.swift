import Laboratory
import Stage
import Terminal
import Testing
import Views

@testable import Explorer
@testable import Presets

struct CommandTableTests {
  @Test func `No key is bound twice, and digits open views`() {
    let keys = Command.table.flatMap(\.keys)
    #expect(Set(keys).count == keys.count)
    for view in View.allCases {
      let digit = Key.character(Unicode.Scalar(UInt8(48 + view.card.number)))
      #expect(Keymap.standard.action(for: digit) == .openView(view))
    }
    let digits = keys.filter { "123456789".unicodeScalars.map(Key.character).contains($0) }
    #expect(digits.count == View.allCases.count)
    #expect(Command.table.allSatisfy { !$0.keys.isEmpty && !$0.summary.isEmpty })
  }

  @Test func `Every action has a key`() {
    let actions: [Action] =
      View.allCases.map(Action.openView) + [
        .toggleRun, .stepForward, .stepBack, .changeSpeed(1), .changeSpeed(-1), .chooseParameter(1),
        .chooseParameter(-1), .changeParameter(1, finely: false),
        .changeParameter(-1, finely: false),
        .changeParameter(1, finely: true), .changeParameter(-1, finely: true), .beginEntry,
        .nudge(.stimulusKind, 1), .nudge(.frequency, 1), .nudge(.frequency, -1), .chooseLayer(1),
        .chooseLayer(-1), .toggleTie, .strike, .togglePlasticity, .nextTwinMode, .nextTwin,
        .chooseNeuron(1),
        .chooseNeuron(-1), .zoom(1), .zoom(-1), .fitWindow, .reset, .resetWithNewSeed, .restore,
        .undo, .redo,
        .nextAxis, .toggleCursor, .jumpCursor(-1), .jumpCursor(1), .freeze, .clearGhosts, .expand,
        .nextColumns, .toggleAllNeurons, .toggleGap, .openPresets, .openLessons, .beginSaving,
        .openExports,
        .showState, .copyNumbers, .beginCommand, .nextGlyphs, .nextTheme,
        .view(BodeView.toggleSweep),
        .view(BodeView.toggleTheory),
        .view(PhaseView.nextHorizontal), .view(PhaseView.nextVertical),
        .view(PhaseView.pinHorizontal), .view(PhaseView.nextInput),
        .view(RobustnessView.nextDial), .help, .find, .back,
        .restoreLeft, .dropLeft, .suspend,
        .redraw,
        .quit,
      ]
    for action in actions {
      let command = Command.table.first { $0.action == action }
      #expect(command != nil, "\(action)")
      for key in command?.keys ?? [] { #expect(Keymap.standard.action(for: key) == action) }
    }
    #expect(Command.table.count == actions.count)
  }

  @Test(arguments: GlyphSet.allCases)
  func `The help names every command with its keys`(glyphs: GlyphSet) throws {
    var state = try explorer(glyphs: glyphs)
    state.type("?")
    let page = state.text(100, 180)
    for command in Command.table {
      let keys = command.keys.map { $0.name(in: glyphs) }.joined(separator: " ")
      #expect(page.contains(keys), "\(command.name)")
      #expect(page.contains(glyphs.spell(command.summary)), "\(command.name)")
    }
  }
}
