import Glibc
import Synchronization

/// Pieces of work on a thread of their own, one at a time, for who must not be kept waiting by them.
package final class BackgroundWork: Sendable {
  private let thread = Mutex<pthread_t?>(nil)
  private let isDone = Atomic<Bool>(true)

  package init() {}

  // Who drops it has not waited; the thread may even be the last to hold it.
  deinit { thread.withLock { if let last = $0 { pthread_detach(last) } } }

  /// Whether the last piece is finished.
  package var isIdle: Bool { isDone.load(ordering: .acquiring) }

  /// Begins a piece once the last is finished. Where the system has no thread to give, the piece is
  /// finished when this returns.
  package func start(_ work: @escaping @Sendable () -> Void) {
    wait()
    isDone.store(false, ordering: .relaxed)
    let started = Threads.start { [self] in
      work()
      isDone.store(true, ordering: .releasing)
    }
    guard let started else {
      work()
      isDone.store(true, ordering: .releasing)
      return
    }
    thread.withLock { $0 = started }
  }

  /// Returns when the last piece is finished.
  package func wait() {
    let last = thread.withLock { thread in
      defer { thread = nil }
      return thread
    }
    if let last { pthread_join(last, nil) }
  }
}
