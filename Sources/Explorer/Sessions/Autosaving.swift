import Laboratory

/// When what is unsaved is written, and what was written last.
struct Autosaving: Sendable {
  private var kept: Autosave?
  /// When there is to be looked again, in ms.
  private var next = 0
  private var hasComplained = false

  /// So many seconds lie between two writings: what a crash may cost.
  static let interval = 5
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
    let unsaved = state.autosave
    if !isKept(unsaved, in: folder) {
      folder.keep(unsaved)
      kept = unsaved
      if unsaved != nil { next = now + Self.interval * 1000 }
    }
    guard !hasComplained else { return nil }
    let complaint =
      fault.map { "no autosave: \($0)" } ?? (state.isTooLargeToAutosave ? Self.tooLarge : nil)
    hasComplained = complaint != nil
    return complaint
  }

  /// How long to wait until something has to be written, in ms; nil where nothing has.
  func wait(for state: ExplorerState, in folder: AutosaveFolder?, at now: Int) -> Int? {
    guard let folder, !isKept(state.autosave, in: folder) else { return nil }
    return max(1, next - now)
  }

  /// Has written what is left to be written, or, where all was said, takes away what was.
  mutating func finish(_ state: ExplorerState, in folder: AutosaveFolder?) {
    guard let folder else { return }
    let unsaved = state.isOver ? nil : state.autosave
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

// What no file has.
extension ExplorerState {
  /// What has to be kept for the next start; nil where nothing is unsaved, or it is too much to be
  /// written every few seconds.
  var autosave: Autosave? {
    let hasLearned = hasUnsavedWeights
    guard hasLearned || hasUnsavedParameters, preset.weightCount <= Autosave.mostWeights else {
      return nil
    }
    return Autosave(
      opened: opened, preset: presetInView,
      network: hasLearned ? timeline.experiment.network : nil, time: timeline.experiment.time)
  }

  /// Whether something is unsaved, but too large.
  var isTooLargeToAutosave: Bool {
    preset.weightCount > Autosave.mostWeights && (hasUnsavedParameters || hasUnsavedWeights)
  }

  /// Whether parameters are neither as they were opened nor as they were saved. A lesson sets its own.
  private var hasUnsavedParameters: Bool {
    lesson == nil && preset != opened && preset != saved.preset
  }
}
