/// Numbers in files, the lowest byte first.
extension [UInt8] {
  package mutating func append<Whole: FixedWidthInteger>(littleEndian number: Whole) {
    for place in 0..<Whole.bitWidth / 8 {
      append(UInt8(truncatingIfNeeded: number >> Whole(8 * place)))
    }
  }

  /// The number at a place; nil where the bytes end before it does.
  package func littleEndian<Whole: FixedWidthInteger & UnsignedInteger>(
    _ type: Whole.Type, at place: Int
  ) -> Whole? {
    let size = Whole.bitWidth / 8
    guard place >= 0, place <= count - size else { return nil }
    return (0..<size).reversed().reduce(Whole(0)) { $0 << 8 | Whole(self[place + $1]) }
  }
}
