import Glibc

/// How a process came to its end.
enum Ending: Equatable {
  case exit(Int32)
  case signal(Int32)
  /// It went on beyond its time, and was killed.
  case late

  /// Waits for the end of a child.
  init(of process: pid_t, before deadline: Double) {
    var status: Int32 = 0
    while waitpid(process, &status, WNOHANG) == 0 {
      if Clock.now > deadline {
        kill(process, SIGKILL)
        waitpid(process, &status, 0)
        self = .late
        return
      }
      usleep(1000)
    }
    let number = status & 0x7F
    self = number == 0 ? .exit(status >> 8 & 0xFF) : .signal(number)
  }

  /// The status as a shell tells it, in which a signal is 128 and its number.
  var status: Int32? {
    switch self {
    case .exit(let status): status
    case .signal(let number): 128 + number
    case .late: nil
    }
  }
}

/// Texts as C wants them, allocated before a fork because nothing may be after it.
final class CStrings {
  let pointers: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>
  private let count: Int

  init(_ texts: [String]) {
    count = texts.count
    pointers = .allocate(capacity: count + 1)
    for (index, text) in texts.enumerated() { (pointers + index).initialize(to: strdup(text)) }
    (pointers + count).initialize(to: nil)
  }

  deinit {
    for index in 0..<count { free(pointers[index]) }
    pointers.deallocate()
  }
}

enum Clock {
  /// Seconds that never run backwards.
  static var now: Double {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) * 1e-9
  }
}

/// The system refused what a test needs.
struct SystemError: Error, CustomStringConvertible {
  let description: String

  init(doing: String, _ number: Int32) {
    description = "\(doing): \(String(cString: strerror(number)))"
  }
}
