/// The cyclic redundancy check CRC-32 (ISO 3309, as in zip files), which finds every change within
/// 32 neighbouring bits and misses another one time in four thousand million.
enum Checksum {
  private static let table: [UInt32] = (0..<256).map { (byte: UInt32) in
    (0..<8).reduce(byte) { rest, _ in rest & 1 == 1 ? rest >> 1 ^ 0xEDB8_8320 : rest >> 1 }
  }

  static func crc32(_ bytes: some Sequence<UInt8>) -> UInt32 {
    let table = table
    return ~bytes.reduce(~0) { sum, byte in
      table[Int(truncatingIfNeeded: sum ^ UInt32(byte)) & 0xFF] ^ sum >> 8
    }
  }
}
