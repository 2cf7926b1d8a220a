import Laboratory
import Terminal

/// What an explorer that did not end orderly has left unsaved, as the next one offers it.
public struct LeftWork: Sendable {
  let autosave: Autosave
  /// What it is called in its folder.
  let name: String
  /// How long ago it was written, in seconds.
  let age: Int
  /// How much more was left, before it.
  var others = 0
  /// Whether the last action would have dropped it, and asked.
  var isAskedAbout = false

  init(_ autosave: Autosave, name: String, age: Int) {
    self.autosave = autosave
    self.name = name
    self.age = age
  }

  /// A sentence for who has no keys.
  var offer: String {
    Description.plain(
      "Unsaved work of \(ageInWords) ago on \(autosave.opened.title) was left behind (its last "
        + "\(Autosaving.interval) s may be lost): restore goes on with it, drop drops it.")
  }

  /// "3 min".
  var ageInWords: String {
    switch age {
    case ..<60: "\(age) s"
    case ..<3600: "\(age / 60) min"
    case ..<86_400: "\(age / 3600) h"
    default: age < 2 * 86_400 ? "1 day" : "\(age / 86_400) days"
    }
  }
}

extension ExplorerState {
  /// Offers what was left: in sight until something is done, and open for as long as this explorer runs.
  mutating func offer(_ work: LeftWork) {
    left = work
    say(
      "unsaved work of \(work.ageInWords) ago (last \(Autosaving.interval) s may be lost): "
        + "\(hint(.restoreLeft)) restores, \(hint(.dropLeft)) drops it; "
        + "it is of \(work.autosave.opened.title)")
  }

  /// Goes on with what was left.
  mutating func restoreLeft(wasAsked: Bool) {
    guard let work = left else { return say("nothing was left unsaved") }
    if keepsWeights(wasAsked: wasAsked, "\(hint(.restoreLeft)) again restores the other work") {
      return
    }
    let restored = work.autosave.preset
    open(work.autosave.opened)
    history.change(from: preset, age: 0)
    fit(to: restored, from: preset)
    restart(restored)
    left = nil
    request = .settle(left: work.name, isRestored: true)
    saved.lacksStart = restored.hasOtherWeights(than: opened)
    let time = Number.fixed(work.autosave.time, decimals: 0)
    say("restored. \(changesInWords(restored)) It had run for \(time) ms.")
  }

  /// Drops what was left, the second time it is asked for.
  mutating func dropLeft(wasAsked: Bool) {
    guard let work = left else { return say("nothing was left unsaved") }
    guard wasAsked else {
      left?.isAskedAbout = true
      return warn("\(hint(.dropLeft)) again drops the unsaved work for good")
    }
    left = nil
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
}
