import Glibc
import TestSupport
import Testing

@testable import Formats

/// A file is whole or not there.
struct FileWriterTests {
  private func text(of path: String) throws -> String {
    String(decoding: try FileReading.bytes(of: path), as: UTF8.self)
  }

  @Test func `The name appears when the file is whole`() throws {
    try withTemporaryFolder { folder in
      var writer = try FileWriter(folder + "/a.csv")
      try writer.write("one\n")
      let unfinished = files(in: folder)
      #expect(unfinished.count == 1 && unfinished[0].hasPrefix(".lescope-"), "\(unfinished)")
      try writer.finish()
      #expect(files(in: folder) == ["a.csv"])
      #expect(try text(of: folder + "/a.csv") == "one\n")
    }
  }

  @Test func `What a killed run has left is not in the way of the next, whatever its number`()
    throws
  {
    try withTemporaryFolder { folder in
      var names: Set<String> = []
      for _ in 0..<50 {
        let writer = try FileWriter(folder + "/a.csv")
        let unfinished = try #require(files(in: folder).first { !names.contains($0) })
        names.insert(unfinished)
        _ = consume writer
        // As if the run had been killed.
        try write("half", to: folder + "/" + unfinished)
      }
      #expect(names.count == 50)
    }
  }

  @Test func `A name of any length and any bytes has a file beside it`() throws {
    try withTemporaryFolder { folder in
      for name in [
        String(repeating: "ü", count: 127), String(repeating: "👩‍👩‍👧‍👧", count: 10), "a\u{10FFE9}b",
      ] {
        try write("text", to: folder + "/" + name)
        #expect(try text(of: folder + "/" + name) == "text")
      }
      let bytes = Array((folder + "/a").utf8) + [0xE9] + Array("b\0".utf8)
      #expect(
        bytes.map { CChar(bitPattern: $0) }.withUnsafeBufferPointer {
          access($0.baseAddress!, F_OK)
        } == 0)
    }
  }

  @Test func `Left unfinished, nothing stays`() throws {
    try withTemporaryFolder { folder in
      func begin() throws {
        var writer = try FileWriter(folder + "/a.csv")
        try writer.write(String(repeating: "x", count: 200_000))
      }
      try begin()
      #expect(files(in: folder).isEmpty)
    }
  }

  @Test func `A file that exists is replaced only when asked`() throws {
    try withTemporaryFolder { folder in
      let path = folder + "/a.csv"
      try write("old", to: path)
      chmod(path, 0o640)
      #expect(throws: Fault(source: path, "exists already; --force replaces it")) {
        _ = try FileWriter(path)
      }
      var writer = try FileWriter(path, overwrites: true)
      try writer.write("new")
      #expect(try text(of: path) == "old")
      try writer.finish()
      #expect(try text(of: path) == "new")
      var status = stat()
      #expect(stat(path, &status) == 0 && status.st_mode & 0o777 == 0o640)
    }
  }

  @Test func `A link that leads nowhere is named as such, before the work is done`() throws {
    try withTemporaryFolder { folder in
      let path = folder + "/a.csv"
      symlink("nowhere/b", path)
      #expect(
        throws: Fault(
          source: path, "is a link to nowhere/b, which is not there; --force replaces it")
      ) {
        _ = try FileWriter(path)
      }
      var writer = try FileWriter(path, overwrites: true)
      try writer.write("new")
      try writer.finish()
      #expect(try text(of: path) == "new")
    }
  }

  @Test func `A file that came into being meanwhile is kept`() throws {
    try withTemporaryFolder { folder in
      let path = folder + "/a.csv"
      var writer = try FileWriter(path)
      try writer.write("mine")
      let unfinished = try folder + "/" + #require(files(in: folder).first)
      rename(unfinished, folder + "/b")
      link(folder + "/b", unfinished)
      rename(folder + "/b", path)
      do throws(Fault) {
        try writer.finish()
        Issue.record("the file was replaced")
      } catch {
        #expect(error == Fault(source: path, "exists already; --force replaces it"))
      }
      #expect(files(in: folder) == ["a.csv"])
    }
  }

  @Test func `A link is followed, not replaced`() throws {
    try withTemporaryFolder { folder in
      try write("old", to: folder + "/real")
      symlink("real", folder + "/name")
      var writer = try FileWriter(folder + "/name", overwrites: true)
      try writer.write("new")
      try writer.finish()
      #expect(try text(of: folder + "/real") == "new")
    }
  }

  @Test(arguments: [
    ("/nowhere/a.csv", "no such file or directory"), ("/tmp", "is a directory"),
  ])
  func `What cannot be opened is said at once`(path: String, reason: String) {
    #expect(throws: Fault(source: path, "cannot be written: \(reason)")) {
      _ = try FileWriter(path)
    }
  }

  @Test func `A full device is a fault, and devices need no force`() throws {
    var writer = try FileWriter("/dev/full")
    try writer.write("text")
    do throws(Fault) {
      try writer.finish()
      Issue.record("a full device took the text")
    } catch {
      #expect(error == Fault(source: "/dev/full", "cannot be written: no space left on device"))
    }
    try write("text", to: "/dev/null")
  }

  @Test(arguments: [SIGINT, SIGTERM, SIGHUP, SIGPIPE])
  func `A signal that ends the program takes the unfinished file with it`(
    number: Int32
  ) async throws {
    let folder: String = "/tmp/lescope-tests-signal-\(getpid())-\(number)"
    mkdir(folder, 0o700)
    defer { rmdir(folder) }
    await #expect(processExitsWith: .signal(number)) {
      [folder = folder as String, number = number as Int32] in
      var none = sigset_t()
      sigemptyset(&none)
      sigprocmask(SIG_SETMASK, &none, nil)
      FileWriter.removeUnfinishedFileOnSignals()
      var writer = try FileWriter(folder + "/a.csv")
      try writer.write("half")
      try writer.flush()
      guard files(in: folder).count == 1 else { return }
      kill(getpid(), number)
      sleep(5)
    }
    #expect(files(in: folder).isEmpty)
  }

  @Test func `Reading something endless ends in a sentence`() {
    #expect(throws: Fault(source: "/dev/zero", "is too large; at most 256 MB are read")) {
      try FileReading.bytes(of: "/dev/zero")
    }
  }
}
