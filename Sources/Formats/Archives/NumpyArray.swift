/// An array as NumPy's .npy files have it (NEP 1): a shape and its numbers, the last index fastest.
package struct NumpyArray: Equatable, Sendable {
  package var shape: [Int]
  package var elements: Elements

  package enum Elements: Equatable, Sendable {
    case numbers([Double])
    /// Whole numbers from 0 to 255, or text in UTF-8.
    case bytes([UInt8])
  }

  /// A vector.
  package init(_ numbers: [Double]) {
    shape = [numbers.count]
    elements = .numbers(numbers)
  }

  /// A matrix, given by its rows.
  ///
  /// - Precondition: all rows are equally long.
  package init(rows: [[Double]]) {
    let columns = rows.first?.count ?? 0
    precondition(rows.allSatisfy { $0.count == columns }, "rows of one length")
    shape = [rows.count, columns]
    elements = .numbers(rows.flatMap(\.self))
  }

  /// A vector of bytes.
  package init(bytes: [UInt8]) {
    shape = [bytes.count]
    elements = .bytes(bytes)
  }

  /// How many elements there are.
  package var count: Int {
    switch elements {
    case .numbers(let numbers): numbers.count
    case .bytes(let bytes): bytes.count
    }
  }

  /// The numbers; nil where they are bytes.
  package var numbers: [Double]? {
    if case .numbers(let numbers) = elements { numbers } else { nil }
  }

  /// The numbers, bytes as what they count.
  package var wholeOrReal: [Double] {
    switch elements {
    case .numbers(let numbers): numbers
    case .bytes(let bytes): bytes.map(Double.init)
    }
  }

  /// The rows of a matrix of numbers; nil where it is none.
  package var rows: [[Double]]? {
    guard shape.count == 2, let numbers else { return nil }
    return (0..<shape[0]).map { Array(numbers[$0 * shape[1]..<($0 + 1) * shape[1]]) }
  }

  private static let magic: [UInt8] = [0x93] + Array("NUMPY".utf8)

  /// The array as a .npy file of version 1.0.
  var fileBytes: [UInt8] {
    let list = shape.map { "\($0)," }.joined(separator: " ")
    let tuple = shape.count == 1 ? "(\(list))" : "(\(list.dropLast()))"
    var header = Array(
      "{'descr': '\(typeName)', 'fortran_order': False, 'shape': \(tuple), }".utf8)
    // The numbers begin at a multiple of 64.
    while (header.count + 11) % 64 != 0 { header.append(UInt8(ascii: " ")) }
    header.append(UInt8(ascii: "\n"))
    var file = Self.magic + [1, 0]
    file.append(littleEndian: UInt16(header.count))
    file += header
    switch elements {
    case .numbers(let numbers):
      file.reserveCapacity(file.count + 8 * numbers.count)
      for number in numbers { file.append(littleEndian: number.bitPattern) }
    case .bytes(let bytes): file += bytes
    }
    return file
  }

  private var typeName: String {
    switch elements {
    case .numbers: "<f8"
    case .bytes: "|u1"
    }
  }

  /// Reads a .npy file of numbers in any precision, of whole numbers, or of bytes.
  ///
  /// - Throws: why it cannot be read, without its name.
  init(file: [UInt8]) throws(Fault) {
    guard file.starts(with: Self.magic), file.count >= 10 else {
      throw Fault("is not an array of NumPy")
    }
    let isLong = file[6] > 1
    let length =
      isLong
      ? file.littleEndian(UInt32.self, at: 8).map(Int.init)
      : file.littleEndian(UInt16.self, at: 8).map(Int.init)
    let headerStart = isLong ? 12 : 10
    guard let length, headerStart + length <= file.count else { throw Fault("ends too early") }
    let header = String(
      decoding: file[headerStart..<headerStart + length].filter { $0 != UInt8(ascii: " ") },
      as: UTF8.self)
    guard let type = Self.value(of: "descr", in: header),
      let order = Self.value(of: "fortran_order", in: header),
      let shape = Self.value(of: "shape", in: header).flatMap(Self.shape)
    else { throw Fault("has a header that makes no sense") }
    self.shape = shape
    let start = headerStart + length
    guard let count = shape.elementCount, count <= file.count - start else {
      throw Fault("ends too early")
    }
    elements = try Self.elements(count, of: type, in: file[start...])
    if order == "True", shape.count == 2, case .numbers(let numbers) = elements {
      elements = .numbers(
        (0..<count).map { numbers[$0 % shape[1] * shape[0] + $0 / shape[1]] })
    } else if order == "True", shape.count > 2 {
      throw Fault("holds an array of \(shape.count) dimensions in Fortran's order")
    }
  }

  /// - Parameter type: as NumPy writes it in quotes: the order of the bytes, the kind and the size.
  private static func elements(
    _ count: Int, of type: String, in file: ArraySlice<UInt8>
  ) throws(Fault) -> Elements {
    let word = type.filter { $0 != "'" }
    let isBig = word.hasPrefix(">")
    func numbers<Pattern: FixedWidthInteger>(
      _: Pattern.Type, _ number: (Pattern) -> Double
    ) throws(Fault) -> Elements {
      let size = Pattern.bitWidth / 8
      if file.count / size < count { throw Fault("ends too early") }
      return .numbers(
        file.withUnsafeBytes { bytes in
          (0..<count).map { place in
            let pattern = bytes.loadUnaligned(fromByteOffset: size * place, as: Pattern.self)
            return number(isBig ? pattern.bigEndian : pattern.littleEndian)
          }
        })
    }
    switch word.drop(while: { "<>|=".contains($0) }) {
    case "f8": return try numbers(UInt64.self) { Double(bitPattern: $0) }
    case "f4": return try numbers(UInt32.self) { Double(Float(bitPattern: $0)) }
    case "f2": return try numbers(UInt16.self) { Double(Float16(bitPattern: $0)) }
    case "i8": return try numbers(Int64.self) { Double($0) }
    case "i4": return try numbers(Int32.self) { Double($0) }
    case "i2": return try numbers(Int16.self) { Double($0) }
    case "i1": return try numbers(Int8.self) { Double($0) }
    case "u8": return try numbers(UInt64.self) { Double($0) }
    case "u4": return try numbers(UInt32.self) { Double($0) }
    case "u2": return try numbers(UInt16.self) { Double($0) }
    case "b1": return try numbers(UInt8.self) { $0 == 0 ? 0 : 1 }
    case "u1": return .bytes(Array(file.prefix(count)))
    default: throw Fault("holds \(type), not numbers such as '<f8', '>f4' or '<i8'")
    }
  }

  /// What follows a key in the header, up to the comma that ends it.
  private static func value(of key: String, in header: String) -> String? {
    let parts = header.split(separator: "'\(key)':", maxSplits: 1, omittingEmptySubsequences: false)
    guard parts.count == 2 else { return nil }
    if parts[1].hasPrefix("(") {
      return parts[1].firstIndex(of: ")").map { String(parts[1][...$0]) }
    }
    return String(parts[1].prefix { $0 != "," && $0 != "}" })
  }

  /// The sizes in "(3,4)".
  private static func shape(_ tuple: String) -> [Int]? {
    guard tuple.hasPrefix("("), tuple.hasSuffix(")") else { return nil }
    let sizes = tuple.dropFirst().dropLast().split(separator: ",").map { Int(String($0)) }
    guard sizes.allSatisfy({ $0.map { $0 >= 0 } == true }) else { return nil }
    return sizes.compactMap(\.self)
  }
}
