import Glibc
import LatentEquilibrium
import Samples
import TestSupport
import Testing

@testable import Formats
@testable import Laboratory
@testable import Presets
@testable import Studies

/// What is no file is a sentence at once, whoever wants to read it.
struct FileReadingTests {
  private static let kinds: [(String, String)] = [
    ("pipe", "it is a pipe, not a file; - reads standard input"),
    ("folder", "is a directory"), ("link", "it is a link to /nowhere/a, which is not there"),
    ("socket", "it is a socket, not a file"), ("absent", "no such file or directory"),
  ]

  private func withKinds<Value>(_ body: (String) throws -> Value) throws -> Value {
    try withTemporaryFolder { folder in
      mkfifo(folder + "/pipe", 0o600)
      mkdir(folder + "/folder", 0o700)
      symlink("/nowhere/a", folder + "/link")
      let descriptor = socket(AF_UNIX, Int32(SOCK_STREAM.rawValue), 0)
      defer { close(descriptor) }
      var address = sockaddr_un()
      address.sun_family = sa_family_t(AF_UNIX)
      withUnsafeMutableBytes(of: &address.sun_path) {
        $0.copyBytes(from: (folder + "/socket").utf8)
      }
      withUnsafePointer(to: address) { address in
        address.withMemoryRebound(to: sockaddr.self, capacity: 1) {
          _ = bind(descriptor, $0, socklen_t(MemoryLayout<sockaddr_un>.size))
        }
      }
      return try body(folder)
    }
  }

  @Test(arguments: kinds)
  func `Every reader says what it is instead`(name: String, sentence: String) throws {
    try withKinds { folder in
      let path = folder + "/" + name
      let expected = "\(path): cannot be read: \(sentence)"
      func check(_ reader: String, _ work: () throws -> Void) {
        do {
          try work()
          Issue.record("\(reader) took \(name)")
        } catch {
          let sentence = (error as? PresetError)?.faults.first?.description ?? "\(error)"
          #expect(sentence.hasSuffix(expected), "\(reader)")
        }
      }
      check("bytes") { _ = try FileReading.bytes(of: path) }
      check("lines") { _ = try LineReader(path) }
      check("preset") { _ = try PresetLibrary().preset(path) }
      check("lesson") { _ = try LessonLibrary().lesson(path) }
      check("archive") { _ = try NumpyArchive(reading: path) }
      check("images") { _ = try SampleSet(images: path, labels: path) }
      check("samples") { _ = try SampleSet(csv: path, features: [], answer: .label("a")) }
      check("signal") {
        _ = try SampledSignal(
          reading: path, columns: [], timeColumn: nil, dt: 1, repeats: false)
      }
      check("merge") { _ = try SweepMerge([path]) }
    }
  }

  @Test func `What is larger than it may be is refused by its size`() throws {
    try withTemporaryFolder { folder in
      let path = folder + "/large"
      try write("", to: path)
      #expect(truncate(path, 1 << 40) == 0)
      #expect(throws: Fault(source: path, "is too large; at most 256 MB are read")) {
        try FileReading.bytes(of: path)
      }
    }
  }

  @Test func `A preset too large for every start is named, and opened by its path`() throws {
    try withTemporaryFolder { folder in
      let text = #"{"layers": [{}], "title": "\#(String(repeating: "x", count: 17 << 20))"}"#
      try makeFolder(folder + "/lescope/presets")
      let path = folder + "/lescope/presets/big.json"
      try write(text, to: path)
      let library = PresetLibrary(
        environment: { $0 == "XDG_DATA_HOME" ? folder : nil }, executable: nil)
      #expect(!library.entries.contains { $0.name == "big" })
      #expect(library.oversized.map(\.source) == [path])
      let error = #expect(throws: PresetError.self) { try library.preset("big") }
      #expect(error?.description.hasPrefix("\(path): is too large to be found by its name") == true)
      rename(path, folder + "/big.json")
      #expect(try library.preset(folder + "/big.json").layers.count == 1)
    }
  }

  @Test func `A million faults are as many as anyone would read`() throws {
    let keys = (0..<200_000).map { #""k\#($0)": 1"# }.joined(separator: ", ")
    for text in [
      #"{\#(keys), "layers": [{}]}"#, #"{"layers": [{\#(keys)}]}"#,
      #"{"layers": [{}], "stimulus": {"kind": "sine", \#(keys)}}"#,
    ] {
      let sentences = faults(in: text)
      #expect(sentences.count == 101)
      #expect(sentences.last == "there are more faults; these are the first 100")
    }
  }

  @Test func `A recording, a sweep and a table open their preset`() throws {
    try withTemporaryFolder { folder in
      let preset = try shipped("lag-adds-up", setting: ["tau_m=17"])
      let experiment = Experiment(preset)
      let header = Recording(of: experiment, signals: Recordable.standard(of: .layered)).header(
        withPreset: true)
      let path = folder + "/r.csv"
      try write(header + "0.1,0,0\n", to: path)
      #expect(try PresetLibrary().preset(path) == preset)
      let windows = folder + "/w.csv"
      try write("\u{feff}" + header.replacing("\n", with: "\r\n"), to: windows)
      #expect(try PresetLibrary().preset(windows) == preset)
      let grid = try SweepGrid([SweepAxis("tau_r=1,2")])
      let sweep = SweepHeader(preset: preset.json, grid: grid, measures: [.lag])
      try write(sweep.comment + sweep.columns, to: folder + "/s.csv")
      #expect(try PresetLibrary().preset(folder + "/s.csv") == preset)
      try write("t_ms,x\n0,1\n", to: folder + "/bare.csv")
      let error = #expect(throws: PresetError.self) {
        try PresetLibrary().preset(folder + "/bare.csv")
      }
      #expect(error?.description.contains("bare.csv: is not a recording that says") == true)
    }
  }

  /// Names as the system has them, which need not be text.
  @Test(arguments: [
    [0xE9], [0x61, 0xFF, 0xFE], Array("ü".utf8), [0xC3], Array("日本".utf8) + [0x80],
    Array("\u{10FFE9}".utf8), [0xED, 0xA0, 0x80], [0xF4, 0x90, 0x80, 0x80],
  ])
  func `A name keeps its bytes`(bytes: [UInt8]) throws {
    let name = FileName.text(bytes)
    #expect(FileName.bytes(name) == bytes)
    #expect(name.shown.unicodeScalars.allSatisfy { $0.value < 0x10FF00 })
    try withTemporaryFolder { folder in
      try write("text", to: folder + "/" + name)
      #expect(Disk.names(in: folder).contains(name))
      #expect(Disk.has(folder + "/" + name))
      #expect(try FileReading.bytes(of: folder + "/" + name) == Array("text".utf8))
      #expect(Disk.realPath(folder + "/" + name)?.hasSuffix("/" + name) == true)
      Disk.remove(folder + "/" + name)
      #expect(!Disk.has(folder + "/" + name))
    }
  }

  @Test func `Names that a shell or a terminal would act on are not saved under`() throws {
    let library = PresetLibrary(environment: { _ in nil }, executable: nil)
    func destination(_ name: String) throws -> String {
      try library.destination(of: name) { $0 == "HOME" ? "/home/me" : nil }
    }
    for active in [
      "$(touch x)", "`x`", "'", "\"", "\\", ";", "|", "&", "<", ">", "*", "?", "[", "{", "!", "#",
      "~", "^", "=", "\u{1B}[31m", "\u{7F}", "\u{9B}", "\u{202E}", "\u{a0}", "\u{200b}", "\t", "\n",
      FileName.text([0xE9]),
    ] {
      let fault = #expect(throws: Fault.self) { try destination("a" + active) }
      let first = try #require(active.unicodeScalars.first)
      let named =
        first.value >= 0x10FF80
        ? "a byte" : first.isControl || first.isHidden ? first.code : String(first)
      #expect(
        fault?.message.hasPrefix("is not a name for a preset: \(named)") == true, "\(active)")
    }
    for name in ["mine", "2 τ", "größe-2_b.v1", "日本", "a+b,c@d"] {
      #expect(try destination(name).hasSuffix("/\(name).json"))
    }
  }

  @Test(arguments: ["", "relative", "./x", "~"])
  func `A home that is no full name is none`(home: String) {
    func environment(_ name: String) -> String? { name == "HOME" ? home : nil }
    #expect(PresetLibrary.userFolder(environment: environment) == nil)
    #expect(LessonProgress.file(environment: environment) == nil)
  }

  @Test func `Two records of a lesson lose no answer`() throws {
    var base = LessonRecord()
    base.fit(2)
    base.take(step: 0, .value(1), isRight: false)
    var (one, other) = (base, base)
    one.take(step: 0, .value(2), isRight: true)
    one.take(step: 1, .value(3), isRight: false)
    other.take(step: 0, .value(4), isRight: false)
    let merged = one.merged(with: other, since: base)
    #expect(merged.steps.map(\.answers) == [3, 1])
    #expect(merged.steps.map(\.isPassed) == [true, false])
    #expect(merged.steps[0].last == .value(2) && merged.steps[1].last == .value(3))
    let again = base.merged(with: merged, since: base)
    #expect(again.steps == merged.steps)
  }
}
