import CArithmetic

// Convolutions of many copies. What is only read is handed on as what may be written. For `@inline(never)` see Product.swift.

extension Double {
  @inline(never)
  public static func addProduct(
    of convolution: Convolution, _ weights: Span<Double>, from start: Int,
    _ bundles: inout MutableSpan<SIMD4<Double>>, below: Int, own: Int, slices: Int, size: Int,
    kernel: Kernel
  ) {
    let work = convolution.work(.forwards, start, below, own, slices, size)
    unsafe withNumbers(Four.self, of: weights, &bundles) { weights, bundles in
      unsafe lescope_convolve_by(
        kernel == .avx2, work, UnsafeMutablePointer(mutating: weights), bundles, 0)
    }
  }

  @inline(never)
  public static func addTransposedProduct(
    of convolution: Convolution, _ weights: Span<Double>, from start: Int,
    _ bundles: inout MutableSpan<SIMD4<Double>>, below: Int, own: Int, slices: Int, size: Int,
    kernel: Kernel
  ) {
    let work = convolution.work(.backwards, start, below, own, slices, size)
    unsafe withNumbers(Four.self, of: weights, &bundles) { weights, bundles in
      unsafe lescope_convolve_by(
        kernel == .avx2, work, UnsafeMutablePointer(mutating: weights), bundles, 0)
    }
  }

  @inline(never)
  public static func addOuterProducts(
    of convolution: Convolution, to section: inout MutableSpan<Double>, at first: Int,
    channels: Range<Int>, step: Double, _ bundles: Span<SIMD4<Double>>, below: Int, own: Int,
    slices: Int,
    size: Int, kernel: Kernel
  ) {
    var work = convolution.work(.learning, first, below, own, slices, size)
    (work.first_channel, work.end_channel) = (channels.lowerBound, channels.upperBound)
    unsafe withNumbers(Four.self, of: bundles, &section) { bundles, section in
      unsafe lescope_convolve_by(
        kernel == .avx2, work, section, UnsafeMutablePointer(mutating: bundles), step)
    }
  }
}

extension Float {
  @inline(never)
  public static func addProduct(
    of convolution: Convolution, _ weights: Span<Float>, from start: Int,
    _ bundles: inout MutableSpan<SIMD8<Float>>, below: Int, own: Int, slices: Int, size: Int,
    kernel: Kernel
  ) {
    let work = convolution.work(.forwards, start, below, own, slices, size)
    unsafe withNumbers(Eight.self, of: weights, &bundles) { weights, bundles in
      unsafe lescope_convolve_single_by(
        kernel == .avx2, work, UnsafeMutablePointer(mutating: weights), bundles, 0)
    }
  }

  @inline(never)
  public static func addTransposedProduct(
    of convolution: Convolution, _ weights: Span<Float>, from start: Int,
    _ bundles: inout MutableSpan<SIMD8<Float>>, below: Int, own: Int, slices: Int, size: Int,
    kernel: Kernel
  ) {
    let work = convolution.work(.backwards, start, below, own, slices, size)
    unsafe withNumbers(Eight.self, of: weights, &bundles) { weights, bundles in
      unsafe lescope_convolve_single_by(
        kernel == .avx2, work, UnsafeMutablePointer(mutating: weights), bundles, 0)
    }
  }

  @inline(never)
  public static func addOuterProducts(
    of convolution: Convolution, to section: inout MutableSpan<Float>, at first: Int,
    channels: Range<Int>, step: Float, _ bundles: Span<SIMD8<Float>>, below: Int, own: Int,
    slices: Int,
    size: Int, kernel: Kernel
  ) {
    var work = convolution.work(.learning, first, below, own, slices, size)
    (work.first_channel, work.end_channel) = (channels.lowerBound, channels.upperBound)
    unsafe withNumbers(Eight.self, of: bundles, &section) { bundles, section in
      unsafe lescope_convolve_single_by(
        kernel == .avx2, work, section, UnsafeMutablePointer(mutating: bundles), step)
    }
  }
}

/// In which direction, as the header of CArithmetic counts them.
private enum Operation: Int {
  case forwards, backwards, learning
}

extension Convolution {
  fileprivate func work(
    _ operation: Operation, _ start: Int, _ below: Int, _ own: Int, _ slices: Int, _ size: Int
  ) -> lescope_convolution {
    lescope_convolution(
      operation: operation.rawValue, input_channels: input.channels, input_rows: input.rows,
      input_columns: input.columns, output_channels: output.channels, output_rows: output.rows,
      output_columns: output.columns, kernel_rows: kernelRows, kernel_columns: kernelColumns,
      start: start, first_channel: 0, end_channel: output.channels, below: below, own: own,
      slices: slices, size: size)
  }
}

@inline(__always) @c(lescope_convolve)
func convolveKernel(
  _ work: lescope_convolution, _ weights: UnsafeMutablePointer<Double>,
  _ bundles: UnsafeMutablePointer<Double>, _ step: Double
) {
  unsafe convolve(Four.self, work, weights, bundles, step)
}

@inline(__always) @c(lescope_convolve_single)
func convolveSingleKernel(
  _ work: lescope_convolution, _ weights: UnsafeMutablePointer<Float>,
  _ bundles: UnsafeMutablePointer<Float>, _ step: Float
) {
  unsafe convolve(Eight.self, work, weights, bundles, step)
}

@unsafe @inline(__always)
private func convolve<Lane: Register>(
  _ register: Lane.Type, _ work: lescope_convolution, _ weights: UnsafeMutablePointer<Lane.Number>,
  _ bundles: UnsafeMutablePointer<Lane.Number>, _ step: Lane.Number
) {
  let convolution = BundledConvolution<Lane>(work: work)
  switch work.operation {
  case 0: unsafe convolution.forwards(weights, bundles)
  case 1: unsafe convolution.backwards(weights, bundles)
  default: unsafe convolution.learn(weights, bundles, step)
  }
}

/// Bare numbers: every place is that of a bundle, times as many numbers as it has.
private struct BundledConvolution<Lane: Register> {
  let work: lescope_convolution

  @inline(__always)
  private var kernelSize: Int { work.input_channels &* work.kernel_rows &* work.kernel_columns }

  /// Where a number of what is below is.
  @inline(__always)
  private func below(_ channel: Int, _ row: Int, _ column: Int) -> Int {
    Lane.count
      &* ((channel &* work.input_rows &+ row) &* work.input_columns &+ column &+ work.below)
  }

  /// Where a number of the layer's own is.
  @inline(__always)
  private func own(_ channel: Int, _ row: Int, _ column: Int) -> Int {
    Lane.count
      &* ((channel &* work.output_rows &+ row) &* work.output_columns &+ column &+ work.own)
  }

  /// Four channels at a time, so that a rate that was read is used four times; at the end the last channel
  /// stands in for those that do not exist, and stores the same again.
  @unsafe @inline(__always)
  func forwards(
    _ weights: UnsafeMutablePointer<Lane.Number>, _ bundles: UnsafeMutablePointer<Lane.Number>
  ) {
    let last = work.output_channels &- 1
    var block = unsafe bundles
    for _ in 0..<work.slices {
      var channel = 0
      while channel <= last {
        let (b, c, d) = (
          min(channel &+ 1, last), min(channel &+ 2, last), min(channel &+ 3, last)
        )
        let kernelA = unsafe weights + (work.start &+ channel &* kernelSize)
        let kernelB = unsafe weights + (work.start &+ b &* kernelSize)
        let kernelC = unsafe weights + (work.start &+ c &* kernelSize)
        let kernelD = unsafe weights + (work.start &+ d &* kernelSize)
        for row in 0..<work.output_rows {
          for column in 0..<work.output_columns {
            let placeA = unsafe block + own(channel, row, column)
            let placeB = unsafe block + own(b, row, column)
            let placeC = unsafe block + own(c, row, column)
            let placeD = unsafe block + own(d, row, column)
            var sumA = unsafe Lane(loading: placeA)
            var sumB = unsafe Lane(loading: placeB)
            var sumC = unsafe Lane(loading: placeC)
            var sumD = unsafe Lane(loading: placeD)
            var weight = 0
            for seen in 0..<work.input_channels {
              for kernelRow in 0..<work.kernel_rows {
                var rates = unsafe block + below(seen, row &+ kernelRow, column)
                for _ in 0..<work.kernel_columns {
                  let rate = unsafe Lane(loading: rates)
                  sumA = unsafe sumA + Lane(repeating: kernelA[weight]) * rate
                  sumB = unsafe sumB + Lane(repeating: kernelB[weight]) * rate
                  sumC = unsafe sumC + Lane(repeating: kernelC[weight]) * rate
                  sumD = unsafe sumD + Lane(repeating: kernelD[weight]) * rate
                  unsafe rates += Lane.count
                  weight &+= 1
                }
              }
            }
            unsafe sumA.store(at: placeA)
            unsafe sumB.store(at: placeB)
            unsafe sumC.store(at: placeC)
            unsafe sumD.store(at: placeD)
          }
        }
        channel &+= 4
      }
      unsafe block += Lane.count &* work.size
    }
  }

  @unsafe @inline(__always)
  func backwards(
    _ weights: UnsafeMutablePointer<Lane.Number>, _ bundles: UnsafeMutablePointer<Lane.Number>
  ) {
    var block = unsafe bundles
    for _ in 0..<work.slices {
      for channel in 0..<work.output_channels {
        for row in 0..<work.output_rows {
          var kernel = unsafe weights + (work.start &+ channel &* kernelSize)
          for seen in 0..<work.input_channels {
            for kernelRow in 0..<work.kernel_rows {
              for kernelColumn in 0..<work.kernel_columns {
                let factor = unsafe Lane(repeating: kernel[0])
                var mismatches = unsafe block + own(channel, row, 0)
                var handed = unsafe block + below(seen, row &+ kernelRow, kernelColumn)
                for _ in 0..<work.output_columns {
                  let sum = unsafe Lane(loading: handed) + factor * Lane(loading: mismatches)
                  unsafe sum.store(at: handed)
                  unsafe mismatches += Lane.count
                  unsafe handed += Lane.count
                }
                unsafe kernel += 1
              }
            }
          }
        }
      }
      unsafe block += Lane.count &* work.size
    }
  }

  /// Sums over all copies and places of error times rate.
  @unsafe @inline(__always)
  func learn(
    _ weights: UnsafeMutablePointer<Lane.Number>, _ bundles: UnsafeMutablePointer<Lane.Number>,
    _ step: Lane.Number
  ) {
    for channel in work.first_channel..<work.end_channel {
      var kernel = unsafe weights + (work.start &+ channel &* kernelSize)
      for seen in 0..<work.input_channels {
        for kernelRow in 0..<work.kernel_rows {
          for kernelColumn in 0..<work.kernel_columns {
            // Two sums, so that no addition waits for the one before.
            var even = Lane(repeating: 0)
            var odd = even
            var block = unsafe bundles
            for _ in 0..<work.slices {
              for row in 0..<work.output_rows {
                var error = unsafe block + own(channel, row, 0)
                var rate = unsafe block + below(seen, row &+ kernelRow, kernelColumn)
                var left = work.output_columns
                while left >= 2 {
                  even = unsafe even + Lane(loading: error) * Lane(loading: rate)
                  odd =
                    unsafe odd
                    + Lane(loading: error + Lane.count) * Lane(loading: rate + Lane.count)
                  unsafe error += 2 &* Lane.count
                  unsafe rate += 2 &* Lane.count
                  left &-= 2
                }
                if left == 1 {
                  even = unsafe even + Lane(loading: error) * Lane(loading: rate)
                }
              }
              unsafe block += Lane.count &* work.size
            }
            unsafe kernel[0] += step * (even + odd).total
            unsafe kernel += 1
          }
        }
      }
    }
  }
}
