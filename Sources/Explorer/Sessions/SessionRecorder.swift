import Formats
import Laboratory

/// Writes a session down while it goes on, so that whatever ends the program leaves one that can be
/// played up to its last moment.
struct SessionRecorder: ~Copyable {
  private let path: String
  private let overwrites: Bool
  private var file: GrowingFile?
  /// How many entries stand in the file for good.
  private var entries = 0
  /// When there is to be written again, in ms since the beginning.
  private var next = 0
  /// How long steps may be missing in the file, in ms; keys are in it at once.
  private static let interval = 500

  init(_ path: String, overwrites: Bool) {
    self.path = path
    self.overwrites = overwrites
  }

  /// Writes what is new, where it is time.
  ///
  /// - Parameters:
  ///   - time: the time in ms since the beginning.
  ///   - isUrgent: whether it is time in any case.
  /// - Returns: whether it was.
  /// - Throws: why it cannot be written; it is tried again the next time.
  mutating func write(
    _ log: SessionLog, at time: Int, isUrgent: Bool
  ) throws(Fault) -> Bool {
    guard isUrgent || time >= next else { return false }
    next = time + Self.interval
    try write(log, at: time)
    return true
  }

  private mutating func write(_ log: SessionLog, at time: Int) throws(Fault) {
    if file == nil {
      file = try GrowingFile(path, beginningWith: log.session.header, overwrites: overwrites)
    }
    // A key that is held down still changes the last entry.
    let all = log.session.entries
    let firm = max(entries, all.count - 1)
    let end = all[firm...] + [log.rest(at: time)].compactMap(\.self)
    try file?.write(
      all[entries..<firm].map(\.line).joined(), end: end.map(\.line).joined())
    entries = firm
  }
}
