// How the numbers of copies fill bundles: those of a slice one beside the other, and in the last slice there may
// be idle copies. All of them are asked for, or given, in double precision.

extension BatchNumber {
  /// How many slices so many copies fill.
  @inlinable
  package static func slices(of copies: Int) -> Int { (copies + lanes - 1) / lanes }

  /// Which copies of a slice are idle.
  @inlinable
  package static func idle(
    of copies: Int, inSlice slice: Int
  ) -> SIMDMask<Bundle.MaskStorage> {
    var idle = SIMDMask<Bundle.MaskStorage>(repeating: false)
    for lane in 0..<lanes { idle[lane] = lanes * slice + lane >= copies }
    return idle
  }

  /// Takes the given numbers of a slice's copies out of a list that has all copies of the first
  /// number first, then all of the second. Idle copies have 0.
  @inlinable @inline(__always)
  package static func bundle(
    _ numbers: Span<Double>, number: Int, of copies: Int, inSlice slice: Int
  ) -> Bundle {
    let first = number * copies + lanes * slice
    var bundle = Bundle.zero
    if lanes * slice + lanes <= copies {
      for lane in 0..<lanes { bundle[lane] = Self(numbers[first + lane]) }
    } else {
      for lane in 0..<copies - lanes * slice { bundle[lane] = Self(numbers[first + lane]) }
    }
    return bundle
  }

  /// The numbers of bundles, one after the other.
  package static func numbers(of bundles: [Bundle]) -> [Double] {
    bundles.flatMap { bundle in (0..<lanes).map { Double(bundle[$0]) } }
  }

  /// Gives bundles their numbers.
  package static func fill(_ bundles: inout [Bundle], with numbers: [Double]) {
    precondition(numbers.count == lanes * bundles.count)
    for k in bundles.indices {
      for lane in 0..<lanes { bundles[k][lane] = Self(numbers[lanes * k + lane]) }
    }
  }
}
