import CTerminal
import Glibc

/// The signals that ask the program for something, as bytes to read.
///
/// While it lives, SIGWINCH, SIGCONT, SIGTSTP, SIGTERM, SIGINT, SIGHUP and SIGQUIT do nothing but
/// put their numbers into a pipe; afterwards they do what they did before.
struct SignalPipe: ~Copyable {
  /// Becomes readable when a signal came.
  let readEnd: Int32
  private let writeEnd: Int32

  init() {
    var ends: [Int32] = [-1, -1]
    pipe(&ends)
    for end in ends {
      _ = fcntl(end, F_SETFD, FD_CLOEXEC)
      _ = fcntl(end, F_SETFL, O_NONBLOCK)
    }
    readEnd = ends[0]
    writeEnd = ends[1]
    cterminal_take_orders(writeEnd)
  }

  deinit {
    cterminal_end_orders()
    close(readEnd)
    close(writeEnd)
  }

  /// The number of the next signal that came, if one did.
  func next() -> Int32? {
    var number: UInt8 = 0
    return read(readEnd, &number, 1) == 1 ? Int32(number) : nil
  }

  /// Stops this program and the rest of its job until the shell continues them.
  func stop() {
    cterminal_stop()
    // That we were continued is no news to the caller; the rest waits for its turn.
    var others: [UInt8] = []
    while let number = next() {
      if number != SIGCONT { others.append(UInt8(number)) }
    }
    write(writeEnd, others, others.count)
  }
}
