import Glibc
import LatentEquilibrium
import TestSupport
import Testing

@testable import Formats
@testable import Studies

/// What is in the journal of a sweep survives whatever happens to the program.
struct SweepJournalTests {
  private let comment = "# lescope/1 {\"over\":{}}\n"

  private func rows(_ point: Int) -> [UInt8] {
    Array(String(repeating: "\(point),a\n", count: point).utf8)
  }

  private func opened(_ folder: String, _ opening: SweepJournal.Opening) throws -> SweepJournal {
    try SweepJournal(for: folder + "/a.csv", comment: comment, points: 5..<25, opening)
  }

  @Test func `Points come back from it in any order`() throws {
    try withTemporaryFolder { folder in
      let journal = try opened(folder, .anew)
      for point in [7, 5, 24, 20] { try journal.take(rows(point), of: point) }
      for point in [5, 7, 20, 24] { #expect(try journal.rows(of: point) == rows(point)) }
      #expect(journal.missing == (5..<25).filter { ![5, 7, 20, 24].contains($0) })
      journal.remove()
      #expect(files(in: folder).isEmpty)
    }
  }

  @Test func `Cut anywhere, it keeps every whole record and goes on`() throws {
    try withTemporaryFolder { folder in
      var ends: [Int] = []
      let path = SweepJournal.path(for: folder + "/a.csv")
      do {
        let journal = try opened(folder, .anew)
        ends.append(try FileReading.bytes(of: path).count)
        for point in 5..<25 {
          try journal.take(rows(point), of: point)
          ends.append(try FileReading.bytes(of: path).count)
        }
      }
      let whole = try FileReading.bytes(of: path)
      var random = RandomGenerator(seed: 1, stream: "cuts")
      for cut in [0, 1, comment.utf8.count]
        + (0..<60).map({ _ in
          Int(random.uniform() * Double(whole.count))
        })
      {
        truncate(path, off_t(cut))
        let kept = max(0, ends.count { $0 <= cut } - 1)
        let journal = try opened(folder, .resuming)
        #expect(journal.missing == Array((5 + kept)..<25), "cut at \(cut)")
        for point in journal.missing { try journal.take(rows(point), of: point) }
        #expect(try FileReading.bytes(of: path) == whole)
      }
    }
  }

  @Test func `A record that was altered counts as none`() throws {
    try withTemporaryFolder { folder in
      let path = SweepJournal.path(for: folder + "/a.csv")
      do {
        let journal = try opened(folder, .anew)
        for point in 5..<25 { try journal.take(rows(point), of: point) }
      }
      let descriptor = open(path, O_RDWR)
      pwrite(descriptor, "x", 1, lseek(descriptor, 0, SEEK_END) - 2)
      close(descriptor)
      #expect(try opened(folder, .resuming).missing == [24])
    }
  }

  @Test func `One that is there is neither lost nor taken for another's`() throws {
    try withTemporaryFolder { folder in
      let path = SweepJournal.path(for: folder + "/a.csv")
      do {
        let journal = try opened(folder, .anew)
        try journal.take(rows(9), of: 9)
        #expect(throws: Fault(source: path, "is being written by another lescope")) {
          _ = try opened(folder, .resuming)
        }
      }
      #expect(
        throws: Fault(
          source: path,
          "is what an interrupted sweep has done; --resume goes on with it, --force starts again")
      ) { _ = try opened(folder, .anew) }
      #expect(
        throws: Fault(
          source: path,
          "is of another sweep; the same command resumes it, --force starts this one instead")
      ) {
        _ = try SweepJournal(
          for: folder + "/a.csv", comment: "# other\n", points: 5..<25, .resuming)
      }
      #expect(try opened(folder, .resuming).missing.count == 19)
      #expect(try opened(folder, .replacing).missing.count == 20)
    }
  }
}
