/// Files in one file, as zip has them (PKWARE's APPNOTE, without encryption and parts): stored when
/// written, stored or deflated when read.
struct ZipArchive: Equatable, Sendable {
  struct Entry: Equatable, Sendable {
    var name: String
    var bytes: [UInt8]
  }

  var entries: [Entry]

  init(_ entries: [Entry]) { self.entries = entries }

  private static let localSignature: UInt32 = 0x0403_4B50
  private static let centralSignature: UInt32 = 0x0201_4B50
  private static let endSignature: UInt32 = 0x0605_4B50

  /// The archive as bytes. All times are the same, so that the same content has the same bytes.
  var bytes: [UInt8] {
    var archive: [UInt8] = []
    var directory: [UInt8] = []
    for entry in entries {
      let start = archive.count
      let header = Self.header(of: entry)
      archive.append(littleEndian: Self.localSignature)
      archive += header
      archive += entry.name.utf8
      archive += entry.bytes
      directory.append(littleEndian: Self.centralSignature)
      directory.append(littleEndian: UInt16(20))
      directory += header
      // No comment, the first part, no attributes.
      for _ in 0..<3 { directory.append(littleEndian: UInt16(0)) }
      directory.append(littleEndian: UInt32(0))
      directory.append(littleEndian: UInt32(start))
      directory += entry.name.utf8
    }
    let start = archive.count
    archive += directory
    archive.append(littleEndian: Self.endSignature)
    archive.append(littleEndian: UInt32(0))
    for _ in 0..<2 { archive.append(littleEndian: UInt16(entries.count)) }
    archive.append(littleEndian: UInt32(directory.count))
    archive.append(littleEndian: UInt32(start))
    archive.append(littleEndian: UInt16(0))
    return archive
  }

  /// What the local header and the directory have in common.
  private static func header(of entry: Entry) -> [UInt8] {
    var header: [UInt8] = []
    header.append(littleEndian: UInt16(20))
    header.append(littleEndian: UInt16(0))
    header.append(littleEndian: UInt16(0))
    // Midnight on the first of January 1980.
    header.append(littleEndian: UInt32(0x0021_0000))
    header.append(littleEndian: Checksum.crc32(entry.bytes))
    for _ in 0..<2 { header.append(littleEndian: UInt32(entry.bytes.count)) }
    header.append(littleEndian: UInt16(entry.name.utf8.count))
    header.append(littleEndian: UInt16(0))
    return header
  }

  /// Reads an archive, as far as it is wanted: what else is in it may be of any kind.
  ///
  /// How large a file will be stands beside it, so that too large a one is not even begun.
  ///
  /// - Parameters:
  ///   - room: how many bytes the file of a name may have; nil leaves it out.
  ///   - most: how many all of them may have together.
  /// - Throws: why it cannot be read, without its name.
  init(
    _ bytes: [UInt8], most: Int = FileReading.mostBytes,
    room: (_ name: String) -> Int? = { _ in .max }
  ) throws(Fault) {
    guard let end = Self.end(of: bytes),
      let count = bytes.littleEndian(UInt16.self, at: end + 10),
      var place = bytes.littleEndian(UInt32.self, at: end + 16).map(Int.init)
    else { throw Fault("is not a zip archive, or ends too early") }
    entries = []
    var total = 0
    for _ in 0..<count {
      guard bytes.littleEndian(UInt32.self, at: place) == Self.centralSignature,
        let method = bytes.littleEndian(UInt16.self, at: place + 10),
        let checksum = bytes.littleEndian(UInt32.self, at: place + 16),
        let packed = bytes.littleEndian(UInt32.self, at: place + 20),
        let size = bytes.littleEndian(UInt32.self, at: place + 24),
        let nameLength = bytes.littleEndian(UInt16.self, at: place + 28).map(Int.init),
        let extraLength = bytes.littleEndian(UInt16.self, at: place + 30).map(Int.init),
        let commentLength = bytes.littleEndian(UInt16.self, at: place + 32).map(Int.init),
        let local = bytes.littleEndian(UInt32.self, at: place + 42).map(Int.init),
        place + 46 + nameLength <= bytes.count
      else { throw Fault("is damaged: its directory makes no sense") }
      let name = String(decoding: bytes[place + 46..<place + 46 + nameLength], as: UTF8.self)
      place += 46 + nameLength + extraLength + commentLength
      guard let room = room(name) else { continue }
      total += Int(size)
      guard packed < .max, size < .max, total <= most, size <= room else {
        let limit = ByteCount.inWords(min(room, most))
        throw Fault(
          "holds \(name), which is too large with \(ByteCount.inWords(Int(size))); \(limit) is all "
            + "that it could need")
      }
      let content = try Self.content(
        of: name, in: bytes, local: local, method: method, packed: Int(packed), size: Int(size))
      guard content.count == Int(size), Checksum.crc32(content) == checksum else {
        throw Fault("is damaged: the checksum of \(name) is wrong")
      }
      entries.append(Entry(name: name, bytes: content))
    }
  }

  private static func content(
    of name: String, in bytes: [UInt8], local: Int, method: UInt16, packed: Int,
    size: Int
  ) throws(Fault) -> [UInt8] {
    guard bytes.littleEndian(UInt32.self, at: local) == localSignature,
      let nameLength = bytes.littleEndian(UInt16.self, at: local + 26).map(Int.init),
      let extraLength = bytes.littleEndian(UInt16.self, at: local + 28).map(Int.init),
      local + 30 + nameLength + extraLength + packed <= bytes.count
    else { throw Fault("is damaged: \(name) ends too early") }
    let start = local + 30 + nameLength + extraLength
    let content = bytes[start..<start + packed]
    switch method {
    case 0: return Array(content)
    case 8:
      do {
        return try Inflation.bytes(of: content, .none, most: size)
      } catch {
        throw Fault("is damaged: \(name) \(error.message)")
      }
    default: throw Fault("holds \(name) in a compression that is not known here")
    }
  }

  /// Where the record at the end of the archive begins; a comment of up to 64 kB may follow it.
  private static func end(of bytes: [UInt8]) -> Int? {
    guard bytes.count >= 22 else { return nil }
    return stride(from: bytes.count - 22, through: max(0, bytes.count - 22 - 0xFFFF), by: -1).first
    {
      bytes[$0] == 0x50 && bytes.littleEndian(UInt32.self, at: $0) == endSignature
    }
  }
}
