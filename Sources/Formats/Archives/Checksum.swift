import CZlib

/// The cyclic redundancy check CRC-32 (ISO 3309, as in zip files), which finds every change within
/// 32 neighbouring bits and misses another one time in four thousand million.
package enum Checksum {
  package static func crc32(_ bytes: some Sequence<UInt8>) -> UInt32 {
    let sum = bytes.withContiguousStorageIfAvailable {
      UInt32(crc32_z(0, $0.baseAddress, $0.count))
    }
    return sum ?? crc32(Array(bytes))
  }
}

extension UInt32 {
  /// Eight digits.
  package var hex: String {
    let digits = String(self, radix: 16)
    return String(repeating: "0", count: 8 - digits.utf8.count) + digits
  }
}
