import Glibc
import Synchronization
import Testing

@testable import Formats
@testable import Studies

/// A pool does every part of its work once, however late its members come.
struct ThreadPoolTests {
  /// How often each part was done.
  private final class Tally: Sendable {
    private let counts = Mutex<[Int: Int]>([:])

    func add(_ part: Int) { counts.withLock { $0[part, default: 0] += 1 } }

    var all: [Int: Int] { counts.withLock { $0 } }
  }

  private func once(_ parts: Int) -> [Int: Int] {
    Dictionary(uniqueKeysWithValues: (0..<parts).map { ($0, 1) })
  }

  @Test(arguments: [1, 2, 3, 8])
  func `Every part is done once, in thousands of pieces`(members: Int) {
    let pool = ThreadPool(count: members)
    for piece in 0..<3000 {
      let parts = piece % 17
      let tally = Tally()
      pool.perform(parts) { tally.add($0) }
      #expect(tally.all == once(parts))
    }
  }

  @Test func `Members that have gone to sleep come again`() {
    let pool = ThreadPool(count: 3)
    for _ in 0..<5 {
      usleep(20_000)
      let tally = Tally()
      pool.perform(50) { part in
        usleep(200)
        tally.add(part)
      }
      #expect(tally.all == once(50))
    }
  }

  @Test func `Who needs a pool that is busy, be it by itself, works alone`() {
    let pool = ThreadPool(count: 2)
    let tally = Tally()
    Threads.run(4) {
      for _ in 0..<100 {
        pool.perform(3) { outer in
          pool.perform(5) { inner in tally.add(5 * outer + inner) }
        }
      }
    }
    #expect(tally.all == once(15).mapValues { _ in 400 })
  }

  @Test func `What is written before and after a piece is seen by all`() {
    let pool = ThreadPool(count: 4)
    var numbers = [Int](repeating: 0, count: 64)
    for _ in 0..<2000 {
      numbers.withUnsafeMutableBufferPointer { numbers in
        nonisolated(unsafe) let numbers = numbers
        // Each part goes on from what another one left in the piece before.
        pool.perform(8) { part in
          for place in 8 * part..<8 * part + 8 { numbers[place] += 1 }
        }
      }
      numbers.append(numbers.removeFirst())
    }
    #expect(numbers.allSatisfy { $0 == 2000 })
  }

  @Test func `Its threads end with it`() {
    func threads() -> Int {
      let status = (try? FileReading.bytes(of: "/proc/self/status")) ?? []
      let line = String(decoding: status, as: UTF8.self).split(separator: "\n")
        .first { $0.hasPrefix("Threads:") }
      return Int(line?.split(separator: "\t").last ?? "") ?? 0
    }
    let before = threads()
    for _ in 0..<50 { ThreadPool(count: 9).perform(9) { _ in } }
    // Other tests have threads of their own, but not four hundred.
    var tries = 0
    while threads() > before + 100, tries < 500 {
      usleep(10_000)
      tries += 1
    }
    #expect(threads() <= before + 100)
  }
}
