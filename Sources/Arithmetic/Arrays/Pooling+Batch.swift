// Pooling of many copies at once, each by its own rates.

extension Pooling {
  /// Gives each place the largest rate of its square.
  package func pool(
    _ quads: inout MutableSpan<Quad>, from below: Int, to first: Int, slices: Int, size: Int
  ) {
    for slice in 0..<slices {
      let block = slice * size
      forEachPlace { place, corner in
        var largest = quads[block + below + corner]
        for row in 0..<self.size {
          for column in 0..<self.size {
            let rate = quads[block + below + corner + row * input.columns + column]
            largest = largest.replacing(with: rate, where: rate .> largest)
          }
        }
        quads[block + first + place] = largest
      }
    }
  }

  /// Hands what each place was handed on to where its rate comes from.
  ///
  /// - Parameters:
  ///   - rates: where in a block those below start.
  ///   - first: where what the places were handed starts.
  ///   - start: where what those below are handed starts; 0 so far.
  package func route(
    _ quads: inout MutableSpan<Quad>, rates: Int, from first: Int, to start: Int, slices: Int,
    size: Int
  ) {
    for slice in 0..<slices {
      let block = slice * size
      forEachPlace { place, corner in
        let handed = quads[block + first + place]
        var largest = quads[block + rates + corner]
        var source = SIMD4<Int64>(repeating: Int64(corner))
        for row in 0..<self.size {
          for column in 0..<self.size {
            let number = corner + row * input.columns + column
            let rate = quads[block + rates + number]
            let isLarger = rate .> largest
            largest.replace(with: rate, where: isLarger)
            source.replace(with: Int64(number), where: isLarger)
          }
        }
        for lane in 0..<4 { quads[block + start + Int(source[lane])][lane] = handed[lane] }
      }
    }
  }
}
