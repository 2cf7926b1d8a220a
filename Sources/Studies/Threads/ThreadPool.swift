import Glibc
import Synchronization

/// Threads for pieces of work that follow each other within microseconds, as the steps of a batch do.
///
/// To wake a thread takes longer than a step of a small network. So a member without work looks out
/// for the next piece for a while before it goes to sleep. Every member begins with parts of its own,
/// the same ones in every piece, because its core has them in its cache; then it takes over what
/// others have not begun. Who comes late, because another program has its core, finds nothing left to
/// do, and nobody has waited for it.
final class ThreadPool: Sendable {
  private let queue: WorkQueue
  /// Held while a piece is being worked on.
  private let isBusy = Mutex(())

  /// - Parameter count: how many threads there are, the caller's among them. Where the system gives
  ///   fewer, fewer do the work.
  init(count: Int) {
    queue = WorkQueue(members: max(1, count))
    for member in 1..<max(1, count) {
      let thread = Threads.start { [queue] in
        while queue.waitForWork(of: member) { queue.work(as: member) }
      }
      guard let thread else { break }
      pthread_detach(thread)
    }
  }

  deinit { queue.dismiss() }

  /// Does each of the parts from 0 once, and returns when all are done.
  func perform(_ parts: Int, _ work: @Sendable (_ part: Int) -> Void) {
    let isDone: Void? = isBusy.withLockIfAvailable { _ in
      withoutActuallyEscaping(work) { work in
        queue.post(work, parts)
        queue.work(as: 0)
        queue.waitUntilDone()
      }
    }
    // The pool has other work, be it the piece that this one is a part of.
    if isDone == nil { for part in 0..<parts { work(part) } }
  }
}

/// Where a pool finds its work.
private final class WorkQueue: Sendable {
  /// The parts of one member that nobody has begun, in the lower half; the upper half counts the
  /// pieces, so that a part taken is always one of the piece that is posted. In a cache line of its
  /// own.
  private struct Share: ~Copyable {
    let open = Atomic<UInt64>(0)
    private let room: (UInt64, UInt64, UInt64, UInt64, UInt64, UInt64, UInt64) = (
      0, 0, 0, 0, 0, 0, 0
    )
  }

  private let members: Int
  nonisolated(unsafe) private let shares: UnsafeMutablePointer<Share>
  private let unfinished = Atomic<Int>(0)
  private let isDismissed = Atomic<Bool>(false)
  private let sleepers = Atomic<Int>(0)
  private let condition = ConditionVariable()
  /// These change only while no part is unfinished, and are read only by who has taken a part.
  nonisolated(unsafe) private var work: (@Sendable (_ part: Int) -> Void)?
  nonisolated(unsafe) private var parts = 0

  /// How often who waits looks before it lets others have its core, who may be those it waits for:
  /// for a few µs.
  private static let looks = 4000
  /// How often a member does so before it sleeps: for some 100 µs in all.
  private static let rounds = 25

  init(members: Int) {
    self.members = members
    shares = .allocate(capacity: members)
    for member in 0..<members { (shares + member).initialize(to: Share()) }
  }

  deinit {
    shares.deinitialize(count: members)
    shares.deallocate()
  }

  /// Where the parts of a member start.
  private func start(_ member: Int) -> Int { parts * member / members }

  func post(_ work: @escaping @Sendable (_ part: Int) -> Void, _ parts: Int) {
    self.work = work
    self.parts = parts
    unfinished.store(parts, ordering: .relaxed)
    for member in 0..<members {
      let piece = shares[member].open.load(ordering: .relaxed) >> 32 &+ 1
      shares[member].open.store(
        piece << 32 | UInt64(start(member + 1) - start(member)), ordering: .sequentiallyConsistent)
    }
    if sleepers.load(ordering: .sequentiallyConsistent) > 0 { condition.wakeAll() }
  }

  /// Does a member's own parts and then those of others, until none is left to begin.
  func work(as member: Int) {
    for other in 0..<members {
      let share = (member + other) % members
      while doPart(of: share) {}
    }
  }

  /// - Returns: false where none is left to begin.
  private func doPart(of member: Int) -> Bool {
    var seen = shares[member].open.load(ordering: .acquiring)
    while UInt32(truncatingIfNeeded: seen) > 0 {
      let (isTaken, original) = shares[member].open.weakCompareExchange(
        expected: seen, desired: seen - 1, ordering: .acquiringAndReleasing)
      if isTaken {
        perform(start(member) + Int(UInt32(truncatingIfNeeded: seen)) - 1)
        unfinished.subtract(1, ordering: .releasing)
        return true
      }
      seen = original
    }
    return false
  }

  /// Nothing of the work outlives this call, so that its piece may end when all parts are finished.
  @inline(never)
  private func perform(_ part: Int) { work?(part) }

  func waitUntilDone() {
    var looks = 0
    while unfinished.load(ordering: .acquiring) > 0 {
      looks += 1
      if looks % Self.looks == 0 { sched_yield() }
    }
    work = nil
  }

  private func hasWork(_ member: Int) -> Bool {
    UInt32(
      truncatingIfNeeded: shares[member].open.load(ordering: .sequentiallyConsistent)) > 0
  }

  /// - Returns: false where there will be none any more.
  func waitForWork(of member: Int) -> Bool {
    for _ in 0..<Self.rounds {
      for _ in 0..<Self.looks where hasWork(member) { return true }
      if isDismissed.load(ordering: .relaxed) { return false }
      sched_yield()
    }
    condition.sleep(while: {
      sleepers.add(1, ordering: .sequentiallyConsistent)
      return !hasWork(member) && !isDismissed.load(ordering: .sequentiallyConsistent)
    })
    sleepers.subtract(1, ordering: .relaxed)
    return true
  }

  func dismiss() {
    isDismissed.store(true, ordering: .sequentiallyConsistent)
    condition.wakeAll()
  }
}

/// A mutex and a condition of the operating system.
private final class ConditionVariable: @unchecked Sendable {
  private let mutex = UnsafeMutablePointer<pthread_mutex_t>.allocate(capacity: 1)
  private let condition = UnsafeMutablePointer<pthread_cond_t>.allocate(capacity: 1)

  init() {
    pthread_mutex_init(mutex, nil)
    pthread_cond_init(condition, nil)
  }

  deinit {
    pthread_cond_destroy(condition)
    pthread_mutex_destroy(mutex)
    condition.deallocate()
    mutex.deallocate()
  }

  /// Sleeps until somebody wakes all, or wakes by itself; not at all where there is no reason to.
  func sleep(while hasReason: () -> Bool) {
    pthread_mutex_lock(mutex)
    if hasReason() { pthread_cond_wait(condition, mutex) }
    pthread_mutex_unlock(mutex)
  }

  func wakeAll() {
    pthread_mutex_lock(mutex)
    pthread_cond_broadcast(condition)
    pthread_mutex_unlock(mutex)
  }
}
