// A convolution of the numbers of many copies of a network, slice by slice, as `MatrixView` has the
// products of a matrix. Every sum of one copy has the same order whatever the slices and other copies.

extension Convolution {
  /// Adds the convolution of the rates `from` on to the inputs `to` on.
  ///
  /// Four channels at a time, so that a rate that was read is used four times; at the end the last channel
  /// stands in for those that do not exist, and stores the same again.
  @inline(never)
  package func addProduct(
    _ weights: Span<Double>, from start: Int, _ quads: inout MutableSpan<Quad>, from: Int, to: Int,
    slices: Int, size: Int
  ) {
    checkFit(weights, start, from, to, slices, size, quads.count)
    let last = output.channels - 1
    for slice in 0..<slices {
      let (rates, inputs) = (slice &* size &+ from, slice &* size &+ to)
      for channel in stride(from: 0, through: last, by: 4) {
        let (b, c, d) = (min(channel + 1, last), min(channel + 2, last), min(channel + 3, last))
        let (kernelA, kernelB) = (start &+ channel &* kernelSize, start &+ b &* kernelSize)
        let (kernelC, kernelD) = (start &+ c &* kernelSize, start &+ d &* kernelSize)
        for row in 0..<output.rows {
          for column in 0..<output.columns {
            let (placeA, placeB, placeC, placeD) = (
              inputs &+ output.index(channel, row, column), inputs &+ output.index(b, row, column),
              inputs &+ output.index(c, row, column), inputs &+ output.index(d, row, column)
            )
            var sumA = unsafe quads[unchecked: placeA]
            var sumB = unsafe quads[unchecked: placeB]
            var sumC = unsafe quads[unchecked: placeC]
            var sumD = unsafe quads[unchecked: placeD]
            var weight = 0
            for below in 0..<input.channels {
              for kernelRow in 0..<kernelRows {
                let line = rates &+ input.index(below, row &+ kernelRow, column)
                for kernelColumn in 0..<kernelColumns {
                  let rate = unsafe quads[unchecked: line &+ kernelColumn]
                  unsafe sumA += weights[unchecked: kernelA &+ weight] * rate
                  unsafe sumB += weights[unchecked: kernelB &+ weight] * rate
                  unsafe sumC += weights[unchecked: kernelC &+ weight] * rate
                  unsafe sumD += weights[unchecked: kernelD &+ weight] * rate
                  weight &+= 1
                }
              }
            }
            unsafe quads[unchecked: placeA] = sumA
            unsafe quads[unchecked: placeB] = sumB
            unsafe quads[unchecked: placeC] = sumC
            unsafe quads[unchecked: placeD] = sumD
          }
        }
      }
    }
  }

  /// Adds the transposed convolution of the mismatches `from` on to what is handed down, `to` on.
  @inline(never)
  package func addTransposedProduct(
    _ weights: Span<Double>, from start: Int, _ quads: inout MutableSpan<Quad>, from: Int, to: Int,
    slices: Int, size: Int
  ) {
    checkFit(weights, start, to, from, slices, size, quads.count)
    for slice in 0..<slices {
      let (mismatches, handedDown) = (slice &* size &+ from, slice &* size &+ to)
      for channel in 0..<output.channels {
        for row in 0..<output.rows {
          let line = mismatches &+ output.index(channel, row, 0)
          var weight = start &+ channel &* kernelSize
          for below in 0..<input.channels {
            for kernelRow in 0..<kernelRows {
              let first = handedDown &+ input.index(below, row &+ kernelRow, 0)
              for kernelColumn in 0..<kernelColumns {
                let factor = unsafe weights[unchecked: weight]
                for column in 0..<output.columns {
                  unsafe quads[unchecked: first &+ kernelColumn &+ column] +=
                    factor * quads[unchecked: line &+ column]
                }
                weight &+= 1
              }
            }
          }
        }
      }
    }
  }

  /// Adds to some kernels `step` times the sum over all copies and places of error times rate.
  ///
  /// - Parameters:
  ///   - first: where in the section of weights the kernels begin; before it where those of some channels
  ///     are not in it.
  ///   - channels: those whose kernels are in it.
  ///   - errors: where in a block the layer's errors begin.
  ///   - rates: where in a block the rates below begin.
  @inline(never)
  package func addOuterProducts(
    to section: inout MutableSpan<Double>, at first: Int, channels: Range<Int>, step: Double,
    _ quads: Span<Quad>, errors: Int, rates: Int, slices: Int, size: Int
  ) {
    precondition(rates >= 0 && rates + input.count <= size)
    precondition(errors >= 0 && errors + output.count <= size && slices * size <= quads.count)
    for channel in channels {
      var weight = first &+ channel &* kernelSize
      for below in 0..<input.channels {
        for kernelRow in 0..<kernelRows {
          for kernelColumn in 0..<kernelColumns {
            // Two sums, so that no addition waits for the one before.
            var (even, odd) = (Quad.zero, Quad.zero)
            for slice in 0..<slices {
              for row in 0..<output.rows {
                let error = slice &* size &+ errors &+ output.index(channel, row, 0)
                let rate =
                  slice &* size &+ rates &+ input.index(below, row &+ kernelRow, kernelColumn)
                var column = 0
                while column &+ 2 <= output.columns {
                  unsafe even +=
                    quads[unchecked: error &+ column]
                    * quads[unchecked: rate &+ column]
                  unsafe odd +=
                    quads[unchecked: error &+ column &+ 1]
                    * quads[unchecked: rate &+ column &+ 1]
                  column &+= 2
                }
                if column < output.columns {
                  unsafe even +=
                    quads[unchecked: error &+ column]
                    * quads[unchecked: rate &+ column]
                }
              }
            }
            section[weight] += step * total(even + odd)
            weight &+= 1
          }
        }
      }
    }
  }

  /// Says once what the loops above do not ask for every number.
  private func checkFit(
    _ weights: Span<Double>, _ start: Int, _ below: Int, _ own: Int, _ slices: Int, _ size: Int,
    _ count: Int
  ) {
    precondition(start >= 0 && start + output.channels * kernelSize <= weights.count)
    precondition(below >= 0 && below + input.count <= size)
    precondition(own >= 0 && own + output.count <= size)
    precondition(slices >= 0 && slices * size <= count)
  }
}
