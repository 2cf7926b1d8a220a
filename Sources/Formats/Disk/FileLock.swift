import Glibc

/// One program at a time: a lock that ends with the program however that comes.
package struct FileLock: ~Copyable, Sendable {
  private let descriptor: Int32

  private static let mostWaiting = 5_000
  private static let pause = 5

  /// Waits for its turn, for some seconds.
  ///
  /// - Parameter path: an empty file that stands for what is locked, and stays.
  /// - Throws: why there can be no lock, or that another program does not let go.
  package init(_ path: String) throws(Fault) {
    descriptor = Disk.open(path, O_RDWR | O_CREAT, mode: 0o600)
    if descriptor < 0 {
      throw Fault(source: path, "cannot be written: \(FileReading.reason(errno))")
    }
    var waited = 0
    // Where a file system has no locks, one goes on without.
    while flock(descriptor, LOCK_EX | LOCK_NB) != 0, [EWOULDBLOCK, EINTR].contains(errno) {
      waited += Self.pause
      if waited > Self.mostWaiting {
        close(descriptor)
        throw Fault(source: path, "is held by another lescope, which does not let go")
      }
      usleep(UInt32(1000 * Self.pause))
    }
  }

  /// Takes the lock if nobody has it; nil where somebody does, or there can be none.
  public init?(ifFree path: String) {
    descriptor = Disk.open(path, O_RDWR | O_CREAT, mode: 0o600)
    if descriptor < 0 { return nil }
    while flock(descriptor, LOCK_EX | LOCK_NB) != 0 {
      if errno == EINTR { continue }
      if errno != EWOULDBLOCK { break }
      close(descriptor)
      return nil
    }
  }

  deinit {
    // A child that this program is just starting has the descriptor until it is another program, and would
    // keep the lock for so long.
    flock(descriptor, LOCK_UN)
    close(descriptor)
  }

  /// Lets the next have its turn.
  package consuming func release() {}
}
