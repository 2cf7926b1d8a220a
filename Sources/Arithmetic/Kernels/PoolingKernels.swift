// Pooling of many copies, on bare numbers: every place is that of a bundle, times as many numbers as it has.

extension Double {
  public static func pool(
    by pooling: Pooling, _ bundles: inout MutableSpan<SIMD4<Double>>, below: Int, own: Int,
    slices: Int,
    size: Int
  ) {
    unsafe withNumbers(Four.self, &bundles) { numbers in
      for slice in 0..<slices {
        unsafe pooling.pool(Four.self, numbers + Four.count &* slice &* size, below, own)
      }
    }
  }

  public static func route(
    by pooling: Pooling, _ bundles: inout MutableSpan<SIMD4<Double>>, rates: Int, own: Int,
    below: Int,
    slices: Int, size: Int
  ) {
    unsafe withNumbers(Four.self, &bundles) { numbers in
      for slice in 0..<slices {
        unsafe pooling.route(Four.self, numbers + Four.count &* slice &* size, rates, own, below)
      }
    }
  }
}

extension Float {
  public static func pool(
    by pooling: Pooling, _ bundles: inout MutableSpan<SIMD8<Float>>, below: Int, own: Int,
    slices: Int,
    size: Int
  ) {
    unsafe withNumbers(Eight.self, &bundles) { numbers in
      for slice in 0..<slices {
        unsafe pooling.pool(Eight.self, numbers + Eight.count &* slice &* size, below, own)
      }
    }
  }

  public static func route(
    by pooling: Pooling, _ bundles: inout MutableSpan<SIMD8<Float>>, rates: Int, own: Int,
    below: Int,
    slices: Int, size: Int
  ) {
    unsafe withNumbers(Eight.self, &bundles) { numbers in
      for slice in 0..<slices {
        unsafe pooling.route(Eight.self, numbers + Eight.count &* slice &* size, rates, own, below)
      }
    }
  }
}

extension Pooling {
  @unsafe @inline(__always)
  fileprivate func pool<Lane: Lanes & Register>(
    _ lane: Lane.Type, _ block: UnsafeMutablePointer<Lane.Number>, _ below: Int, _ own: Int
  ) {
    forEachPlace { place, corner in
      let square = unsafe block + Lane.count &* (below &+ corner)
      var largest = unsafe Lane(loading: square)
      for row in 0..<size {
        for column in 0..<size {
          let number = row &* input.columns &+ column
          let rate = unsafe Lane(loading: square + Lane.count &* number)
          largest = largest.or(rate, where: largest < rate)
        }
      }
      unsafe largest.store(at: block + Lane.count &* (own &+ place))
    }
  }

  /// Copy by copy: each has its largest rate elsewhere.
  @unsafe @inline(__always)
  fileprivate func route<Lane: Register>(
    _ lane: Lane.Type, _ block: UnsafeMutablePointer<Lane.Number>, _ rates: Int, _ own: Int,
    _ below: Int
  ) {
    forEachPlace { place, corner in
      for copy in 0..<Lane.count {
        let square = unsafe block + (Lane.count &* (rates &+ corner) &+ copy)
        var (source, largest) = unsafe (0, square[0])
        for row in 0..<size {
          for column in 0..<size {
            let number = Lane.count &* (row &* input.columns &+ column)
            let rate = unsafe square[number]
            if rate > largest { (source, largest) = (number, rate) }
          }
        }
        unsafe block[Lane.count &* (below &+ corner) &+ copy &+ source] =
          block[Lane.count &* (own &+ place) &+ copy]
      }
    }
  }
}
