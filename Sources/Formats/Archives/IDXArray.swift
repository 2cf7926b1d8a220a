/// Bytes in an array of any number of dimensions, as IDX files hold them: two zeros, the type, the
/// number of dimensions, each size as four bytes with the highest first, and the bytes.
package struct IDXArray {
  package let shape: [Int]
  /// All of them, or those of the first elements that were asked for.
  package let bytes: ArraySlice<UInt8>

  /// Of unsigned bytes, the one type that images and labels are published in.
  private static let byteType: UInt8 = 8

  /// - Parameters:
  ///   - file: what the file holds, gzipped or not.
  ///   - path: its name, for faults.
  ///   - first: how many elements along the first dimension are wanted; what comes behind them is not even
  ///     decompressed. nil is all.
  package init(_ file: [UInt8], from path: String, first: Int? = nil) throws(Fault) {
    do {
      guard Inflation.isGzip(file) else {
        try self.init(file, at: Self.header(of: file), first: first)
        return
      }
      // What it begins with says how much there will be.
      let head = try Inflation.bytes(of: file, .gzip, enough: Self.longestHeader)
      let header = try Self.header(of: head)
      if let first, let wanted = header.count(first), try header.count(upTo: .max) > wanted {
        try self.init(
          Inflation.bytes(of: file, .gzip, enough: header.start + wanted), at: header, first: first)
        return
      }
      try self.init(
        Inflation.bytes(
          of: file, .gzip, most: header.start + header.count(upTo: FileReading.mostBytes)),
        at: header, first: first)
    } catch {
      throw error.source.isEmpty ? Fault(source: path, error.message) : error
    }
  }

  /// How many bytes of a file hold its first elements, gzipped or not.
  ///
  /// - Parameter beginning: what the file begins with, its header at least.
  /// - Returns: nil where there are fewer elements, or no header.
  package static func bytesHolding(first: Int, of beginning: [UInt8]) -> Int? {
    let isGzip = Inflation.isGzip(beginning)
    let head =
      isGzip ? try? Inflation.bytes(of: beginning, .gzip, enough: 64) : beginning
    guard let head, let header = try? header(of: head), let wanted = header.count(first) else {
      return nil
    }
    // What cannot be compressed becomes a little longer, and has a head of its own.
    return header.start + wanted + (isGzip ? wanted / 1000 + beginning.count : 0)
  }

  private struct Header {
    var shape: [Int]
    /// Where the bytes begin.
    var start: Int

    /// How many bytes there are.
    ///
    /// - Throws: that they are more than are read.
    func count(upTo most: Int) throws(Fault) -> Int {
      guard let count = shape.elementCount, count <= most else {
        throw Fault(
          "says that it holds \(IDXArray.inWords(shape)) bytes; at most \(ByteCount.inWords(most)) are "
            + "read")
      }
      return count
    }

    /// How many bytes the first elements have; nil where there are fewer elements, or too many bytes.
    func count(_ first: Int) -> Int? {
      first <= shape[0] ? ([first] + shape.dropFirst()).elementCount : nil
    }
  }

  private static let longestHeader = 4 + 4 * 255

  /// - Throws: where it is of another type, or too short for one.
  private static func header(of file: [UInt8]) throws(Fault) -> Header {
    guard file.count >= 4, file[0] == 0, file[1] == 0 else {
      throw Fault("is not an IDX file: it must begin with two zero bytes")
    }
    guard file[2] == byteType else {
      throw Fault("holds IDX data of type \(file[2]); it must be 8, unsigned bytes")
    }
    let start = 4 + 4 * Int(file[3])
    guard file[3] > 0, start <= file.count else { throw Fault("ends before its sizes do") }
    let shape = (0..<Int(file[3])).map { dimension in
      file[4 + 4 * dimension..<8 + 4 * dimension].reduce(0) { $0 << 8 | Int($1) }
    }
    return Header(shape: shape, start: start)
  }

  private init(_ file: [UInt8], at header: Header, first: Int?) throws(Fault) {
    shape = header.shape
    let count = shape.elementCount
    if let wanted = first.flatMap(header.count), file.count >= header.start + wanted {
      bytes = file[header.start..<header.start + wanted]
      return
    }
    guard file.count - header.start == count else {
      throw Fault(
        "holds \(file.count - header.start) bytes; \(Self.inWords(shape)) are "
          + (count.map(String.init) ?? "more than any memory holds"))
    }
    bytes = file[header.start...]
  }

  private static func inWords(_ shape: [Int]) -> String {
    shape.map(String.init).joined(separator: "x")
  }

  /// "60000x28x28".
  package var sizes: String { Self.inWords(shape) }

  package var inWords: String { CountedNoun(shape.count, "dimension").inWords }
}
