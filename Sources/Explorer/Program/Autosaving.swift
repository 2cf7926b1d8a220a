import Laboratory
import Studies

/// When what is unsaved is written, and what was written last.
struct Autosaving: Sendable {
  private var kept: Autosave?
  /// When there is to be looked again, in ms.
  private var next = 0
  private var hasComplained = false

  /// How often there is to be looked whether anything is unsaved, in ms.
  private static let look = 1000

  /// Looks whether what is unsaved has to be written, and has it written.
  ///
  /// - Parameter now: the time in ms.
  /// - Returns: something to be said, once.
  mutating func keep(_ state: ExplorerState, in folder: AutosaveFolder?, at now: Int) -> String? {
    guard let folder, now >= next, folder.isIdle else { return nil }
    next = now + Self.look
    let fault = folder.takeFault()
    // A disk that is full may have room again: the next time it is tried anew.
    if fault != nil { kept = nil }
    let unsaved = state.page.autosave
    if !isKept(unsaved, in: folder) {
      folder.keep(unsaved)
      kept = unsaved
      if unsaved != nil { next = now + Autosave.interval * 1000 }
    }
    guard !hasComplained else { return nil }
    let complaint =
      fault.map { "no autosave: \($0)" } ?? (state.page.isTooLargeToAutosave ? Self.tooLarge : nil)
    hasComplained = complaint != nil
    return complaint
  }

  /// How long to wait until something has to be written, in ms; nil where nothing has.
  func wait(for state: ExplorerState, in folder: AutosaveFolder?, at now: Int) -> Int? {
    guard let folder, !isKept(state.page.autosave, in: folder) else { return nil }
    return max(1, next - now)
  }

  /// Has written what is left to be written, or, where all was said, takes away what was.
  mutating func finish(_ state: ExplorerState, in folder: AutosaveFolder?) {
    guard let folder else { return }
    let unsaved = state.isOver ? nil : state.page.autosave
    folder.wait()
    if !isKept(unsaved, in: folder) || folder.takeFault() != nil { folder.keep(unsaved) }
    kept = unsaved
    folder.wait()
  }

  private func isKept(_ unsaved: Autosave?, in folder: AutosaveFolder) -> Bool {
    switch (unsaved, kept) {
    case (nil, nil): !folder.hasOwn
    case (let unsaved?, let kept?): unsaved.restoresTheSame(as: kept)
    default: false
    }
  }

  private static let tooLarge =
    "this network has more than \(Autosave.mostWeights) weights, too many to be autosaved"
}
