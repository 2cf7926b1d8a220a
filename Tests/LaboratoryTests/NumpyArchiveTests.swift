import LatentEquilibrium
import Testing

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
