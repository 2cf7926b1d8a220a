/// Numbers in files, the lowest byte first.
extension [UInt8] {
  package mutating func append<Number: FixedWidthInteger>(littleEndian number: Number) {
    for place in 0..<Number.bitWidth / 8 {
      append(UInt8(truncatingIfNeeded: number >> Number(8 * place)))
    }
  }

  /// The number at a place; nil where the bytes end before it does.
  package func littleEndian<Number: FixedWidthInteger & UnsignedInteger>(
    _ type: Number.Type, at place: Int
  ) -> Number? {
    let size = Number.bitWidth / 8
    guard place >= 0, place <= count - size else { return nil }
    return (0..<size).reversed().reduce(Number(0)) { $0 << 8 | Number(self[place + $1]) }
  }
}
