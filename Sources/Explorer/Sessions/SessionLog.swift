import Stage
import Terminal

/// Takes a session down while it goes on.
///
/// Its memory is bounded: a key held down while nothing runs is one entry, and after
/// `mostEntries`, some 6 MB and nearly an hour of a key held down while the network runs, the log
/// ends.
package struct SessionLog: Sendable {
  /// What came in so far; what was stepped after the last entry is not in it yet.
  package private(set) var session: Session
  /// Whether all that came in is in it.
  package private(set) var isComplete = true
  /// The steps made since the last entry.
  private var steps = 0

  static let mostEntries = 100_000

  /// Keys further apart than this, in ms, are entries of their own: a key that is held down repeats
  /// faster.
  private static let repeatInterval = 120

  /// - Parameter steps: how many were made after the session's last entry.
  init(_ session: Session, steps: Int = 0) {
    self.session = session
    self.steps = steps
  }

  /// The log of what comes in from this state on, which has no past.
  init(_ state: ExplorerState) {
    self.init(
      Session(
        state.preset, glyphs: state.glyphs, size: Size(columns: 80, rows: 24),
        languages: state.look.languages))
  }

  /// The screen has this size from here on.
  mutating func begin(on size: Size) {
    let sizes = session.entries.lazy.compactMap { entry -> Size? in
      if case .resize(let size) = entry.event { size } else { nil }
    }
    if session.entries.isEmpty && steps == 0 {
      session.size = size
    } else if size != sizes.last ?? session.size {
      take(.resize(size), at: session.duration)
    }
  }

  /// Takes note of a step.
  mutating func step() { steps += 1 }

  /// Takes note of a key, `time` ms after the beginning.
  mutating func take(_ key: Key, at time: Int) {
    if case .resize(let size) = key { return append(.resize(size), at: time) }
    let last = session.entries.count - 1
    if steps == 0, last >= 0, isComplete, session.entries[last].event == .key(key),
      time - session.entries[last].end <= SessionLog.repeatInterval
    {
      session.entries[last].times += 1
      session.entries[last].end = max(time, session.entries[last].end)
    } else {
      append(.key(key), at: time)
    }
  }

  /// The session up to `time` ms after its beginning, with what was stepped last.
  func finished(at time: Int) -> Session {
    var session = session
    if let rest = rest(at: time) { session.entries.append(rest) }
    return session
  }

  /// What was stepped after the last entry, as an entry `time` ms after the beginning; nil where nothing
  /// was.
  func rest(at time: Int) -> Session.Happening? {
    guard steps > 0, isComplete, session.entries.count < SessionLog.mostEntries else { return nil }
    return Session.Happening(.rest, steps: steps, time: max(time, session.duration))
  }

  private mutating func append(_ event: Session.Event, at time: Int) {
    guard isComplete, session.entries.count < SessionLog.mostEntries else {
      isComplete = false
      return
    }
    let time = max(time, session.duration)
    session.entries.append(Session.Happening(event, steps: steps, time: time))
    steps = 0
  }
}
