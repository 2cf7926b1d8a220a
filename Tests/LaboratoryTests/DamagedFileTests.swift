import LatentEquilibrium
import Samples
import TestSupport
import Testing

@testable import Formats
@testable import Laboratory
@testable import Presets
@testable import Studies

/// Whatever the bytes of a file are, they are read or refused with a sentence.
struct DamagedFileTests {
  private static let table: [UInt8] = Array(
    "\u{feff}# a\r\ntime,\"x \"\"y\"\"\",,kind\r\n0, 1 ,;,a\n1,\"2\",\t,b\r\n2,-3e1,\u{a0},a\n".utf8
  )
  private static let images: [UInt8] =
    [0, 0, 8, 3, 0, 0, 0, 2, 0, 0, 0, 2, 0, 0, 0, 2] + [1, 2, 3, 4, 5, 6, 7, 8]
  private static let labels: [UInt8] = [0, 0, 8, 1, 0, 0, 0, 2, 1, 0]

  private static func checkpoint() throws -> [UInt8] {
    let preset = try shipped(
      "bars", setting: ["layers.1.neurons=2", "task.batch=3", "task.presentation=1"])
    var training = try Training(preset)
    while training.rows.isEmpty { try training.advance() }
    return training.checkpoint.fileBytes
  }

  /// The bytes with some of them changed, left out, doubled or put elsewhere.
  private func damaged(_ bytes: [UInt8], _ random: inout RandomGenerator) -> [UInt8] {
    func below(_ count: Int) -> Int { Int(random.uniform() * Double(count)) }
    var damaged = bytes
    for _ in 0...below(4) where !damaged.isEmpty {
      let place = below(damaged.count)
      switch below(6) {
      case 0: damaged[place] = [0, 0xFF, 0x0D, 0x0A, 0x22, 0x2C, 0x7F, 0x80][below(8)]
      case 1: damaged[place] = UInt8(below(256))
      case 2: damaged.removeSubrange(place..<min(damaged.count, place + 1 + below(9)))
      case 3: damaged.insert(contentsOf: damaged[place...].prefix(1 + below(9)), at: place)
      case 4: damaged.removeLast(below(damaged.count))
      default:
        let most = [UInt8](repeating: 0xFF, count: 4)
        damaged.replaceSubrange(place..<min(damaged.count, place + 4), with: most)
      }
    }
    return damaged
  }

  @Test func `A damaged table, image or archive is no trap`() throws {
    var random = RandomGenerator(seed: 11, stream: "damage")
    let whole = try Self.checkpoint()
    let preset = try shipped(
      "bars", setting: ["layers.1.neurons=2", "task.batch=3", "task.presentation=1"])
    var read = 0
    try withTemporaryFolder { folder in
      func put(_ bytes: [UInt8], _ name: String) throws -> String {
        var writer = try FileWriter("\(folder)/\(name)", overwrites: true)
        try writer.write(bytes)
        try writer.finish()
        return "\(folder)/\(name)"
      }
      let labels = try put(Self.labels, "labels")
      func attempt(_ work: () throws -> Void) {
        do {
          try work()
          read += 1
        } catch {
          #expect(!"\(error)".isEmpty)
        }
      }
      for _ in 0..<400 {
        let table = try put(damaged(Self.table, &random), "table.csv")
        attempt { _ = try SampleSet(csv: table, features: [], answer: .label("kind")) }
        attempt {
          _ = try SampledSignal(
            reading: table, columns: [], timeColumn: "time", dt: nil, repeats: true)
        }
        let images = try put(damaged(Self.images, &random), "images")
        attempt { _ = try SampleSet(images: images, labels: labels) }
        let archive = damaged(whole, &random)
        attempt {
          var training = try Training(preset)
          try training.resume(from: NumpyArchive(file: archive, room: training.room))
        }
      }
    }
    #expect(read > 0)
  }

  /// The checksums of zip would keep most of the damage from what reads the arrays.
  @Test func `Damaged arrays are no trap, whatever their checksums`() throws {
    var random = RandomGenerator(seed: 12, stream: "damage")
    let preset = try shipped(
      "bars", setting: ["layers.1.neurons=2", "task.batch=3", "task.presentation=1"])
    let whole = try ZipArchive(Self.checkpoint())
    for _ in 0..<400 {
      var archive = whole
      let place = Int(random.uniform() * Double(archive.entries.count))
      archive.entries[place].bytes = damaged(archive.entries[place].bytes, &random)
      var training = try Training(preset)
      let before = training.checkpoint
      do {
        try training.resume(from: NumpyArchive(file: archive.bytes, room: training.room))
        try training.advance()
      } catch {
        #expect(!"\(error)".isEmpty)
        #expect(error is ExperimentFault || training.checkpoint == before)
      }
    }
  }
}
