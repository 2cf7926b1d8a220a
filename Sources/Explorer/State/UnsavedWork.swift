import Laboratory
import LatentEquilibrium
import Presets
import Stage
import Studies
import Terminal
import Views

// What an earlier explorer has left unsaved is offered, restored or dropped.
extension ExplorerState {
  /// Offers what was left: in sight until something is done, and open for as long as this explorer runs.
  mutating func offer(_ work: LeftWork) {
    changes.left = work
    say(
      "unsaved work of \(work.ageInWords) ago (last \(Autosave.interval) s may be lost): "
        + "\(hint(.restoreLeft)) restores, \(hint(.dropLeft)) drops it; "
        + "it is of \(told(work.autosave.opened.title))")
  }

  /// Goes on with what was left.
  mutating func restoreLeft(wasAsked: Bool) {
    guard let work = changes.left else { return say("nothing was left unsaved") }
    if keepsWeights(wasAsked: wasAsked, "\(hint(.restoreLeft)) again restores the other work") {
      return
    }
    let restored = work.autosave.preset
    open(work.autosave.opened)
    changes.history.change(from: preset, age: 0)
    fit(to: restored, from: preset)
    restart(restored)
    changes.left = nil
    request = .settle(left: work.name, isRestored: true)
    changes.saved.lacksStart = restored.hasOtherWeights(than: opened)
    let time = Number.fixed(work.autosave.time, decimals: 0)
    say("restored. \(page.changesInWords(restored)) It had run for \(time) ms.")
  }

  /// Drops what was left, the second time it is asked for.
  mutating func dropLeft(wasAsked: Bool) {
    guard let work = changes.left else { return say("nothing was left unsaved") }
    guard wasAsked else {
      changes.left?.isAskedAbout = true
      return warn("\(hint(.dropLeft)) again drops the unsaved work for good")
    }
    changes.left = nil
    request = .settle(left: work.name, isRestored: false)
    say(
      "the unsaved work is dropped"
        + (work.others == 0 ? "" : "; the next start offers what was left before it"))
  }

  /// The key for an action, or what to type where none is bound to it.
  private func hint(_ action: Action) -> String {
    if let key = keys.key(for: action) { return key.name(in: glyphs) }
    return ":" + (Command.table.first { $0.action == action }?.name ?? "")
  }

  /// Whether the network has learned what no file has.
  var hasUnsavedWeights: Bool {
    guard lesson == nil else { return false }
    let network = timeline.experiment.model
    if let kept = changes.saved.model, network.hasSameWeights(as: kept) { return false }
    return changes.saved.lacksStart || !network.hasSameWeights(as: timeline.start)
  }

  /// Asks before learned weights are dropped: only the second time in a row it goes on.
  ///
  /// - Parameters:
  ///   - wasAsked: whether the last action was asked about.
  ///   - words: what would be done: "q again quits".
  mutating func keepsWeights(wasAsked: Bool, _ words: String) -> Bool {
    guard hasUnsavedWeights, !wasAsked else { return false }
    hand.asksToDrop = true
    warn(
      "what the network has learned would be lost; \(words), "
        + "\(keys.name(of: .beginSaving, in: glyphs)) saves it")
    return true
  }
}
