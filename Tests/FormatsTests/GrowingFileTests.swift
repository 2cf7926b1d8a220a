import Testing

@testable import Formats

/// A file that can be read at every moment.
final class GrowingFileTests {
  private let path = "/tmp/lescope-growing-\(UInt64.random(in: .min ... .max))"

  deinit { Disk.remove(path) }

  private var text: String {
    get throws { String(decoding: try FileReading.bytes(of: path), as: UTF8.self) }
  }

  @Test func `What is written stays, and its end changes`() throws {
    var file = try GrowingFile(path, beginningWith: "first\n", overwrites: false)
    #expect(try text == "first\n")
    try file.write("", end: "an end that is long\n")
    #expect(try text == "first\nan end that is long\n")
    try file.write("second\n", end: "short\n")
    #expect(try text == "first\nsecond\nshort\n")
    try file.write("", end: "")
    #expect(try text == "first\nsecond\n")
    try file.write("third\n", end: "")
    #expect(try text == "first\nsecond\nthird\n")
  }

  @Test func `What is there stays, unless it may be replaced`() throws {
    _ = try GrowingFile(path, beginningWith: "mine", overwrites: false)
    #expect(throws: Fault.self) {
      _ = try GrowingFile(self.path, beginningWith: "other", overwrites: false)
    }
    #expect(try text == "mine")
    _ = try GrowingFile(path, beginningWith: "other", overwrites: true)
    #expect(try text == "other")
  }

  @Test(arguments: [("-", false), ("/dev/null", false), ("/tmp/none/there", true)])
  func `Only a file can grow`(path: String, isPossible: Bool) {
    #expect(GrowingFile.isPossible(path) == isPossible)
  }
}
