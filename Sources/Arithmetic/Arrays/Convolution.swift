/// The geometry of a convolution: neurons in channels, rows and columns that each see a section of what is
/// below through the kernel of their channel (stride 1, no padding; Haider et al. 2021, figures 2d and 2e).
///
///     i[c, y, x] = b[c] + Σ W[c, d, v, h]·r_below[d, y + v, x + h]
///
/// A kernel is a row of the weights: its numbers are counted by channel below, row and column.
public struct Convolution: Equatable, Sendable {
  /// What it sees.
  public let input: ImageShape
  /// Its neurons.
  public let output: ImageShape
  public let kernelRows: Int
  public let kernelColumns: Int

  /// - Precondition: the kernel is no larger than what it sees.
  public init(_ input: ImageShape, channels: Int, kernelRows: Int, kernelColumns: Int) {
    precondition(channels > 0 && (1...input.rows).contains(kernelRows))
    precondition((1...input.columns).contains(kernelColumns))
    self.input = input
    (self.kernelRows, self.kernelColumns) = (kernelRows, kernelColumns)
    output = ImageShape(
      channels: channels, rows: input.rows - kernelRows + 1,
      columns: input.columns - kernelColumns + 1)
  }

  /// How many weights a kernel has.
  @inlinable
  public var kernelSize: Int { input.channels * kernelRows * kernelColumns }

  /// What each weight of a kernel reads for the neuron in the first row and column: numbers of what is
  /// below, in the order of the weights. For other neurons it is as much further on as they are.
  @inline(always)
  private func forEachWeight(_ body: (_ weight: Int, _ below: Int) -> Void) {
    var weight = 0
    for channel in 0..<input.channels {
      for row in 0..<kernelRows {
        for column in 0..<kernelColumns {
          body(weight, input.index(channel, row, column))
          weight &+= 1
        }
      }
    }
  }

  /// The weights onto a neuron and what they come from, by their numbers in the kernel and below.
  package func afferents(of neuron: Int) -> [(weight: Int, unit: Int)] {
    let (channel, place) = neuron.quotientAndRemainder(dividingBy: output.places)
    let (row, column) = place.quotientAndRemainder(dividingBy: output.columns)
    let ahead = input.index(0, row, column)
    var afferents: [(weight: Int, unit: Int)] = []
    forEachWeight { weight, below in
      afferents.append((channel * kernelSize + weight, below + ahead))
    }
    return afferents
  }

  /// The synaptic inputs i.
  ///
  /// - Parameters:
  ///   - start: where the kernels begin in the storage of weights.
  ///   - biases: one a neuron, from number `first` on.
  ///   - below: the rates r, read from number `belowStart` on.
  ///   - current: receives i from number `first` on.
  @inline(never)
  package func project(
    _ weights: Span<Double>, from start: Int, _ biases: Span<Double>, below: Span<Double>,
    from belowStart: Int, to current: inout MutableSpan<Double>, at first: Int
  ) {
    for j in first..<first + output.count { current[j] = biases[j] }
    for channel in 0..<output.channels {
      forEachWeight { weight, seen in
        let factor = weights[start &+ channel &* kernelSize &+ weight]
        for row in 0..<output.rows {
          add(
            below, belowStart &+ seen &+ row &* input.columns, times: factor, to: &current,
            at: first &+ output.index(channel, row, 0), count: output.columns)
        }
      }
    }
  }

  /// What mismatches hand down, the transposed convolution.
  ///
  /// - Parameters:
  ///   - mismatch: m, read from number `first` on.
  ///   - below: receives what is handed down from number `belowStart` on.
  @inline(never)
  package func projectBack(
    _ weights: Span<Double>, from start: Int, _ mismatch: Span<Double>, from first: Int,
    to below: inout MutableSpan<Double>, at belowStart: Int
  ) {
    for k in belowStart..<belowStart + input.count { below[k] = 0 }
    for channel in 0..<output.channels {
      forEachWeight { weight, seen in
        let factor = weights[start &+ channel &* kernelSize &+ weight]
        for row in 0..<output.rows {
          add(
            mismatch, first &+ output.index(channel, row, 0), times: factor, to: &below,
            at: belowStart &+ seen &+ row &* input.columns, count: output.columns)
        }
      }
    }
  }

  /// Plasticity: a kernel's update is the sum over its places of e·r_below.
  @inline(never)
  package func learn(
    _ weights: inout MutableSpan<Double>, from start: Int, step: Double, error: Span<Double>,
    from first: Int, below: Span<Double>, from belowStart: Int
  ) {
    for channel in 0..<output.channels {
      forEachWeight { weight, seen in
        var sum = 0.0
        for row in 0..<output.rows {
          sum += dot(
            error, first &+ output.index(channel, row, 0), below,
            belowStart &+ seen &+ row &* input.columns, count: output.columns)
        }
        weights[start &+ channel &* kernelSize &+ weight] += step * sum
      }
    }
  }
}
