import LatentEquilibrium
import TestSupport
import Testing

@testable import Formats
@testable import Laboratory

/// Arrays in NumPy's files: those that NumPy 2.4 wrote (Golden/numpy-*.npz), and our own.
struct NumpyArchiveTests {
  private func golden(_ name: String) throws -> [UInt8] {
    try FileReading.bytes(of: goldenFolder + "/" + name)
  }

  private static let matrix = [[1.5, -2.25, 1e-300], [0.1, Double.pi, -0.0]]

  @Test func `What savez wrote is read to the last bit`() throws {
    let archive = try NumpyArchive(file: golden("numpy-stored.npz"))
    #expect(archive.arrays.map(\.name) == ["layers.1.weights", "layers.1.biases", "text"])
    let weights = try #require(archive["layers.1.weights"])
    #expect(weights.shape == [2, 3] && weights.rows == Self.matrix)
    #expect(weights.numbers?.last?.sign == .minus)
    #expect(archive["layers.1.biases"]?.numbers == [Double(Float(0.1)), Double(Float(0.2))])
    #expect(archive["text"]?.elements == .bytes([0, 1, 2, 3, 4]))
    #expect(archive["layers.2.weights"] == nil)
  }

  @Test func `So is what savez_compressed wrote, and an array in Fortran's order`() throws {
    let archive = try NumpyArchive(file: golden("numpy-compressed.npz"))
    let wide = Self.matrix.map { row in Array(repeating: row, count: 20).flatMap(\.self) }
    #expect(archive["layers.1.weights"]?.rows == wide)
    #expect(archive["turned"]?.rows == Self.matrix)
  }

  @Test func `Our own arrays come back, and begin at a multiple of 64 bytes`() throws {
    var random = RandomGenerator(seed: 3, stream: "arrays")
    let rows = (0..<7).map { _ in (0..<5).map { _ in random.gaussian() } }
    let archive = NumpyArchive([
      ("layers.1.weights", NumpyArray(rows: rows)), ("empty", NumpyArray([Double]())),
      ("vector", NumpyArray([.infinity, -0.0])), ("text", NumpyArray(bytes: Array("τ".utf8))),
    ])
    #expect(try NumpyArchive(file: archive.fileBytes) == archive)
    #expect(archive.fileBytes == archive.fileBytes)
    for (_, array) in archive.arrays {
      let file = array.fileBytes
      let header = 10 + Int(file[8]) + 256 * Int(file[9])
      #expect(header.isMultiple(of: 64) && file[header - 1] == UInt8(ascii: "\n"))
    }
    let text = String(decoding: NumpyArray(rows: rows).fileBytes[10..<80], as: UTF8.self)
    #expect(text.hasPrefix("{'descr': '<f8', 'fortran_order': False, 'shape': (7, 5), }"))
    let vector = String(decoding: NumpyArray([1]).fileBytes[10..<80], as: UTF8.self)
    #expect(vector.hasPrefix("{'descr': '<f8', 'fortran_order': False, 'shape': (1,), }"))
  }

  /// Whatever byte is missing or wrong: a fault, or arrays that are as good as they were.
  @Test(arguments: ["numpy-stored.npz", "numpy-compressed.npz"])
  func `A damaged file is refused with a sentence and nothing else`(name: String) throws {
    let bytes = try golden(name)
    let whole = try NumpyArchive(file: bytes)
    for count in 0..<bytes.count {
      #expect(throws: Fault.self) { try NumpyArchive(file: Array(bytes[..<count])) }
    }
    for place in bytes.indices {
      var damaged = bytes
      damaged[place] ^= 0x41
      guard let archive = try? NumpyArchive(file: damaged) else { continue }
      for (name, array) in archive.arrays where whole[name] != nil {
        #expect(array == whole[name], "byte \(place)")
      }
    }
  }

  @Test(arguments: ["extra", "obj", "zero"])
  func `Weights are read whatever else is in the file`(name: String) throws {
    let preset = try shipped("yin-yang")
    let file = try golden("weights-\(name).npz")
    let archive = try NumpyArchive(file: file, room: TrainedWeights.room(for: preset))
    #expect(archive.arrays.count == 12)
    let weights = try TrainedWeights(archive, for: preset)
    #expect(weights[.network, 0].weights.count == 30 && weights[.twin, 1].biases.count == 3)
    let other = try shipped("teacher")
    let few = try NumpyArchive(file: file, room: TrainedWeights.room(for: other))
    #expect(
      throws: Fault(place: "le.1.weights", "has the shape 30x4; it must be 12x4")
    ) { try TrainedWeights(few, for: other) }
  }

  /// As NumPy names the types of numbers, with 1, 2 and -3 (3 where there is no sign).
  private static let types: [(String, [UInt8])] = [
    (
      "<f8",
      [0, 0, 0, 0, 0, 0, 0xF0, 0x3F, 0, 0, 0, 0, 0, 0, 0, 0x40, 0, 0, 0, 0, 0, 0, 0x08, 0xC0]
    ),
    (
      ">f8",
      [0x3F, 0xF0, 0, 0, 0, 0, 0, 0, 0x40, 0, 0, 0, 0, 0, 0, 0, 0xC0, 0x08, 0, 0, 0, 0, 0, 0]
    ),
    ("<f4", [0, 0, 0x80, 0x3F, 0, 0, 0, 0x40, 0, 0, 0x40, 0xC0]),
    (">f4", [0x3F, 0x80, 0, 0, 0x40, 0, 0, 0, 0xC0, 0x40, 0, 0]),
    (">f2", [0x3C, 0, 0x40, 0, 0xC2, 0]), ("<f2", [0, 0x3C, 0, 0x40, 0, 0xC2]),
    ("<i2", [1, 0, 2, 0, 0xFD, 0xFF]), (">i2", [0, 1, 0, 2, 0xFF, 0xFD]),
    (">i4", [0, 0, 0, 1, 0, 0, 0, 2, 0xFF, 0xFF, 0xFF, 0xFD]),
    (
      "<i8",
      [1, 0, 0, 0, 0, 0, 0, 0, 2, 0, 0, 0, 0, 0, 0, 0, 0xFD]
        + Array(repeating: UInt8(0xFF), count: 7)
    ),
    ("|i1", [1, 2, 0xFD]), ("|u1", [1, 2, 3]), ("<u2", [1, 0, 2, 0, 3, 0]),
    (">u4", [0, 0, 0, 1, 0, 0, 0, 2, 0, 0, 0, 3]),
    (">u8", [0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 2, 0, 0, 0, 0, 0, 0, 0, 3]),
  ]

  private static func file(_ type: String, _ bytes: [UInt8], shape: String = "(3,)") -> [UInt8] {
    let header = Array("{'descr': '\(type)', 'fortran_order': False, 'shape': \(shape), }\n".utf8)
    return [0x93] + Array("NUMPY".utf8) + [1, 0, UInt8(header.count), 0] + header + bytes
  }

  @Test(arguments: types)
  func `Numbers of every type and order are numbers`(type: String, bytes: [UInt8]) throws {
    let array = try NumpyArray(file: Self.file(type, bytes))
    let last: Double = type.contains("u") ? 3 : -3
    #expect(array.wholeOrReal == [1, 2, last])
    #expect(throws: Fault("ends too early")) {
      try NumpyArray(file: Self.file(type, bytes.dropLast()))
    }
  }

  @Test(arguments: ["<c16", "|O", "<U2", "|S4", "<M8[ns]", "|V8", "<f16"])
  func `What is no numbers is named`(type: String) throws {
    let fault = #expect(throws: Fault.self) {
      try NumpyArray(file: Self.file(type, Array(repeating: 0, count: 200)))
    }
    #expect(fault?.message.contains("holds '\(type)', not numbers") == true)
  }

  @Test(arguments: [
    "(9223372036854775807,)", "(4611686018427387904, 4)", "(99999999999999999999,)",
    "(1000000, 1000000)", "(-1,)", "(0, 9223372036854775807)",
  ])
  func `A shape beyond all memory is a sentence`(shape: String) {
    let array = try? NumpyArray(file: Self.file("<f8", [1, 2, 3], shape: shape))
    #expect(array.map(\.count) ?? 0 == 0)
  }

  /// What the directory says is enough: there is nothing in the archive that could be decompressed.
  @Test func `A bomb is refused by what is written on it`() throws {
    var bytes = NumpyArchive([("le.1.weights", NumpyArray([1]))]).fileBytes
    let directory = try #require(
      bytes.indices.first { bytes[$0...].starts(with: [0x50, 0x4B, 1, 2]) })
    bytes[directory + 10] = 8
    bytes.replaceSubrange(directory + 24..<directory + 28, with: [0, 0, 0, 0x38])
    let fault = #expect(throws: Fault.self) {
      try NumpyArchive(file: bytes) { $0 == "le.1.weights" ? 1000 : nil }
    }
    #expect(
      fault?.message
        == "holds le.1.weights.npy, which is too large with 896 MB; 16 MB is all that it could need"
    )
    #expect(try NumpyArchive(file: bytes) { _ in nil }.arrays.isEmpty)
    let total = #expect(throws: Fault.self) { try NumpyArchive(file: bytes) }
    #expect(total?.message.contains("; 256 MB is all that") == true)
  }

  @Test func `What cannot be read says why`() throws {
    func fault(_ path: String) -> String {
      do {
        _ = try NumpyArchive(reading: path)
        return ""
      } catch { return "\(error)" }
    }
    try withTemporaryFolder { folder in
      try write("no archive", to: folder + "/a.npz")
      #expect(
        fault(folder + "/a.npz")
          == "\(folder)/a.npz: is not a zip archive, or ends too early")
      #expect(fault(folder + "/b.npz").contains("cannot be read: no such file"))
    }
    let integers = NumpyArray([1.0]).fileBytes.map {
      $0 == UInt8(ascii: "f") ? UInt8(ascii: "i") : $0
    }
    #expect(throws: Fault.self) { try NumpyArray(file: integers) }
  }
}

/// The oracles' data beside these tests.
let goldenFolder = String(#filePath.dropLast("/NumpyArchiveTests.swift".count)) + "/Golden"
