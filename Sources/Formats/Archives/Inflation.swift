import CZlib

/// Makes compressed bytes readable again (RFC 1951), with the system's zlib.
package enum Inflation {
  /// What stands around the compressed bytes.
  package enum Wrapping {
    /// A gzip file (RFC 1952), also several one after the other.
    case gzip
    /// Nothing, as in a zip archive.
    case none
  }

  /// Whether bytes begin as a gzip file does.
  package static func isGzip(_ bytes: [UInt8]) -> Bool { bytes.starts(with: [0x1F, 0x8B]) }

  /// - Parameters:
  ///   - most: how many bytes may come out; a small file can hold very many.
  ///   - enough: how many will do, where what they begin with is all that is asked.
  /// - Throws: why they cannot be read, without their name.
  package static func bytes(
    of compressed: some Collection<UInt8>, _ wrapping: Wrapping, most: Int = FileReading.mostBytes,
    enough: Int = .max
  ) throws(Fault) -> [UInt8] {
    var source = Array(compressed)
    // A gzip file ends in how much the last of its parts holds.
    if wrapping == .gzip, enough == .max,
      let size = source.littleEndian(UInt32.self, at: source.count - 4), Int(size) > most
    {
      throw Fault(
        "is cut off, or holds \(ByteCount.inWords(Int(size))), more than \(ByteCount.inWords(most))"
      )
    }
    var result: [UInt8] = []
    var block = [UInt8](repeating: 0, count: min(1 << 18, enough))
    var stream = z_stream()
    let windowBits: Int32 =
      switch wrapping {
      case .gzip: 15 + 16
      case .none: -15
      }
    guard czlib_inflate_init(&stream, windowBits) == Z_OK else {
      throw Fault("there is no memory to decompress it")
    }
    defer { inflateEnd(&stream) }
    var used = 0
    while true {
      let (code, taken, given) = step(&stream, &source, from: used, into: &block)
      used += taken
      result += block[..<given]
      if result.count > most { throw Fault("holds more than \(ByteCount.inWords(most))") }
      if result.count >= enough { return result }
      switch code {
      case Z_STREAM_END where used < source.count && wrapping == .gzip:
        // What tape drives and some servers fill their blocks up with; gzip itself passes over it.
        if source[used...].allSatisfy({ $0 == 0 }) { return result }
        guard isGzip(Array(source[used...].prefix(2))) else {
          throw Fault("has something after the end of the compressed data")
        }
        inflateReset(&stream)
      case Z_STREAM_END: return result
      case Z_OK where taken > 0 || given > 0: continue
      case Z_OK, Z_BUF_ERROR: throw Fault("ends in the middle of the compressed data")
      default: throw Fault("is damaged: the compressed data make no sense")
      }
    }
  }

  private static func step(
    _ stream: inout z_stream, _ source: inout [UInt8], from start: Int, into block: inout [UInt8]
  ) -> (code: Int32, taken: Int, given: Int) {
    source.withUnsafeMutableBufferPointer { source in
      block.withUnsafeMutableBufferPointer { block in
        let available = min(source.count - start, 1 << 30)
        stream.next_in = source.baseAddress.map { $0 + start }
        stream.avail_in = UInt32(available)
        stream.next_out = block.baseAddress
        stream.avail_out = UInt32(block.count)
        let code = inflate(&stream, Z_NO_FLUSH)
        return (code, available - Int(stream.avail_in), block.count - Int(stream.avail_out))
      }
    }
  }
}
