import Glibc

/// The names of files as texts, though to the system they are bytes: a byte that is not UTF-8 becomes a
/// scalar that no name has, U+10FF80 to U+10FFFF, and is that byte again where a file is opened.
package enum FileName {
  private static let firstStandIn: UInt32 = 0x10FF00

  /// The byte that a scalar stands for; nil for a scalar that means itself.
  package static func byte(_ scalar: Unicode.Scalar) -> UInt8? {
    scalar.value >= firstStandIn + 0x80 ? UInt8(scalar.value - firstStandIn) : nil
  }

  /// The name that these bytes are.
  package static func text(_ bytes: some Collection<UInt8>) -> String {
    var text = String.UnicodeScalarView()
    var rest = Array(bytes)[...]
    while !rest.isEmpty {
      var decoder = UTF8()
      var iterator = rest.makeIterator()
      // A stand-in that is spelled out would be taken for its byte.
      if case .scalarValue(let scalar) = decoder.decode(&iterator), byte(scalar) == nil {
        text.append(scalar)
        rest = rest.dropFirst(UTF8.width(scalar))
      } else if let byte = rest.popFirst(),
        let scalar = Unicode.Scalar(firstStandIn + UInt32(byte))
      {
        text.append(scalar)
      }
    }
    return String(text)
  }

  /// The name at an address that the system gives.
  package static func text(at address: UnsafePointer<CChar>) -> String {
    text(UnsafeRawBufferPointer(start: address, count: strlen(address)))
  }

  /// The bytes of a name, as the system knows it.
  package static func bytes(_ text: String) -> [UInt8] {
    guard text.unicodeScalars.contains(where: { byte($0) != nil }) else { return Array(text.utf8) }
    return text.unicodeScalars.flatMap { scalar in
      byte(scalar).map { [$0] } ?? Array(String(scalar).utf8)
    }
  }
}

extension String {
  /// Hands the name to the system.
  package func withFileName<Returned>(_ body: (UnsafePointer<CChar>) -> Returned) -> Returned {
    let bytes = (FileName.bytes(self) + [0]).map { CChar(bitPattern: $0) }
    return bytes.withUnsafeBufferPointer { buffer in
      // Never empty: the zero at its end is there.
      body(buffer.baseAddress!)
    }
  }
}
