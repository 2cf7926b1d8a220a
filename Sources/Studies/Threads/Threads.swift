import Formats
import Glibc

/// Threads of the operating system, for work that has nothing to wait for but the processor.
enum Threads {
  /// How many processors this program may use: fewer than there are where a queueing system has
  /// given it only some.
  static var available: Int {
    // The mask of those allowed, in hexadecimal digits; sched_getaffinity is hidden from Swift.
    let status = (try? FileReading.bytes(of: "/proc/self/status")) ?? []
    let mask = String(decoding: status, as: UTF8.self).split(separator: "\n")
      .first { $0.hasPrefix("Cpus_allowed:") }?.drop { $0 != ":" }
    let allowed = mask?.compactMap(\.hexDigitValue).reduce(0) { $0 + $1.nonzeroBitCount } ?? 0
    return allowed > 0 ? allowed : max(1, sysconf(Int32(_SC_NPROCESSORS_ONLN)))
  }

  /// Has so many threads, this one among them, do the same work, and waits for all of them. Where
  /// the system gives fewer, fewer do it.
  static func run(_ count: Int, _ work: @escaping @Sendable () -> Void) {
    var threads: [pthread_t] = []
    for _ in 1..<max(1, count) {
      guard let thread = start(work) else { break }
      threads.append(thread)
    }
    work()
    for thread in threads { pthread_join(thread, nil) }
  }

  /// Starts a thread that does the work; nil where the system gives none.
  static func start(_ work: @escaping @Sendable () -> Void) -> pthread_t? {
    var thread = pthread_t()
    let task = Unmanaged.passRetained(Task(work: work))
    let failure = pthread_create(
      &thread, nil,
      { pointer in
        if let pointer { Unmanaged<Task>.fromOpaque(pointer).takeRetainedValue().work() }
        return nil
      }, task.toOpaque())
    if failure == 0 { return thread }
    task.release()
    return nil
  }

  private final class Task: Sendable {
    let work: @Sendable () -> Void
    init(work: @escaping @Sendable () -> Void) { self.work = work }
  }
}
