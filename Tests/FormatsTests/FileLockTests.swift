import Glibc
import Testing

@testable import Formats

struct FileLockTests {
  private let path = "/tmp/lescope-lock-\(UInt64.random(in: .min ... .max))"

  /// The descriptor of this program that a file is open by.
  private func descriptor() -> Int32? {
    (3..<4096).first { descriptor in
      var name = [CChar](repeating: 0, count: 256)
      let length = readlink("/proc/self/fd/\(descriptor)", &name, name.count)
      return length > 0 && name.prefix(length).elementsEqual(path.utf8.map { CChar($0) })
    }
  }

  /// As a child has it that was started in this moment, and is not yet another program.
  @Test func `A lock that is let go is free, whoever has the file open`() throws {
    defer { unlink(path) }
    let lock = try FileLock(path)
    let isFree = FileLock(ifFree: path) != nil
    #expect(!isFree)
    let childs = dup(try #require(descriptor()))
    defer { close(childs) }
    lock.release()
    let isFreeNow = FileLock(ifFree: path) != nil
    #expect(isFreeNow)
  }
}
